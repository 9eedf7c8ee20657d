using System.IO.Compression;
using System.Xml.Linq;
using CivicBot.Digests;
using CivicBot.Tests.Storage.Records;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CivicBot.Tests.Digests;

/// <summary>Words that would be formulas, markup or control signs are words in every document; whatever they are, the documents stay valid.</summary>
[TestFixture]
internal sealed class NastyTextTests
{
    private static readonly char[] FormulaSigns = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

    private static readonly DigestKind[] Kinds = [.. DigestKinds.All];

    [TestCaseSource(nameof(Kinds))]
    public async Task No_words_break_a_document_or_become_anything_else(DigestKind kind)
    {
        var digest = await DigestAsync(kind);
        foreach (var format in new[] { DigestFormat.Docx, DigestFormat.Xlsx })
        {
            var document = DigestDrawing.Draw(digest, format);
            Assert.That(DocumentFaults.Of(document, format), Is.Empty, $"{kind} as {format}");
            using var package = new ZipArchive(new MemoryStream(document));
            foreach (var part in package.Entries.Where(entry => entry.FullName.EndsWith(".rels", StringComparison.Ordinal)))
            {
                await using var stream = await part.OpenAsync();
                Assert.That((await XDocument.LoadAsync(stream, LoadOptions.None, CancellationToken.None)).Descendants().Attributes("TargetMode").Select(mode => mode.Value), Is.Empty, $"{kind}: {part.FullName}");
            }
        }
    }

    [Test]
    public async Task A_workbook_has_no_formula_and_marks_every_text_that_could_become_one()
    {
        using var package = SpreadsheetDocument.Open(new MemoryStream(DigestDrawing.Draw(await DigestAsync(DigestKind.Host), DigestFormat.Xlsx)), isEditable: false);
        var formats = package.WorkbookPart!.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ToList();
        var cells = package.WorkbookPart.WorksheetParts.SelectMany(part => part.Worksheet.Descendants<Cell>()).ToList();
        var risky = cells.Where(cell => cell.InnerText.TrimStart() is { Length: > 0 } text && FormulaSigns.Contains(text[0])).ToList();

        Assert.That(cells.Select(cell => cell.CellFormula), Is.All.Null);
        Assert.That(risky, Has.Count.GreaterThan(10));
        Assert.That(risky.Select(cell => (cell.DataType?.Value, formats[(int)cell.StyleIndex!.Value].QuotePrefix?.Value)), Is.All.EqualTo(((CellValues?)CellValues.InlineString, (bool?)true)));
    }

    /// <summary>In a workbook <c>_x003D_</c> stands for "=": who writes that gets it back as written.</summary>
    [Test]
    public async Task What_looks_like_an_escaped_sign_stays_as_written()
    {
        using var package = SpreadsheetDocument.Open(new MemoryStream(DigestDrawing.Draw(await DigestAsync(DigestKind.Host), DigestFormat.Xlsx)), isEditable: false);
        var texts = package.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet.Descendants<Cell>()).Select(cell => cell.InnerText).ToList();

        Assert.That(texts, Does.Contain("_x005F_x003D_ đèn đường tắt"));
    }

    [Test]
    public async Task A_letter_has_no_field_but_its_page_number()
    {
        foreach (var kind in Kinds)
        {
            using var package = WordprocessingDocument.Open(new MemoryStream(DigestDrawing.Draw(await DigestAsync(kind), DigestFormat.Docx)), isEditable: false);
            var main = package.MainDocumentPart!;
            var fields = main.HeaderParts.SelectMany(part => part.Header.Descendants<SimpleField>()).Concat(main.Document.Descendants<SimpleField>()).Select(field => field.Instruction!.Value!.Trim());
            Assert.That(fields, Is.EqualTo(["PAGE"]));
            Assert.That(main.Document.Descendants().Where(element => element is FieldCode or DocumentFormat.OpenXml.Wordprocessing.Hyperlink), Is.Empty);
        }
    }

    [TestCaseSource(nameof(Kinds))]
    public async Task A_page_has_no_tag_that_it_was_not_given(DigestKind kind)
    {
        var html = DocumentText.Of(DigestDrawing.Draw(await DigestAsync(kind), DigestFormat.Html), DigestFormat.Html);

        Assert.That(html, Does.Not.Contain("<script").And.Not.Contain("<w:").And.Not.Contain("<![").And.Not.Contain("<!--").And.Not.Contain(" style="));
        Assert.That(html.Split("</style>"), Has.Length.EqualTo(2));
    }

    private static async Task<Digest> DigestAsync(DigestKind kind)
    {
        using var records = await TestRecords.CreateAsync(RecordsStore.Sqlite);
        await ExampleRecords.FillAsync(records.Database, seed: 1, count: 0);
        var number = 0;
        await new RandomRecords([.. NastyText.All.SelectMany(text => Enumerable.Range(0, 3).Select(_ => new RandomRecords.Plan(number++, text)))]).FillAsync(records.Database);
        await records.Database.WriteAsync(
            (context, _) =>
            {
                // The words alone, from their first sign on.
                var comments = context.Comments.Where(comment => comment.Masked != "").OrderBy(comment => comment.Code).ToList();
                for (var i = 0; i < comments.Count; i += 2)
                {
                    comments[i].Masked = NastyText.All[i / 2 % NastyText.All.Count].Normalized();
                }

                return Task.FromResult(0);
            },
            CancellationToken.None);
        return await ExampleDigests.MakeAsync(records.Database, kind);
    }
}
