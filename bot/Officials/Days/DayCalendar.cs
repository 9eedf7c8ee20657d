using CivicBot.Dialogues;

namespace CivicBot.Officials.Days;

/// <summary>One date of the calendar.</summary>
/// <param name="InMonth">False: it only fills a week.</param>
/// <param name="Off">Name of the holiday, or why the commune is closed; null: neither.</param>
internal sealed record CalendarDate(DateOnly Date, bool InMonth, string? Off, IReadOnlyList<ListedDay> Days);

/// <summary>A month of dialogue days in whole weeks from Monday to Sunday (lịch tháng). Pure.</summary>
internal static class DayCalendar
{
    private const int Week = 7;

    /// <param name="month">Any date of it.</param>
    /// <param name="off">Why a date is free; null: it is not.</param>
    public static IReadOnlyList<CalendarDate> Of(DateOnly month, IReadOnlyCollection<ListedDay> days, Func<DateOnly, string?> off)
    {
        var (first, last) = (FirstOf(month), LastOf(month));
        var start = first.AddDays(-FromMonday(first));
        var end = last.AddDays(Week - 1 - FromMonday(last));
        var byDate = days.ToLookup(listed => listed.Day.Date);
        return
        [
            .. Enumerable.Range(0, end.DayNumber - start.DayNumber + 1)
                .Select(start.AddDays)
                .Select(date => new CalendarDate(date, date >= first && date <= last, off(date), [.. byDate[date]])),
        ];
    }

    public static DateOnly FirstOf(DateOnly month) => new(month.Year, month.Month, 1);

    public static DateOnly LastOf(DateOnly month) => FirstOf(month).AddMonths(1).AddDays(-1);

    private static int FromMonday(DateOnly date) => ((int)date.DayOfWeek + Week - 1) % Week;
}
