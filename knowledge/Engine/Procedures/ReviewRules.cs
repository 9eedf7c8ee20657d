using System.Globalization;
using CivicBot.Knowledge.Files;

namespace CivicBot.Knowledge.Procedures;

/// <summary>What the calendar does to correct entries: they age, expire, or are not yet in force. Warnings only, for <c>check</c> and review lists.</summary>
public static class ReviewRules
{
    /// <summary>Entries that end within so many days are listed.</summary>
    public const int ExpiryNoticeDays = 60;

    /// <param name="contents">What was read.</param>
    /// <param name="vietnamDate">Today in Asia/Ho_Chi_Minh.</param>
    /// <param name="reviewAfterDays">Age of a review from which the entry is listed.</param>
    public static IReadOnlyList<KnowledgeProblem> Check(LibraryContents contents, DateOnly vietnamDate, int reviewAfterDays)
    {
        var problems = new List<KnowledgeProblem>();
        foreach (var entry in contents.National.Values.Concat(contents.Local.Values.SelectMany(l => l.Values)).DistinctBy(e => e.File, StringComparer.Ordinal))
        {
            if (entry.Procedure.Enabled)
            {
                CheckReview(entry, vietnamDate, reviewAfterDays, problems);
                CheckValidity(entry, vietnamDate, problems);
            }
        }

        return problems;
    }

    /// <summary>The same of one entry, without its age.</summary>
    internal static IReadOnlyList<KnowledgeProblem> CheckValidity(LocatedProcedure entry, DateOnly vietnamDate)
    {
        var problems = new List<KnowledgeProblem>();
        CheckValidity(entry, vietnamDate, problems);
        return problems;
    }

    private static void CheckReview(LocatedProcedure entry, DateOnly today, int reviewAfterDays, List<KnowledgeProblem> problems)
    {
        var reviewed = entry.Procedure.Reviewed;
        if (reviewed > today)
        {
            Report(problems, entry, ProcedureRules.ReviewedInFuture, "reviewed", $"'reviewed' is {Date(reviewed)}, a day to come; write the day on which the entry was compared with its sources.");
        }
        else if (entry.Procedure.ReviewIsDue(today, reviewAfterDays))
        {
            Report(problems, entry, ProcedureRules.ReviewDue, "reviewed", $"Last reviewed on {Date(reviewed)}, {today.DayNumber - reviewed.DayNumber} days ago; compare it with its sources again.");
        }
    }

    private static void CheckValidity(LocatedProcedure entry, DateOnly today, List<KnowledgeProblem> problems)
    {
        switch (entry.Procedure.ValidityOn(today))
        {
            case EntryValidity.NotYetValid:
                Report(problems, entry, ProcedureRules.NotYetValid, "valid_from", $"Holds only from {Date(entry.Procedure.ValidFrom!.Value)}; citizens are told so first.");
                break;
            case EntryValidity.Expired:
                Report(problems, entry, ProcedureRules.Expired, "valid_until", $"Held until {Date(entry.Procedure.ValidUntil!.Value)}; rewrite it or switch it off ('enabled: false').");
                break;
            case EntryValidity.Valid when entry.Procedure.ValidUntil is { } until && until.DayNumber - today.DayNumber <= ExpiryNoticeDays:
                Report(problems, entry, ProcedureRules.ExpiresSoon, "valid_until", $"Holds only until {Date(until)}; prepare what comes after.");
                break;
            default:
                break;
        }
    }

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Report(List<KnowledgeProblem> problems, LocatedProcedure entry, KnowledgeRule rule, string key, string message) =>
        problems.Add(new KnowledgeProblem(entry.File, entry.Lines.GetValueOrDefault(key, 1), rule.Severity, rule.Id, message));
}
