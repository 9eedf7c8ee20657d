using CivicBot.Digests.Papers;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CivicBot.Digests.Sheets;

/// <summary>The formats of cells, by number.</summary>
internal static class SheetStyles
{
    public const uint Text = 1;
    public const uint QuotedText = 2;
    public const uint Number = 3;
    public const uint Date = 4;
    public const uint Head = 5;

    // The first number that is free for formats of one's own.
    private const uint DateFormat = 164;
    private const uint WholeNumber = 3;

    public static Stylesheet Create() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = DateFormat, FormatCode = "dd/mm/yyyy" }),
        new Fonts(new Font(new FontSize { Val = 11 }, new FontName { Val = PageMeasures.Font }), new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = PageMeasures.Font })),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            new Fill(new PatternFill(new ForegroundColor { Rgb = "FFEDEDED" }) { PatternType = PatternValues.Solid })),
        new Borders(
            new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()),
            new Border(Thin<LeftBorder>(), Thin<RightBorder>(), Thin<TopBorder>(), Thin<BottomBorder>(), new DiagonalBorder())),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(),
            Format(new CellFormat()),
            Format(new CellFormat { QuotePrefix = true }),
            Format(new CellFormat { NumberFormatId = WholeNumber, ApplyNumberFormat = true }),
            Format(new CellFormat { NumberFormatId = DateFormat, ApplyNumberFormat = true }),
            Format(new CellFormat { FontId = 1, FillId = 2, ApplyFont = true, ApplyFill = true }, HorizontalAlignmentValues.Center)));

    private static CellFormat Format(CellFormat format, HorizontalAlignmentValues horizontal = HorizontalAlignmentValues.General)
    {
        format.BorderId = 1;
        format.FontId ??= 0;
        format.ApplyFont = true;
        format.ApplyBorder = true;
        format.ApplyAlignment = true;
        format.Alignment = new Alignment { Vertical = VerticalAlignmentValues.Top, WrapText = true, Horizontal = horizontal };
        return format;
    }

    private static TBorder Thin<TBorder>()
        where TBorder : BorderPropertiesType, new() => new() { Style = BorderStyleValues.Thin };
}
