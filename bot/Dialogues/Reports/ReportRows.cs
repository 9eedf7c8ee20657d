using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Dialogues.Records;

namespace CivicBot.Dialogues.Reports;

/// <summary>What a report is counted from, as read from the records in one go.</summary>
internal sealed record ReportRows(
    IReadOnlyList<ReportRows.Day> Days,
    IReadOnlyList<ReportRows.Count> Counts,
    IReadOnlyList<ReportRows.CommentRow> Comments,
    IReadOnlyList<ReportRows.Rating> Ratings,
    IReadOnlyList<ReportRows.Closing> Closings,
    IReadOnlyList<ReportRows.Unit> Units,
    IReadOnlyList<string> WaitingCommunes)
{
    public sealed record Day(string Id, string Commune, DayKind Kind, IReadOnlyList<string> Neighbourhoods, int CarriedOver);

    public sealed record Count(string DayId, int People, int Officials);

    public sealed record CommentRow(
        Guid Id, string Commune, IReadOnlyList<string> Topics, string? Neighbourhood, CommentState State, Concerns Flags, int Supporters, DateOnly? DueOn, DateOnly? PromisedFor, RefusalReason? Refusal);

    public sealed record Rating(Guid CommentId, int Number, int Stars);

    /// <summary>A move into a closed state, or out of one by the citizen.</summary>
    public sealed record Closing(Guid CommentId, bool Contested);

    public sealed record Unit(string Commune, string? PlanNumber);
}
