using CivicBot.Storage;

namespace CivicBot.Conversation.Records;

/// <summary>Another place that keeps what was said in a conversation, and forgets it when the citizen asks for that.</summary>
public interface IConversationCopy
{
    /// <summary>Deletes the words of this conversation; runs inside the transaction of the turn that asks.</summary>
    void Forget(SqliteSession session, string channelId, string conversationId);
}
