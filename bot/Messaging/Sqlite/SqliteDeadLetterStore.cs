using System.Security.Cryptography;
using System.Text;
using CivicBot.Messaging.Stores;
using CivicBot.Storage;

namespace CivicBot.Messaging.Sqlite;

internal sealed class SqliteDeadLetterStore(SqliteWriter writer, SqliteReaders readers) : IDeadLetterStore
{
    private const string DeadEvents = """
        SELECT seq, channel, ended_at, reason, attempts, dedupe FROM inbox
        WHERE status = 2 AND (?1 IS NULL OR channel = ?1) ORDER BY ended_at LIMIT ?2
        """;

    private const string DeadMessages = """
        SELECT seq, channel, ended_at, reason, attempts, key FROM outbox
        WHERE status = 5 AND (?1 IS NULL OR channel = ?1) ORDER BY ended_at LIMIT ?2
        """;

    private const string RetryEvent = "UPDATE inbox SET status = 0, attempts = 0, due_at = 0, ended_at = NULL WHERE status = 2 AND seq = ?";

    private const string RetryMessage = """
        UPDATE outbox SET status = 0, attempts = 0, due_at = 0, ended_at = NULL WHERE status = 5 AND seq = ?
        """;

    private const string RetryEvents = """
        UPDATE inbox SET status = 0, attempts = 0, due_at = 0, ended_at = NULL WHERE status = 2 AND (?1 IS NULL OR channel = ?1)
        """;

    private const string RetryMessages = """
        UPDATE outbox SET status = 0, attempts = 0, due_at = 0, ended_at = NULL WHERE status = 5 AND (?1 IS NULL OR channel = ?1)
        """;

    private const string RecordEventDecision = """
        INSERT INTO dead_letter_decision(id, at, who, why, channel, reason) SELECT ?, ?, ?, ?, channel, reason FROM inbox WHERE status = 2 AND seq = ?
        """;

    private const string RecordMessageDecision = """
        INSERT INTO dead_letter_decision(id, at, who, why, channel, reason) SELECT ?, ?, ?, ?, channel, reason FROM outbox WHERE status = 5 AND seq = ?
        """;

    private const string DropEvent = "UPDATE inbox SET status = 3, ended_at = ?, payload = NULL WHERE status = 2 AND seq = ?";
    private const string DropMessage = "UPDATE outbox SET status = 7, ended_at = ?, payload = NULL WHERE status = 5 AND seq = ?";

    private const string InboxDepth = "SELECT count(*), min(seq) FROM inbox WHERE status = 0";
    private const string InboxReceivedAt = "SELECT received_at FROM inbox WHERE seq = ?";
    private const string OutboxDepth = "SELECT count(*), min(seq) FROM outbox WHERE status < 3";
    private const string OutboxQueuedAt = "SELECT queued_at FROM outbox WHERE seq = ?";
    private const string HeldDepth = "SELECT count(*) FROM outbox WHERE status = 3";
    private const string DeadDepth = "SELECT (SELECT count(*) FROM inbox WHERE status = 2) + (SELECT count(*) FROM outbox WHERE status = 5)";

    public Task<IReadOnlyList<DeadLetter>> ListAsync(string? channelId, int limit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(readers.Read<IReadOnlyList<DeadLetter>>(session =>
        {
            var letters = new List<DeadLetter>();
            Read(session, DeadEvents, DeadLetterKind.In, channelId, limit, letters);
            Read(session, DeadMessages, DeadLetterKind.Out, channelId, limit, letters);
            return [.. letters.OrderBy(l => l.Since).Take(limit)];
        }));
    }

    public async Task<bool> RetryAsync(DeadLetterId id, CancellationToken cancellationToken) =>
        await writer.WriteAsync(
            session => session.Prepare(id.Kind is DeadLetterKind.In ? RetryEvent : RetryMessage).Bind(id.Sequence).Execute(),
            cancellationToken) > 0;

    public Task<int> RetryAllAsync(string? channelId, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            session => session.Prepare(RetryEvents).Bind(channelId).Execute() + session.Prepare(RetryMessages).Bind(channelId).Execute(),
            cancellationToken);

    public Task<bool> DropAsync(DeadLetterId id, string who, string why, DateTimeOffset at, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            session =>
            {
                var isEvent = id.Kind is DeadLetterKind.In;
                session.Prepare(isEvent ? RecordEventDecision : RecordMessageDecision)
                    .Bind(id.ToString()).Bind(at.UtcTicks).Bind(who).Bind(why).Bind(id.Sequence).Execute();
                return session.Prepare(isEvent ? DropEvent : DropMessage).Bind(at.UtcTicks).Bind(id.Sequence).Execute() > 0;
            },
            cancellationToken);

    public Task<MessagingDepths> MeasureAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(readers.Read(session =>
        {
            var (inbox, inboxOldest) = Depth(session, InboxDepth, InboxReceivedAt);
            var (outbox, outboxOldest) = Depth(session, OutboxDepth, OutboxQueuedAt);
            return new MessagingDepths(inbox, inboxOldest, outbox, outboxOldest, Count(session, HeldDepth), Count(session, DeadDepth));
        }));
    }

    private static void Read(
        SqliteSession session, string sql, DeadLetterKind kind, string? channelId, int limit, List<DeadLetter> letters)
    {
        var rows = session.Prepare(sql).Bind(channelId).Bind(limit);
        while (rows.Step())
        {
            letters.Add(new DeadLetter(
                new DeadLetterId(kind, rows.Integer(0)),
                rows.Text(1),
                new DateTimeOffset(rows.Integer(2), TimeSpan.Zero),
                rows.TextOrNull(3) ?? "",
                (int)rows.Integer(4),
                Redact(rows.Text(5))));
        }
    }

    private static (long Count, DateTimeOffset? Oldest) Depth(SqliteSession session, string depth, string moment)
    {
        var row = session.Prepare(depth);
        row.Step();
        var (count, first) = (row.Integer(0), row.IntegerOrNull(1));
        if (first is null)
        {
            return (count, null);
        }

        var oldest = session.Prepare(moment).Bind(first);
        return (count, oldest.Step() ? new DateTimeOffset(oldest.Integer(0), TimeSpan.Zero) : null);
    }

    private static long Count(SqliteSession session, string sql)
    {
        var row = session.Prepare(sql);
        row.Step();
        return row.Integer(0);
    }

    private static string Redact(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 5));
}
