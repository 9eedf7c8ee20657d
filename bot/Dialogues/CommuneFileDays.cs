using CivicBot.Communes;
using CivicBot.Knowledge.Calendar;

namespace CivicBot.Dialogues;

/// <summary>The days of the communes' files (<c>dialogue_days</c>); late from five in the afternoon before.</summary>
public sealed class CommuneFileDays(ICommuneDirectory communes) : IUpcomingDays
{
    private static readonly TimeOnly CutOff = new(17, 0);

    public Task<IReadOnlyList<UpcomingDay>> OfAsync(string commune, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = VietnamTime.DateOf(now);
        return Task.FromResult<IReadOnlyList<UpcomingDay>>(
        [
            .. (communes.Find(commune)?.DialogueDays ?? []).Where(day => day.Date >= today).OrderBy(day => day.Date).Select(day => new UpcomingDay
            {
                Id = $"{commune}-{day.Date:yyyy-MM-dd}",
                Date = day.Date,
                From = day.From,
                Place = day.Place,
                About = day.Topic,
                CutOff = VietnamTime.At(day.Date.AddDays(-1), CutOff),
            }),
        ]);
    }
}
