using CivicBot.Communes;
using CivicBot.Dialogues.Clocks;
using CivicBot.Dialogues.Records;
using CivicBot.Dialogues.Rotation;
using CivicBot.Comments.Deadlines;
using CivicBot.Knowledge.Calendar;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using DialogueDay = CivicBot.Dialogues.Records.DialogueDay;

namespace CivicBot.Dialogues;

/// <summary>Which days are listed.</summary>
/// <param name="Commune">Null: all.</param>
/// <param name="Programme">Null: all.</param>
/// <param name="From">First date; null: any.</param>
/// <param name="To">Last date; null: any.</param>
/// <param name="Done">True: also published and cancelled ones.</param>
public sealed record DayFilter(string? Commune = null, string? Programme = null, DateOnly? From = null, DateOnly? To = null, bool Done = true);

/// <summary>A dialogue day with what lists show beside it.</summary>
/// <param name="Clocks">As of now.</param>
/// <param name="Comments">How many belong to it.</param>
/// <param name="Late">How many of these came after the cut-off.</param>
/// <param name="People">People counted.</param>
public sealed record ListedDay(DialogueDay Day, IReadOnlyList<DayClock> Clocks, int Comments, int Late, int People)
{
    public ClockColour Colour => DayClocks.Worst(Clocks);
}

/// <summary>Reads dialogue days, programmes and visits for whoever shows them.</summary>
public sealed class DayQuery(RecordsDatabase records, ICommuneDirectory communes, TimeProvider time, IOptions<DialogueOptions> options)
{
    /// <returns>By date, earliest first.</returns>
    public async Task<IReadOnlyList<ListedDay>> ListAsync(DayFilter filter, CancellationToken cancellationToken)
    {
        await using var context = records.Read();
        var days = await Filtered(context, filter).ToListAsync(cancellationToken);
        var ids = days.Select(day => day.Id).ToList();
        var comments = await context.Comments
            .Where(comment => comment.DayId != null && ids.Contains(comment.DayId))
            .GroupBy(comment => comment.DayId!)
            .Select(group => new { Day = group.Key, All = group.Count(), Late = group.Count(comment => comment.Late) })
            .ToDictionaryAsync(count => count.Day, StringComparer.Ordinal, cancellationToken);
        var people = await context.Attendances
            .Where(attendance => ids.Contains(attendance.DayId))
            .GroupBy(attendance => attendance.DayId)
            .Select(group => new { Day = group.Key, People = group.Sum(attendance => attendance.People) })
            .ToDictionaryAsync(count => count.Day, StringComparer.Ordinal, cancellationToken);
        return
        [
            .. days.OrderBy(day => day.Date).ThenBy(day => day.From).ThenBy(day => day.Id, StringComparer.Ordinal).Select(day => new ListedDay(
                day, ClocksOf(day), comments.GetValueOrDefault(day.Id)?.All ?? 0, comments.GetValueOrDefault(day.Id)?.Late ?? 0, people.GetValueOrDefault(day.Id)?.People ?? 0)),
        ];
    }

    /// <summary>Null where there is no such day.</summary>
    public async Task<DialogueDay?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var context = records.Read();
        return await context.Days.SingleOrDefaultAsync(day => day.Id == id, cancellationToken);
    }

    /// <returns>By id, with their units.</returns>
    public async Task<IReadOnlyList<Programme>> ProgrammesAsync(CancellationToken cancellationToken)
    {
        await using var context = records.Read();
        return await context.Programmes.Include(programme => programme.Units).OrderBy(programme => programme.Id).ToListAsync(cancellationToken);
    }

    public IReadOnlyList<DayClock> ClocksOf(DialogueDay day) => new DayClocks(WorkingDaysOf(day.Commune), options.Value).Of(day, time.GetUtcNow());

    /// <summary>Who was visited never or long ago.</summary>
    public async Task<IReadOnlyList<NeighbourhoodVisit>> VisitsAsync(Commune commune, CancellationToken cancellationToken)
    {
        await using var context = records.Read();
        var days = await context.Days.Where(day => day.Commune == commune.Id).ToListAsync(cancellationToken);
        return NeighbourhoodVisits.Of([.. commune.Neighbourhoods.Select(n => n.Id)], days, VietnamTime.Today(time));
    }

    /// <summary>A proposal for a month; nothing is planned by it.</summary>
    public async Task<IReadOnlyList<ProposedDay>> ProposeAsync(Commune commune, DateOnly month, DayOfWeek weekday, int count, CancellationToken cancellationToken)
    {
        await using var context = records.Read();
        var days = await context.Days.Where(day => day.Commune == commune.Id && day.State != DayState.Cancelled).ToListAsync(cancellationToken);
        var today = VietnamTime.Today(time);
        return NeighbourhoodVisits.Propose(
            NeighbourhoodVisits.Of([.. commune.Neighbourhoods.Select(n => n.Id)], days, today),
            [.. days.Select(day => day.Date)],
            month,
            weekday,
            count,
            today.AddDays(Days.LegalTerms.AnnounceDaysBefore),
            NeighbourhoodVisits.Free(communes.Current.Holidays, commune.Closures));
    }

    private WorkingDays WorkingDaysOf(string commune) => new(communes.Current.Holidays, communes.Find(commune)?.Closures ?? []);

    private static IQueryable<DialogueDay> Filtered(RecordsContext context, DayFilter filter) => context.Days.Where(day =>
        (filter.Commune == null || day.Commune == filter.Commune)
        && (filter.Programme == null || day.ProgrammeId == filter.Programme)
        && (filter.From == null || day.Date >= filter.From)
        && (filter.To == null || day.Date <= filter.To)
        && (filter.Done || (day.State != DayState.Published && day.State != DayState.Cancelled)));
}
