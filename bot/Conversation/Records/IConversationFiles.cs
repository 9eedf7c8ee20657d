namespace CivicBot.Conversation.Records;

/// <summary>Files that belong to conversations and lie in no database.</summary>
public interface IConversationFiles
{
    /// <summary>Deletes those of a conversation; again and of none changes nothing.</summary>
    void Forget(string channelId, string conversationId);
}
