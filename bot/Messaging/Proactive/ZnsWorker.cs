using CivicBot.Adapters.Zalo.Client;
using CivicBot.Adapters.Zalo.Zns;
using CivicBot.Messaging.Stores;
using CivicBot.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CivicBot.Messaging.Proactive;

/// <summary>
/// Sends the template messages of what is held: once, inside the caps and outside the quiet hours. Whatever goes wrong, the message itself still
/// waits for the citizen's next contact.
/// </summary>
internal sealed partial class ZnsWorker : IAsyncDisposable
{
    private const int Parallel = 8;
    private static readonly TimeSpan FaultPause = TimeSpan.FromSeconds(2);

    private readonly INoticeStore store;
    private readonly IServing serving;
    private readonly IZaloZns? zalo;
    private readonly ZaloZnsOptions options;
    private readonly TimeProvider time;
    private readonly ILogger<ZnsWorker> logger;
    private readonly ConversationScheduler scheduler;

    /// <param name="zalo">Null: the program has no Zalo channel.</param>
    public ZnsWorker(
        INoticeStore store,
        IServing serving,
        IOptions<ZaloZnsOptions> options,
        IOptions<MessagingOptions> messaging,
        TimeProvider time,
        ILogger<ZnsWorker> logger,
        IZaloZns? zalo = null)
    {
        this.store = store;
        this.serving = serving;
        this.zalo = zalo;
        this.options = options.Value;
        this.time = time;
        this.logger = logger;
        var limits = new SchedulerLimits(Parallel, messaging.Value.ConversationsInMemory, messaging.Value.Recheck, FaultPause);
        scheduler = new ConversationScheduler(limits, StepAsync, store.WaitingAsync, time, logger);
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var interrupted = await store.RecoverAsync(time.GetUtcNow(), cancellationToken);
        if (interrupted > 0)
        {
            Log.Recovered(logger, interrupted);
        }

        if (zalo is not null)
        {
            scheduler.Start();
        }
    }

    /// <summary>A message of this conversation is held.</summary>
    public void Signal(ConversationKey conversation) => scheduler.Signal(conversation);

    /// <summary>Looks for conversations in the store.</summary>
    public void LookAgain() => scheduler.LookAgain();

    public Task StopAsync(CancellationToken patience) => scheduler.StopAsync(patience);

    public ValueTask DisposeAsync() => scheduler.DisposeAsync();

    private async Task<Again> StepAsync(ConversationKey conversation, CancellationToken cancellationToken)
    {
        using var entered = serving.Enter(conversation);
        if (entered is null)
        {
            return Again.No;
        }

        switch (await store.NextAsync(conversation, time.GetUtcNow(), cancellationToken))
        {
            case NoticeStep.Nothing:
                return Again.No;
            case NoticeStep.WaitUntil(var moment):
                return Again.At(moment);
            case NoticeStep.Ready(var notice):
                await HandleAsync(notice, cancellationToken);
                return Again.Now;
            case var other:
                throw new InvalidOperationException($"Unknown step {other.GetType().Name}.");
        }
    }

    private async Task HandleAsync(Notice notice, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (ZnsPolicy.Before(notice, now, options) is { } settled)
        {
            await SettleAsync(notice, settled, cancellationToken);
            return;
        }

        var start = await store.StartAsync(notice, ZnsBudget.Of(options, notice.Payer, now), cancellationToken);
        if (start is NoticeStart.Gone)
        {
            return;
        }

        var settlement = ZnsPolicy.After(start, now, options) ?? ZnsPolicy.After(notice, await SendAsync(notice, cancellationToken), time.GetUtcNow());
        await SettleAsync(notice, settlement, cancellationToken);
    }

    private async Task<ZaloSendResult> SendAsync(Notice notice, CancellationToken cancellationToken)
    {
        var content = notice.Content!;
        try
        {
            return await zalo!.SendAsync(
                notice.Payer, new ZaloZnsMessage(content.Phone, notice.TemplateId, content.Values, notice.TrackingId), cancellationToken);
        }
        catch (Exception failure)
        {
            // Whatever it was (our stop, a bug), the notice may have left.
            return new ZaloSendResult.OutcomeUnknown(FailureText.Of(failure));
        }
    }

    private async Task SettleAsync(Notice notice, NoticeSettlement settlement, CancellationToken cancellationToken)
    {
        Tell(notice, settlement);
        while (true)
        {
            try
            {
                // Not cancellable: what is known about the attempt is to be stored even while the program stops.
                await store.SettleAsync(notice, settlement, time.GetUtcNow(), CancellationToken.None);
                return;
            }
            catch (StorageUnavailableException) when (!cancellationToken.IsCancellationRequested)
            {
                await Task.Delay(FaultPause, time, cancellationToken);
            }
        }
    }

    private void Tell(Notice notice, NoticeSettlement settlement)
    {
        switch (settlement)
        {
            case NoticeSettlement.Sent:
                Log.Sent(logger, notice.Id, notice.TemplateId, notice.Payer);
                break;
            case NoticeSettlement.Later s:
                Log.Later(logger, notice.Id, notice.TemplateId, notice.Payer, s.At, s.Reason);
                break;
            case NoticeSettlement.GivenUp s:
                Log.GivenUp(logger, notice.Id, notice.TemplateId, notice.Payer, s.Reason);
                break;
            case NoticeSettlement.Unknown s:
                Log.Unknown(logger, notice.Id, notice.TemplateId, notice.Payer, s.Reason);
                break;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Notices} template messages were interrupted when the program last ended; they count as paid and are not repeated")]
        public static partial void Recovered(ILogger logger, int notices);

        [LoggerMessage(2, LogLevel.Information, "Template message {Notice} ({Template}) of Official Account {OaId} was sent")]
        public static partial void Sent(ILogger logger, long notice, string template, string oaId);

        [LoggerMessage(3, LogLevel.Information, "Template message {Notice} ({Template}) of Official Account {OaId} is tried again at {At}: {Reason}")]
        public static partial void Later(ILogger logger, long notice, string template, string oaId, DateTimeOffset at, string reason);

        [LoggerMessage(4, LogLevel.Warning, "Template message {Notice} ({Template}) of Official Account {OaId} is given up, its message waits for a contact: {Reason}")]
        public static partial void GivenUp(ILogger logger, long notice, string template, string oaId, string reason);

        [LoggerMessage(5, LogLevel.Warning, "Outcome of template message {Notice} ({Template}) of Official Account {OaId} is unknown; it counts as paid and is not repeated: {Reason}")]
        public static partial void Unknown(ILogger logger, long notice, string template, string oaId, string reason);
    }
}
