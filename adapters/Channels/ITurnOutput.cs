namespace CivicBot.Adapters.Channels;

/// <summary>What a turn leaves behind for its channel; takes effect when the turn is committed, and not at all when it is not.</summary>
public interface ITurnOutput
{
    /// <summary>Stable key of the turn: the same after a crash and a second run.</summary>
    string TurnKey { get; }

    /// <summary>Queues a message for delivery, behind all earlier ones of its conversation.</summary>
    void Send(OutboundMessage message);

    /// <summary>
    /// The channel showed us one of our own messages (an echo): the oldest message of the conversation with this content that is not known as
    /// delivered was delivered under this id.
    /// </summary>
    void ConfirmDelivered(string conversationId, string contentHash, string channelMessageId);
}
