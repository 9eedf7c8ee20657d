using CivicBot.Knowledge.Calendar;

namespace CivicBot.Communes;

/// <summary>Computes whether an office is open; pure.</summary>
public static class Opening
{
    /// <summary>Long enough to look past Tết and a renovation.</summary>
    private const int DaysAhead = 60;

    /// <param name="hours">Weekly hours of the office.</param>
    /// <param name="closures">The commune's own closed spans.</param>
    /// <param name="holidays">Public holidays and working weekends.</param>
    /// <param name="now">Any offset; weeks and days are Vietnam's.</param>
    public static OpeningState At(OpeningHours hours, IReadOnlyList<Closure> closures, PublicHolidays holidays, DateTimeOffset now)
    {
        var local = VietnamTime.ToVietnam(now);
        var today = Day(hours, closures, holidays, DateOnly.FromDateTime(local.DateTime));
        var time = TimeOnly.FromDateTime(local.DateTime);
        if (today.Spans.FirstOrDefault(s => s.From <= time && time < s.To) is { } span)
        {
            return new OpeningState(true, VietnamTime.At(today.Date, span.To), null, ClosedReason.None, null);
        }

        var next = today.Spans.FirstOrDefault(s => s.From > time) is { } later
            ? VietnamTime.At(today.Date, later.From)
            : NextDay(hours, closures, holidays, today.Date);
        return new OpeningState(false, null, next, today.Reason, today.ReasonText);
    }

    private static DateTimeOffset? NextDay(OpeningHours hours, IReadOnlyList<Closure> closures, PublicHolidays holidays, DateOnly today)
    {
        for (var ahead = 1; ahead <= DaysAhead; ahead++)
        {
            if (Day(hours, closures, holidays, today.AddDays(ahead)) is { Spans: [var first, ..], Date: var date })
            {
                return VietnamTime.At(date, first.From);
            }
        }

        return null;
    }

    private static OfficeDay Day(OpeningHours hours, IReadOnlyList<Closure> closures, PublicHolidays holidays, DateOnly date)
    {
        if (closures.FirstOrDefault(c => c.From <= date && date <= c.To) is { } closure)
        {
            return new OfficeDay(date, [], ClosedReason.Closure, closure.Reason);
        }

        if (holidays.NameOf(date) is { } holiday)
        {
            return new OfficeDay(date, [], ClosedReason.PublicHoliday, holiday);
        }

        var weekday = holidays.IsWorkingWeekend(date) ? DayOfWeek.Monday : date.DayOfWeek;
        return hours.On(weekday) is { Count: > 0 } spans
            ? new OfficeDay(date, spans, ClosedReason.OutsideHours, null)
            : new OfficeDay(date, [], ClosedReason.Weekend, null);
    }

    /// <param name="Reason">Why it is closed outside <paramref name="Spans"/>.</param>
    private sealed record OfficeDay(DateOnly Date, IReadOnlyList<OpeningSpan> Spans, ClosedReason Reason, string? ReasonText);
}
