using CivicBot.Adapters.Channels;
using CivicBot.Storage;

namespace CivicBot.Messaging.Sqlite;

/// <summary>How messages come into the outbox, of a turn or of an occasion.</summary>
internal static class OutboxRows
{
    private const string Queue = """
        INSERT INTO outbox(channel, conversation, key, content_hash, expires_at, queued_at, payload, occasion) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT(channel, key) DO NOTHING
        """;

    /// <param name="occasion">Key of the proactive message that they are; null: a turn says them.</param>
    public static void Add(SqliteSession session, IReadOnlyList<OutboundMessage> messages, DateTimeOffset now, string? occasion = null)
    {
        foreach (var message in messages)
        {
            session.Prepare(Queue)
                .Bind(message.ChannelId)
                .Bind(message.ConversationId)
                .Bind(message.Key)
                .Bind(message.ContentHash)
                .Bind(message.ExpiresAt?.UtcTicks)
                .Bind(now.UtcTicks)
                .Bind(message.Payload)
                .Bind(occasion)
                .Execute();
        }
    }
}
