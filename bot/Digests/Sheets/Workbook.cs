namespace CivicBot.Digests.Sheets;

/// <summary>A workbook (bảng tính) as its sheets.</summary>
/// <param name="Title">Printed above each page.</param>
public sealed record Workbook(string Title, IReadOnlyList<WorkSheet> Sheets);

/// <summary>One sheet: a head row that stays in sight and repeats in print, then rows.</summary>
/// <param name="Name">At most 31 letters, unique.</param>
public sealed record WorkSheet(string Name, IReadOnlyList<SheetColumn> Columns, IEnumerable<IReadOnlyList<SheetCell>> Rows)
{
    /// <summary>How many columns from the left are printed; null: all. What does not fit on a page at a size that can be read stays on the screen.</summary>
    public int? Printed { get; init; }
}

/// <param name="Width">In letters, as spreadsheets count.</param>
public sealed record SheetColumn(string Name, double Width);

/// <summary>What a cell holds; there are no formulas, whatever a text begins with.</summary>
public readonly record struct SheetCell(string? Text, double? Number, DateOnly? Date)
{
    public static SheetCell Empty { get; }

    public static SheetCell Of(string? text) => string.IsNullOrEmpty(text) ? Empty : new(text, null, null);

    public static SheetCell Of(int number) => new(null, number, null);

    public static SheetCell Of(DateOnly? date) => new(null, null, date);
}
