using CivicBot.Comments.Deadlines;
using CivicBot.Dialogues.Days;
using CivicBot.Dialogues.Records;
using CivicBot.Knowledge.Calendar;

namespace CivicBot.Dialogues.Clocks;

/// <summary>
/// The clocks of a dialogue day. Pure. The legal ones (<see cref="LegalTerms"/>) count calendar days. Where the last day to publish is no working day, the Civil Code 2015, article 148.5, ends
/// a term with the next working day: the clock asks for the tenth day all the same, stays amber in between and turns red only afterwards. A field trip has no legal clocks.
/// </summary>
/// <param name="working">Working days of the commune.</param>
/// <param name="options">How early a clock turns amber, and when people are reminded.</param>
public sealed class DayClocks(WorkingDays working, DialogueOptions options)
{
    /// <returns>The clocks that matter in this state, in the order in which they end; none of a cancelled day.</returns>
    public IReadOnlyList<DayClock> Of(DialogueDay day, DateTimeOffset now)
    {
        var today = VietnamTime.DateOf(now);
        return day.State == DayState.Cancelled
            ? []
            : [.. new[] { Announce(day, today), CutOff(day, now, today), Remind(day, today), Publish(day, today) }.OfType<DayClock>().OrderBy(clock => clock.DueOn).ThenBy(clock => clock.Kind)];
    }

    /// <summary>The worst colour; green where no clock runs or ran late.</summary>
    public static ClockColour Worst(IEnumerable<DayClock> clocks) => clocks.Select(clock => clock.Colour).DefaultIfEmpty(ClockColour.Green).Max();

    private DayClock? Announce(DialogueDay day, DateOnly today)
    {
        if (day.Kind != DayKind.Dialogue)
        {
            return null;
        }

        var due = LegalTerms.AnnounceBy(day.Date);
        if (DateOf(day.AnnouncedAt) is { } announced)
        {
            var colour = ClockColours.OfStopped(due, announced);
            return Stopped(DayClockKind.Announce, due, announced, colour, today, DialogueTexts.AnnouncedOn(announced, day.Date, day.AnnouncedLateBecause));
        }

        return Running(DayClockKind.Announce, due, today, left => DialogueTexts.AnnounceBy(due, left, working.Between(today, due), working.IsWorking(due) ? null : WorkingDayBefore(due)));
    }

    private DayClock? CutOff(DialogueDay day, DateTimeOffset now, DateOnly today)
    {
        if (day.State is not (DayState.Planned or DayState.Announced))
        {
            return null;
        }

        var due = VietnamTime.DateOf(day.CutOff);
        var time = TimeOnly.FromDateTime(VietnamTime.ToVietnam(day.CutOff).DateTime);
        return now >= day.CutOff
            ? Stopped(DayClockKind.CutOff, due, due, ClockColour.Green, today, DialogueTexts.CutOffOver(due, time))
            : Running(DayClockKind.CutOff, due, today, left => DialogueTexts.CutOffComes(due, time, left));
    }

    private DayClock? Remind(DialogueDay day, DateOnly today)
    {
        if (day.State != DayState.Announced)
        {
            return null;
        }

        var next = options.RemindDaysInUse.Select(before => day.Date.AddDays(-before)).Where(date => date >= today).Order().Cast<DateOnly?>().FirstOrDefault();
        return next is { } due
            ? new DayClock(
                DayClockKind.Remind, due, HappenedOn: null, due == today ? ClockColour.Amber : ClockColour.Green, due.DayNumber - today.DayNumber, working.Between(today, due), DialogueTexts.RemindOn(due, due == today))
            : null;
    }

    private DayClock? Publish(DialogueDay day, DateOnly today)
    {
        if (day.Kind != DayKind.Dialogue || day.State == DayState.Planned)
        {
            return null;
        }

        var due = LegalTerms.PublishBy(day.Date);
        var last = working.After(due, 0);
        if (DateOf(day.PublishedAt) is { } published)
        {
            return Stopped(DayClockKind.Publish, due, published, ClockColours.OfStopped(last, published), today, DialogueTexts.PublishedOn(published, day.Date, published > last));
        }

        var clock = Running(DayClockKind.Publish, due, today, left => DialogueTexts.PublishBy(due, left, working.Between(today, due), last == due ? null : last, today > last));
        return today > due && today <= last ? clock with { Colour = ClockColour.Amber } : clock;
    }

    private DayClock Running(DayClockKind kind, DateOnly due, DateOnly today, Func<int, string> text)
    {
        var left = due.DayNumber - today.DayNumber;
        return new DayClock(kind, due, HappenedOn: null, ClockColours.Of(left, options.AmberDays), left, working.Between(today, due), text(left));
    }

    private DayClock Stopped(DayClockKind kind, DateOnly due, DateOnly happened, ClockColour colour, DateOnly today, string text) =>
        new(kind, due, happened, colour, due.DayNumber - today.DayNumber, working.Between(today, due), text);

    private DateOnly WorkingDayBefore(DateOnly day)
    {
        while (!working.IsWorking(day))
        {
            day = day.AddDays(-1);
        }

        return day;
    }

    private static DateOnly? DateOf(DateTimeOffset? moment) => moment is { } at ? VietnamTime.DateOf(at) : null;
}
