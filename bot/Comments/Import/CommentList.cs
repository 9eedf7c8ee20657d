namespace CivicBot.Comments.Import;

/// <summary>A file as a list of comments: the rows below the headers, each cell under what its column holds.</summary>
internal sealed class CommentList
{
    private const int RowsAboveHeaders = 20;

    private CommentList(IReadOnlyList<ListRow> rows, bool usesDatesFrom1904, IReadOnlyList<string> unknown) =>
        (Rows, UsesDatesFrom1904, UnknownHeaders) = (rows, usesDatesFrom1904, unknown);

    public IReadOnlyList<ListRow> Rows { get; }

    public bool UsesDatesFrom1904 { get; }

    /// <summary>Columns that are not imported.</summary>
    public IReadOnlyList<string> UnknownHeaders { get; }

    /// <param name="name">File name; its ending decides what it is.</param>
    /// <param name="sheet">Sheet of a workbook; null: the first that is visible.</param>
    /// <exception cref="ImportFileException">The file cannot be read, or no row holds headers.</exception>
    public static CommentList Read(string name, byte[] content, string? sheet) => Of(Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".xlsx" or ".xlsm" => XlsxSheet.Read(content, sheet),
        ".csv" or ".tsv" or ".txt" => CsvSheet.Read(content),
        ".json" => JsonSheet.Read(content),
        var other => throw new ImportFileException($"A list of comments is a .csv, .xlsx or .json file, not '{other}'; an old .xls has to be saved as .xlsx."),
    });

    private static CommentList Of(Sheet sheet)
    {
        // Titles and the name of the office often stand above.
        var at = sheet.Rows.Take(RowsAboveHeaders).ToList().FindIndex(row => row.Cells.Any(cell => ImportColumns.Of(cell) == ImportColumn.Text) && (row.Number == 0 || row.Cells.Count(cell => cell.Length > 0) > 1));
        if (at < 0)
        {
            throw new ImportFileException("No row holds the headers: a column 'Nội dung' (text) and at least one more, for example 'Ngày', 'Địa bàn', 'Lĩnh vực'.");
        }

        var columns = new List<(int Index, ImportColumn Column)>();
        var unknown = new List<string>();
        foreach (var (header, index) in sheet.Rows[at].Cells.Select((header, index) => (header, index)).Where(one => one.header.Length > 0))
        {
            if (ImportColumns.Of(header) is { } column && columns.TrueForAll(known => known.Column != column))
            {
                columns.Add((index, column));
            }
            else
            {
                unknown.Add(header);
            }
        }

        var rows = sheet.Rows.Skip(at + 1)
            .Select(row => new ListRow(row.Number, columns.Where(column => column.Index < row.Cells.Count && row.Cells[column.Index].Length > 0).ToDictionary(column => column.Column, column => row.Cells[column.Index])))
            .Where(row => !row.IsSum);
        return new CommentList([.. rows], sheet.UsesDatesFrom1904, unknown);
    }
}

/// <param name="Number">Of the row in the file.</param>
/// <param name="Cells">Those that hold something.</param>
internal sealed record ListRow(int Number, IReadOnlyDictionary<ImportColumn, string> Cells)
{
    /// <summary>"Tổng cộng: 12 ý kiến" below the list, or only a running number.</summary>
    public bool IsSum => !Cells.ContainsKey(ImportColumn.Text)
        && (Cells.Keys.All(column => column == ImportColumn.Number)
            || Cells.Values.Any(cell => Conversation.Reading.TypedText.Folded(cell) is var folded && (folded.StartsWith("tong cong", StringComparison.Ordinal) || folded == "tong")));

    public string? this[ImportColumn column] => Cells.GetValueOrDefault(column);
}
