using System.Text;
using CivicBot.Comments.Import;

namespace CivicBot.Tests.Import;

[TestFixture]
internal sealed class CommentListTests
{
    private const string List = "STT;Ngày (dd/mm/yyyy);Nội dung ý kiến;Địa bàn;Cột lạ\n1;21/11/2026;\"Đường lầy; mưa là ngập\";Khu phố 3;x\n\n2;22/11/2026;Đèn hư;;\nTổng cộng: 2;;;;\n";

    public static IEnumerable<TestCaseData> Encodings()
    {
        yield return new TestCaseData(Encoding.UTF8.GetBytes(List)).SetArgDisplayNames("UTF-8");
        yield return new TestCaseData(new byte[] { 0xEF, 0xBB, 0xBF }.Concat(Encoding.UTF8.GetBytes(List)).ToArray()).SetArgDisplayNames("UTF-8 with mark");
        yield return new TestCaseData(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(List)).ToArray()).SetArgDisplayNames("UTF-16");
        yield return new TestCaseData(Encoding.UTF8.GetBytes(List.Replace("Đường lầy; mưa", "Đường lầy\tmưa", StringComparison.Ordinal).Replace(';', ',').Replace("lầy\tmưa", "lầy; mưa", StringComparison.Ordinal)))
            .SetArgDisplayNames("commas");
        yield return new TestCaseData(Encoding.UTF8.GetBytes(List.Replace("Đường lầy; mưa", "Đường lầy, mưa", StringComparison.Ordinal).Replace(';', '\t').Replace("lầy, mưa", "lầy; mưa", StringComparison.Ordinal)))
            .SetArgDisplayNames("tabs");
    }

    [TestCaseSource(nameof(Encodings))]
    public void A_CSV_list_is_read_whatever_separates_its_cells(byte[] content)
    {
        var list = CommentList.Read("danh-sach.csv", content, sheet: null);

        Assert.Multiple(() =>
        {
            Assert.That(list.Rows.Select(row => row.Number), Is.EqualTo(new[] { 2, 4 }));
            Assert.That(list.Rows[0][ImportColumn.Text], Is.EqualTo("Đường lầy; mưa là ngập"));
            Assert.That(list.Rows[0][ImportColumn.ReceivedOn], Is.EqualTo("21/11/2026"));
            Assert.That(list.Rows[0][ImportColumn.Place], Is.EqualTo("Khu phố 3"));
            Assert.That(list.Rows[1][ImportColumn.Place], Is.Null);
            Assert.That(list.UnknownHeaders, Is.EqualTo(new[] { "Cột lạ" }));
        });
    }

    [Test]
    public void A_workbook_is_read_with_titles_above_merged_cells_and_inline_text()
    {
        var content = Workbook.Of(
            [
                ["ỦY BAN NHÂN DÂN PHƯỜNG AN MẪU"],
                ["DANH SÁCH Ý KIẾN"],
                ["TT", "Ngày", "Khu phố", "Nội dung", "Điện thoại"],
                [1, 46347, "Khu phố 3", "Đường lầy lội", 912345678],
                [2, 46347.5, null, "inline:Đèn đường hư", null],
                [3, 46348, null, "Rác nhiều", null],
                ["Tổng cộng", null, null, null, 3],
            ],
            "C4:C6", "A1:E1");

        var list = CommentList.Read("so.xlsx", content, sheet: null);

        Assert.Multiple(() =>
        {
            Assert.That(list.Rows.Select(row => row.Number), Is.EqualTo(new[] { 4, 5, 6 }));
            Assert.That(list.Rows.Select(row => row[ImportColumn.Place]), Is.EqualTo(new[] { "Khu phố 3", "Khu phố 3", "Khu phố 3" }));
            Assert.That(list.Rows[1][ImportColumn.Text], Is.EqualTo("Đèn đường hư"));
            Assert.That(ImportDates.Read(list.Rows[1][ImportColumn.ReceivedOn]!, from1904: false), Is.EqualTo(new DateTime(2026, 11, 21, 12, 0, 0, DateTimeKind.Unspecified)));
            Assert.That(list.Rows[0][ImportColumn.Phone], Is.EqualTo("912345678"));
        });
    }

    [TestCase("""[{"date":"2026-11-21","text":"Đường lầy","topics":["giao-thong","ha-tang"],"anonymous":true}]""")]
    [TestCase("""{"comments":[{"Ngày":"2026-11-21","Nội dung":"Đường lầy","Lĩnh vực":"giao-thong; ha-tang","Ẩn danh":"x"}]}""")]
    public void JSON_is_read_by_the_names_of_its_members(string json)
    {
        var row = CommentList.Read("a.json", Encoding.UTF8.GetBytes(json), sheet: null).Rows.Single();

        Assert.That(
            (row.Number, row[ImportColumn.ReceivedOn], row[ImportColumn.Text], row[ImportColumn.Topic], row[ImportColumn.Anonymous]),
            Is.EqualTo((1, "2026-11-21", "Đường lầy", "giao-thong; ha-tang", "x")));
    }

    [TestCase("a.xls", "x", "saved as .xlsx")]
    [TestCase("a.xlsx", "no workbook", "save it again as .xlsx")]
    [TestCase("a.csv", "Ngày;Nơi\n1;2\n", "No row holds the headers")]
    [TestCase("a.csv", "Ngày;Nội dung\n1;\"mở ra mà không đóng\n2;x\n", "never closed")]
    [TestCase("a.json", "{\"a\":1}", "no list of comments")]
    [TestCase("a.json", "[{]", "cannot be read")]
    public void A_file_that_is_no_list_is_refused_with_what_to_do(string name, string content, string sentence) =>
        Assert.That(() => CommentList.Read(name, Encoding.UTF8.GetBytes(content), sheet: null), Throws.TypeOf<ImportFileException>().With.Message.Contains(sentence));

    [Test]
    public void A_list_in_an_old_encoding_is_refused_instead_of_being_spoiled() =>
        Assert.That(
            () => CommentList.Read("a.csv", [.. Encoding.ASCII.GetBytes("Noi dung;Ngay\n"), 0xD1, 0xED, .. Encoding.ASCII.GetBytes("ng;1\n")], sheet: null),
            Throws.TypeOf<ImportFileException>().With.Message.Contains("UTF-8"));

    [TestCase("21/11/2026", 2026, 11, 21)]
    [TestCase("1.2.26", 2026, 2, 1)]
    [TestCase("2026-11-21T07:30:00+07:00", 2026, 11, 21)]
    [TestCase("21-11-2026 07:30", 2026, 11, 21)]
    [TestCase("46347", 2026, 11, 21)]
    public void Days_are_read_as_people_write_them(string cell, int year, int month, int day) =>
        Assert.That(ImportDates.Read(cell, from1904: false)?.Date, Is.EqualTo(new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified)));

    [TestCase("31/2/2026")]
    [TestCase("hôm qua")]
    [TestCase("11")]
    [TestCase("11/21/2026")]
    public void What_is_no_day_is_none(string cell) => Assert.That(ImportDates.Read(cell, from1904: false), Is.Null);

    [Test]
    public void Workbooks_of_old_Macs_count_from_1904() =>
        Assert.That(ImportDates.Read("44885", from1904: true), Is.EqualTo(new DateTime(2026, 11, 21, 0, 0, 0, DateTimeKind.Unspecified)));

    [Test]
    public void A_workbook_that_was_made_to_burst_is_refused_before_it_is_unpacked()
    {
        using var stream = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(stream, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = zip.CreateEntry("xl/worksheets/sheet1.xml").Open();
            var spaces = new byte[1_000_000];
            for (var megabyte = 0; megabyte < 20; megabyte++)
            {
                part.Write(spaces);
            }
        }

        Assert.That(() => CommentList.Read("y-kien.xlsx", stream.ToArray(), sheet: null), Throws.TypeOf<ImportFileException>().With.Message.Contains("far too large when unpacked"));
    }
}
