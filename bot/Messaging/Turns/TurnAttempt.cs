using CivicBot.Adapters.Channels;
using CivicBot.Messaging.Stores;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CivicBot.Messaging.Turns;

/// <summary>Runs a turn once, in a scope of its own and within its time limit. Nothing has an effect before its commit is stored.</summary>
internal sealed partial class TurnAttempt(
    IServiceScopeFactory scopes,
    IMessagingTexts texts,
    IOptions<MessagingOptions> options,
    TimeProvider time,
    ILogger<TurnAttempt> logger)
{
    /// <param name="progress">Told how far the turn came, also when it fails.</param>
    /// <exception cref="TimeoutException">The turn overran its time limit.</exception>
    public async Task<TurnCommit> RunAsync(
        PendingEvent pending, IChannel channel, TurnProgress progress, CancellationToken cancellationToken)
    {
        var unit = await ReceiveAsync(pending.Event, channel, progress, cancellationToken);
        var conversation = new ConversationKey(pending.Event.ChannelId, pending.Event.ConversationId);
        var commit = unit.ToCommit(conversation, pending.Sequence, time.GetUtcNow());
        return commit.ContactAt is not null && pending.OldestHeldAt is { } queuedAt
            ? commit with { BeforeReleased = await SayAsync(channel, pending.Event, "late", texts.LateMessages(queuedAt), cancellationToken) }
            : commit;
    }

    /// <summary>Makes the messages for a fixed text in the conversation of an event.</summary>
    public static async Task<IReadOnlyList<OutboundMessage>> SayAsync(
        IChannel channel, ChannelEvent about, string occasion, string text, CancellationToken cancellationToken)
    {
        var output = new SideOutput($"{TurnKeyOf(about)}/{occasion}");
        await channel.ContinueAsync(
            output.TurnKey,
            about.ConversationId,
            output,
            (turnContext, token) => turnContext.SendActivityAsync(MessageFactory.Text(text), token),
            cancellationToken);
        return output.Messages;
    }

    private static string TurnKeyOf(ChannelEvent channelEvent) => $"{channelEvent.ChannelId}:{channelEvent.DedupeKey}";

    private async Task<TurnUnit> ReceiveAsync(
        ChannelEvent channelEvent, IChannel channel, TurnProgress progress, CancellationToken cancellationToken)
    {
        var resources = new TurnResources(scopes.CreateAsyncScope(), options.Value.TurnTimeLimit, time, cancellationToken);
        var unit = resources.Services.GetRequiredService<TurnUnit>();
        unit.Begin(TurnKeyOf(channelEvent));
        var turn = Task.CompletedTask;
        try
        {
            // The bot is made only when the channel really runs a turn; a receipt needs none.
            turn = channel.ReceiveAsync(
                channelEvent,
                unit,
                (turnContext, token) => resources.Services.GetRequiredService<TurnPipeline>().RunAsync(turnContext, token),
                resources.Token);
            await turn.WaitAsync(resources.Token);
            return unit;
        }
        catch (OperationCanceledException cancelled) when (resources.IsOverdue && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException("The turn overran its time limit.", cancelled);
        }
        finally
        {
            unit.Close();
            progress.AnswersMessage |= unit.AnswersMessage;
            if (turn.IsCompleted)
            {
                await resources.DisposeAsync();
            }
            else
            {
                // It does not listen to its cancellation. What it uses must live as long as it does; what it does has no effect any more.
                _ = DisposeAfterAsync(turn, resources);
            }
        }
    }

    private async Task DisposeAfterAsync(Task turn, TurnResources resources)
    {
        try
        {
            await turn;
            Log.EndedLate(logger);
        }
        catch (Exception failure)
        {
            Log.FailedLate(logger, FailureText.Of(failure));
        }

        await resources.DisposeAsync();
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A turn that had overrun its time limit ended now, without effect")]
        public static partial void EndedLate(ILogger logger);

        [LoggerMessage(2, LogLevel.Warning, "A turn that had overrun its time limit failed now, without effect: {Failure}")]
        public static partial void FailedLate(ILogger logger, string failure);
    }
}

/// <summary>How far the attempts of a turn came.</summary>
internal sealed class TurnProgress
{
    /// <summary>The bot saw a message of the citizen, who therefore waits for an answer.</summary>
    public bool AnswersMessage { get; set; }
}
