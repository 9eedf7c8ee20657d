using System.Globalization;
using CivicBot.Dialogues.Days;
using CivicBot.Dialogues.Records;
using CivicBot.Knowledge.Calendar;

namespace CivicBot.Digests.Sending;

/// <summary>A sending that the schedule foresees.</summary>
/// <param name="Occasion">Stable: the same sending has the same one however often the schedule is worked out. A day that is moved has new ones.</param>
/// <param name="Addressee">Officer or body; "".</param>
/// <param name="Label">"T-7", "tháng".</param>
/// <param name="Until">First moment at which it is no longer made up for.</param>
/// <param name="UsefulUntil">A mail that could not be handed over by then is not sent any more; null: always of use.</param>
/// <param name="WaitsForHolding">The day has to be written down as held first.</param>
public sealed record PlannedSending(
    string Occasion, string Commune, DigestKind Kind, DigestScope Scope, string Addressee, string Label, DateTimeOffset DueAt, DateTimeOffset Until, DateTimeOffset? UsefulUntil, bool WaitsForHolding)
{
    /// <summary>Its moment has come, and not passed for good.</summary>
    public bool IsDue(DateTimeOffset now) => DueAt <= now && now < Until && !WaitsForHolding;
}

/// <summary>What is sent when (lịch gửi), worked out from the dialogue days and the options alone. Nothing of it is stored before it happens, so a day that moves takes its sendings along.</summary>
public static class DigestSchedule
{
    private static readonly DigestKind[] BeforeTheDay = [DigestKind.Host, DigestKind.Officer, DigestKind.Department, DigestKind.Sheet];

    /// <summary>Of one dialogue day, earliest first; none of a cancelled one, nor of a field trip.</summary>
    /// <param name="addressees">Officers and bodies that the commune has addresses of, by kind.</param>
    public static IEnumerable<PlannedSending> OfDay(DialogueDay day, ILookup<DigestKind, string> addressees, ScheduleOptions options)
    {
        if (day.Kind != DayKind.Dialogue || day.State == DayState.Cancelled || !options.Enabled)
        {
            yield break;
        }

        var held = day.State is DayState.Held or DayState.Reported or DayState.Published;
        var endOfDay = VietnamTime.At(day.Date.AddDays(1), TimeOnly.MinValue);
        foreach (var kind in held ? [] : BeforeTheDay)
        {
            foreach (var addressee in kind is DigestKind.Officer or DigestKind.Department ? addressees[kind] : [""])
            {
                foreach (var offset in options.OffsetsOf(kind))
                {
                    var due = options.MomentOn(day.Date.AddDays(offset));
                    var until = Earlier(due.AddHours(options.CatchUpHours), endOfDay);
                    yield return Planned(day, kind, addressee, offset, due, until) with { UsefulUntil = endOfDay };
                }
            }
        }

        // The result is owed ten days after the day; until then a report makes sense.
        var published = VietnamTime.At(LegalTerms.PublishBy(day.Date).AddDays(1), TimeOnly.MinValue);
        foreach (var offset in options.OffsetsOf(DigestKind.Report))
        {
            yield return Planned(day, DigestKind.Report, "", offset, options.MomentOn(day.Date.AddDays(offset)), published) with { WaitsForHolding = !held };
        }
    }

    /// <summary>Months and years of a commune whose digest is due from <paramref name="from"/> to <paramref name="to"/>.</summary>
    public static IEnumerable<PlannedSending> OfPeriods(string commune, DateOnly from, DateOnly to, ScheduleOptions options)
    {
        if (!options.Enabled)
        {
            yield break;
        }

        for (var month = new DateOnly(from.Year, from.Month, 1); month <= to; month = month.AddMonths(1))
        {
            if (options.MonthOnDay > 0 && Within(month.AddDays(options.MonthOnDay - 1)) is { } monthly)
            {
                yield return Planned(commune, DigestKind.Month, DigestScope.Period.OfMonth(month.AddMonths(-1)), monthly);
            }

            if (options.YearOnDay > 0 && month.Month == 1 && Within(month.AddDays(options.YearOnDay - 1)) is { } yearly)
            {
                yield return Planned(commune, DigestKind.Year, DigestScope.Period.OfYear(month.Year - 1), yearly);
            }
        }

        DateOnly? Within(DateOnly date) => date >= from && date <= to ? date : null;

        PlannedSending Planned(string of, DigestKind kind, DigestScope scope, DateOnly on)
        {
            var due = options.MomentOn(on);
            return new PlannedSending($"{of}/{scope.Key}/{kind.WireName()}", of, kind, scope, "", kind == DigestKind.Month ? SendingTexts.EachMonth : SendingTexts.EachYear, due, due.AddHours(options.CatchUpHours), null, WaitsForHolding: false);
        }
    }

    /// <summary>What is to be sent now: of several that were missed for the same readers only the latest.</summary>
    public static IReadOnlyList<PlannedSending> Due(IEnumerable<PlannedSending> planned, DateTimeOffset now) =>
    [
        .. planned.Where(one => one.IsDue(now))
            .GroupBy(one => (one.Commune, one.Kind, one.Scope, one.Addressee))
            .Select(same => same.MaxBy(one => one.DueAt)!)
            .OrderBy(one => one.DueAt).ThenBy(one => one.Occasion, StringComparer.Ordinal),
    ];

    private static PlannedSending Planned(DialogueDay day, DigestKind kind, string addressee, int offset, DateTimeOffset due, DateTimeOffset until)
    {
        var scope = new DigestScope.Day(day.Id);
        var label = ScheduleOptions.Name(offset);
        var occasion = string.Create(CultureInfo.InvariantCulture, $"{day.Commune}/{scope.Key}@{day.Date:yyyy-MM-dd}/{kind.WireName()}/{addressee}/{label}");
        return new PlannedSending(occasion, day.Commune, kind, scope, addressee, label, due, until, null, WaitsForHolding: false);
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
