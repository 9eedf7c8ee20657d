using CivicBot.Conversation.Records;
using CivicBot.Messaging;
using CivicBot.Storage;
using Microsoft.Data.Sqlite;

namespace CivicBot.Comments.Privacy;

/// <summary>
/// The address of a conversation in inbox and outbox. The words go with the turn that asks; but what is still on its way (the confirmation itself) needs its address, so that goes when nothing
/// is on its way any more.
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
    public void Forget(SqliteSession session, string channelId, string conversationId) => ErasureLedger.Add(session, time.GetUtcNow(), channelId, conversationId);

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
        session.Prepare("UPDATE zns_notice SET conversation = '', content = NULL WHERE channel = ? AND conversation = ?")
            .Bind(conversation.ChannelId).Bind(conversation.ConversationId).Execute();

        // The echo of the confirmation makes a state anew, in which nobody has spoken.
        session.Prepare("DELETE FROM bot_state WHERE key = ?1 || '/conversations/' || ?2 AND instr(json, '\"dialogue\":') = 0")
            .Bind(conversation.ChannelId).Bind(conversation.ConversationId).Execute();
        return true;
    }

    /// <summary>In a copy of the database, from which nothing is sent: what is on its way to an erased conversation goes with its address.</summary>
    public static void FinishAll(SqliteConnection copy)
    {
        using var command = copy.CreateCommand();
        command.CommandText = """
            UPDATE inbox SET conversation = '', payload = NULL, dedupe = CASE WHEN instr(dedupe, conversation) > 0 THEN 'erased-' || seq ELSE dedupe END
            WHERE status IN (1, 3) AND (channel, conversation) IN (SELECT channel, conversation FROM erasure);
            UPDATE outbox SET status = 7, conversation = '', payload = NULL, content_hash = '', message_id = NULL, key = CASE WHEN instr(key, conversation) > 0 THEN 'erased-' || seq ELSE key END
            WHERE (channel, conversation) IN (SELECT channel, conversation FROM erasure);
            UPDATE zns_notice SET conversation = '', content = NULL WHERE (channel, conversation) IN (SELECT channel, conversation FROM erasure);
            DELETE FROM bot_state WHERE instr(json, '"dialogue":') = 0 AND key IN (SELECT channel || '/conversations/' || conversation FROM erasure);
            DELETE FROM erasure;
            """;
        command.ExecuteNonQuery();
    }
}
