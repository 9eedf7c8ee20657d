using CivicBot.Comments;
using CivicBot.Digests;
using CivicBot.Tests.Storage.Records;

namespace CivicBot.Tests.Digests;

/// <summary>Every kind of document, from records made by chance.</summary>
[TestFixture]
internal sealed class DigestDocumentTests
{
    private static readonly DigestKind[] Kinds = [.. DigestKinds.All];

    [Test]
    public async Task Documents_are_valid_show_every_code_and_nothing_that_is_masked_or_denounced([Values] RecordsStore store, [Values(1, 2)] int seed)
    {
        using var records = await TestRecords.CreateAsync(store);
        await ExampleRecords.FillAsync(records.Database, seed, 120);
        foreach (var kind in Kinds)
        {
            var digest = await ExampleDigests.MakeAsync(records.Database, kind);
            foreach (var format in DigestFormats.All)
            {
                var document = DigestDrawing.Draw(digest, format);
                var text = DocumentText.Of(document, format);
                var what = $"{kind} as {format}";
                Assert.That(DocumentFaults.Of(document, format), Is.Empty, what);
                Assert.That(text, Does.Not.Contain(ExampleRecords.Secret).And.Not.Contain(ExampleRecords.Accusation).And.Not.Contain(ExampleRecords.Phone), what);
                Assert.That(text, Does.Not.Contain("đéo"), what);
                var listsComments = kind != DigestKind.Year || format is DigestFormat.Xlsx or DigestFormat.Json;
                foreach (var comment in digest.Listed.Where(_ => listsComments && kind != DigestKind.Public))
                {
                    Assert.That(text, Does.Contain(format == DigestFormat.Json ? comment.Code : CommentCode.Show(comment.Code)), what);
                }
            }
        }
    }

    [Test]
    public async Task A_digest_without_comments_is_a_valid_document_that_says_so([Values(DigestKind.Host, DigestKind.Sheet, DigestKind.Report, DigestKind.Public)] DigestKind kind)
    {
        using var records = await TestRecords.CreateAsync(RecordsStore.Sqlite);
        await ExampleRecords.FillAsync(records.Database, seed: 1, count: 0);

        var digest = await ExampleDigests.MakeAsync(records.Database, kind);

        foreach (var format in DigestFormats.All)
        {
            Assert.That(DocumentFaults.Of(DigestDrawing.Draw(digest, format), format), Is.Empty);
        }

        Assert.That(DocumentText.Of(DigestDrawing.Draw(digest, DigestFormat.Html), DigestFormat.Html), Does.Contain(DigestTexts.NoComments));
    }

    /// <summary>Writes every kind and format into a folder, to look at.</summary>
    [Test]
    [Explicit]
    public async Task Write_examples()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "civicbot-digests")).FullName;
        using var records = await TestRecords.CreateAsync(RecordsStore.Sqlite);
        await ExampleRecords.FillAsync(records.Database, seed: 3, count: 42);
        foreach (var kind in Kinds)
        {
            var digest = await ExampleDigests.MakeAsync(records.Database, kind);
            foreach (var format in DigestFormats.All)
            {
                await File.WriteAllBytesAsync(Path.Combine(folder, $"{kind.WireName()}.{format.WireName()}"), DigestDrawing.Draw(digest, format));
            }
        }

        Assert.That(Directory.GetFiles(folder), Has.Length.GreaterThanOrEqualTo(Kinds.Length));
    }
}
