using CivicBot.Comments.Intake;

namespace CivicBot.Comments.Import;

/// <summary>A list to be taken in.</summary>
/// <param name="FileName">Without folders; its ending says what it is, and it is named as the source.</param>
/// <param name="By">Office or title of who takes responsibility.</param>
/// <param name="Commune">Id; null: the default one.</param>
/// <param name="DayId">Dialogue day of rows that name none.</param>
/// <param name="Sheet">Of a workbook; null: the first that is visible.</param>
/// <param name="DryRun">Says what would happen and stores nothing.</param>
public sealed record ImportOrder(string FileName, byte[] Content, string By, string? Commune = null, string? DayId = null, string? Sheet = null, bool DryRun = false);

/// <summary>A sentence about a row.</summary>
/// <param name="Row">As in the file.</param>
/// <param name="Text">Vietnamese.</param>
public sealed record RowNote(int Row, string Text);

/// <summary>What came of a list.</summary>
public sealed class ImportReport
{
    private readonly List<RowNote> failed = [];
    private readonly List<RowNote> remarks = [];
    private readonly List<(int Row, string Code)> filed = [];

    /// <summary>Rows that came in, with the codes of their comments.</summary>
    public IReadOnlyList<(int Row, string Code)> Filed => filed;

    /// <summary>Rows that had come in before.</summary>
    public int AlreadyThere { get; private set; }

    /// <summary>Rows that did not come in, and why.</summary>
    public IReadOnlyList<RowNote> Failed => failed;

    /// <summary>What was understood otherwise than written.</summary>
    public IReadOnlyList<RowNote> Remarks => remarks;

    /// <summary>Columns that are not imported.</summary>
    public required IReadOnlyList<string> UnknownHeaders { get; init; }

    internal void Count(FiledComment? comment, int row)
    {
        if (comment is { AlreadyThere: true })
        {
            AlreadyThere++;
        }
        else if (comment is not null)
        {
            filed.Add((row, comment.Code));
        }
    }

    internal void Note(int row, IReadOnlyList<string> problems, IReadOnlyList<string> others)
    {
        failed.AddRange(problems.Select(problem => new RowNote(row, problem)));
        remarks.AddRange(others.Select(remark => new RowNote(row, remark)));
    }
}
