using CivicBot.Dialogues.Days;
using CivicBot.Dialogues.Records;

namespace CivicBot.Dialogues.Rotation;

/// <summary>How often and when leaders met the people of a neighbourhood.</summary>
/// <param name="Neighbourhood">Id.</param>
/// <param name="Last">Date of the last meeting there; null: never.</param>
/// <param name="Next">Date of the next one that is planned or announced; null: none.</param>
public sealed record NeighbourhoodVisit(string Neighbourhood, int Visits, DateOnly? Last, DateOnly? Next)
{
    /// <summary>Calendar days since the last meeting; null: never.</summary>
    public int? DaysSince(DateOnly today) => Last is { } last ? today.DayNumber - last.DayNumber : null;
}

/// <summary>A proposal: meet these people on this date.</summary>
public sealed record ProposedDay(string Neighbourhood, DateOnly Date);

/// <summary>Who was visited never or long ago (xoay vòng địa bàn). Pure.</summary>
public static class NeighbourhoodVisits
{
    /// <param name="neighbourhoods">Ids, in the order of the commune's file.</param>
    /// <param name="days">Days of the commune. A meeting for the whole commune visits no neighbourhood.</param>
    /// <returns>Never visited first (in the order of the file), then the longest ago.</returns>
    public static IReadOnlyList<NeighbourhoodVisit> Of(IReadOnlyList<string> neighbourhoods, IReadOnlyCollection<DialogueDay> days, DateOnly today) =>
    [
        .. neighbourhoods
            .Select(id =>
            {
                var here = days.Where(day => day.Neighbourhoods.Contains(id, StringComparer.Ordinal)).ToList();
                var held = here.Where(day => day.State.WasHeld()).Select(day => day.Date).ToList();
                var next = here.Where(day => day.State is DayState.Planned or DayState.Announced && day.Date >= today).Select(day => (DateOnly?)day.Date).Min();
                return new NeighbourhoodVisit(id, held.Count, held.Count == 0 ? null : held.Max(), next);
            })
            .OrderBy(visit => visit.Last ?? DateOnly.MinValue),
    ];

    /// <summary>Dates of a month for those whose turn it is: the wanted weekday, in time to be announced, no holiday, no closure, no other day of the commune.</summary>
    /// <param name="visits">In the order of <see cref="Of"/>.</param>
    /// <param name="taken">Dates that have a day already.</param>
    /// <param name="month">Any day of the month.</param>
    /// <param name="weekday">For example Saturday ("ngày thứ Bảy về với khu dân cư").</param>
    /// <param name="count">How many are wanted; fewer where the month has not as many dates or everybody has a day already.</param>
    /// <param name="earliest">First date that can still be announced in time.</param>
    public static IReadOnlyList<ProposedDay> Propose(
        IReadOnlyList<NeighbourhoodVisit> visits, IReadOnlyCollection<DateOnly> taken, DateOnly month, DayOfWeek weekday, int count, DateOnly earliest, Func<DateOnly, bool> isFree)
    {
        var first = new DateOnly(month.Year, month.Month, 1);
        var dates = Enumerable.Range(0, DateTime.DaysInMonth(month.Year, month.Month))
            .Select(first.AddDays)
            .Where(date => date.DayOfWeek == weekday && date >= earliest && !taken.Contains(date) && isFree(date));
        return [.. visits.Where(visit => visit.Next is null).Zip(dates, (visit, date) => new ProposedDay(visit.Neighbourhood, date)).Take(count)];
    }

    /// <summary>Weekends are for meeting people; holidays and the commune's closures are not.</summary>
    public static Func<DateOnly, bool> Free(Knowledge.Calendar.PublicHolidays holidays, IReadOnlyList<Communes.Closure> closures) =>
        date => holidays.NameOf(date) is null && !closures.Any(closure => closure.From <= date && date <= closure.To);
}
