using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CivicBot.Tests.Import;

/// <summary>Workbooks as spreadsheet programs write them: text as shared strings, numbers and days as numbers, one inline string where asked for.</summary>
internal static class Workbook
{
    /// <param name="rows">Cells: text, a number, null for none. A text that begins with "inline:" is written inline.</param>
    /// <param name="merged">Ranges such as "B4:B6".</param>
    public static byte[] Of(IReadOnlyList<object?[]> rows, params string[] merged)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            var shared = workbook.AddNewPart<SharedStringTablePart>();
            shared.SharedStringTable = new SharedStringTable();
            var part = workbook.AddNewPart<WorksheetPart>();
            var data = new SheetData(rows.Select((cells, row) => new Row(cells.Select((value, column) => Cell(value, row + 1, column, shared.SharedStringTable)).OfType<Cell>()) { RowIndex = (uint)(row + 1) }));
            part.Worksheet = new Worksheet(data);
            if (merged.Length > 0)
            {
                part.Worksheet.AppendChild(new MergeCells(merged.Select(range => new MergeCell { Reference = range })));
            }

            workbook.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(
                new Sheets(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Id = workbook.GetIdOfPart(part), SheetId = 1, Name = "Ý kiến" }));
        }

        return stream.ToArray();
    }

    private static Cell? Cell(object? value, int row, int column, SharedStringTable shared)
    {
        var reference = FormattableString.Invariant($"{(char)('A' + column)}{row}");
        switch (value)
        {
            case null:
                return null;
            case string text when text.StartsWith("inline:", StringComparison.Ordinal):
                return new Cell { CellReference = reference, DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text["inline:".Length..])) };
            case string text:
                shared.AppendChild(new SharedStringItem(new Run(new Text(text))));
                return new Cell { CellReference = reference, DataType = CellValues.SharedString, CellValue = new CellValue(shared.ChildElements.Count - 1) };
            default:
                return new Cell { CellReference = reference, CellValue = new CellValue(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!) };
        }
    }
}
