using System.Globalization;
using CivicBot.Mail;
using CivicBot.Messaging;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Digests.Sending;

/// <summary>
/// Takes one waiting delivery after the other and hands it over. Claimed, handed over, written down: a process that dies before the server took a mail leaves it to the next one after the lease; a
/// process that dies between the server's answer and the writing sends it once more, under the same Message-ID. More SMTP cannot promise.
/// </summary>
public sealed partial class DeliverySender(RecordsDatabase records, SendingComposer composer, SmtpTransport mail, TimeProvider time, ILogger<DeliverySender> logger)
{
    private DateTimeOffset awayUntil;

    /// <summary>Sends what is due, one at a time, until nothing is due or the server is away.</summary>
    /// <returns>How many were taken by the server.</returns>
    public async Task<int> SendDueAsync(CancellationToken cancellationToken)
    {
        var sent = 0;
        (Guid Sending, Composed Composed)? last = null;
        while (time.GetUtcNow() >= awayUntil && await IsAnythingDueAsync(cancellationToken) && await ClaimAsync(cancellationToken) is var (delivery, sending))
        {
            // The recipients of one sending get the same.
            var composed = last is { } known && known.Sending == sending.Id ? known.Composed : await ComposeAsync(delivery, sending, cancellationToken);
            if (composed is null)
            {
                continue;
            }

            last = (sending.Id, composed);
            if (composed is Composed.None none)
            {
                await EndAsync(delivery.Id, none.Because, null, null, cancellationToken);
                continue;
            }

            var outcome = await mail.SendAsync(composer.MailOf(delivery, (Composed.Ready)composed), cancellationToken);
            await WriteAsync(delivery, sending, (Composed.Ready)composed, outcome, cancellationToken);
            sent += outcome is MailOutcome.Accepted ? 1 : 0;
            awayUntil = outcome is MailOutcome.Later { ServerAway: true } ? time.GetUtcNow() + DeliveryPolicy.ServerPause : awayUntil;
        }

        return sent;
    }

    /// <summary>Looked up without taking the write lock: this is asked after every change of the records.</summary>
    private async Task<bool> IsAnythingDueAsync(CancellationToken cancellationToken)
    {
        if (!mail.IsOn)
        {
            return false;
        }

        await using var context = records.Read();
        return await Due(context, time.GetUtcNow()).AnyAsync(cancellationToken);
    }

    private static IQueryable<DigestDelivery> Due(RecordsContext context, DateTimeOffset now) => context.DigestDeliveries
        .Where(d => d.Channel == DeliveryChannel.Mail && d.State == DeliveryState.Waiting && d.NotBefore <= now && (d.LeaseUntil == null || d.LeaseUntil <= now));

    /// <summary>The next one that is due, marked so that nobody else takes it; null: none is.</summary>
    internal Task<(DigestDelivery Delivery, DigestSending Sending)?> ClaimAsync(CancellationToken cancellationToken) => records.WriteAsync<(DigestDelivery, DigestSending)?>(
        async (context, token) =>
        {
            var now = time.GetUtcNow();
            if (await Due(context, now).OrderBy(d => d.NotBefore).ThenBy(d => d.SendingId).ThenBy(d => d.Id).FirstOrDefaultAsync(token) is not { } next)
            {
                return null;
            }

            (next.LeaseUntil, next.Attempts) = (now + DeliveryPolicy.Lease, next.Attempts + 1);
            return (next, await context.DigestSendings.SingleAsync(sending => sending.Id == next.SendingId, token));
        },
        cancellationToken);

    private async Task<Composed?> ComposeAsync(DigestDelivery delivery, DigestSending sending, CancellationToken cancellationToken)
    {
        try
        {
            return await composer.ComposeAsync(sending, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            // The records are away, or a program error: shown on the page, tried again, and the others go on.
            Log.NotMade(logger, sending.Occasion, FailureText.Of(failure));
            await LaterAsync(delivery, SendingTexts.NotMade, cancellationToken);
            return null;
        }
    }

    internal async Task WriteAsync(DigestDelivery delivery, DigestSending sending, Composed.Ready ready, MailOutcome outcome, CancellationToken cancellationToken)
    {
        switch (outcome)
        {
            case MailOutcome.Accepted:
                await EndAsync(delivery.Id, DeliveryState.Sent, null, (sending, ready), cancellationToken);
                break;
            case MailOutcome.Refused refused:
                Log.Refused(logger, sending.Occasion, refused.Trouble, refused.Code);
                await EndAsync(delivery.Id, DeliveryState.Refused, Code(refused.Trouble, refused.Code), null, cancellationToken);
                break;
            case MailOutcome.Later later:
                Log.Later(logger, sending.Occasion, later.Trouble, later.Code);
                await LaterAsync(delivery, Code(later.Trouble, later.Code), cancellationToken);
                break;
            default:
                throw new InvalidOperationException($"Unknown outcome {outcome.GetType().Name}.");
        }
    }

    private static string Code(MailTrouble trouble, int? code) => code is null ? trouble.ToString() : string.Create(CultureInfo.InvariantCulture, $"{trouble} {code}");

    private Task<bool> LaterAsync(DigestDelivery delivery, string trouble, CancellationToken cancellationToken) => records.WriteAsync(
        async (context, token) =>
        {
            // Stopped meanwhile: that stands.
            if (await context.DigestDeliveries.SingleAsync(d => d.Id == delivery.Id, token) is { State: DeliveryState.Waiting } one)
            {
                (one.LeaseUntil, one.Trouble, one.NotBefore) = (null, trouble, time.GetUtcNow() + DeliveryPolicy.PauseAfter(delivery.Attempts));
            }

            return true;
        },
        cancellationToken);

    private Task<bool> EndAsync(Guid id, DeliveryState state, string? trouble, (DigestSending Sending, Composed.Ready Ready)? went, CancellationToken cancellationToken) => records.WriteAsync(
        async (context, token) =>
        {
            var one = await context.DigestDeliveries.SingleAsync(d => d.Id == id, token);
            (one.State, one.Trouble, one.LeaseUntil, one.DoneAt) = (state, trouble, null, time.GetUtcNow());
            if (went is var (sending, ready))
            {
                await DigestDesk.RecordAsync(context, ready.Request, ready.Digest, ready.First, ready.Files[0].Content, sending.By, sending.Occasion, token);
            }

            return true;
        },
        cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Mail with digest {Occasion} is not taken now and tried again: {Trouble} {Code}")]
        public static partial void Later(ILogger logger, string occasion, MailTrouble trouble, int? code);

        [LoggerMessage(2, LogLevel.Error, "Mail with digest {Occasion} is refused for good; the page of sendings shows for whom: {Trouble} {Code}")]
        public static partial void Refused(ILogger logger, string occasion, MailTrouble trouble, int? code);

        [LoggerMessage(3, LogLevel.Error, "Digest {Occasion} could not be made; it is tried again: {Failure}")]
        public static partial void NotMade(ILogger logger, string occasion, string failure);
    }
}
