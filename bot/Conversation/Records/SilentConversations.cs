using System.Globalization;
using CivicBot.Messaging.Sqlite;
using CivicBot.Storage;

namespace CivicBot.Conversation.Records;

/// <summary>
/// States in the embedded database. A state says itself when it was written: its ETag is a UUID of version 7, which begins with the Unix milliseconds.
/// </summary>
public sealed class SilentConversations : ISilentConversations
{
    private static readonly TimeSpan KeptEmpty = TimeSpan.FromDays(7);

    private readonly SqliteWriter writer;

    public SilentConversations(SqliteDatabase database, SqliteWriter writer)
    {
        MessagingSchema.Migrate(database);
        this.writer = writer;
    }

    /// <inheritdoc/>
    public Task<int> ForgetAsync(DateTimeOffset silentSince, DateTimeOffset now, CancellationToken cancellationToken) => writer.WriteAsync(
        session => session.Prepare("""
            DELETE FROM bot_state WHERE instr(key, '/conversations/') > 0 AND (etag < ?1 OR (etag < ?2 AND instr(json, '"dialogue":') = 0))
            """).Bind(Mark(silentSince)).Bind(Mark(now - KeptEmpty)).Execute(),
        cancellationToken);

    /// <summary>Smaller than every ETag written from this moment on.</summary>
    private static string Mark(DateTimeOffset moment) => moment.ToUnixTimeMilliseconds().ToString("x12", CultureInfo.InvariantCulture);
}
