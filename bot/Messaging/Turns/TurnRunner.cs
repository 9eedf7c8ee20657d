using System.Diagnostics;
using CivicBot.Adapters.Channels;
using CivicBot.Messaging.Outbox;
using CivicBot.Messaging.Stores;
using CivicBot.Operations.Telemetry;
using CivicBot.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CivicBot.Messaging.Turns;

/// <summary>
/// Brings one event to its end: runs the turn, commits it, and where that fails decides between another attempt later and setting the event
/// aside with an apology.
/// </summary>
internal sealed partial class TurnRunner(
    TurnAttempt attempt,
    ChannelDirectory channels,
    ITurnStore turns,
    IInboxStore inbox,
    OutboxWorker outbox,
    IMessagingTexts texts,
    IOptions<MessagingOptions> options,
    TimeProvider time,
    MessagingMetrics metrics,
    MessagingStatus status,
    ILogger<TurnRunner> logger)
{
    private const int MostReruns = 5;
    private const int PauseGrowth = 4;
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    private readonly MessagingOptions options = options.Value;

    /// <returns>Whether, and when, the conversation has more to do.</returns>
    public async Task<Again> RunAsync(PendingEvent pending, CancellationToken cancellationToken)
    {
        if (channels.Find(pending.Event.ChannelId) is not { } channel)
        {
            return await SetAsideAsync(pending, "the channel is not configured", [], cancellationToken);
        }

        var start = Stopwatch.GetTimestamp();
        using var span = Spans.Turn(channel.ChannelId);
        var progress = new TurnProgress();
        try
        {
            for (var run = 0; run <= MostReruns; run++)
            {
                var commit = await attempt.RunAsync(pending, channel, progress, cancellationToken);
                var outcome = await turns.CommitAsync(commit, cancellationToken);
                if (outcome is not TurnCommitOutcome.StateChanged)
                {
                    Spans.Ended(span, "handled");
                    metrics.TurnEnded(channel.ChannelId, Stopwatch.GetElapsedTime(start), "handled");
                    metrics.EventEnded(channel.ChannelId, time.GetUtcNow() - pending.Event.OccurredAt);
                    SignalOutbox(commit, pending);
                    return Next(pending);
                }

                Log.RunAgain(logger, channel.ChannelId);
            }

            return await FailAsync(pending, channel, progress, "the state never stayed unchanged during a turn", cancellationToken);
        }
        catch (Exception failure) when (failure is not StorageUnavailableException && !cancellationToken.IsCancellationRequested)
        {
            Spans.Ended(span, "failed", failed: true);
            metrics.TurnEnded(channel.ChannelId, Stopwatch.GetElapsedTime(start), "failed");
            return await FailAsync(pending, channel, progress, FailureText.Of(failure), cancellationToken);
        }
    }

    private static Again Next(PendingEvent pending) => pending.HasFollowers ? Again.Now : Again.No;

    private async Task<Again> FailAsync(
        PendingEvent pending, IChannel channel, TurnProgress progress, string reason, CancellationToken cancellationToken)
    {
        var failed = pending.FailedAttempts + 1;
        status.Report(time.GetUtcNow(), $"turn on {channel.ChannelId}: {reason}");
        if (failed >= options.TurnAttempts)
        {
            var apology = progress.AnswersMessage ? await ApologizeAsync(pending, channel, cancellationToken) : [];
            return await SetAsideAsync(pending, reason, apology, cancellationToken);
        }

        var pause = TimeSpan.FromTicks((long)Math.Min(
            LongestPause.Ticks, options.TurnPause.Ticks * Math.Pow(PauseGrowth, pending.FailedAttempts)));
        var notBefore = time.GetUtcNow() + pause;
        Log.TurnFailed(logger, channel.ChannelId, failed, options.TurnAttempts, pause, reason);
        await inbox.PostponeAsync(pending.Sequence, notBefore, reason, cancellationToken);
        return Again.At(notBefore);
    }

    private async Task<Again> SetAsideAsync(
        PendingEvent pending, string reason, IReadOnlyList<OutboundMessage> apology, CancellationToken cancellationToken)
    {
        var commit = new TurnCommit
        {
            Conversation = new ConversationKey(pending.Event.ChannelId, pending.Event.ConversationId),
            EventSequence = pending.Sequence,
            At = time.GetUtcNow(),
            DeadLetterReason = reason,
            Messages = apology,
        };
        await turns.CommitAsync(commit, cancellationToken);
        Log.SetAside(logger, pending.Event.ChannelId, pending.Sequence, reason);
        SignalOutbox(commit, pending);
        return Next(pending);
    }

    private async Task<IReadOnlyList<OutboundMessage>> ApologizeAsync(
        PendingEvent pending, IChannel channel, CancellationToken cancellationToken)
    {
        try
        {
            return await TurnAttempt.SayAsync(channel, pending.Event, "apology", texts.FailedTurn, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            // The event is set aside all the same; the apology was only a courtesy.
            Log.NoApology(logger, channel.ChannelId, FailureText.Of(failure));
            return [];
        }
    }

    private void SignalOutbox(TurnCommit commit, PendingEvent pending)
    {
        if (commit.Messages.Count + commit.Confirmations.Count > 0 || (commit.ContactAt is not null && pending.OldestHeldAt is not null))
        {
            outbox.Signal(commit.Conversation);
        }

        foreach (var message in commit.Messages)
        {
            var conversation = new ConversationKey(message.ChannelId, message.ConversationId);
            if (conversation != commit.Conversation)
            {
                outbox.Signal(conversation);
            }
        }

        foreach (var confirmation in commit.Confirmations)
        {
            outbox.Signal(commit.Conversation with { ConversationId = confirmation.ConversationId });
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A turn on channel {Channel} failed (attempt {Attempt} of {Attempts}); next one in {Pause}: {Reason}")]
        public static partial void TurnFailed(ILogger logger, string channel, int attempt, int attempts, TimeSpan pause, string reason);

        [LoggerMessage(2, LogLevel.Error, "Event in-{Sequence} of channel {Channel} was set aside (see: dead-letters list): {Reason}")]
        public static partial void SetAside(ILogger logger, string channel, long sequence, string reason);

        [LoggerMessage(3, LogLevel.Information, "State changed during a turn on channel {Channel}; the turn runs again")]
        public static partial void RunAgain(ILogger logger, string channel);

        [LoggerMessage(4, LogLevel.Error, "No apology could be made on channel {Channel}: {Failure}")]
        public static partial void NoApology(ILogger logger, string channel, string failure);
    }
}
