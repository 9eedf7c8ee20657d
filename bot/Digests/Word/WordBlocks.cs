using CivicBot.Digests.Papers;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Block = CivicBot.Digests.Papers.Block;

namespace CivicBot.Digests.Word;

/// <summary>Paragraphs and tables.</summary>
internal static class WordBlocks
{
    /// <summary>A row with more letters than this may break across pages; shorter ones stay whole.</summary>
    private const int LongRow = 900;

    private const string Dash = "- ";
    private const int WritingLine = 9;

    public static void Append(OpenXmlElement body, IEnumerable<Block> blocks, int width)
    {
        foreach (var block in blocks)
        {
            switch (block)
            {
                case Block.Heading heading:
                    body.Append(Line(WordStyles.Heading(heading.Level), heading.Text));
                    break;
                case Block.Paragraph paragraph:
                    body.Append(Paragraph(paragraph));
                    break;
                case Block.Table table:
                    body.Append(Table(table, width), Gap());
                    break;
                case Block.WritingLines lines:
                    body.Append(Enumerable.Range(0, lines.Count).Select(_ => Dotted(width)));
                    break;
                default:
                    throw new InvalidOperationException($"Unknown block {block.GetType().Name}.");
            }
        }
    }

    public static Paragraph Line(string style, string text, bool bold = false, bool italic = false, bool pageBreakBefore = false)
    {
        var properties = new ParagraphProperties(new ParagraphStyleId { Val = style });
        if (pageBreakBefore)
        {
            properties.Append(new PageBreakBefore());
        }

        return new Paragraph(properties, Run(text, bold, italic));
    }

    public static Run Run(string text, bool bold = false, bool italic = false, double points = 0)
    {
        var run = new Run();
        if (bold || italic || points > 0)
        {
            var properties = new RunProperties();
            if (bold)
            {
                properties.Append(new Bold());
            }

            if (italic)
            {
                properties.Append(new Italic());
            }

            if (points > 0)
            {
                properties.Append(new FontSize { Val = WordStyles.Half(points) }, new FontSizeComplexScript { Val = WordStyles.Half(points) });
            }

            run.Append(properties);
        }

        run.Append(new Text(XmlText.Clean(text).Replace('\n', ' ')) { Space = SpaceProcessingModeValues.Preserve });
        return run;
    }

    private static Paragraph Paragraph(Block.Paragraph paragraph)
    {
        var style = paragraph.Look switch
        {
            ParagraphLook.Body => WordStyles.Body,
            ParagraphLook.Item => WordStyles.Item,
            ParagraphLook.Remark => WordStyles.Remark,
            _ => throw new InvalidOperationException($"Unknown look {paragraph.Look}."),
        };
        var drawn = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        if (paragraph.Look == ParagraphLook.Item)
        {
            drawn.Append(Run(Dash));
        }

        drawn.Append(paragraph.Words.Select(words => Run(words.Text, words.Bold, words.Italic)));
        return drawn;
    }

    private static Table Table(Block.Table table, int width)
    {
        var parts = table.Columns.Sum(column => column.Part);
        var widths = table.Columns.Select(column => (int)(width * column.Part / parts)).ToArray();
        var drawn = new Table(
            new TableProperties(
                new TableStyle { Val = WordStyles.Grid },
                new TableWidth { Width = widths.Sum().ToString(System.Globalization.CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa },
                new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(widths.Select(w => new GridColumn { Width = w.ToString(System.Globalization.CultureInfo.InvariantCulture) })));
        drawn.Append(new TableRow(
            [
                new TableRowProperties(new CantSplit(), new TableHeader()),
                .. table.Columns.Select((column, at) => (OpenXmlElement)new TableCell(CellProperties(widths[at]), Line(WordStyles.CellHead, column.Name))),
            ]));
        drawn.Append(table.Rows.Select(row => Row(table, row, widths)));
        return drawn;
    }

    private static TableRow Row(Block.Table table, PaperRow row, int[] widths)
    {
        var properties = new TableRowProperties();
        if (row.Cells.Sum(cell => cell.Length) < LongRow)
        {
            properties.Append(new CantSplit());
        }

        if (table.RowHeight > 0 && row.Look != RowLook.Band)
        {
            properties.Append(new TableRowHeight { Val = (uint)PageMeasures.Twips(table.RowHeight), HeightType = HeightRuleValues.AtLeast });
        }

        var drawn = new TableRow(properties);
        if (row.Look == RowLook.Band)
        {
            var band = new TableCellProperties(
                Width(widths.Sum()), new GridSpan { Val = widths.Length }, new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = "EDEDED" });
            drawn.Append(new TableCell([band, .. KeptWithNext(Paragraphs(row.Cells[0], WordStyles.Cell))]));
            return drawn;
        }

        drawn.Append(row.Cells.Select((cell, at) => new TableCell(
            [CellProperties(widths[at]), .. Paragraphs(cell, table.Columns[at].Look == ColumnLook.Centred ? WordStyles.CellCentred : WordStyles.Cell)])));
        return drawn;
    }

    private static IEnumerable<OpenXmlElement> Paragraphs(PaperCell cell, string style) => cell.Paragraphs.Count == 0
        ? [Line(style, "")]
        : cell.Paragraphs.Select(words => new Paragraph(
            [new ParagraphProperties(new ParagraphStyleId { Val = style }), .. words.Select(word => (OpenXmlElement)Run(word.Text, word.Bold, word.Italic))]));

    /// <summary>The name of a section does not stay alone at the foot of a page.</summary>
    private static IEnumerable<OpenXmlElement> KeptWithNext(IEnumerable<OpenXmlElement> paragraphs)
    {
        foreach (var paragraph in paragraphs)
        {
            paragraph.GetFirstChild<ParagraphProperties>()!.Append(new KeepNext());
            yield return paragraph;
        }
    }

    private static TableCellProperties CellProperties(int width) => new(Width(width));

    private static TableCellWidth Width(int width) => new() { Width = width.ToString(System.Globalization.CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa };

    /// <summary>Two tables that touch would become one.</summary>
    private static Paragraph Gap() => new(new ParagraphProperties(new SpacingBetweenLines { Before = "0", After = "0", Line = "120", LineRule = LineSpacingRuleValues.Exact }));

    private static Paragraph Dotted(int width) => new(
        new ParagraphProperties(
            new ParagraphStyleId { Val = WordStyles.Normal },
            new Tabs(new TabStop { Val = TabStopValues.Right, Leader = TabStopLeaderCharValues.Dot, Position = width }),
            new SpacingBetweenLines { Before = (WritingLine * 20).ToString(System.Globalization.CultureInfo.InvariantCulture) }),
        new Run(new TabChar()));
}
