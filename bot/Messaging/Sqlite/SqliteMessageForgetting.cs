using CivicBot.Conversation.Records;
using CivicBot.Storage;

namespace CivicBot.Messaging.Sqlite;

/// <summary>
/// Whoever deletes their data gets nothing afterwards that was meant for them before: messages that wait, are held or were set aside lose their
/// content, and so do events that were set aside. What a channel call is just carrying away cannot be called back.
/// </summary>
internal sealed class SqliteMessageForgetting(TimeProvider time) : IConversationCopy
{
    private const string Why = "the citizen deleted their data";

    // One statement for each part of the outbox that has an index.
    private static readonly string[] DropMessages =
    [
        "UPDATE outbox SET status = 7, ended_at = ?, reason = ?, payload = NULL WHERE status < 3 AND channel = ? AND conversation = ?",
        "UPDATE outbox SET status = 7, ended_at = ?, reason = ?, payload = NULL WHERE status = 3 AND channel = ? AND conversation = ?",
        "UPDATE outbox INDEXED BY outbox_dead SET status = 7, ended_at = ?, reason = ?, payload = NULL WHERE status = 5 AND channel = ? AND conversation = ?",
        "UPDATE inbox INDEXED BY inbox_dead SET status = 3, ended_at = ?, reason = ?, payload = NULL WHERE status = 2 AND channel = ? AND conversation = ?",
    ];

    public void Forget(SqliteSession session, string channelId, string conversationId)
    {
        foreach (var drop in DropMessages)
        {
            session.Prepare(drop).Bind(time.GetUtcNow().UtcTicks).Bind(Why).Bind(channelId).Bind(conversationId).Execute();
        }

        NoticeRows.Forget(session, channelId, conversationId);
    }
}
