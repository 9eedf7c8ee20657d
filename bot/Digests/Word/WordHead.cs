using System.Globalization;
using CivicBot.Digests.Papers;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CivicBot.Digests.Word;

/// <summary>The head of a paper: a table of two columns without borders, then the name of the kind of document.</summary>
internal static class WordHead
{
    private const double AgencyShare = 0.42;
    private const double LineBelowAgency = 0.4;

    public static IEnumerable<OpenXmlElement> Of(Paper paper, int width)
    {
        var left = (int)(width * AgencyShare);
        var right = width - left;
        var head = paper.Head;
        var agency = head.Agency[^1];
        yield return Bare(
            [left, right],
            [
                [
                    .. head.Agency.SkipLast(1).Select(line => Centred(line, PageMeasures.PointsNation)),
                    Centred(agency, PageMeasures.PointsNation, bold: true),
                    Rule(left, PageMeasures.Width(agency, PageMeasures.PointsNation) * LineBelowAgency),
                ],
                [
                    Centred(DigestTexts.Nation, PageMeasures.PointsNation, bold: true),
                    Centred(DigestTexts.Motto, PageMeasures.PointsMotto, bold: true),
                    Rule(right, PageMeasures.Width(DigestTexts.Motto, PageMeasures.PointsMotto)),
                ],
            ],
            [
                [
                    Centred(head.Number, PageMeasures.PointsBody),
                    .. head.LetterSubject is { } subject ? [Centred(subject, PageMeasures.PointsTable)] : Array.Empty<Paragraph>(),
                ],
                [Centred(head.PlaceAndDate, PageMeasures.PointsBody, italic: true)],
            ]);
        if (paper.Type is { } type)
        {
            yield return WordBlocks.Line(WordStyles.Type, type);
            yield return WordBlocks.Line(WordStyles.Subject, paper.Subject);
            yield return Rule(width, PageMeasures.Width(paper.Subject, PageMeasures.PointsType) is var line && line < PageMeasures.TextWidth(paper.Landscape) ? line * LineBelowAgency : 45);
        }

        if (paper.SentTo is { } to)
        {
            yield return new Paragraph(
                new ParagraphProperties(new ParagraphStyleId { Val = WordStyles.Centred }, new SpacingBetweenLines { Before = "240", After = "240" }),
                WordBlocks.Run(DigestTexts.SentToLabel + to, points: PageMeasures.PointsBody));
        }
    }

    /// <summary>A table that only puts things side by side.</summary>
    public static Table Bare(int[] widths, params OpenXmlElement[][][] rows)
    {
        var table = new Table(
            new TableProperties(
                new TableWidth { Width = widths.Sum().ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa },
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(
                    new TableCellLeftMargin { Width = 0, Type = TableWidthValues.Dxa },
                    new TableCellRightMargin { Width = 0, Type = TableWidthValues.Dxa })),
            new TableGrid(widths.Select(w => new GridColumn { Width = w.ToString(CultureInfo.InvariantCulture) })));
        table.Append(rows.Select(row => new TableRow(
        [
            new TableRowProperties(new CantSplit()),
            .. row.Select((cell, at) => (OpenXmlElement)new TableCell(
                [new TableCellProperties(new TableCellWidth { Width = widths[at].ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa }), .. cell])),
        ])));
        return table;
    }

    public static Paragraph Centred(string text, double points, bool bold = false, bool italic = false) => new(
        new ParagraphProperties(new ParagraphStyleId { Val = WordStyles.Head }), WordBlocks.Run(text, bold, italic, points));

    /// <summary>A thin line in the middle.</summary>
    /// <param name="width">Of the column, twips.</param>
    /// <param name="millimetres">Of the line.</param>
    private static Paragraph Rule(int width, double millimetres)
    {
        var side = Math.Max(0, (width - PageMeasures.Twips(millimetres)) / 2).ToString(CultureInfo.InvariantCulture);
        return new Paragraph(new ParagraphProperties(
            new ParagraphBorders(new TopBorder { Val = BorderValues.Single, Size = 6, Space = 1 }),
            new SpacingBetweenLines { Before = "20", After = "60", Line = "120", LineRule = LineSpacingRuleValues.Exact },
            new Indentation { Left = side, Right = side }));
    }
}
