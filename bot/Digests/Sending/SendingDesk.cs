using CivicBot.Comments.Life;
using CivicBot.Communes;
using CivicBot.Mail;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Digests.Sending;

/// <summary>What came of work on a sending.</summary>
/// <param name="Problem">Vietnamese; null: done.</param>
public sealed record SendingOutcome(string? Problem, int Recipients = 0)
{
    public static SendingOutcome Refused(string problem) => new(problem);
}

/// <summary>A sending with what became of it for each recipient.</summary>
public sealed record ListedSending(DigestSending Sending, IReadOnlyList<DigestDelivery> Deliveries)
{
    public bool MayRetry => Deliveries.Any(delivery => delivery.State is DeliveryState.Refused or DeliveryState.Overtaken or DeliveryState.Stopped);

    public bool MayStop => Deliveries.Any(delivery => delivery.State == DeliveryState.Waiting);
}

/// <summary>Where officials send digests by hand, switch one of the schedule's off, try again and stop. Whether they may is the page's to decide.</summary>
public sealed class SendingDesk(RecordsDatabase records, SendingPlanner planner, SmtpTransport mail, ICommuneDirectory communes, TimeProvider time)
{
    private const int MostListed = 60;

    /// <summary>Somebody waits before the screen.</summary>
    private static readonly TimeSpan TestPatience = TimeSpan.FromSeconds(20);

    /// <summary>False: no mail server is configured.</summary>
    public bool MailIsOn => mail.IsOn;

    /// <summary>Hands one mail without a digest to the server at once, so that whoever sets it up sees whether it works.</summary>
    /// <returns>What went wrong, Vietnamese; null: the server took it.</returns>
    public async Task<string?> TestAsync(DigestRecipient recipient, Actor by, CancellationToken cancellationToken)
    {
        if (!mail.IsOn)
        {
            return SendingTexts.MailOff;
        }

        var commune = communes.Find(recipient.Commune)?.Name ?? "CivicBot";
        var test = new OutgoingMail(Guid.CreateVersion7(), recipient.Address, recipient.Name, commune, SendingTexts.TestSubject(commune), SendingTexts.TestBody(recipient.Name, commune, by.Name), []);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TestPatience);
        try
        {
            return await mail.SendAsync(test, patience.Token) switch
            {
                MailOutcome.Accepted => null,
                MailOutcome.Later later => SendingTexts.TestFailed(SendingTexts.Trouble(later.Trouble, later.Code)),
                MailOutcome.Refused refused => SendingTexts.TestFailed(SendingTexts.Trouble(refused.Trouble, refused.Code)),
                var other => throw new InvalidOperationException($"Unknown outcome {other.GetType().Name}."),
            };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return SendingTexts.TestFailed(SendingTexts.Trouble(MailTrouble.TimedOut, null));
        }
    }

    /// <summary>Who would get this digest.</summary>
    public async Task<IReadOnlyList<DigestRecipient>> RecipientsAsync(DigestRequest request, CancellationToken cancellationToken)
    {
        await using var context = records.Read();
        return await SendingQueue.RecipientsAsync(context, request.Commune, request.Kind, request.Addressee, cancellationToken);
    }

    /// <summary>Sends a digest now, to some of those on the commune's list.</summary>
    /// <param name="recipients">Ids; others than the commune's own are left out.</param>
    /// <param name="occasion">Stable key of the wish: the same again sends nothing twice.</param>
    public Task<SendingOutcome> SendAsync(
        DigestRequest request, IReadOnlyCollection<DigestFormat> formats, IReadOnlyCollection<Guid> recipients, Actor by, string occasion, CancellationToken cancellationToken) => records.WriteAsync(
        async (context, token) =>
        {
            if (formats.Count == 0)
            {
                return SendingOutcome.Refused(SendingTexts.NoFormat);
            }

            var own = await context.DigestRecipients.Where(recipient => recipient.Commune == request.Commune && recipients.Contains(recipient.Id)).ToListAsync(token);
            var now = time.GetUtcNow();
            var key = $"{request.Commune}/{request.Scope.Key}/{request.Kind.WireName()}/{request.Addressee}/hand/{occasion}";
            if (await context.DigestSendings.SingleOrDefaultAsync(sending => sending.Occasion == key, token) is { } known)
            {
                return new SendingOutcome(null, await context.DigestDeliveries.CountAsync(delivery => delivery.SendingId == known.Id, token));
            }

            if (own.Count == 0)
            {
                return SendingOutcome.Refused(SendingTexts.NoRecipients);
            }

            var deliveries = await SendingQueue.DeliveriesAsync(context, own, key, mail.IsOn, now, token);
            if (deliveries.Count == 0)
            {
                return SendingOutcome.Refused(SendingTexts.MailOff);
            }

            SendingQueue.Add(
                context,
                new DigestSending
                {
                    Id = SendingQueue.IdOf(key),
                    Occasion = key,
                    Commune = request.Commune,
                    Kind = request.Kind.WireName(),
                    Scope = request.Scope.Key,
                    Addressee = request.Addressee,
                    Formats = [.. formats.Distinct().Order().Select(format => format.WireName())],
                    DueAt = now,
                    State = SendingState.Sent,
                    By = by.Name,
                    At = now,
                },
                deliveries);
            return new SendingOutcome(null, deliveries.Count);
        },
        cancellationToken);

    /// <summary>Sends one of the schedule's before its time; the schedule does not send it again.</summary>
    public async Task<SendingOutcome> SendNowAsync(string commune, string occasion, Actor by, CancellationToken cancellationToken)
    {
        if (await FindPlannedAsync(commune, occasion, cancellationToken) is not { } planned)
        {
            return SendingOutcome.Refused(SendingTexts.NotPlanned);
        }

        return await records.WriteAsync(
            async (context, token) =>
            {
                if (await context.DigestSendings.SingleOrDefaultAsync(sending => sending.Occasion == occasion, token) is { } known)
                {
                    if (known.State == SendingState.Sent)
                    {
                        return SendingOutcome.Refused(SendingTexts.SentBefore);
                    }

                    context.DigestSendings.Remove(known);
                    await context.SaveChangesAsync(token);
                }

                var recipients = await SendingQueue.RecipientsAsync(context, commune, planned.Kind, planned.Addressee, token);
                var deliveries = await SendingQueue.DeliveriesAsync(context, recipients, occasion, mail.IsOn, time.GetUtcNow(), token);
                if (deliveries.Count == 0)
                {
                    return SendingOutcome.Refused(recipients.Count == 0 ? SendingTexts.NoRecipients : SendingTexts.MailOff);
                }

                SendingQueue.Add(context, SendingQueue.Of(planned, by.Name, time.GetUtcNow()), deliveries);
                return new SendingOutcome(null, deliveries.Count);
            },
            cancellationToken);
    }

    /// <summary>One of the schedule's is not sent; <see cref="SwitchOnAsync"/> takes that back.</summary>
    public async Task<SendingOutcome> SwitchOffAsync(string commune, string occasion, Actor by, CancellationToken cancellationToken)
    {
        if (await FindPlannedAsync(commune, occasion, cancellationToken) is not { } planned)
        {
            return SendingOutcome.Refused(SendingTexts.NotPlanned);
        }

        return await records.WriteAsync(
            async (context, token) =>
            {
                if (await context.DigestSendings.SingleOrDefaultAsync(sending => sending.Occasion == occasion, token) is { } known)
                {
                    return known.State == SendingState.Off ? new SendingOutcome(null) : SendingOutcome.Refused(SendingTexts.SentBefore);
                }

                var now = time.GetUtcNow();
                var off = SendingQueue.Of(planned, by.Name, now);
                off.State = SendingState.Off;
                context.DigestSendings.Add(off);
                SendingQueue.Audit(context, off, by.Name, "off", planned.Label, now);
                return new SendingOutcome(null);
            },
            cancellationToken);
    }

    public Task<SendingOutcome> SwitchOnAsync(string commune, string occasion, Actor by, CancellationToken cancellationToken) => records.WriteAsync(
        async (context, token) =>
        {
            if (await context.DigestSendings.SingleOrDefaultAsync(sending => sending.Commune == commune && sending.Occasion == occasion && sending.State == SendingState.Off, token) is { } off)
            {
                context.DigestSendings.Remove(off);
                SendingQueue.Audit(context, off, by.Name, "on", null, time.GetUtcNow());
            }

            return new SendingOutcome(null);
        },
        cancellationToken);

    /// <summary>Puts back what was refused, overtaken or stopped; what waits is tried at once.</summary>
    public Task<SendingOutcome> RetryAsync(string commune, Guid sending, Actor by, CancellationToken cancellationToken) => ChangeAsync(
        commune, sending, by, "again", [DeliveryState.Refused, DeliveryState.Overtaken, DeliveryState.Stopped, DeliveryState.Waiting],
        (delivery, now) => (delivery.State, delivery.NotBefore, delivery.Trouble, delivery.DoneAt) = (DeliveryState.Waiting, now, null, null), cancellationToken);

    /// <summary>What still waits is not sent any more.</summary>
    public Task<SendingOutcome> StopAsync(string commune, Guid sending, Actor by, CancellationToken cancellationToken) => ChangeAsync(
        commune, sending, by, "stop", [DeliveryState.Waiting], (delivery, now) => (delivery.State, delivery.DoneAt) = (DeliveryState.Stopped, now), cancellationToken);

    /// <summary>What went out or is on its way, the latest first; what was switched off is not among it.</summary>
    public async Task<IReadOnlyList<ListedSending>> ListAsync(string commune, DigestRequest? about, CancellationToken cancellationToken)
    {
        await using var context = records.Read();
        var sendings = context.DigestSendings.Where(sending => sending.Commune == commune && sending.State == SendingState.Sent);
        if (about is not null)
        {
            var (kind, scope, addressee) = (about.Kind.WireName(), about.Scope.Key, about.Addressee);
            sendings = sendings.Where(sending => sending.Kind == kind && sending.Scope == scope && sending.Addressee == addressee);
        }

        var found = await sendings.OrderByDescending(sending => sending.At).ThenBy(sending => sending.Id).Take(MostListed).ToListAsync(cancellationToken);
        var ids = found.ConvertAll(sending => sending.Id);
        var deliveries = (await context.DigestDeliveries.Where(delivery => ids.Contains(delivery.SendingId)).OrderBy(delivery => delivery.Name).ThenBy(delivery => delivery.Id).ToListAsync(cancellationToken))
            .ToLookup(delivery => delivery.SendingId);
        return [.. found.Select(sending => new ListedSending(sending, [.. deliveries[sending.Id]]))];
    }

    /// <summary>What the schedule foresees, with how many would get it and what was decided about it; what was sent is not among it.</summary>
    public async Task<IReadOnlyList<ForeseenSending>> ForeseenAsync(string commune, int daysAhead, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var planned = (await planner.PlannedAsync(commune, daysAhead, cancellationToken)).Where(one => one.Until > now).ToList();
        await using var context = records.Read();
        var occasions = planned.ConvertAll(one => one.Occasion);
        var known = await context.DigestSendings.Where(sending => occasions.Contains(sending.Occasion)).ToDictionaryAsync(sending => sending.Occasion, StringComparer.Ordinal, cancellationToken);
        var recipients = await context.DigestRecipients.Where(recipient => recipient.Commune == commune).ToListAsync(cancellationToken);
        return
        [
            .. planned.Where(one => !known.TryGetValue(one.Occasion, out var sending) || sending.State == SendingState.Off)
                .Select(one => new ForeseenSending(
                    one,
                    recipients.Where(recipient => RecipientRoles.Of(one.Kind).Contains(recipient.Role) && (one.Addressee.Length == 0 || recipient.Addressee == one.Addressee))
                        .DistinctBy(recipient => recipient.Address, StringComparer.OrdinalIgnoreCase).Count(),
                    known.GetValueOrDefault(one.Occasion)?.By)),
        ];
    }

    private async Task<PlannedSending?> FindPlannedAsync(string commune, string occasion, CancellationToken cancellationToken) =>
        (await planner.PlannedAsync(commune, ForeseenSending.DaysAhead, cancellationToken)).FirstOrDefault(one => one.Occasion == occasion && one.Until > time.GetUtcNow());

    private Task<SendingOutcome> ChangeAsync(
        string commune, Guid sending, Actor by, string what, DeliveryState[] from, Action<DigestDelivery, DateTimeOffset> change, CancellationToken cancellationToken) => records.WriteAsync(
        async (context, token) =>
        {
            if (await context.DigestSendings.SingleOrDefaultAsync(one => one.Id == sending && one.Commune == commune, token) is not { } known)
            {
                return SendingOutcome.Refused(SendingTexts.NotPlanned);
            }

            var now = time.GetUtcNow();
            var deliveries = await context.DigestDeliveries.Where(delivery => delivery.SendingId == sending && from.Contains(delivery.State)).ToListAsync(token);
            deliveries.ForEach(delivery => change(delivery, now));
            if (deliveries.Count > 0)
            {
                SendingQueue.Audit(context, known, by.Name, what, $"{deliveries.Count} recipients", now);
            }

            return new SendingOutcome(null, deliveries.Count);
        },
        cancellationToken);
}

/// <param name="Recipients">How many addresses get it as the list is now.</param>
/// <param name="OffBy">Who switched it off; null: it is sent.</param>
public sealed record ForeseenSending(PlannedSending Planned, int Recipients, string? OffBy)
{
    /// <summary>How far ahead the pages look.</summary>
    public const int DaysAhead = 62;
}
