using System.Globalization;
using System.Runtime.InteropServices;

namespace CivicBot.Messaging.Stores;

/// <summary>Events that could not be handled and messages that could not be delivered, until a person decided about them.</summary>
public interface IDeadLetterStore
{
    /// <summary>Oldest first.</summary>
    /// <param name="channelId">Null: of all channels.</param>
    Task<IReadOnlyList<DeadLetter>> ListAsync(string? channelId, int limit, CancellationToken cancellationToken);

    /// <summary>Puts one back in its queue with fresh attempts.</summary>
    /// <returns>False when there is no such dead letter (any more).</returns>
    Task<bool> RetryAsync(DeadLetterId id, CancellationToken cancellationToken);

    /// <summary>Puts all of a channel, or all, back.</summary>
    Task<int> RetryAllAsync(string? channelId, CancellationToken cancellationToken);

    /// <summary>Deletes its content for good; who and why stay.</summary>
    Task<bool> DropAsync(DeadLetterId id, string who, string why, DateTimeOffset at, CancellationToken cancellationToken);

    Task<MessagingDepths> MeasureAsync(CancellationToken cancellationToken);
}

public enum DeadLetterKind
{
    /// <summary>An event of the inbox.</summary>
    In,

    /// <summary>A message of the outbox.</summary>
    Out,
}

/// <summary>Written as <c>in-12</c> or <c>out-7</c>.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DeadLetterId(DeadLetterKind Kind, long Sequence)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{(Kind is DeadLetterKind.In ? "in" : "out")}-{Sequence}");

    public static bool TryParse(string text, out DeadLetterId id)
    {
        id = default;
        var (kind, prefix) = text.StartsWith("out-", StringComparison.Ordinal) ? (DeadLetterKind.Out, 4) : (DeadLetterKind.In, 3);
        if ((kind is DeadLetterKind.In && !text.StartsWith("in-", StringComparison.Ordinal))
            || !long.TryParse(
                text.AsSpan(prefix), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        id = new DeadLetterId(kind, number);
        return true;
    }
}

/// <param name="RedactedKey">Start of a hash over the key: enough to find it in a log, nothing about the citizen.</param>
public sealed record DeadLetter(DeadLetterId Id, string ChannelId, DateTimeOffset Since, string Reason, int Attempts, string RedactedKey);

/// <summary>How much waits where.</summary>
/// <param name="InboxOldest">When the oldest waiting event was received.</param>
/// <param name="Held">Messages that wait for a contact of their citizen.</param>
public sealed record MessagingDepths(
    long Inbox, DateTimeOffset? InboxOldest, long Outbox, DateTimeOffset? OutboxOldest, long Held, long DeadLetters)
{
    public static MessagingDepths Empty { get; } = new(0, null, 0, null, 0, 0);
}
