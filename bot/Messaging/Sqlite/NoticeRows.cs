using CivicBot.Messaging.Stores;
using CivicBot.Storage;

namespace CivicBot.Messaging.Sqlite;

/// <summary>What happens to template messages when the messages of their occasion are queued, held, released or forgotten.</summary>
internal static class NoticeRows
{
    // A tracking id that was used before: the citizen got that notice.
    private const string Insert = """
        INSERT INTO zns_notice(channel, occasion, tracking, payer, template, tells_all, conversation, content) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT DO NOTHING
        """;

    private const string WakeUp = """
        UPDATE zns_notice SET status = 1, since = ?2, due_at = ?2
        WHERE status = 0 AND (channel, occasion) IN (SELECT channel, occasion FROM outbox WHERE seq = ?1 AND status = 3 AND occasion IS NOT NULL)
        """;

    // Those that are just being sent keep their messages; if they fail, SqliteNoticeStore releases them.
    private const string MarkContact = """
        UPDATE outbox SET contact_at = ?3 WHERE channel = ?1 AND conversation = ?2 AND status = 3 AND occasion IS NOT NULL
        """;

    private const string DeleteWaiting = "DELETE FROM zns_notice WHERE channel = ? AND conversation = ? AND status = 1";
    private const string DeleteUnsent = "DELETE FROM zns_notice WHERE channel = ? AND conversation = ? AND status < 2";

    /// <param name="content">Encrypted.</param>
    public static void Add(SqliteSession session, QueuedOccasion occasion, QueuedNotice notice, string content) =>
        session.Prepare(Insert)
            .Bind(occasion.Conversation.ChannelId)
            .Bind(occasion.Key)
            .Bind(notice.TrackingId)
            .Bind(notice.Payer)
            .Bind(notice.TemplateId)
            .Bind(notice.TellsAll ? 1L : 0L)
            .Bind(occasion.Conversation.ConversationId)
            .Bind(content)
            .Execute();

    /// <summary>A message is held: its notice is to be sent.</summary>
    public static void Wake(SqliteSession session, long sequence, long now) => session.Prepare(WakeUp).Bind(sequence).Bind(now).Execute();

    /// <summary>The citizen made contact: what was held is going to be said, so notices that were not sent yet are not needed.</summary>
    public static void Overtake(SqliteSession session, ConversationKey conversation, long contactAt)
    {
        session.Prepare(MarkContact).Bind(conversation.ChannelId).Bind(conversation.ConversationId).Bind(contactAt).Execute();
        session.Prepare(DeleteWaiting).Bind(conversation.ChannelId).Bind(conversation.ConversationId).Execute();
    }

    public static void Forget(SqliteSession session, string channelId, string conversationId) =>
        session.Prepare(DeleteUnsent).Bind(channelId).Bind(conversationId).Execute();
}
