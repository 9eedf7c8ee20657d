using System.Text;

namespace CivicBot.Messaging.Redis;

/// <summary>Conversations are spread over a fixed number of shards, which the nodes share out. The number and the hash are part of what is stored: never change them.</summary>
internal static class Shards
{
    public const int Count = 64;

    private const uint Offset = 2166136261;
    private const uint Prime = 16777619;

    public static int Of(ConversationKey conversation) => Of(conversation.ChannelId, conversation.ConversationId);

    /// <summary>FNV-1a over channel, line feed, conversation in UTF-8.</summary>
    public static int Of(string channelId, string conversationId)
    {
        var hash = Offset;
        foreach (var one in Encoding.UTF8.GetBytes(Address(channelId, conversationId)))
        {
            hash = unchecked((hash ^ one) * Prime);
        }

        return (int)(hash % Count);
    }

    /// <summary>Names a conversation in keys. No channel has a line feed in its id.</summary>
    public static string Address(ConversationKey conversation) => Address(conversation.ChannelId, conversation.ConversationId);

    public static string Address(string channelId, string conversationId) => $"{channelId}\n{conversationId}";

    public static ConversationKey Conversation(string address) => address.Split('\n', 2) is [var channel, var conversation]
        ? new ConversationKey(channel, conversation)
        : throw new FormatException("An address in Redis names no conversation.");
}
