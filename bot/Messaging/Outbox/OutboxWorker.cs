using System.Diagnostics;
using CivicBot.Adapters.Channels;
using CivicBot.Messaging.Proactive;
using CivicBot.Messaging.Stores;
using CivicBot.Operations.Telemetry;
using CivicBot.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CivicBot.Messaging.Outbox;

/// <summary>Delivers what turns committed: in order within a conversation, many conversations side by side.</summary>
internal sealed partial class OutboxWorker : IAsyncDisposable
{
    private const int MessagesPerStep = 8;
    private static readonly TimeSpan FaultPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan UnknownChannelPause = TimeSpan.FromMinutes(1);

    private readonly IOutboxStore store;
    private readonly IServing serving;
    private readonly ChannelDirectory channels;
    private readonly ZnsWorker zns;
    private readonly MessagingOptions options;
    private readonly TimeProvider time;
    private readonly MessagingMetrics metrics;
    private readonly MessagingStatus status;
    private readonly ILogger<OutboxWorker> logger;
    private readonly ConversationScheduler scheduler;

    public OutboxWorker(
        IOutboxStore store,
        IServing serving,
        ChannelDirectory channels,
        ZnsWorker zns,
        IOptions<MessagingOptions> options,
        TimeProvider time,
        MessagingMetrics metrics,
        MessagingStatus status,
        ILogger<OutboxWorker> logger)
    {
        this.store = store;
        this.serving = serving;
        this.channels = channels;
        this.zns = zns;
        this.options = options.Value;
        this.time = time;
        this.metrics = metrics;
        this.status = status;
        this.logger = logger;
        var limits = new SchedulerLimits(
            this.options.ConcurrentDeliveries, this.options.ConversationsInMemory, this.options.Recheck, FaultPause);
        scheduler = new ConversationScheduler(limits, StepAsync, store.WaitingAsync, time, logger);
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var interrupted = await store.RecoverAsync(time.GetUtcNow() + options.EchoWait, cancellationToken);
        if (interrupted > 0)
        {
            Log.Recovered(logger, interrupted);
        }

        scheduler.Start();
    }

    /// <summary>Something changed in the outbox of this conversation.</summary>
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

        var next = await store.NextAsync(conversation, time.GetUtcNow(), cancellationToken);
        for (var left = MessagesPerStep - 1; ; left--)
        {
            // The last settlement of a step begins no further attempt: other conversations wait.
            switch (next)
            {
                case OutboxStep.Nothing:
                    return Again.No;
                case OutboxStep.WaitUntil(var moment):
                    return Again.At(moment);
                case OutboxStep.Attempt(var entry):
                    next = await SettleAsync(entry, await DeliverAsync(entry, cancellationToken), left > 0, cancellationToken);
                    break;
                case OutboxStep.Reconcile(var entry, var known):
                    next = await SettleAsync(entry, await ReconcileAsync(entry, known, cancellationToken), left > 0, cancellationToken);
                    break;
                default:
                    throw new InvalidOperationException($"Unknown step {next.GetType().Name}.");
            }
        }
    }

    private async Task<Settlement> DeliverAsync(OutboxEntry entry, CancellationToken cancellationToken)
    {
        var message = entry.Message;
        if (channels.Find(message.ChannelId) is not { } channel)
        {
            return new Settlement.TryAgain(time.GetUtcNow() + UnknownChannelPause, "the channel is not configured", Counts: false);
        }

        var start = Stopwatch.GetTimestamp();
        using var span = Spans.Delivery(message.ChannelId);
        using var limit = new CancellationTokenSource(options.DeliveryTimeLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        Delivery delivery;
        try
        {
            delivery = await channel.DeliverAsync(message, either.Token);
        }
        catch (Exception failure)
        {
            // The contract says that a channel does not throw. Whatever it was (our stop, a bug), the message may have left.
            delivery = new Delivery.Uncertain(FailureText.Of(failure));
        }

        Spans.Ended(span, delivery.GetType().Name, delivery is not (Delivery.Delivered or Delivery.WindowClosed));
        metrics.DeliveryEnded(message.ChannelId, Stopwatch.GetElapsedTime(start), delivery);
        return Tell(entry, DeliveryPolicy.After(entry, delivery, time.GetUtcNow(), options, Random.Shared.NextDouble()));
    }

    private async Task<Settlement> ReconcileAsync(OutboxEntry entry, IReadOnlySet<string> known, CancellationToken cancellationToken)
    {
        var message = entry.Message;
        Reconciliation answer;
        if (channels.Find(message.ChannelId) is not { } channel)
        {
            answer = new Reconciliation.CannotTell("the channel is not configured");
        }
        else
        {
            using var limit = new CancellationTokenSource(options.DeliveryTimeLimit, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            try
            {
                answer = await channel.ReconcileAsync(message, entry.AttemptedAt ?? entry.QueuedAt, known, either.Token);
            }
            catch (Exception failure)
            {
                answer = new Reconciliation.CannotTell(FailureText.Of(failure));
            }
        }

        return Tell(entry, DeliveryPolicy.After(entry, answer, time.GetUtcNow(), options, Random.Shared.NextDouble()));
    }

    private async Task<OutboxStep> SettleAsync(OutboxEntry entry, Settlement settlement, bool goOn, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                // Not cancellable: what is known about the attempt is to be stored even while the program stops.
                var beginsNext = goOn && !cancellationToken.IsCancellationRequested;
                var next = await store.SettleAsync(entry, settlement, time.GetUtcNow(), beginsNext, CancellationToken.None);
                if (settlement is Settlement.Held)
                {
                    zns.Signal(new ConversationKey(entry.Message.ChannelId, entry.Message.ConversationId));
                }

                return next;
            }
            catch (StorageUnavailableException) when (!cancellationToken.IsCancellationRequested)
            {
                await Task.Delay(FaultPause, time, cancellationToken);
            }
        }
    }

    private Settlement Tell(OutboxEntry entry, Settlement settlement)
    {
        switch (settlement)
        {
            case Settlement.TryAgain s:
                status.Report(time.GetUtcNow(), $"delivery on {entry.Message.ChannelId}: {s.Reason}");
                Log.Retry(logger, entry.Sequence, entry.Message.ChannelId, s.At, s.Reason);
                break;
            case Settlement.AskAt s:
                status.Report(time.GetUtcNow(), $"delivery on {entry.Message.ChannelId}: {s.Reason}");
                Log.Unknown(logger, entry.Sequence, entry.Message.ChannelId, s.At, s.Reason);
                break;
            case Settlement.Held s:
                Log.Held(logger, entry.Sequence, entry.Message.ChannelId, s.Reason);
                break;
            case Settlement.DeadLettered s:
                status.Report(time.GetUtcNow(), $"delivery on {entry.Message.ChannelId}: {s.Reason}");
                Log.DeadLettered(logger, entry.Sequence, entry.Message.ChannelId, s.Reason);
                break;
        }

        return settlement;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Messages} deliveries were interrupted when the program last ended; their outcome is asked for")]
        public static partial void Recovered(ILogger logger, int messages);

        [LoggerMessage(2, LogLevel.Information, "Message out-{Sequence} of channel {Channel} is tried again at {At}: {Reason}")]
        public static partial void Retry(ILogger logger, long sequence, string channel, DateTimeOffset at, string reason);

        [LoggerMessage(3, LogLevel.Warning, "Outcome of message out-{Sequence} of channel {Channel} is unknown, asked for at {At}: {Reason}")]
        public static partial void Unknown(ILogger logger, long sequence, string channel, DateTimeOffset at, string reason);

        [LoggerMessage(4, LogLevel.Information, "Message out-{Sequence} of channel {Channel} waits for the citizen's next contact: {Reason}")]
        public static partial void Held(ILogger logger, long sequence, string channel, string reason);

        [LoggerMessage(5, LogLevel.Error, "Message out-{Sequence} of channel {Channel} was set aside (see: dead-letters list): {Reason}")]
        public static partial void DeadLettered(ILogger logger, long sequence, string channel, string reason);
    }
}
