using Microsoft.Bot.Builder;

namespace CivicBot.Adapters.Channels;

/// <summary>
/// The two ends of a channel behind a durable inbox and outbox. Receiving never sends and delivering never decides: what the bot says in a
/// turn goes to the <see cref="ITurnOutput"/>, is committed together with the turn, and is delivered afterwards.
/// </summary>
public interface IChannel
{
    /// <summary>The Bot Framework channel id that events and messages of this channel carry.</summary>
    string ChannelId { get; }

    /// <summary>
    /// Turns an event into an activity and runs the bot on it. An event that means nothing to a bot runs no turn. Everything the bot sends is
    /// put into <paramref name="output"/>. May be called again for the same event after a crash; the output of the earlier call was dropped then.
    /// What the bot throws goes through to the caller (no <c>OnTurnError</c> that swallows it): the caller repeats the turn or sets it aside.
    /// </summary>
    Task ReceiveAsync(ChannelEvent channelEvent, ITurnOutput output, BotCallbackHandler bot, CancellationToken cancellationToken);

    /// <summary>Runs the bot outside any event of the citizen (a reminder, an answer to a comment).</summary>
    /// <param name="turnKey">Stable name of the occasion; keys of the messages are built on it.</param>
    Task ContinueAsync(string turnKey, string conversationId, ITurnOutput output, BotCallbackHandler bot, CancellationToken cancellationToken);

    /// <summary>Sends one message, with a time limit of its own. Never throws for what the channel answered or failed to answer: that is the returned value.</summary>
    Task<Delivery> DeliverAsync(OutboundMessage message, CancellationToken cancellationToken);

    /// <summary>Finds out whether an attempt with unknown outcome (time-out, broken connection, crash) reached the citizen.</summary>
    /// <param name="attemptedAt">When the attempt began.</param>
    /// <param name="knownMessageIds">Channel message ids that belong to other messages of ours in this conversation.</param>
    Task<Reconciliation> ReconcileAsync(
        OutboundMessage message, DateTimeOffset attemptedAt, IReadOnlySet<string> knownMessageIds, CancellationToken cancellationToken);
}
