using CivicBot.Adapters.Channels;
using CivicBot.Messaging.Stores;
using CivicBot.Storage;

namespace CivicBot.Messaging.Sqlite;

internal sealed class SqliteInboxStore(SqliteWriter writer, SqliteReaders readers) : IInboxStore
{
    private const int SweepStep = 500;

    private const string Append = """
        INSERT INTO inbox(channel, dedupe, conversation, occurred_at, received_at, payload) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT(channel, dedupe) DO NOTHING
        """;

    private const string Next = """
        SELECT seq, dedupe, occurred_at, payload, attempts, due_at FROM inbox
        WHERE channel = ? AND conversation = ? AND status = 0 ORDER BY occurred_at, seq LIMIT 2
        """;

    private const string OldestHeld = """
        SELECT queued_at FROM outbox WHERE channel = ? AND conversation = ? AND status = 3 ORDER BY seq LIMIT 1
        """;

    // One seek in the index per conversation, however many events each has.
    private const string NextConversation = """
        SELECT channel, conversation FROM inbox
        WHERE status = 0 AND (channel, conversation) > (?, ?) ORDER BY channel, conversation LIMIT 1
        """;

    private const string Postpone = """
        UPDATE inbox SET attempts = attempts + 1, due_at = ?, reason = ? WHERE seq = ? AND status = 0
        """;

    private const string OldRows = "SELECT seq, received_at, status, ended_at FROM inbox WHERE seq > ? ORDER BY seq LIMIT ?";

    private const string Delete = "DELETE FROM inbox WHERE seq = ?";

    public Task<AppendOutcome> AppendAsync(ChannelEvent channelEvent, DateTimeOffset receivedAt, CancellationToken cancellationToken) =>
        writer.WriteOneAsync(
            session => session.Prepare(Append)
                .Bind(channelEvent.ChannelId)
                .Bind(channelEvent.DedupeKey)
                .Bind(channelEvent.ConversationId)
                .Bind(channelEvent.OccurredAt.UtcTicks)
                .Bind(receivedAt.UtcTicks)
                .Bind(channelEvent.Payload.Span)
                .Execute() > 0
                    ? AppendOutcome.Appended
                    : AppendOutcome.Duplicate,
            cancellationToken);

    public Task<PendingEvent?> NextAsync(ConversationKey conversation, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(readers.Read(session => ReadNext(session, conversation)));
    }

    public Task<IReadOnlyList<ConversationKey>> PendingAsync(ConversationKey? after, int limit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(readers.Read(session => ConversationPages.Read(session, NextConversation, after, limit)));
    }

    public Task PostponeAsync(long sequence, DateTimeOffset notBefore, string reason, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            session => session.Prepare(Postpone).Bind(notBefore.UtcTicks).Bind(reason).Bind(sequence).Execute(), cancellationToken);

    public async Task<int> ForgetHandledAsync(DateTimeOffset endedBefore, CancellationToken cancellationToken)
    {
        // Rows lie in order of arrival, so the old ones are in front and no index over the end is needed. Small steps: others write too.
        var forgotten = 0;
        for (long? position = 0; position is { } from;)
        {
            (position, var deleted) = await writer.WriteAsync(session => SweepFrom(session, from, endedBefore.UtcTicks), cancellationToken);
            forgotten += deleted;
        }

        return forgotten;
    }

    private static PendingEvent? ReadNext(SqliteSession session, ConversationKey conversation)
    {
        var row = session.Prepare(Next).Bind(conversation.ChannelId).Bind(conversation.ConversationId);
        if (!row.Step())
        {
            return null;
        }

        var sequence = row.Integer(0);
        var channelEvent = new ChannelEvent(
            conversation.ChannelId,
            row.Text(1),
            conversation.ConversationId,
            new DateTimeOffset(row.Integer(2), TimeSpan.Zero),
            row.Blob(3));
        var attempts = (int)row.Integer(4);
        var notBefore = new DateTimeOffset(row.Integer(5), TimeSpan.Zero);
        var hasFollowers = row.Step();
        var held = session.Prepare(OldestHeld).Bind(conversation.ChannelId).Bind(conversation.ConversationId);
        return new PendingEvent(
            sequence, channelEvent, attempts, notBefore, hasFollowers, held.Step() ? new DateTimeOffset(held.Integer(0), TimeSpan.Zero) : null);
    }

    private static (long? Position, int Deleted) SweepFrom(SqliteSession session, long from, long endedBefore)
    {
        var old = new List<long>();
        var last = from;
        var seen = 0;
        var rows = session.Prepare(OldRows).Bind(from).Bind(SweepStep);
        while (rows.Step())
        {
            if (rows.Integer(1) >= endedBefore)
            {
                seen = 0;
                break;
            }

            seen++;
            last = rows.Integer(0);
            if (rows.Integer(2) is 1 or 3 && rows.Integer(3) < endedBefore)
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
