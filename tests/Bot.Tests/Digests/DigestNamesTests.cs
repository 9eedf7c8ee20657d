using CivicBot.Digests;
using CivicBot.Tests.Storage.Records;

namespace CivicBot.Tests.Digests;

/// <summary>Names of files and of scopes: what comes from people or from an address.</summary>
[TestFixture]
internal sealed class DigestNamesTests
{
    [TestCase(DigestKind.Host, DigestFormat.Docx, "Tổng hợp cho người chủ trì, đối thoại 14-11-2026, An Mẫu.docx")]
    [TestCase(DigestKind.Officer, DigestFormat.Xlsx, "Ý kiến giao Công chức Địa chính - môi trường, đối thoại 14-11-2026, An Mẫu.xlsx")]
    [TestCase(DigestKind.Month, DigestFormat.Html, "Báo cáo, tháng 11-2026, An Mẫu.html")]
    [TestCase(DigestKind.Year, DigestFormat.Xlsx, "Báo cáo, năm 2026, An Mẫu.xlsx")]
    public async Task A_file_is_called_in_Vietnamese_what_it_is(DigestKind kind, DigestFormat format, string name)
    {
        using var records = await TestRecords.CreateAsync(RecordsStore.Sqlite);
        await ExampleRecords.FillAsync(records.Database, seed: 1, count: 10);

        Assert.That(DigestFileName.Of(await ExampleDigests.MakeAsync(records.Database, kind), format), Is.EqualTo(name));
    }

    [TestCase("x\r\nSet-Cookie: a=b")]
    [TestCase("x\"; filename=\"evil.exe")]
    [TestCase("../../etc/passwd")]
    [TestCase("a\\b:c*d?e<f>g|h\u0000\u202Egpj.exe")]
    [TestCase("e\u0302\u0301")]
    [TestCase("\uFFFE")]
    public async Task A_name_that_people_typed_cannot_end_the_header_or_lead_elsewhere(string title)
    {
        using var records = await TestRecords.CreateAsync(RecordsStore.Sqlite);
        await ExampleRecords.FillAsync(records.Database, seed: 1, count: 10);
        var digest = await ExampleDigests.MakeAsync(records.Database, DigestKind.Officer) with { Officer = title + new string('y', 300) };

        var name = DigestFileName.Of(digest, DigestFormat.Docx);

        Assert.That(name, Does.Match(@"^[\p{L}\d ,()-]+\.docx$").And.Length.LessThan(90));
        Assert.That(name.IsNormalized(), Is.True);
        Assert.That(DigestFileName.Plain(name), Does.Match(@"^[A-Za-z\d ,()_-]+\.docx$"));
    }

    [TestCase("day:phuong-an-mau-2026-11-14")]
    [TestCase("month:2026-11")]
    [TestCase("year:2026")]
    public void A_scope_is_found_by_its_key(string key) => Assert.That(DigestScope.OfKey(key)!.Key, Is.EqualTo(key));

    [TestCase("")]
    [TestCase("day:")]
    [TestCase("day")]
    [TestCase("month:2026")]
    [TestCase("month:2026-13")]
    [TestCase("month:0001-01")]
    [TestCase("year:99999")]
    [TestCase("year:-5")]
    [TestCase("week:2026-11")]
    public void A_key_of_nothing_names_no_scope(string key) => Assert.That(DigestScope.OfKey(key), Is.Null);
}
