using CivicBot.Adapters.Channels;
using CivicBot.Messaging.Stores;
using CivicBot.Storage;

namespace CivicBot.Messaging.Sqlite;

internal sealed class SqliteTurnStore(SqliteWriter writer, SqliteReaders readers) : ITurnStore
{
    private const string ReadItem = "SELECT json, kind, etag FROM bot_state WHERE key = ?";
    private const string ReadETag = "SELECT etag FROM bot_state WHERE key = ?";
    private const string DeleteItem = "DELETE FROM bot_state WHERE key = ?";

    private const string WriteItem = """
        INSERT INTO bot_state(key, kind, etag, json) VALUES (?, ?, ?, ?)
        ON CONFLICT(key) DO UPDATE SET kind = excluded.kind, etag = excluded.etag, json = excluded.json
        """;

    private const string EndEvent = """
        UPDATE inbox SET status = ?, ended_at = ?, reason = ?, payload = CASE WHEN ?1 = 1 THEN NULL ELSE payload END,
            conversation = CASE WHEN ?1 = 1 THEN '' ELSE conversation END
        WHERE seq = ? AND status = 0
        """;

    // Not those whose template message is under way: it is going to tell the same, see NoticeRows.
    private const string HeldMessages = """
        SELECT seq FROM outbox o WHERE channel = ? AND conversation = ? AND status = 3 AND NOT EXISTS (
            SELECT 1 FROM zns_notice n WHERE n.channel = o.channel AND n.occasion = o.occasion AND n.status = 2 AND n.tells_all = 1)
        ORDER BY seq
        """;

    // A new number at the end: behind the note that explains it, before what the turn says.
    private const string Release = """
        UPDATE outbox SET seq = (SELECT max(seq) + 1 FROM outbox), status = 0, due_at = 0, contact_at = ?
        WHERE seq = ?
        """;

    private const string KnownMessage = """
        SELECT 1 FROM outbox WHERE channel = ? AND conversation = ? AND status = 4 AND message_id = ? LIMIT 1
        """;

    // Only what was tried can have arrived. Open ones first: an old dead letter of the same words must not take the echo of a new message.
    private const string Unconfirmed = """
        SELECT seq FROM outbox WHERE channel = ? AND conversation = ? AND status < 3 AND tries > 0 AND content_hash = ? ORDER BY seq LIMIT 1
        """;

    private const string Confirm = """
        UPDATE outbox SET status = 4, message_id = ?, ended_at = ?, payload = NULL, reason = NULL WHERE seq = ?
        """;

    public Task<IReadOnlyDictionary<string, StateItem>> ReadStateAsync(
        IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyDictionary<string, StateItem>>(readers.Read(session => ReadItems(session, keys)));
    }

    public async Task<TurnCommitOutcome> CommitAsync(TurnCommit commit, CancellationToken cancellationToken)
    {
        try
        {
            return await writer.WriteAsync(session => Commit(session, commit), cancellationToken);
        }
        catch (StateChangedException)
        {
            return TurnCommitOutcome.StateChanged;
        }
    }

    private static Dictionary<string, StateItem> ReadItems(SqliteSession session, IReadOnlyCollection<string> keys)
    {
        var items = new Dictionary<string, StateItem>(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            var row = session.Prepare(ReadItem).Bind(key);
            if (row.Step())
            {
                items[key] = new StateItem(row.Text(0), row.Text(1), row.Text(2));
            }
        }

        return items;
    }

    private static TurnCommitOutcome Commit(SqliteSession session, TurnCommit commit)
    {
        var ended = session.Prepare(EndEvent)
            .Bind(commit.DeadLetterReason is null ? 1L : 2L)
            .Bind(commit.At.UtcTicks)
            .Bind(commit.DeadLetterReason)
            .Bind(commit.EventSequence)
            .Execute();
        if (ended == 0)
        {
            return TurnCommitOutcome.AlreadyEnded;
        }

        foreach (var write in commit.State)
        {
            WriteState(session, write);
        }

        foreach (var confirmation in commit.Confirmations)
        {
            ConfirmDelivered(session, commit.Conversation.ChannelId, confirmation, commit.At.UtcTicks);
        }

        // Before the messages: one that forgets the conversation drops what waits, and not what this turn says about it.
        foreach (var write in commit.Writes)
        {
            var embedded = write as SqliteTurnWrite
                ?? throw new NotSupportedException($"The embedded database cannot run a turn write of type {write.GetType().Name}.");
            embedded.Run(session);
        }

        if (commit.ContactAt is { } contactAt)
        {
            ReleaseHeld(session, commit, contactAt.UtcTicks);
        }

        OutboxRows.Add(session, commit.Messages, commit.At);
        return TurnCommitOutcome.Committed;
    }

    private static void WriteState(SqliteSession session, StateWrite write)
    {
        if (!write.Expects.Any)
        {
            var row = session.Prepare(ReadETag).Bind(write.Key);
            var stored = row.Step() ? row.Text(0) : null;
            if (!string.Equals(stored, write.Expects.ETag, StringComparison.Ordinal))
            {
                throw new StateChangedException();
            }
        }

        if (write.Item is { } item)
        {
            session.Prepare(WriteItem).Bind(write.Key).Bind(item.Kind).Bind(item.ETag).Bind(item.Json).Execute();
        }
        else
        {
            session.Prepare(DeleteItem).Bind(write.Key).Execute();
        }
    }

    private static void ReleaseHeld(SqliteSession session, TurnCommit commit, long contactAt)
    {
        var conversation = commit.Conversation;
        NoticeRows.Overtake(session, conversation, contactAt);
        List<long>? held = null;
        var rows = session.Prepare(HeldMessages).Bind(conversation.ChannelId).Bind(conversation.ConversationId);
        while (rows.Step())
        {
            (held ??= []).Add(rows.Integer(0));
        }

        if (held is null)
        {
            return;
        }

        OutboxRows.Add(session, commit.BeforeReleased, commit.At);
        foreach (var sequence in held)
        {
            session.Prepare(Release).Bind(contactAt).Bind(sequence).Execute();
        }
    }

    private static void ConfirmDelivered(SqliteSession session, string channelId, DeliveryConfirmation confirmation, long now)
    {
        var known = session.Prepare(KnownMessage)
            .Bind(channelId).Bind(confirmation.ConversationId).Bind(confirmation.ChannelMessageId);
        if (known.Step())
        {
            return;
        }

        var row = session.Prepare(Unconfirmed).Bind(channelId).Bind(confirmation.ConversationId).Bind(confirmation.ContentHash);
        if (row.Step())
        {
            var sequence = row.Integer(0);
            session.Prepare(Confirm).Bind(confirmation.ChannelMessageId).Bind(now).Bind(sequence).Execute();
        }
    }

    private sealed class StateChangedException : Exception;
}
