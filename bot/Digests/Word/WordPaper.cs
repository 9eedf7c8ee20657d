using CivicBot.Digests.Papers;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CivicBot.Digests.Word;

/// <summary>Draws a paper as a Word document (DOCX): real styles, headings, tables whose head repeats on each page, page numbers from the second page on.</summary>
public static class WordPaper
{
    private const string Author = "CivicBot";
    private const int LinesWithSignature = 5;

    /// <param name="madeAt">Stands in the document's properties.</param>
    public static byte[] Draw(Paper paper, DateTimeOffset madeAt)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            document.PackageProperties.Title = XmlText.Clean(paper.Subject);
            document.PackageProperties.Creator = Author;
            document.PackageProperties.Language = "vi-VN";
            document.PackageProperties.Created = madeAt.UtcDateTime;
            document.PackageProperties.Modified = madeAt.UtcDateTime;
            var main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = WordStyles.Create();
            main.AddNewPart<DocumentSettingsPart>().Settings = new Settings(new Compatibility(new CompatibilitySetting
            {
                Name = CompatSettingNameValues.CompatibilityMode,
                Uri = "http://schemas.microsoft.com/office/word",
                Val = "15",
            }));
            var (first, later) = (main.AddNewPart<HeaderPart>(), main.AddNewPart<HeaderPart>());
            first.Header = new Header(new Paragraph());
            later.Header = new Header(new Paragraph(
                new ParagraphProperties(new ParagraphStyleId { Val = WordStyles.PageNumber }), new SimpleField(new Run(new Text("2"))) { Instruction = " PAGE " }));
            var body = new Body();
            var width = PageMeasures.Twips(PageMeasures.TextWidth(paper.Landscape));
            body.Append(WordHead.Of(paper, width));
            WordBlocks.Append(body, paper.Body, width);
            if (paper.Foot is { } foot)
            {
                KeepWithSignature(body);
                body.Append(WordFoot.Of(foot, width));
            }

            if (paper.Annex is { } annex)
            {
                body.Append(
                    WordBlocks.Line(WordStyles.Type, annex.Name, pageBreakBefore: true),
                    WordBlocks.Line(WordStyles.Subject, annex.Title),
                    WordBlocks.Line(WordStyles.Centred, annex.With, italic: true));
                WordBlocks.Append(body, annex.Body, width);
            }

            body.Append(Page(paper.Landscape, main.GetIdOfPart(first), main.GetIdOfPart(later)));
            main.Document = new Document(body);
        }

        return stream.ToArray();
    }

    /// <summary>A signature does not stand alone on a page: the last lines go with it.</summary>
    private static void KeepWithSignature(Body body)
    {
        foreach (var paragraph in body.ChildElements.Reverse().TakeWhile(child => child is Paragraph).OfType<Paragraph>().Take(LinesWithSignature))
        {
            (paragraph.ParagraphProperties ??= new ParagraphProperties()).KeepNext = new KeepNext();
        }
    }

    private static SectionProperties Page(bool landscape, string firstHeader, string laterHeader)
    {
        var (wide, high) = ((uint)PageMeasures.Twips(PageMeasures.MillimetresWide), (uint)PageMeasures.Twips(PageMeasures.MillimetresHigh));
        return new SectionProperties(
            new HeaderReference { Type = HeaderFooterValues.First, Id = firstHeader },
            new HeaderReference { Type = HeaderFooterValues.Default, Id = laterHeader },
            landscape ? new PageSize { Width = high, Height = wide, Orient = PageOrientationValues.Landscape } : new PageSize { Width = wide, Height = high },
            new PageMargin
            {
                Top = PageMeasures.Twips(PageMeasures.Top),
                Bottom = PageMeasures.Twips(PageMeasures.Bottom),
                Left = (uint)PageMeasures.Twips(PageMeasures.Left),
                Right = (uint)PageMeasures.Twips(PageMeasures.Right),
                Header = (uint)PageMeasures.Twips(PageMeasures.Top / 2),
                Footer = (uint)PageMeasures.Twips(PageMeasures.Bottom / 2),
                Gutter = 0,
            },
            new TitlePage());
    }
}
