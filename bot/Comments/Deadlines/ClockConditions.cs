using CivicBot.Comments.Records;

namespace CivicBot.Comments.Deadlines;

/// <summary>The colours of comments' clocks as conditions that a database decides; the same rule as <see cref="DueDates.ClockOf"/>, and a test holds the two together.</summary>
internal static class ClockConditions
{
    /// <summary>Red: the last day is over.</summary>
    public static IQueryable<Comment> Overdue(this IQueryable<Comment> comments, DateOnly today) => comments.Where(c => c.RunsUntil < today);

    /// <summary>Amber: the last day is not over, and few working days are left.</summary>
    public static IQueryable<Comment> DueSoon(this IQueryable<Comment> comments, DateOnly today, AmberDays amber)
    {
        // Each commune has closures of its own; those that are like all others need no condition of their own.
        var (usual, special) = (amber.Usual, amber.Special.Keys.ToList());
        comments = comments.Where(c => c.RunsUntil >= today);
        comments = special.Count == 0 ? comments.Where(c => c.RunsUntil <= usual) : comments.Where(c => c.RunsUntil <= usual || special.Contains(c.Commune));
        return amber.Special.Aggregate(comments, (rest, one) => rest.Where(c => c.RunsUntil <= one.Value || c.Commune != one.Key));
    }
}

/// <summary>The last days on which a clock is amber today.</summary>
/// <param name="Usual">Of communes without closures of their own now.</param>
/// <param name="Special">Of the others, by commune.</param>
internal sealed record AmberDays(DateOnly Usual, IReadOnlyDictionary<string, DateOnly> Special);
