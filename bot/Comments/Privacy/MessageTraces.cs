using CivicBot.Conversation.Records;
using CivicBot.Messaging;
using CivicBot.Storage;

namespace CivicBot.Comments.Privacy;

/// <summary>
/// What inbox and outbox keep of a conversation. With the turn that asks go the words that were set aside (dead letters, messages held back); what is still on its way (the confirmation itself)
/// needs its address, so the address goes when nothing is on its way any more.
/// </summary>
internal sealed class MessageTraces : IConversationCopy
{
    private readonly TimeProvider time;

    /// <param name="ledger">Taken so that its table exists.</param>
    public MessageTraces(ErasureLedger ledger, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        this.time = time;
    }

    /// <inheritdoc/>
    public void Forget(SqliteSession session, string channelId, string conversationId)
    {
        var now = time.GetUtcNow();
        session.Prepare("UPDATE inbox SET status = 3, ended_at = ?, payload = NULL WHERE channel = ? AND conversation = ? AND status = 2")
            .Bind(now.UtcTicks).Bind(channelId).Bind(conversationId).Execute();
        session.Prepare("UPDATE outbox SET status = 7, ended_at = ?, payload = NULL WHERE channel = ? AND conversation = ? AND status IN (3, 5)")
            .Bind(now.UtcTicks).Bind(channelId).Bind(conversationId).Execute();
        ErasureLedger.Add(session, now, channelId, conversationId);
    }

    /// <summary>Takes the conversation's address out of rows that have ended.</summary>
    /// <returns>False where something is still on its way.</returns>
    public static bool Finish(SqliteSession session, ConversationKey conversation)
    {
        var open = session.Prepare("""
            SELECT 1 WHERE EXISTS (SELECT 1 FROM outbox WHERE channel = ?1 AND conversation = ?2 AND status < 3)
                OR EXISTS (SELECT 1 FROM inbox WHERE channel = ?1 AND conversation = ?2 AND status = 0)
            """).Bind(conversation.ChannelId).Bind(conversation.ConversationId);
        if (open.Step())
        {
            open.Abandon();
            return false;
        }

        // Keys stay, so that an event delivered again is still known; those that quote the conversation become numbers.
        session.Prepare("""
            UPDATE inbox SET conversation = '', payload = NULL, dedupe = CASE WHEN instr(dedupe, ?2) > 0 THEN 'erased-' || seq ELSE dedupe END
            WHERE channel = ?1 AND conversation = ?2 AND status IN (1, 3)
            """).Bind(conversation.ChannelId).Bind(conversation.ConversationId).Execute();
        session.Prepare("""
            UPDATE outbox SET conversation = '', payload = NULL, content_hash = '', message_id = NULL, key = CASE WHEN instr(key, ?2) > 0 THEN 'erased-' || seq ELSE key END
            WHERE channel = ?1 AND conversation = ?2 AND status IN (4, 6, 7)
            """).Bind(conversation.ChannelId).Bind(conversation.ConversationId).Execute();
        return true;
    }
}
