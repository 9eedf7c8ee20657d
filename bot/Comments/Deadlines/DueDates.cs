using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Communes;
using CivicBot.Knowledge.Calendar;
using Microsoft.Extensions.Options;

namespace CivicBot.Comments.Deadlines;

/// <summary>Until when comments are to be answered, and how their clocks look.</summary>
public sealed class DueDates(ICommuneDirectory communes, IOptions<CommentHandlingOptions> options)
{
    /// <summary>Working days of a commune; one that no file names any more has the public holidays only.</summary>
    public WorkingDays WorkingDaysOf(string commune) => new(communes.Current.Holidays, communes.Find(commune)?.Closures ?? []);

    /// <param name="topic">The main one.</param>
    /// <param name="from">Any offset; its day in Vietnam does not count.</param>
    public DateOnly For(string commune, string topic, DateTimeOffset from) => WorkingDaysOf(commune).After(VietnamTime.DateOf(from), DaysFor(commune, topic));

    /// <summary>The day that counts now: while something is promised, or expected from elsewhere, that day; else the commune's own.</summary>
    /// <returns>Null: closed, or the citizen has to say something first.</returns>
    public static DateOnly? Running(Comment comment) => Running(comment.State, comment.PromisedFor, comment.DueOn);

    /// <summary>The same of a comment's state and days.</summary>
    public static DateOnly? Running(CommentState state, DateOnly? promisedFor, DateOnly? dueOn) => state switch
    {
        _ when state.IsClosed() => null,
        CommentState.NeedsInformation => null,
        CommentState.Promised or CommentState.Forwarded => promisedFor ?? dueOn,
        _ => dueOn,
    };

    /// <summary>Null where no clock runs.</summary>
    public CommentClock? ClockOf(Comment comment, DateOnly today)
    {
        if (Running(comment) is not { } due)
        {
            return null;
        }

        var left = WorkingDaysOf(comment.Commune).Between(today, due);

        // A weekend lies between: no working day, and the last day is over all the same.
        var daysLeft = left == 0 && due < today ? -1 : left;
        return new CommentClock(due, daysLeft, ClockColours.Of(daysLeft, options.Value.DueSoonWorkingDays));
    }

    /// <summary>Until when clocks are amber today: one working day more, and they are green.</summary>
    internal AmberDays AmberUntil(DateOnly today)
    {
        var count = options.Value.DueSoonWorkingDays + 1;
        var usual = new WorkingDays(communes.Current.Holidays, []).After(today, count).AddDays(-1);
        return new AmberDays(
            usual,
            communes.Current.Communes
                .Select(commune => (commune.Id, Last: WorkingDaysOf(commune.Id).After(today, count).AddDays(-1)))
                .Where(commune => commune.Last != usual)
                .ToDictionary(commune => commune.Id, commune => commune.Last, StringComparer.Ordinal));
    }

    private int DaysFor(string commune, string topic) =>
        communes.Find(commune) is { } known && known.DueWorkingDays.TryGetValue(topic, out var own) ? own
        : options.Value.DueWorkingDays.TryGetValue(topic, out var general) ? general
        : options.Value.OtherDueWorkingDays;
}

/// <param name="DaysLeft">Working days; 0 on the last day, negative after it.</param>
public readonly record struct CommentClock(DateOnly Due, int DaysLeft, ClockColour Colour);
