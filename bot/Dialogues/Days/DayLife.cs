using CivicBot.Dialogues.Records;
using CivicBot.Knowledge.Calendar;

namespace CivicBot.Dialogues.Days;

/// <summary>What an action on a dialogue day comes to, decided without touching anything.</summary>
public abstract record DayDecision
{
    private DayDecision()
    {
    }

    /// <param name="Late">The people are told later than the law asks for; the reason that was given is kept.</param>
    public sealed record Allowed(DayState From, DayState To, bool Late) : DayDecision;

    /// <param name="Why">One sentence for the person, Vietnamese.</param>
    public sealed record NotAllowed(string Why) : DayDecision;
}

/// <summary>Decides whether an action may happen to a dialogue day, by <see cref="DayTransitions"/> and by what the action must bring with it.</summary>
public static class DayLife
{
    /// <summary>A date further away than this is a mistyped year.</summary>
    private const int MostYears = 3;

    /// <param name="day">As it is.</param>
    /// <param name="action">What is to happen.</param>
    /// <param name="counted">People and officials counted so far; null: nobody was counted.</param>
    /// <param name="now">Any offset; days are Vietnam's.</param>
    public static DayDecision Decide(DialogueDay day, DayAction action, (int People, int Officials)? counted, DateTimeOffset now)
    {
        if (DayTransitions.Find(day.State, action.Step) is not { } step)
        {
            return new DayDecision.NotAllowed(DialogueTexts.StepNotAllowed(day.State, action.Step));
        }

        var today = VietnamTime.DateOf(now);
        return Wrong(day, action, counted, today) is { } wrong
            ? new DayDecision.NotAllowed(wrong)
            : new DayDecision.Allowed(step.From, step.To, IsLate(day, action, today));
    }

    /// <summary>What is wrong with a date of a day to be planned; null: nothing.</summary>
    /// <param name="past">It is recorded afterwards.</param>
    public static string? WrongDate(DateOnly date, bool past, DateOnly today) => date switch
    {
        _ when date > today.AddYears(MostYears) || date < today.AddYears(-MostYears * 2) => DialogueTexts.DateTooFar,
        _ when date < today && !past => DialogueTexts.DateIsPast,
        _ => null,
    };

    /// <summary>Whether the people are told with fewer than 7 days left.</summary>
    private static bool IsLate(DialogueDay day, DayAction action, DateOnly today) => day.Kind == DayKind.Dialogue && action switch
    {
        DayAction.Announce announce => (announce.On ?? today) > LegalTerms.AnnounceBy(day.Date),
        DayAction.Edit edit => Reannounces(day, edit) && today > LegalTerms.AnnounceBy(edit.Date ?? day.Date),
        _ => false,
    };

    private static bool Reannounces(DialogueDay day, DayAction.Edit edit) => day.State == DayState.Announced && edit.Moves(day);

    private static string? Wrong(DialogueDay day, DayAction action, (int People, int Officials)? counted, DateOnly today) => action switch
    {
        DayAction.Edit edit => WrongEdit(day, edit, today),
        DayAction.Announce announce => WrongAnnouncement(day, announce, today),
        DayAction.CutOff { At: var at } when VietnamTime.DateOf(at) > day.Date => DialogueTexts.CutOffAfterDay,
        DayAction.Hold when day is { State: DayState.Planned, Kind: DayKind.Dialogue } => DialogueTexts.NotAnnounced,
        DayAction.Hold when today < day.Date => DialogueTexts.NotYet(day.Date),
        DayAction.Count { People: 0, Officials: 0 } => DialogueTexts.NobodyCounted,
        DayAction.Count count when (counted?.People ?? 0) + count.People < 0 || (counted?.Officials ?? 0) + count.Officials < 0 =>
            DialogueTexts.BelowZero(counted?.People ?? 0, counted?.Officials ?? 0),
        DayAction.CountTo count when count.People < 0 || count.Officials < 0 => DialogueTexts.NobodyCounted,
        DayAction.Conclude { Text: var text } when Blank(text) => DialogueTexts.NeedsConclusion,
        DayAction.Report when counted is null => DialogueTexts.NeedsCount,
        DayAction.Report when Blank(day.Conclusion) => DialogueTexts.NeedsConclusion,
        DayAction.Publish { Through: var through } when !Named(through) => DialogueTexts.NeedsThrough,
        DayAction.Publish { On: { } on } when on > today || on < day.Date => DialogueTexts.WrongPublishDate(day.Date),
        DayAction.Reopen { Reason: var reason } when Blank(reason) => DialogueTexts.NeedsReason,
        DayAction.Cancel { Reason: var reason } when Blank(reason) => DialogueTexts.NeedsReason,
        _ => null,
    };

    private static string? WrongEdit(DialogueDay day, DayAction.Edit edit, DateOnly today)
    {
        if ((edit.Title is not null && Blank(edit.Title)) || (edit.Place is not null && Blank(edit.Place)))
        {
            return DialogueTexts.NeedsTitleAndPlace;
        }

        if ((edit.From ?? day.From) >= (edit.To ?? day.To))
        {
            return DialogueTexts.EndsBeforeStart;
        }

        if (edit.Date is { } date && date != day.Date && WrongDate(date, past: false, today) is { } wrong)
        {
            return wrong;
        }

        return Reannounces(day, edit) switch
        {
            true when !Named(edit.Through) => DialogueTexts.MoveNeedsThrough,
            true when IsLate(day, edit, today) && Blank(edit.LateBecause) => DialogueTexts.NeedsLateReason(edit.Date ?? day.Date),
            _ => null,
        };
    }

    private static string? WrongAnnouncement(DialogueDay day, DayAction.Announce announce, DateOnly today) => announce switch
    {
        { Through: var through } when !Named(through) => DialogueTexts.NeedsThrough,
        { On: null } when today > day.Date => DialogueTexts.AlreadyOver,
        { On: { } on } when on > today || on > day.Date => DialogueTexts.WrongAnnounceDate,
        { LateBecause: var because } when IsLate(day, announce, today) && Blank(because) => DialogueTexts.NeedsLateReason(day.Date),
        _ => null,
    };

    private static bool Named(IReadOnlyList<string> through) => through.Any(one => !Blank(one));

    private static bool Blank(string? text) => string.IsNullOrWhiteSpace(text);
}
