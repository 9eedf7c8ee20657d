using CivicBot.Adapters.Channels;
using CivicBot.Messaging.Proactive;

namespace CivicBot.Messaging.Stores;

/// <summary>The occasions on which a feature speaks first. Their keys are kept for ever, and nothing about the citizen with them.</summary>
public interface IProactiveStore
{
    /// <summary>Puts the messages of an occasion into the outbox: all of them, behind the earlier ones of their conversation, or none.</summary>
    /// <returns>False: the key is known, nothing was queued.</returns>
    Task<bool> QueueAsync(QueuedOccasion occasion, DateTimeOffset now, CancellationToken cancellationToken);

    Task<ProactiveStatus> StatusAsync(string channelId, string key, CancellationToken cancellationToken);
}

/// <param name="Key">Of the occasion, see <see cref="ProactiveMessage"/>.</param>
/// <param name="Messages">All of <paramref name="Conversation"/>.</param>
/// <param name="Notice">Template message for the case that they are held; null: none.</param>
public sealed record QueuedOccasion(
    ConversationKey Conversation, string Key, IReadOnlyList<OutboundMessage> Messages, QueuedNotice? Notice = null);
