using CivicBot.Adapters.Channels;
using CivicBot.Storage.Redis;

namespace CivicBot.Messaging.Redis;

/// <summary>Messages as the scripts take them.</summary>
internal static class OutboxArguments
{
    public static ScriptArguments Add(this ScriptArguments arguments, IReadOnlyList<OutboundMessage> messages)
    {
        arguments.Add(messages.Count);
        return arguments.AddEach(messages);
    }

    public static ScriptArguments AddEach(this ScriptArguments arguments, IReadOnlyList<OutboundMessage> messages)
    {
        foreach (var message in messages)
        {
            arguments.Add(message.ChannelId)
                .Add(message.ConversationId)
                .Add(Shards.Of(message.ChannelId, message.ConversationId))
                .Add(message.Key)
                .Add(message.ContentHash)
                .AddMaybe(message.ExpiresAt)
                .Add(message.Payload);
        }

        return arguments;
    }
}
