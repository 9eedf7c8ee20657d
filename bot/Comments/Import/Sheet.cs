namespace CivicBot.Comments.Import;

/// <summary>A file as rows of cells, whatever kind it was.</summary>
/// <param name="Rows">In order, empty ones left out.</param>
/// <param name="UsesDatesFrom1904">Serial numbers of days count from 1904 (spreadsheets of old Macs).</param>
internal sealed record Sheet(IReadOnlyList<SheetRow> Rows, bool UsesDatesFrom1904 = false);

/// <param name="Number">As people see it in the file, from 1.</param>
/// <param name="Cells">"" where there is nothing.</param>
internal sealed record SheetRow(int Number, IReadOnlyList<string> Cells)
{
    public bool IsEmpty => Cells.All(string.IsNullOrWhiteSpace);
}

/// <summary>A file cannot be read as a list of comments; the message says what is wrong and what to do.</summary>
public sealed class ImportFileException(string message, Exception? inner = null) : Exception(message, inner);
