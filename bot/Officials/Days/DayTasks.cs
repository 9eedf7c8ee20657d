using CivicBot.Comments.Deadlines;
using CivicBot.Dialogues;
using CivicBot.Dialogues.Clocks;
using CivicBot.Dialogues.Records;

namespace CivicBot.Officials.Days;

/// <summary>Something that has to be done about a dialogue day.</summary>
/// <param name="Path">Where it is done.</param>
internal sealed record DayTask(DialogueDay Day, ClockColour Colour, string Text, string Path);

/// <summary>What dialogue days ask of officials now (việc cần làm). Pure.</summary>
internal static class DayTasks
{
    /// <returns>The most pressing first.</returns>
    public static IReadOnlyList<DayTask> Of(IEnumerable<ListedDay> days, DateOnly today) =>
    [
        .. days.SelectMany(listed => Clocks(listed).Concat(Steps(listed, today)))
            .OrderByDescending(task => task.Colour).ThenBy(task => task.Day.Date).ThenBy(task => task.Day.Id, StringComparer.Ordinal),
    ];

    private static IEnumerable<DayTask> Clocks(ListedDay listed) =>
        from clock in listed.Clocks
        where clock is { HappenedOn: null, Colour: not ClockColour.Green } && clock.Kind != DayClockKind.CutOff
        select new DayTask(listed.Day, clock.Colour, clock.Text, DayPaths.Of(listed.Day.Id, clock.Kind switch
        {
            DayClockKind.Remind => DayPaths.Announcement,
            DayClockKind.Publish when listed.Day.State is DayState.Held or DayState.Reported => DayPaths.Result,
            _ => null,
        }));

    private static IEnumerable<DayTask> Steps(ListedDay listed, DateOnly today)
    {
        var day = listed.Day;
        if (day.State == DayState.Announced && day.Date == today)
        {
            yield return new DayTask(day, ClockColour.Amber, DayWords.MeetsToday, DayPaths.Of(day.Id, DayPaths.Room));
        }
        else if (day.Date < today && (day.State == DayState.Announced || day is { State: DayState.Planned, Kind: DayKind.FieldTrip }))
        {
            yield return new DayTask(day, ClockColour.Amber, DayWords.NotOpened, DayPaths.Of(day.Id));
        }

        if (day.State == DayState.Held && day.Date < today)
        {
            yield return new DayTask(day, ClockColour.Amber, DayWords.NotReported, DayPaths.Of(day.Id, DayPaths.Result));
        }
    }
}
