using System.Globalization;
using CivicBot.Dialogues.Records;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Dialogues.Desk;

/// <summary>A plan as a row of the records.</summary>
internal static class DayPlans
{
    /// <summary><c>commune-2026-12-12</c>; with a number behind it from the second day of that date on.</summary>
    public static string Id(string commune, DateOnly date, int number) =>
        number == 1
            ? string.Create(CultureInfo.InvariantCulture, $"{commune}-{date:yyyy-MM-dd}")
            : string.Create(CultureInfo.InvariantCulture, $"{commune}-{date:yyyy-MM-dd}-{number}");

    /// <summary>Ids stay with a day whose date was changed, so the free one is looked for among all.</summary>
    public static async Task<string> FreeIdAsync(RecordsContext context, string commune, DateOnly date, CancellationToken cancellationToken)
    {
        for (var number = 1; ; number++)
        {
            var id = Id(commune, date, number);
            if (!await context.Days.AnyAsync(day => day.Id == id, cancellationToken))
            {
                return id;
            }
        }
    }

    public static DialogueDay Row(NewDay plan, string id, DialogueOptions options, DateTimeOffset now) => new()
    {
        Id = id,
        Commune = plan.Commune,
        ProgrammeId = plan.ProgrammeId,
        Kind = plan.Kind,
        Title = plan.Title?.Trim() ?? (plan.Kind == DayKind.FieldTrip ? DialogueTexts.FieldTripTitle : DialogueTexts.GeneralTitle),
        Subject = plan.Subject?.Trim(),
        Date = plan.Date,
        From = plan.From,
        To = plan.To,
        Place = plan.Place.Trim(),
        Neighbourhoods = [.. plan.Neighbourhoods],
        Topics = [.. plan.Topics],
        Hosts = [.. plan.Hosts],
        Guests = [.. plan.Guests],
        CutOff = plan.CutOff ?? options.CutOffFor(plan.Date),
        State = DayState.Planned,
        ChangedAt = now,
    };
}
