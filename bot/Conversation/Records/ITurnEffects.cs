using CivicBot.Messaging.Stores;

namespace CivicBot.Conversation.Records;

/// <summary>Makes writes of what a turn leaves behind; they commit with the turn, in the store where its messages are.</summary>
public interface ITurnEffects
{
    /// <summary>All of them with the answer, or none; the same turn written again changes nothing.</summary>
    IEnumerable<ITurnWrite> Of(IReadOnlyList<ConversationEffect> effects, TurnRecords records);

    /// <summary>Deletes the words of a conversation from every place that copies them.</summary>
    IEnumerable<ITurnWrite> Forget(string channelId, string conversationId);
}
