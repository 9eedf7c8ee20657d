using CivicBot.Adapters.Channels;

namespace CivicBot.Messaging.Stores;

/// <summary>
/// Where messages wait until they were delivered, in the order of their conversation. The start of every attempt is durable before the
/// channel is called, so that after a crash it is known which ones may have reached their citizen.
/// </summary>
public interface IOutboxStore
{
    /// <summary>Makes attempts that a crash interrupted uncertain. Called once, before any delivery.</summary>
    Task<int> RecoverAsync(DateTimeOffset reconcileAt, CancellationToken cancellationToken);

    /// <summary>What is to be done next for a conversation; an <see cref="OutboxStep.Attempt"/> counts as started.</summary>
    Task<OutboxStep> NextAsync(ConversationKey conversation, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Stores what came of an attempt, unless an echo settled it meanwhile, and says what is next for the conversation.</summary>
    /// <param name="goOn">False: begin no attempt; if one is due, the answer is to wait until now.</param>
    Task<OutboxStep> SettleAsync(
        OutboxEntry entry, Settlement settlement, DateTimeOffset now, bool goOn, CancellationToken cancellationToken);

    /// <summary>Conversations with messages to deliver, in a stable order, page by page.</summary>
    Task<IReadOnlyList<ConversationKey>> WaitingAsync(ConversationKey? after, int limit, CancellationToken cancellationToken);

    /// <summary>Forgets what ended before; echoes of it would not be recognised any more.</summary>
    Task<int> ForgetEndedAsync(DateTimeOffset endedBefore, CancellationToken cancellationToken);

    /// <summary>Sets aside messages that wait for a contact of their citizen since before.</summary>
    Task<int> GiveUpHeldAsync(DateTimeOffset queuedBefore, DateTimeOffset now, CancellationToken cancellationToken);
}

/// <param name="Attempts">Attempts that count towards the limit, this one not included.</param>
/// <param name="Tries">All attempts, this one not included.</param>
/// <param name="Reconciliations">How often the channel could not tell what came of the last attempt.</param>
public sealed record OutboxEntry(
    long Sequence, OutboundMessage Message, int Attempts, int Tries, int Reconciliations, DateTimeOffset QueuedAt, DateTimeOffset? AttemptedAt);

/// <summary>What the outbox has to do for a conversation.</summary>
public abstract record OutboxStep
{
    private OutboxStep()
    {
    }

    public sealed record Nothing : OutboxStep;

    public sealed record WaitUntil(DateTimeOffset At) : OutboxStep;

    /// <summary>Deliver it; its start is stored.</summary>
    public sealed record Attempt(OutboxEntry Entry) : OutboxStep;

    /// <summary>Find out what came of the last attempt.</summary>
    public sealed record Reconcile(OutboxEntry Entry, IReadOnlySet<string> KnownMessageIds) : OutboxStep;
}

/// <summary>How an attempt, or the question after it, ended.</summary>
public abstract record Settlement
{
    private Settlement()
    {
    }

    public sealed record Delivered(string ChannelMessageId) : Settlement;

    public sealed record TryAgain(DateTimeOffset At, string Reason, bool Counts) : Settlement;

    public sealed record AskAt(DateTimeOffset At, string Reason) : Settlement;

    /// <summary>Kept until the citizen's next contact.</summary>
    public sealed record Held(string Reason) : Settlement;

    public sealed record DeadLettered(string Reason) : Settlement;
}
