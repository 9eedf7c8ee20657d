using CivicBot.Adapters.Channels;

namespace CivicBot.Messaging.Stores;

/// <summary>Bot state, and the one commit in which a turn takes effect.</summary>
public interface ITurnStore
{
    /// <summary>The stored items among <paramref name="keys"/>; keys may hold any characters.</summary>
    Task<IReadOnlyDictionary<string, StateItem>> ReadStateAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken);

    /// <summary>All of it or nothing, durable when the task completes.</summary>
    Task<TurnCommitOutcome> CommitAsync(TurnCommit commit, CancellationToken cancellationToken);
}

public enum TurnCommitOutcome
{
    Committed,

    /// <summary>The event had ended before: another run of the same turn was faster. Nothing was stored.</summary>
    AlreadyEnded,

    /// <summary>Another turn changed state that this one had read. Nothing was stored; run the turn again.</summary>
    StateChanged,
}

/// <param name="Json">The item.</param>
/// <param name="Kind">What it is to be read back as; see <c>StateJson</c>.</param>
/// <param name="ETag">Changes with every write.</param>
public sealed record StateItem(string Json, string Kind, string ETag);

/// <summary>One write of a turn.</summary>
/// <param name="Item">Null: delete.</param>
/// <param name="Expects">What must be stored for the write to be right.</param>
public sealed record StateWrite(string Key, StateItem? Item, StateExpectation Expects);

/// <param name="Any">Whatever is stored.</param>
/// <param name="ETag">Else exactly this; null: nothing.</param>
public readonly record struct StateExpectation(bool Any, string? ETag)
{
    public static StateExpectation Anything => new(Any: true, ETag: null);

    public static StateExpectation Exactly(string? etag) => new(Any: false, etag);
}

/// <param name="ConversationId">Of the same channel as the event.</param>
public sealed record DeliveryConfirmation(string ConversationId, string ContentHash, string ChannelMessageId);

/// <summary>
/// A write of another feature that commits together with the turn, where both live in the same store. A store refuses kinds that it does
/// not know.
/// </summary>
public interface ITurnWrite;

/// <summary>Everything that one turn changes.</summary>
public sealed record TurnCommit
{
    public required ConversationKey Conversation { get; init; }

    /// <summary>The event that the turn handled.</summary>
    public required long EventSequence { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Null: handled; else the event is set aside for this reason (without personal data).</summary>
    public string? DeadLetterReason { get; init; }

    public IReadOnlyList<StateWrite> State { get; init; } = [];

    public IReadOnlyList<OutboundMessage> Messages { get; init; } = [];

    public IReadOnlyList<DeliveryConfirmation> Confirmations { get; init; } = [];

    /// <summary>When the citizen made contact; releases the messages of the conversation that wait for one. Null: this event was no contact.</summary>
    public DateTimeOffset? ContactAt { get; init; }

    /// <summary>Goes out before the released messages, which go out before <see cref="Messages"/>; left out when none is released.</summary>
    public IReadOnlyList<OutboundMessage> BeforeReleased { get; init; } = [];

    /// <summary>Run before anything is released or queued.</summary>
    public IReadOnlyList<ITurnWrite> Writes { get; init; } = [];
}
