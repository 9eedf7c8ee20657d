using System.Globalization;
using System.Text.RegularExpressions;
using CivicBot.Digests.Papers;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CivicBot.Digests.Sheets;

/// <summary>
/// Writes a workbook as XLSX, row by row. Text cells are text: one that begins with a sign that a spreadsheet takes for a formula also carries the mark (quote prefix) that keeps it text
/// when somebody edits it. Printed on A4 lying, as wide as the page, the head row on each.
/// </summary>
public static partial class XlsxWriter
{
    private const uint A4 = 9;

    // The longest text that a cell takes.
    private const int LongestText = 32_767;

    /// <summary>Signs at the beginning that make a spreadsheet read a formula; the wide ones do where people write Chinese or Japanese.</summary>
    private const string FormulaSigns = "=+-@＝＋－＠";

    private const double LineHeight = 15;
    private const double HighestRow = 409;

    private static readonly DateOnly DayZero = new(1899, 12, 30);

    public static byte[] Write(Workbook workbook, DateTimeOffset madeAt)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            document.PackageProperties.Title = XmlText.Clean(workbook.Title);
            document.PackageProperties.Creator = "CivicBot";
            document.PackageProperties.Created = madeAt.UtcDateTime;
            document.PackageProperties.Modified = madeAt.UtcDateTime;
            var main = document.AddWorkbookPart();
            main.AddNewPart<WorkbookStylesPart>().Stylesheet = SheetStyles.Create();
            var sheets = new DocumentFormat.OpenXml.Spreadsheet.Sheets();
            var names = new DefinedNames();
            for (var i = 0; i < workbook.Sheets.Count; i++)
            {
                var sheet = workbook.Sheets[i];
                var part = main.AddNewPart<WorksheetPart>();
                var rows = Write(part, sheet, workbook.Title, isFirst: i == 0);
                sheets.Append(new Sheet { Id = main.GetIdOfPart(part), SheetId = (uint)i + 1, Name = sheet.Name });
                var quoted = $"'{sheet.Name.Replace("'", "''", StringComparison.Ordinal)}'";
                names.Append(
                    new DefinedName($"{quoted}!$A$1:${Letters(sheet.Columns.Count)}${rows}") { Name = "_xlnm._FilterDatabase", LocalSheetId = (uint)i, Hidden = true },
                    new DefinedName($"{quoted}!$A$1:${Letters(sheet.Printed ?? sheet.Columns.Count)}${rows}") { Name = "_xlnm.Print_Area", LocalSheetId = (uint)i },
                    new DefinedName($"{quoted}!$1:$1") { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)i });
            }

            main.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(new BookViews(new WorkbookView()), sheets, names);
        }

        return stream.ToArray();
    }

    /// <returns>How many rows it has, the head included.</returns>
    private static int Write(WorksheetPart part, WorkSheet sheet, string title, bool isFirst)
    {
        var last = Letters(sheet.Columns.Count);
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        writer.WriteElement(new SheetViews(new SheetView(
            new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen },
            new Selection { Pane = PaneValues.BottomLeft, ActiveCell = "A2", SequenceOfReferences = new ListValue<StringValue>(["A2"]) })
        {
            TabSelected = isFirst,
            WorkbookViewId = 0,
        }));
        writer.WriteElement(new Columns(sheet.Columns.Select((column, at) => new Column { Min = (uint)at + 1, Max = (uint)at + 1, Width = column.Width, CustomWidth = true })));
        writer.WriteStartElement(new SheetData());
        WriteRow(writer, 1, [.. sheet.Columns.Select(column => SheetCell.Of(column.Name))], sheet.Columns, isHead: true);
        var number = 1;
        foreach (var row in sheet.Rows)
        {
            WriteRow(writer, ++number, row, sheet.Columns, isHead: false);
        }

        writer.WriteEndElement();
        writer.WriteElement(new AutoFilter { Reference = $"A1:{last}{number}" });
        writer.WriteElement(new PageMargins { Left = 0.6, Right = 0.5, Top = 0.8, Bottom = 0.7, Header = 0.3, Footer = 0.3 });
        writer.WriteElement(new PageSetup { PaperSize = A4, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 });
        var printed = XmlText.Clean(title).Replace("&", "&&", StringComparison.Ordinal);
        writer.WriteElement(new HeaderFooter(
            new OddHeader($"&C&\"Times New Roman,Bold\"{(printed.Length > 200 ? printed[..200] : printed)}"), new OddFooter("&C&P/&N")));
        writer.WriteEndElement();
        return number;
    }

    private static void WriteRow(OpenXmlWriter writer, int number, IReadOnlyList<SheetCell> cells, IReadOnlyList<SheetColumn> columns, bool isHead)
    {
        writer.WriteStartElement(new Row { RowIndex = (uint)number, Height = HeightOf(cells, columns) });
        for (var i = 0; i < cells.Count; i++)
        {
            var cell = DrawnOf(cells[i], isHead);
            cell.CellReference = $"{Letters(i + 1)}{number.ToString(CultureInfo.InvariantCulture)}";
            writer.WriteElement(cell);
        }

        writer.WriteEndElement();
    }

    /// <summary>In points, for the cell with the most lines: not every program measures rows itself when it opens a file.</summary>
    private static double HeightOf(IReadOnlyList<SheetCell> cells, IReadOnlyList<SheetColumn> columns)
    {
        var lines = 1;
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i].Text is { } text)
            {
                lines = Math.Max(lines, text.Split('\n').Sum(line => 1 + (int)(line.Length / columns[i].Width)));
            }
        }

        return Math.Min(HighestRow, (lines * LineHeight) + 1);
    }

    private static Cell DrawnOf(SheetCell cell, bool isHead)
    {
        if (cell.Text is { } text)
        {
            var shown = XmlText.Clean(text);
            shown = shown.Length > LongestText ? shown[..(LongestText - 1)] + "…" : shown;
            var style = isHead ? SheetStyles.Head : IsLikeFormula(shown) ? SheetStyles.QuotedText : SheetStyles.Text;
            return new Cell(new InlineString(new Text(Escaped().Replace(shown, "_x005F$0")) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString, StyleIndex = style };
        }

        if (cell.Number is { } number)
        {
            return new Cell(new CellValue(number.ToString(CultureInfo.InvariantCulture))) { StyleIndex = SheetStyles.Number };
        }

        return cell.Date is { } date
            ? new Cell(new CellValue((date.DayNumber - DayZero.DayNumber).ToString(CultureInfo.InvariantCulture))) { StyleIndex = SheetStyles.Date }
            : new Cell { StyleIndex = SheetStyles.Text };
    }

    private static bool IsLikeFormula(string text) => text.AsSpan().TrimStart() is { Length: > 0 } begun && FormulaSigns.Contains(begun[0], StringComparison.Ordinal);

    /// <summary>What a workbook would read as a sign in disguise (ECMA-376, ST_Xstring): the underscore before it is disguised itself.</summary>
    [GeneratedRegex("_x[0-9A-Fa-f]{4}_", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escaped();

    /// <summary>1 is A, 27 is AA.</summary>
    private static string Letters(int column) => column > 26 ? $"{Letters((column - 1) / 26)}{Letters(((column - 1) % 26) + 1)}" : $"{(char)('A' + column - 1)}";
}
