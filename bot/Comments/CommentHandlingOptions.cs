using CivicBot.Knowledge.Topics;

namespace CivicBot.Comments;

/// <summary>How the commune works on comments; configuration section <c>Comments</c>.</summary>
public sealed class CommentHandlingOptions
{
    public const string Section = "Comments";

    private const int MostDays = 250;

    /// <summary>
    /// By topic id: within how many working days a comment is to be answered. No law sets these; a commune's own file comes first, and what neither names has
    /// <see cref="OtherDueWorkingDays"/>.
    /// </summary>
    public Dictionary<string, int> DueWorkingDays { get; } = new(StringComparer.Ordinal)
    {
        ["an-ninh"] = 5,
        ["y-te"] = 5,
        ["giao-thong"] = 7,
        ["moi-truong"] = 7,
        ["ha-tang"] = 7,
        ["dat-dai"] = 15,
        ["boi-thuong"] = 15,
    };

    public int OtherDueWorkingDays { get; set; } = 10;

    /// <summary>A comment's clock is amber with at most so many working days left.</summary>
    public int DueSoonWorkingDays { get; set; } = 2;

    /// <summary>The same matter at the same place within so many months after it was closed is a recurrence (tái diễn).</summary>
    public int RecurrenceMonths { get; set; } = 6;

    /// <summary>For so many minutes after several comments were closed alike this can be taken back, and nobody is told before.</summary>
    public int BulkUndoMinutes { get; set; } = 5;

    /// <summary>What is wrong, each a sentence that names the key and the fix.</summary>
    public IEnumerable<string> Problems()
    {
        foreach (var (topic, days) in DueWorkingDays)
        {
            if (!TopicScheme.Ids.Contains(topic, StringComparer.Ordinal))
            {
                yield return $"Comments__DueWorkingDays__{topic} names no topic; use some of {string.Join(", ", TopicScheme.Ids)}.";
            }
            else if (days is < 1 or > MostDays)
            {
                yield return $"Comments__DueWorkingDays__{topic} must be 1 to {MostDays} working days.";
            }
        }

        if (OtherDueWorkingDays is < 1 or > MostDays)
        {
            yield return $"Comments__OtherDueWorkingDays must be 1 to {MostDays} working days.";
        }

        if (DueSoonWorkingDays is < 0 or > 30)
        {
            yield return "Comments__DueSoonWorkingDays must be 0 to 30 working days.";
        }

        if (RecurrenceMonths is < 0 or > 60)
        {
            yield return "Comments__RecurrenceMonths must be 0 to 60; 0 flags nothing.";
        }

        if (BulkUndoMinutes is < 0 or > 60)
        {
            yield return "Comments__BulkUndoMinutes must be 0 to 60; with 0 nothing can be taken back and people are told at once.";
        }
    }
}
