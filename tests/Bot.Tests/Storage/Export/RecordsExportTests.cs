using System.IO.Compression;
using System.Text;
using System.Text.Json;
using CivicBot.Storage.Export;
using CivicBot.Tests.Privacy;
using CivicBot.Tests.Storage.Records;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Tests.Storage.Export;

[TestFixture]
internal sealed class RecordsExportTests
{
    private static readonly ExportOrder Everything = new(ExportFormat.Json);

    [Test]
    public async Task Every_row_of_every_table_is_in_the_document([Values] RecordsStore store)
    {
        using var rig = await PrivacyRig.CreateAsync(store);
        var code = await FilledRecords.FillAsync(rig);

        using var document = JsonDocument.Parse(await JsonAsync(rig, Everything));

        await using var context = rig.Records.Database.Read();
        var tables = document.RootElement.GetProperty("tables");
        var comment = Row(tables, "comment", "code", code);
        Assert.Multiple(() =>
        {
            Assert.That(document.RootElement.GetProperty("format").GetString(), Is.EqualTo("civicbot-export"));
            Assert.That(tables.GetProperty("comment").GetArrayLength(), Is.EqualTo(context.Comments.Count()));
            Assert.That(tables.GetProperty("comment_change").GetArrayLength(), Is.EqualTo(context.Changes.Count()));
            Assert.That(tables.GetProperty("audit").GetArrayLength(), Is.EqualTo(context.Audit.Count()));
            Assert.That(tables.EnumerateObject().Select(table => table.Name), Is.SupersetOf(new[] { "programme", "programme_unit", "dialogue_day", "attendance", "citizen", "support", "notice", "attachment", "correction", "field_check" }));
            Assert.That(comment.GetProperty("state").GetString(), Is.EqualTo("answered"));
            Assert.That(comment.GetProperty("received_at").GetString(), Is.EqualTo("2026-11-23T08:00:00.000+07:00"));
            Assert.That(comment.GetProperty("flags").EnumerateArray().Select(flag => flag.GetString()), Is.EqualTo(new[] { "personal-data" }));
            Assert.That(comment.GetProperty("latitude").GetDouble(), Is.EqualTo(10.123456789012345));
            Assert.That(Row(tables, "dialogue_day", "id", "phuong-an-mau-2026-11-14").GetProperty("from").GetString(), Is.EqualTo("07:30:00"));
        });
    }

    [Test]
    public async Task The_same_records_give_the_same_bytes([Values] RecordsStore store)
    {
        using var rig = await PrivacyRig.CreateAsync(store);
        await FilledRecords.FillAsync(rig);
        var order = Everything with { WithContacts = true };

        var (first, firstZip) = (await JsonAsync(rig, order), await ZipAsync(rig, order));
        rig.Time.Advance(TimeSpan.FromDays(3));

        Assert.That(await JsonAsync(rig, order), Is.EqualTo(first));
        Assert.That(await ZipAsync(rig, order), Is.EqualTo(firstZip));
    }

    [Test]
    public async Task Names_phones_and_own_words_leave_only_where_asked_for_and_ids_never([Values] RecordsStore store)
    {
        using var rig = await PrivacyRig.CreateAsync(store);
        await FilledRecords.FillAsync(rig);
        await using var context = rig.Records.Database.Read();
        var pseudonym = (await context.Citizens.SingleAsync()).Pseudonym!;

        var without = Encoding.UTF8.GetString(await JsonAsync(rig, Everything));
        var with = Encoding.UTF8.GetString(await JsonAsync(rig, Everything with { WithContacts = true }));

        Assert.Multiple(() =>
        {
            Assert.That(without, Does.Not.Contain(FilledRecords.Name).And.Not.Contain(FilledRecords.Phone).And.Not.Contain("2512523625400000042").And.Not.Contain(pseudonym));
            Assert.That(without, Does.Contain("[số điện thoại]").And.Contain("Đã nạo vét"));
            Assert.That(with, Does.Contain(FilledRecords.Name).And.Contain(FilledRecords.Phone).And.Not.Contain("2512523625400000042").And.Not.Contain(pseudonym));
        });
    }

    [Test]
    public async Task A_part_holds_what_belongs_to_its_comments_and_days_and_nothing_else([Values] RecordsStore store)
    {
        using var rig = await PrivacyRig.CreateAsync(store);
        await FilledRecords.FillAsync(rig);

        var all = Counts(await JsonAsync(rig, Everything));
        var commune = Counts(await JsonAsync(rig, Everything with { Commune = PrivacyRig.Commune }));
        var other = Counts(await JsonAsync(rig, Everything with { Commune = FilledRecords.OtherCommune }));
        var november = Counts(await JsonAsync(rig, Everything with { From = new DateOnly(2026, 11, 1), To = new DateOnly(2026, 11, 23) }));
        var before = Counts(await JsonAsync(rig, Everything with { To = new DateOnly(2026, 11, 22) }));

        Assert.Multiple(() =>
        {
            Assert.That(commune, Is.EqualTo(all));
            Assert.That(other.Values.Sum(), Is.Zero);
            Assert.That(november, Is.EqualTo(all));
            Assert.That((before["comment"], before["comment_change"], before["citizen"], before["dialogue_day"], before["attendance"]), Is.EqualTo((0, 0, 0, 1, 2)));
        });
    }

    [Test]
    public async Task CSV_is_one_file_a_table_and_no_cell_is_a_formula([Values] RecordsStore store)
    {
        using var rig = await PrivacyRig.CreateAsync(store);
        await FilledRecords.FillAsync(rig);
        var folder = Path.Combine(rig.Folder, "csv");
        var export = new RecordsExport(rig.Records.Database, rig.Seal);

        await export.WriteFolderAsync(new ExportOrder(ExportFormat.Csv, WithContacts: true), folder, CancellationToken.None);
        using var zip = new ZipArchive(new MemoryStream(await ZipAsync(rig, new ExportOrder(ExportFormat.Csv, WithContacts: true))));

        var comments = await File.ReadAllBytesAsync(Path.Combine(folder, "comment.csv"));
        var text = Encoding.UTF8.GetString(comments);
        Assert.Multiple(() =>
        {
            Assert.That(comments.AsSpan(0, 3).ToArray(), Is.EqualTo(Encoding.UTF8.Preamble.ToArray()));
            Assert.That(text, Does.Contain("\"'=Cống nghẹt, \"\"nước đen\"\" vào nhà tôi"));
            Assert.That(File.ReadAllText(Path.Combine(folder, "attendance.csv")), Does.Contain(",-3,"), "a number stays a number");
            Assert.That(zip.Entries.Select(entry => entry.Name).Order(), Is.EqualTo(Directory.GetFiles(folder).Select(Path.GetFileName).Order()));
            Assert.That(Directory.GetFiles(folder).Select(Path.GetFileName), Has.None.Contains("official"));
        });
    }

    [TestCase("=1+1", "'=1+1")]
    [TestCase("+84912", "'+84912")]
    [TestCase("-3 độ", "'-3 độ")]
    [TestCase("@SUM(A1)", "'@SUM(A1)")]
    [TestCase("a=b", "a=b")]
    [TestCase("một; hai", "\"một; hai\"")]
    public void A_text_that_begins_like_a_formula_gets_an_apostrophe(string text, string cell) => Assert.That(CsvText.Cell(text), Is.EqualTo(cell));

    public static async Task<byte[]> JsonAsync(PrivacyRig rig, ExportOrder order)
    {
        using var output = new MemoryStream();
        await new RecordsExport(rig.Records.Database, rig.Seal).WriteJsonAsync(order, output, CancellationToken.None);
        return output.ToArray();
    }

    private static async Task<byte[]> ZipAsync(PrivacyRig rig, ExportOrder order)
    {
        using var output = new MemoryStream();
        await new RecordsExport(rig.Records.Database, rig.Seal).WriteZipAsync(order, output, CancellationToken.None);
        return output.ToArray();
    }

    private static Dictionary<string, int> Counts(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.GetProperty("tables").EnumerateObject().ToDictionary(table => table.Name, table => table.Value.GetArrayLength(), StringComparer.Ordinal);
    }

    private static JsonElement Row(JsonElement tables, string table, string column, string value) =>
        tables.GetProperty(table).EnumerateArray().Single(row => row.GetProperty(column).GetString() == value);
}
