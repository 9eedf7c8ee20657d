using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Digests;
using CivicBot.Digests.Making;
using CivicBot.Digests.Papers;
using CivicBot.Digests.Sheets;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Workbook = CivicBot.Digests.Sheets.Workbook;

namespace CivicBot.Tests.Digests;

[TestFixture]
internal sealed class DigestPartsTests
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 2, 1, 0, 0, TimeSpan.Zero);

    [Test]
    public void The_longest_clear_text_speaks_for_a_group_and_the_others_follow_by_time()
    {
        var shouting = Shown("100000001", "SAO KHÔNG AI LÀM ĐƯỜNG CHO DÂN ĐI, KÊU HOÀI KÊU MÃI MÀ KHÔNG THẤY AI TRẢ LỜI", 4);
        var unmarked = Shown("100000002", "duong hu nang lam roi khong ai sua chua gi het tron ba thang nay luon do", 3);
        var clear = Shown("100000003", "Đường vào xóm hư nặng, xin sửa sớm.", 2);
        var shorter = Shown("100000004", "Đường hư nặng rồi.", 1);

        var ordered = Representative.First([shouting, unmarked, clear, shorter]);

        Assert.That(ordered.Select(one => one.Code), Is.EqualTo(new[] { "100000003", "100000004", "100000002", "100000001" }));
    }

    [Test]
    public void Equal_texts_are_represented_by_the_first_that_came_in()
    {
        var ordered = Representative.First([Shown("100000002", "Đèn đường tắt cả tuần.", 2), Shown("100000001", "Đèn đường tắt cả tuần.", 1)]);

        Assert.That(ordered[0].Code, Is.EqualTo("100000001"));
    }

    [Test]
    public void Duplicates_stand_with_the_comment_that_goes_on_also_in_a_chain_and_a_ring()
    {
        var first = Row("a");
        var second = Row("b") with { DuplicateOfId = first.Id };
        var third = Row("c") with { DuplicateOfId = second.Id, GroupId = Guid.NewGuid() };
        var elsewhere = Row("d") with { DuplicateOfId = Guid.NewGuid() };
        var (one, other) = (Row("e"), Row("f"));
        (one, other) = (one with { DuplicateOfId = other.Id }, other with { DuplicateOfId = one.Id });
        var matter = Matters.Of([first, second, third, elsewhere, one, other]);

        Assert.Multiple(() =>
        {
            Assert.That(new[] { second, third }.Select(matter), Is.All.EqualTo(first.Id));
            Assert.That(matter(elsewhere), Is.EqualTo(elsewhere.DuplicateOfId));
            Assert.That(matter(one), Is.EqualTo(matter(other)));
        });
    }

    [Test]
    public void The_like_answered_before_is_found_and_the_unlike_is_not()
    {
        var past = new PastAnswers(
        [
            Past("light", "Đèn đường từ chợ tới cầu tắt, tối om", "ha-tang"),
            Past("water", "Nước máy yếu, chiều không chảy", "ha-tang"),
            Past("other", "Đèn đường từ chợ tới cầu tắt, tối om", "an-ninh"),
        ], ExampleDigests.ShownText.Soften);

        var found = past.For(Row("new") with { Masked = "Đèn đường đoạn chợ tới cầu lại tắt", Topics = ["ha-tang"] }, Guid.NewGuid());

        Assert.That(found.Select(one => one.Code), Is.EqualTo(new[] { "light" }));
    }

    [Test]
    public void An_answer_to_the_same_group_is_found_whatever_its_words()
    {
        var group = Guid.NewGuid();
        var past = new PastAnswers([Past("same", "Cống nghẹt", "ha-tang") with { GroupId = group }, Past("other", "Đèn tắt", "ha-tang")], ExampleDigests.ShownText.Soften);

        Assert.That(past.For(Row("new") with { Masked = "Hẻm ngập", Topics = ["ha-tang"] }, group).Select(one => one.Code), Is.EqualTo(new[] { "same" }));
    }

    [TestCase("=1+1")]
    [TestCase("+84")]
    [TestCase("-2")]
    [TestCase("@SUM(A1)")]
    [TestCase(" =1+1")]
    [TestCase("\n=1+1")]
    [TestCase("＝1+1")]
    public void A_text_that_looks_like_a_formula_stays_text(string text)
    {
        var document = XlsxWriter.Write(new Workbook("t", [new WorkSheet("Một", [new SheetColumn("Cột", 10)], [[SheetCell.Of(text)], [SheetCell.Of("thường")], [SheetCell.Of(7)]])]), Morning);
        using var package = SpreadsheetDocument.Open(new MemoryStream(document), isEditable: false);
        var cells = package.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Cell>().ToList();
        var formats = package.WorkbookPart.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ToList();

        Assert.Multiple(() =>
        {
            Assert.That(cells.Select(cell => cell.CellFormula), Is.All.Null);
            Assert.That(cells[1].DataType!.Value, Is.EqualTo(CellValues.InlineString));
            Assert.That(cells[1].InnerText, Is.EqualTo(text));
            Assert.That(formats[(int)cells[1].StyleIndex!.Value].QuotePrefix?.Value, Is.True);
            Assert.That(formats[(int)cells[2].StyleIndex!.Value].QuotePrefix?.Value, Is.Not.True);
            Assert.That((cells[3].DataType, cells[3].CellValue!.Text), Is.EqualTo(((DocumentFormat.OpenXml.EnumValue<CellValues>?)null, "7")));
        });
    }

    [Test]
    public void A_sheet_keeps_its_head_in_sight_filters_and_prints_on_A4_lying()
    {
        var document = XlsxWriter.Write(new Workbook("a & b", [new WorkSheet("Một", [new("A", 10), new("B", 10)], [[SheetCell.Of("x"), SheetCell.Of(new DateOnly(2026, 11, 14))]])]), Morning);
        using var package = SpreadsheetDocument.Open(new MemoryStream(document), isEditable: false);
        var sheet = package.WorkbookPart!.WorksheetParts.Single().Worksheet;

        Assert.Multiple(() =>
        {
            Assert.That(sheet.Descendants<Pane>().Single().State!.Value, Is.EqualTo(PaneStateValues.Frozen));
            Assert.That(sheet.Elements<AutoFilter>().Single().Reference!.Value, Is.EqualTo("A1:B2"));
            Assert.That(sheet.Elements<PageSetup>().Single().Orientation!.Value, Is.EqualTo(OrientationValues.Landscape));
            Assert.That(sheet.Elements<PageSetup>().Single().PaperSize!.Value, Is.EqualTo(9));
            Assert.That(package.WorkbookPart.Workbook.DefinedNames!.Elements<DefinedName>().Select(n => n.Text), Does.Contain("'Một'!$1:$1"));
            Assert.That(sheet.Descendants<Cell>().Last().CellValue!.Text, Is.EqualTo("46340"));
            Assert.That(sheet.Elements<HeaderFooter>().Single().OddHeader!.Text, Does.EndWith("a && b"));
        });
    }

    [Test]
    public void Signs_that_no_document_can_hold_are_left_out_and_the_rest_stays() =>
        Assert.That(XmlText.Clean("a\u0000b\u001Fc\td\ud83d\ude00\ud83de\u202Ef\uFFFF\ng"), Is.EqualTo("abc d\ud83d\ude00ef\ng"));

    [Test]
    public void Personal_data_is_masked_but_the_numbers_of_the_commune_are_not()
    {
        var mask = DigestsRegistration.Mask(ExampleDigests.ShownText);

        Assert.That(mask("Gọi 0000 000 013 hoặc 0912345678.", ExampleDigests.Commune), Is.EqualTo("Gọi 0000 000 013 hoặc [số điện thoại]."));
    }

    [TestCase("Làm như cứt, đéo chịu nổi.", "Làm như c…, đ… chịu nổi.")]
    [TestCase("đ*m bọn bây", "đ… bọn bây")]
    [TestCase("Đường hư,  xin sửa.\nCảm ơn!", "Đường hư,  xin sửa.\nCảm ơn!")]
    public void Swearing_is_cut_down_and_all_else_stays_as_written(string text, string softened) =>
        Assert.That(ExampleDigests.ShownText.Soften(text), Is.EqualTo(softened));

    private static CommentRow Row(string name) => new()
    {
        Id = Guid.NewGuid(), Code = name, Masked = name, Topics = ["khac"], TopicUnsure = false, Body = "ubnd-xa", Level = "xa", Flags = Concerns.None, Urgency = "thuong", State = CommentState.Confirmed,
        Late = false, Supporters = 0, ReceivedAt = Morning, ChangedAt = Morning,
    };

    private static PastRow Past(string code, string text, string topic) => new(Guid.NewGuid(), code, false, text, topic, null, null, CommentState.Answered, Morning, "Đã sửa.");

    private static DigestComment Shown(string code, string text, int day) => new()
    {
        Code = code, Text = text, Topics = ["khac"], TopicUnsure = false, Body = "ubnd-xa", BodyName = "Ủy ban", Level = "xa", State = CommentState.Confirmed, ReceivedAt = Morning.AddDays(day), Overdue = false,
        Late = false, Urgency = "thuong", Emergency = false, Softened = false, Recurring = false, Supporters = 0, Attachments = 0, Additions = [], Findings = [],
    };
}
