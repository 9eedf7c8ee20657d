using CivicBot.Adapters.Channels;

namespace CivicBot.Messaging.Stores;

/// <summary>
/// Where events wait until they were handled. Implementations: the embedded database; a distributed one must give a conversation to one
/// process at a time (a lease that outlives the time limit of a turn) and refuse a commit after losing it.
/// </summary>
public interface IInboxStore
{
    /// <summary>Stores an event once per channel and dedupe key; durable when the task completes.</summary>
    Task<AppendOutcome> AppendAsync(ChannelEvent channelEvent, DateTimeOffset receivedAt, CancellationToken cancellationToken);

    /// <summary>The first waiting event of a conversation by time of occurrence, then by arrival; null: none waits.</summary>
    Task<PendingEvent?> NextAsync(ConversationKey conversation, CancellationToken cancellationToken);

    /// <summary>Conversations with waiting events, in a stable order, so that any number can be gone through page by page.</summary>
    /// <param name="after">Last one of the page before; null: from the beginning.</param>
    Task<IReadOnlyList<ConversationKey>> PendingAsync(ConversationKey? after, int limit, CancellationToken cancellationToken);

    /// <summary>Counts a failed attempt; the event, and all behind it in its conversation, wait until <paramref name="notBefore"/>.</summary>
    Task PostponeAsync(long sequence, DateTimeOffset notBefore, string reason, CancellationToken cancellationToken);

    /// <summary>Forgets keys of events whose handling ended before; a redelivery later than that would be taken as new.</summary>
    /// <returns>How many were forgotten.</returns>
    Task<int> ForgetHandledAsync(DateTimeOffset endedBefore, CancellationToken cancellationToken);
}

/// <param name="Sequence">Number of its arrival; names it in this store.</param>
/// <param name="FailedAttempts">Turns on it that failed.</param>
/// <param name="NotBefore">Earliest moment for the next attempt.</param>
/// <param name="HasFollowers">Whether more events of the conversation wait behind it.</param>
/// <param name="OldestHeldAt">When the oldest message was queued that waits for a contact of this citizen; null: none waits.</param>
public sealed record PendingEvent(
    long Sequence, ChannelEvent Event, int FailedAttempts, DateTimeOffset NotBefore, bool HasFollowers, DateTimeOffset? OldestHeldAt);
