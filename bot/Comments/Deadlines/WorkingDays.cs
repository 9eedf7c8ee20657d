using CivicBot.Communes;
using CivicBot.Knowledge.Calendar;

namespace CivicBot.Comments.Deadlines;

/// <summary>Counts working days (ngày làm việc): Monday to Friday and swapped weekend days, without public holidays and the commune's own closures. Pure.</summary>
/// <param name="holidays">Of the state.</param>
/// <param name="closures">Of the commune.</param>
public sealed class WorkingDays(PublicHolidays holidays, IReadOnlyList<Closure> closures)
{
    public bool IsWorking(DateOnly day) =>
        (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) || holidays.IsWorkingWeekend(day))
        && holidays.NameOf(day) is null
        && !closures.Any(closure => closure.From <= day && day <= closure.To);

    /// <summary>The day on which a span ends. The day of the event does not count (Civil Code 2015, article 147.2).</summary>
    /// <param name="count">0: the first working day from <paramref name="from"/> on, itself included.</param>
    public DateOnly After(DateOnly from, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var day = from;
        for (var left = count; left > 0; left--)
        {
            day = Next(day.AddDays(1));
        }

        return Next(day);
    }

    /// <summary>Working days after <paramref name="from"/> up to and with <paramref name="to"/>; negative where <paramref name="to"/> lies before.</summary>
    public int Between(DateOnly from, DateOnly to)
    {
        if (to < from)
        {
            return -Between(to, from);
        }

        var count = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
        {
            count += IsWorking(day) ? 1 : 0;
        }

        return count;
    }

    private DateOnly Next(DateOnly day)
    {
        while (!IsWorking(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }
}
