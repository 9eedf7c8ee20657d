using CivicBot.Messaging.Proactive;
using CivicBot.Messaging.Stores;
using CivicBot.Storage;

namespace CivicBot.Messaging.Sqlite;

internal sealed class SqliteProactiveStore(SqliteWriter writer, SqliteReaders readers, NoticeSecrets secrets) : IProactiveStore
{
    private const string Register = "INSERT INTO proactive(channel, key, queued_at) VALUES (?, ?, ?) ON CONFLICT(channel, key) DO NOTHING";

    private const string Fate = """
        SELECT p.delivered_at, p.failure, count(*) FILTER (WHERE o.status < 3), count(*) FILTER (WHERE o.status = 3),
            max(CASE WHEN o.status = 5 THEN coalesce(o.reason, '') END)
        FROM proactive p LEFT JOIN outbox o ON o.channel = p.channel AND o.occasion = p.key
        WHERE p.channel = ? AND p.key = ? GROUP BY p.channel, p.key
        """;

    public Task<bool> QueueAsync(QueuedOccasion occasion, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Encrypting does not belong onto the writer's thread.
        var content = occasion.Notice is { } notice ? secrets.Seal(notice.Content) : null;
        return writer.WriteAsync(
            session =>
            {
                var isNew = session.Prepare(Register).Bind(occasion.Conversation.ChannelId).Bind(occasion.Key).Bind(now.UtcTicks).Execute() > 0;
                if (isNew)
                {
                    OutboxRows.Add(session, occasion.Messages, now, occasion.Key);
                    if (occasion.Notice is { } queued && content is not null)
                    {
                        NoticeRows.Add(session, occasion, queued, content);
                    }
                }

                return isNew;
            },
            cancellationToken);
    }

    public Task<ProactiveStatus> StatusAsync(string channelId, string key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(readers.Read(session => Status(session, channelId, key)));
    }

    private static ProactiveStatus Status(SqliteSession session, string channelId, string key)
    {
        var row = session.Prepare(Fate).Bind(channelId).Bind(key);
        if (!row.Step())
        {
            return new ProactiveStatus.Unknown();
        }

        // Dead letters first: they ask for a person.
        return (row.TextOrNull(4) ?? row.TextOrNull(1), row.Integer(2), row.Integer(3), row.IntegerOrNull(0)) switch
        {
            ({ } reason, _, _, _) => new ProactiveStatus.Dead(reason),
            (_, > 0, _, _) => new ProactiveStatus.Waiting(),
            (_, _, > 0, _) => new ProactiveStatus.Held(),
            (_, _, _, { } at) => new ProactiveStatus.Delivered(new DateTimeOffset(at, TimeSpan.Zero)),
            _ => throw new InvalidOperationException("An occasion is neither open nor ended."),
        };
    }
}
