using CivicBot.Communes;
using CivicBot.Dialogues.Records;
using CivicBot.Knowledge.Calendar;
using CivicBot.Mail;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CivicBot.Digests.Sending;

/// <summary>
/// Turns what the schedule foresees into sendings when their moment has come. Run as often as one likes: an occasion that is in the records stays as it is, so each goes out once; what was due while
/// the program was off is found by the next run.
/// </summary>
public sealed partial class SendingPlanner(
    RecordsDatabase records, ICommuneDirectory communes, SmtpTransport mail, IOptions<ScheduleOptions> options, TimeProvider time, ILogger<SendingPlanner> logger)
{
    /// <summary>How far back a day may lie whose report is still owed, with room.</summary>
    private const int DaysBack = 21;

    /// <summary>Digests go out 30 days ahead of a day at the earliest.</summary>
    private const int DaysAhead = 31;

    /// <summary>Queues what is due now.</summary>
    /// <returns>How many sendings were queued.</returns>
    public async Task<int> QueueDueAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var queued = 0;
        foreach (var commune in communes.Current.Communes)
        {
            var due = DigestSchedule.Due(await PlannedAsync(commune.Id, DaysAhead, cancellationToken), now);
            foreach (var one in due)
            {
                if (await QueueAsync(one, now, cancellationToken))
                {
                    queued++;
                    Log.Queued(logger, one.Kind.WireName(), commune.Id, one.Scope.Key);
                }
            }
        }

        return queued;
    }

    /// <summary>Everything that the schedule foresees for a commune from a while ago until so many days ahead, whether it was sent or not; by moment.</summary>
    public async Task<IReadOnlyList<PlannedSending>> PlannedAsync(string commune, int daysAhead, CancellationToken cancellationToken)
    {
        var today = VietnamTime.Today(time);
        var (first, last) = (today.AddDays(-DaysBack), today.AddDays(daysAhead));
        var lastDay = last.AddDays(DaysAhead);
        await using var context = records.Read();
        var days = await context.Days.Where(day => day.Commune == commune && day.Date >= first && day.Date <= lastDay).ToListAsync(cancellationToken);
        var recipients = await context.DigestRecipients.Where(recipient => recipient.Commune == commune).ToListAsync(cancellationToken);
        var addressees = DigestKinds.All.Where(kind => kind is DigestKind.Officer or DigestKind.Department)
            .SelectMany(kind => recipients.Where(recipient => RecipientRoles.Of(kind).Contains(recipient.Role)).Select(recipient => (Kind: kind, recipient.Addressee)).Distinct())
            .ToLookup(pair => pair.Kind, pair => pair.Addressee);
        return
        [
            .. days.SelectMany(day => DigestSchedule.OfDay(day, addressees, options.Value))
                .Concat(DigestSchedule.OfPeriods(commune, first, last, options.Value))
                .Where(one => one.DueAt < VietnamTime.At(last.AddDays(1), TimeOnly.MinValue))
                .OrderBy(one => one.DueAt).ThenBy(one => one.Occasion, StringComparer.Ordinal),
        ];
    }

    /// <returns>False: it was there, or nobody is to get it.</returns>
    private Task<bool> QueueAsync(PlannedSending planned, DateTimeOffset now, CancellationToken cancellationToken) => records.WriteAsync(
        async (context, token) =>
        {
            if (await context.DigestSendings.AnyAsync(sending => sending.Occasion == planned.Occasion, token))
            {
                return false;
            }

            var recipients = await SendingQueue.RecipientsAsync(context, planned.Commune, planned.Kind, planned.Addressee, token);
            var deliveries = await SendingQueue.DeliveriesAsync(context, recipients, planned.Occasion, mail.IsOn, now, token);
            if (deliveries.Count == 0)
            {
                return false;
            }

            SendingQueue.Add(context, SendingQueue.Of(planned, Comments.Life.Actor.System.Name, now), deliveries);
            return true;
        },
        cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "A {Kind} digest of {Commune} about {Scope} is due and goes to its recipients")]
        public static partial void Queued(ILogger logger, string kind, string commune, string scope);
    }
}
