using CivicBot.Dialogues.Records;
using CivicBot.Knowledge.Calendar;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Dialogues.Upcoming;

/// <summary>Reads the announced days of a commune from the records.</summary>
public sealed class UpcomingDays(RecordsDatabase records) : IUpcomingDays
{
    public async Task<IReadOnlyList<UpcomingDay>> OfAsync(string commune, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var context = records.Read();
        return await OfAsync(context, commune, now, cancellationToken);
    }

    /// <summary>The same inside a transaction; sees what was saved in it.</summary>
    internal static async Task<IReadOnlyList<UpcomingDay>> OfAsync(RecordsContext context, string commune, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = VietnamTime.DateOf(now);
        var days = await context.Days
            .AsNoTracking()
            .Where(day => day.Commune == commune && day.State == DayState.Announced && day.Kind == DayKind.Dialogue && day.Date >= today)
            .ToListAsync(cancellationToken);
        return [.. days.Select(Upcoming).OrderBy(day => day.Date).ThenBy(day => day.From).ThenBy(day => day.Id, StringComparer.Ordinal)];
    }

    private static UpcomingDay Upcoming(DialogueDay day) => new()
    {
        Id = day.Id,
        Date = day.Date,
        From = day.From,
        Place = day.Place,
        About = day.Subject,
        Topics = day.Topics,
        Neighbourhoods = day.Neighbourhoods,
        CutOff = day.CutOff,
    };
}
