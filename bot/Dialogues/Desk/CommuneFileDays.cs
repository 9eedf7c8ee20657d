using CivicBot.Comments.Life;
using CivicBot.Communes;
using CivicBot.Dialogues.Days;
using CivicBot.Dialogues.Records;
using CivicBot.Knowledge.Calendar;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using DialogueDay = CivicBot.Dialogues.Records.DialogueDay;

namespace CivicBot.Dialogues.Desk;

/// <summary>
/// Takes the days of the communes' files (<c>dialogue_days</c>) into the records as announced ones, when the program starts. Each comes in once, by its id; afterwards the records are
/// the truth, also where the day was changed or cancelled there. Days that are over stay out: their clocks would be red for ever.
/// </summary>
internal sealed class CommuneFileDays(RecordsDatabase records, ICommuneDirectory communes, TimeProvider time, IOptions<DialogueOptions> options) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => TakeInAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <returns>How many came in.</returns>
    public async Task<int> TakeInAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var today = VietnamTime.DateOf(now);
        var days =
            from commune in communes.Current.Communes
            from date in commune.DialogueDays.Where(day => day.Date >= today).GroupBy(day => day.Date)
            from numbered in date.Select((day, index) => (Day: day, Id: DayPlans.Id(commune.Id, day.Date, index + 1)))
            select (commune.Id, numbered.Day, DayId: numbered.Id);
        var count = 0;
        foreach (var (commune, day, id) in days.ToList())
        {
            count += await records.WriteAsync((context, token) => TakeInAsync(context, commune, day, id, now, token), cancellationToken);
        }

        return count;
    }

    private async Task<int> TakeInAsync(RecordsContext context, string commune, Communes.DialogueDay day, string id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var plan = new NewDay
        {
            Commune = commune,
            Date = day.Date,
            Place = day.Place,
            Title = day.Title,
            Subject = day.Topic,
            From = day.From,
            To = day.To,
            Neighbourhoods = day.Neighbourhoods,
            Topics = day.Topics,
        };
        if (await context.Days.AnyAsync(known => known.Id == id, cancellationToken))
        {
            return 0;
        }

        var row = DayPlans.Row(plan, id, options.Value, now);
        Announce(row, day.Announced, now);
        context.Days.Add(row);
        await context.SaveChangesAsync(cancellationToken);
        var occasion = $"commune-file/{id}";
        var attached = await DayComments.AttachWaitingAsync(context, row, Actor.System, occasion, now, cancellationToken);
        DayAudit.Add(context, occasion, Actor.System, commune, "day.plan", id, $"from the commune's file; comments {attached}", now);
        return 1;
    }

    private static void Announce(DialogueDay row, DateOnly? announced, DateTimeOffset now)
    {
        var today = VietnamTime.DateOf(now);
        var on = announced is { } told && told < today ? told : today;
        row.State = DayState.Announced;
        row.AnnouncedAt = on == today ? now : VietnamTime.At(on, new TimeOnly(12, 0));
        row.AnnouncedThrough = [DialogueTexts.FromFileThrough];
        row.AnnouncedLateBecause = on > LegalTerms.AnnounceBy(row.Date) ? DialogueTexts.FromFileLate : null;
    }
}
