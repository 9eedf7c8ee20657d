using CivicBot.Adapters.Channels;
using CivicBot.Messaging.Stores;
using CivicBot.Storage;

namespace CivicBot.Messaging.Sqlite;

internal sealed class SqliteOutboxStore(SqliteWriter writer, SqliteReaders readers) : IOutboxStore
{
    private const int SweepStep = 500;
    private const int RememberedMessages = 200;
    private const int Attempting = 1;
    private const int Uncertain = 2;

    private const string Recover = "UPDATE outbox SET status = 2, due_at = ?, reason = 'interrupted' WHERE status < 3 AND status = 1";

    private const string Head = """
        SELECT seq, key, content_hash, payload, expires_at, contact_at, queued_at, status, attempts, tries, asked, due_at, attempted_at
        FROM outbox WHERE channel = ? AND conversation = ? AND status < 3 ORDER BY seq LIMIT 1
        """;

    private const string NextConversation = """
        SELECT channel, conversation FROM outbox
        WHERE status < 3 AND (channel, conversation) > (?, ?) ORDER BY channel, conversation LIMIT 1
        """;

    private const string Expire = "UPDATE outbox SET status = 6, ended_at = ?, payload = NULL WHERE seq = ?";
    private const string Begin = "UPDATE outbox SET status = 1, tries = tries + 1, asked = 0, attempted_at = ? WHERE seq = ?";

    private const string Known = """
        SELECT message_id FROM outbox WHERE channel = ? AND conversation = ? AND status = 4 ORDER BY seq DESC LIMIT ?
        """;

    private const string Delivered = """
        UPDATE outbox SET status = 4, message_id = ?, ended_at = ?, payload = NULL, reason = NULL WHERE seq = ? AND status IN (1, 2)
        """;

    private const string TryAgain = """
        UPDATE outbox SET status = 0, due_at = ?, reason = ?, attempts = attempts + ? WHERE seq = ? AND status IN (1, 2)
        """;

    private const string AskAt = """
        UPDATE outbox SET status = 2, due_at = ?, reason = ?, asked = asked + (status = 2) WHERE seq = ? AND status IN (1, 2)
        """;

    private const string Hold = "UPDATE outbox SET status = 3, reason = ? WHERE seq = ? AND status IN (1, 2)";

    private const string Bury = """
        UPDATE outbox SET status = 5, ended_at = ?, reason = ?, attempts = attempts + 1 WHERE seq = ? AND status IN (1, 2)
        """;

    private const string OldRows = "SELECT seq, queued_at, status, ended_at FROM outbox WHERE seq > ? ORDER BY seq LIMIT ?";
    private const string Delete = "DELETE FROM outbox WHERE seq = ?";

    private const string GiveUpHeld = """
        UPDATE outbox SET status = CASE WHEN expires_at <= ?2 THEN 6 ELSE 5 END, ended_at = ?2 WHERE status = 3 AND (queued_at < ?1 OR expires_at <= ?2)
        """;

    public Task<int> RecoverAsync(DateTimeOffset reconcileAt, CancellationToken cancellationToken) =>
        writer.WriteAsync(session => session.Prepare(Recover).Bind(reconcileAt.UtcTicks).Execute(), cancellationToken);

    public Task<OutboxStep> NextAsync(ConversationKey conversation, DateTimeOffset now, CancellationToken cancellationToken) =>
        writer.WriteAsync(session => Next(session, conversation, now, begin: true), cancellationToken);

    public Task<OutboxStep> SettleAsync(
        OutboxEntry entry, Settlement settlement, DateTimeOffset now, bool goOn, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            session =>
            {
                Settle(session, entry.Sequence, settlement, now.UtcTicks);
                return Next(session, new ConversationKey(entry.Message.ChannelId, entry.Message.ConversationId), now, goOn);
            },
            cancellationToken);

    public Task<IReadOnlyList<ConversationKey>> WaitingAsync(ConversationKey? after, int limit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(readers.Read(session => ConversationPages.Read(session, NextConversation, after, limit)));
    }

    public async Task<int> ForgetEndedAsync(DateTimeOffset endedBefore, CancellationToken cancellationToken)
    {
        var forgotten = 0;
        for (long? position = 0; position is { } from;)
        {
            (position, var deleted) = await writer.WriteAsync(session => SweepFrom(session, from, endedBefore.UtcTicks), cancellationToken);
            forgotten += deleted;
        }

        return forgotten;
    }

    public Task<int> GiveUpHeldAsync(DateTimeOffset queuedBefore, DateTimeOffset now, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            session => session.Prepare(GiveUpHeld).Bind(queuedBefore.UtcTicks).Bind(now.UtcTicks).Execute(), cancellationToken);

    private static OutboxStep Next(SqliteSession session, ConversationKey conversation, DateTimeOffset now, bool begin)
    {
        while (true)
        {
            var row = session.Prepare(Head).Bind(conversation.ChannelId).Bind(conversation.ConversationId);
            if (!row.Step())
            {
                return new OutboxStep.Nothing();
            }

            var (entry, status, dueAt) = ReadEntry(row, conversation);
            row.Abandon();
            if (status == Attempting)
            {
                // Its end could not be stored. Nobody else delivers this conversation, so the attempt is over and its outcome lost.
                Settle(session, entry.Sequence, new Settlement.AskAt(now, "outcome not stored"), now.UtcTicks);
                return new OutboxStep.WaitUntil(now);
            }

            if (status != Uncertain && entry.Message.ExpiresAt <= now)
            {
                session.Prepare(Expire).Bind(now.UtcTicks).Bind(entry.Sequence).Execute();
                continue;
            }

            if (dueAt > now)
            {
                // It may expire before, and must not keep the ones behind it waiting then.
                return new OutboxStep.WaitUntil(
                    status != Uncertain && entry.Message.ExpiresAt is { } expiry && expiry < dueAt ? expiry : dueAt);
            }

            if (!begin)
            {
                return new OutboxStep.WaitUntil(now);
            }

            if (status == Uncertain)
            {
                return new OutboxStep.Reconcile(entry, KnownMessageIds(session, conversation));
            }

            session.Prepare(Begin).Bind(now.UtcTicks).Bind(entry.Sequence).Execute();
            return new OutboxStep.Attempt(entry with { AttemptedAt = now });
        }
    }

    private static (OutboxEntry Entry, int Status, DateTimeOffset DueAt) ReadEntry(SqliteStatement row, ConversationKey conversation)
    {
        var message = new OutboundMessage(
            conversation.ChannelId, conversation.ConversationId, row.Text(1), row.Text(2), row.Text(3), Moment(row, 4), Moment(row, 5));
        var entry = new OutboxEntry(
            row.Integer(0), message, (int)row.Integer(8), (int)row.Integer(9), (int)row.Integer(10), Moment(row, 6)!.Value, Moment(row, 12));
        return (entry, (int)row.Integer(7), Moment(row, 11)!.Value);
    }

    private static DateTimeOffset? Moment(SqliteStatement row, int column) =>
        row.IntegerOrNull(column) is { } ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    private static HashSet<string> KnownMessageIds(SqliteSession session, ConversationKey conversation)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        var rows = session.Prepare(Known).Bind(conversation.ChannelId).Bind(conversation.ConversationId).Bind(RememberedMessages);
        while (rows.Step())
        {
            known.Add(rows.Text(0));
        }

        return known;
    }

    private static void Settle(SqliteSession session, long sequence, Settlement settlement, long now)
    {
        var change = settlement switch
        {
            Settlement.Delivered s => session.Prepare(Delivered).Bind(s.ChannelMessageId).Bind(now),
            Settlement.TryAgain s => session.Prepare(TryAgain).Bind(s.At.UtcTicks).Bind(s.Reason).Bind(s.Counts ? 1L : 0L),
            Settlement.AskAt s => session.Prepare(AskAt).Bind(s.At.UtcTicks).Bind(s.Reason),
            Settlement.Held s => session.Prepare(Hold).Bind(s.Reason),
            Settlement.DeadLettered s => session.Prepare(Bury).Bind(now).Bind(s.Reason),
            _ => throw new ArgumentOutOfRangeException(nameof(settlement)),
        };
        change.Bind(sequence).Execute();
        if (settlement is Settlement.Held)
        {
            NoticeRows.Wake(session, sequence, now);
        }
    }

    private static (long? Position, int Deleted) SweepFrom(SqliteSession session, long from, long endedBefore)
    {
        var old = new List<long>();
        var last = from;
        var seen = 0;
        var rows = session.Prepare(OldRows).Bind(from).Bind(SweepStep);
        while (rows.Step())
        {
            seen++;
            last = rows.Integer(0);
            if (rows.Integer(2) is 4 or 6 or 7 && rows.Integer(3) < endedBefore)
            {
                old.Add(last);
            }
        }

        foreach (var sequence in old)
        {
            session.Prepare(Delete).Bind(sequence).Execute();
        }

        return (seen == SweepStep ? last : null, old.Count);
    }
}
