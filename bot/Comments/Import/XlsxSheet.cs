using System.Globalization;
using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Spreadsheet = DocumentFormat.OpenXml.Spreadsheet;

namespace CivicBot.Comments.Import;

/// <summary>Reads a sheet of an Excel workbook (.xlsx): shared and inline strings, formulas by their last result, merged cells as if each held the value. Days stay serial numbers.</summary>
internal static class XlsxSheet
{
    private const long MostBytesUnpacked = 200_000_000;

    // Lists shrink to a tenth, empty tables to a fiftieth; what shrinks more, and is large, was made to burst.
    private const int MostTimesPacked = 100;
    private const long WorthAsking = 10_000_000;
    private const int MostCellsMerged = 200_000;

    /// <param name="name">Of the sheet; null: the first that is visible.</param>
    /// <exception cref="ImportFileException">It is no workbook, or has no such sheet.</exception>
    public static Sheet Read(byte[] content, string? name)
    {
        try
        {
            RefuseBombs(content);
            using var document = SpreadsheetDocument.Open(new MemoryStream(content, writable: false), isEditable: false);
            var workbook = document.WorkbookPart?.Workbook ?? throw new ImportFileException("The workbook is empty.");
            var part = (WorksheetPart)document.WorkbookPart!.GetPartById(Find(workbook, name).Id!.Value!);
            var shared = document.WorkbookPart.SharedStringTablePart?.SharedStringTable.Elements<SharedStringItem>().Select(Text).ToList() ?? [];
            return new Sheet(Rows(part, shared), workbook.WorkbookProperties?.Date1904?.Value ?? false);
        }
        catch (Exception wrong) when (wrong is OpenXmlPackageException or InvalidDataException or FileFormatException or System.Xml.XmlException or FormatException or ArgumentOutOfRangeException)
        {
            throw new ImportFileException("The workbook cannot be read; open it in the spreadsheet program and save it again as .xlsx.", wrong);
        }
    }

    private static void RefuseBombs(byte[] content)
    {
        using var zip = new ZipArchive(new MemoryStream(content, writable: false));
        if (zip.Entries.Sum(entry => entry.Length) > MostBytesUnpacked || zip.Entries.Any(entry => entry.Length > WorthAsking && entry.Length / MostTimesPacked > entry.CompressedLength))
        {
            throw new ImportFileException("The workbook is far too large when unpacked; copy the list into a new one.");
        }
    }

    private static Spreadsheet.Sheet Find(Workbook workbook, string? name)
    {
        var sheets = workbook.Sheets?.Elements<Spreadsheet.Sheet>().ToList() ?? [];
        var visible = sheets.FirstOrDefault(sheet => sheet.State is null || sheet.State == SheetStateValues.Visible);
        return (name is null ? visible : sheets.Find(sheet => string.Equals(sheet.Name?.Value, name, StringComparison.OrdinalIgnoreCase)))
            ?? throw new ImportFileException($"The workbook has no sheet {(name is null ? "that is visible" : $"'{name}'")}; it has {string.Join(", ", sheets.Select(sheet => $"'{sheet.Name?.Value}'"))}.");
    }

    private static List<SheetRow> Rows(WorksheetPart part, List<string> shared)
    {
        var cells = new SortedDictionary<int, SortedDictionary<int, string>>();
        var previous = 0;
        foreach (var row in part.Worksheet.Descendants<Row>())
        {
            var number = (int)(row.RowIndex?.Value ?? (uint)(previous + 1));
            var (column, found) = (0, new SortedDictionary<int, string>());
            foreach (var cell in row.Elements<Cell>())
            {
                column = cell.CellReference?.Value is { } reference ? Position(reference).Column : column + 1;
                found[column] = Text(cell, shared).Trim();
            }

            (cells[number], previous) = (found, number);
        }

        FillMerged(part, cells);
        return [.. cells
            .Select(row => new SheetRow(row.Key, row.Value.Count == 0 ? [] : [.. Enumerable.Range(1, row.Value.Keys.Max()).Select(column => row.Value.GetValueOrDefault(column, ""))]))
            .Where(row => !row.IsEmpty)];
    }

    /// <summary>Down the rows only: a title that spans columns is one title.</summary>
    private static void FillMerged(WorksheetPart part, SortedDictionary<int, SortedDictionary<int, string>> cells)
    {
        var filled = 0;
        foreach (var merged in part.Worksheet.Descendants<MergeCell>())
        {
            if (merged.Reference?.Value?.Split(':') is not [var first, var last])
            {
                continue;
            }

            var (from, to) = (Position(first), Position(last));
            var value = cells.GetValueOrDefault(from.Row)?.GetValueOrDefault(from.Column, "") ?? "";
            foreach (var row in cells.Where(row => row.Key > from.Row && row.Key <= to.Row && value.Length > 0))
            {
                row.Value[from.Column] = value;
                if (++filled > MostCellsMerged)
                {
                    throw new ImportFileException("The workbook merges too many cells; copy the list into a new one.");
                }
            }
        }
    }

    private static string Text(Cell cell, List<string> shared)
    {
        var value = cell.CellValue?.Text ?? "";
        var type = cell.DataType?.Value;
        return type switch
        {
            CellValues.SharedString => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < shared.Count ? shared[index] : "",
            CellValues.InlineString => cell.InlineString is { } inline ? Text(inline) : "",
            CellValues.Error => "",
            CellValues.Boolean => value == "1" ? "x" : "",
            CellValues.Number or null => Number(value),
            _ => value,
        };
    }

    /// <summary>Without the phonetic guides of East Asian spreadsheets.</summary>
    private static string Text(OpenXmlElement element) => string.Concat(
        element.Descendants<Text>().Where(text => text.Ancestors<PhoneticRun>().FirstOrDefault() is null).Select(text => text.Text));

    /// <summary>A whole number without exponent and zeros ("9.12345678E8" is a phone).</summary>
    private static string Number(string value) =>
        decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number.ToString("0.###############", CultureInfo.InvariantCulture) : value;

    private static (int Column, int Row) Position(string reference)
    {
        var plain = reference.Replace("$", "", StringComparison.Ordinal);
        var letters = plain.TakeWhile(char.IsAsciiLetter).ToArray();
        var column = letters.Aggregate(0, (sum, letter) => (sum * 26) + (char.ToUpperInvariant(letter) - 'A' + 1));
        return (column, int.Parse(plain.AsSpan(letters.Length), NumberStyles.None, CultureInfo.InvariantCulture));
    }
}
