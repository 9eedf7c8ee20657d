using CivicBot.Adapters.WebChat;
using CivicBot.Conversation.Records;
using CivicBot.Storage;

namespace CivicBot.WebChat;

/// <summary>Web Chat conversations in the embedded database; what was said is forgotten some weeks later.</summary>
internal sealed class SqliteDirectLineStore : IDirectLineStore, IConversationCopy
{
    // As long as the try-out page's cookie can bring a visitor back.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private static readonly string[] Schema =
    [
        """
        CREATE TABLE webchat_activity(
            conversation TEXT NOT NULL,
            place INTEGER NOT NULL,
            key TEXT NOT NULL,
            at INTEGER NOT NULL,
            json TEXT NOT NULL,
            PRIMARY KEY (conversation, place)
        ) WITHOUT ROWID;
        CREATE UNIQUE INDEX webchat_activity_key ON webchat_activity(conversation, key);
        CREATE INDEX webchat_activity_at ON webchat_activity(at);
        """,
    ];

    private readonly SqliteWriter writer;
    private readonly SqliteReaders readers;
    private readonly TimeProvider time;

    public SqliteDirectLineStore(SqliteDatabase database, SqliteWriter writer, SqliteReaders readers, TimeProvider time)
    {
        database.Migrate("webchat", Schema);
        this.writer = writer;
        this.readers = readers;
        this.time = time;
    }

    /// <inheritdoc/>
    public Task<long> AppendAsync(string conversationId, string key, string activityJson, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return writer.WriteAsync(session => Append(session, conversationId, key, activityJson, now), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredActivity>> ReadAsync(string conversationId, long after, int limit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(readers.Read<IReadOnlyList<StoredActivity>>(session =>
        {
            var rows = session.Prepare("SELECT place, json FROM webchat_activity WHERE conversation = ? AND place > ? ORDER BY place LIMIT ?")
                .Bind(conversationId).Bind(after).Bind((long)limit);
            var found = new List<StoredActivity>();
            while (rows.Step())
            {
                found.Add(new StoredActivity(rows.Integer(0), rows.Text(1)));
            }

            return found;
        }));
    }

    /// <inheritdoc/>
    public void Forget(SqliteSession session, string channelId, string conversationId)
    {
        if (channelId != WebChatAdapter.Channel)
        {
            return;
        }

        // The last row stays without its words: places go on from it, and a client that waits for the next one still finds it.
        session.Prepare("DELETE FROM webchat_activity WHERE conversation = ?1 AND place < (SELECT max(place) FROM webchat_activity WHERE conversation = ?1)")
            .Bind(conversationId).Execute();
        session.Prepare("UPDATE webchat_activity SET json = '{\"type\":\"event\",\"name\":\"forgotten\"}' WHERE conversation = ?").Bind(conversationId).Execute();
    }

    private static long Append(SqliteSession session, string conversationId, string key, string activityJson, long now)
    {
        var known = session.Prepare("SELECT place FROM webchat_activity WHERE conversation = ? AND key = ?").Bind(conversationId).Bind(key);
        if (known.Step())
        {
            return known.Integer(0);
        }

        var last = session.Prepare("SELECT coalesce(max(place), 0) FROM webchat_activity WHERE conversation = ?").Bind(conversationId);
        last.Step();
        var place = last.Integer(0) + 1;
        session.Prepare("INSERT INTO webchat_activity(conversation, place, key, at, json) VALUES (?, ?, ?, ?, ?)")
            .Bind(conversationId).Bind(place).Bind(key).Bind(now).Bind(activityJson).Execute();
        if (place == 1)
        {
            // Each new conversation carries away some of what is old: no job to forget, no long deletion at once.
            session.Prepare(
                    "DELETE FROM webchat_activity WHERE (conversation, place) IN "
                    + "(SELECT conversation, place FROM webchat_activity WHERE at < ? LIMIT 500)")
                .Bind(now - (long)Kept.TotalMilliseconds).Execute();
        }

        return place;
    }
}
