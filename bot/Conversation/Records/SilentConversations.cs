using System.Globalization;
using CivicBot.Messaging.Sqlite;
using CivicBot.Storage;

namespace CivicBot.Conversation.Records;

/// <summary>
/// States of conversations whose citizens have been silent for long. A state says itself when it was written: its ETag is a UUID of version 7, which begins with the Unix milliseconds.
/// States in which nobody has spoken (left behind by receipts) go after some days.
/// </summary>
public sealed class SilentConversations
{
    private static readonly TimeSpan KeptEmpty = TimeSpan.FromDays(7);

    private readonly SqliteWriter writer;

    public SilentConversations(SqliteDatabase database, SqliteWriter writer)
    {
        MessagingSchema.Migrate(database);
        this.writer = writer;
    }

    /// <returns>How many are forgotten.</returns>
    public Task<int> ForgetAsync(DateTimeOffset silentSince, DateTimeOffset now, CancellationToken cancellationToken) => writer.WriteAsync(
        session => session.Prepare("""
            DELETE FROM bot_state WHERE instr(key, '/conversations/') > 0 AND (etag < ?1 OR (etag < ?2 AND instr(json, '"dialogue":') = 0))
            """).Bind(Mark(silentSince)).Bind(Mark(now - KeptEmpty)).Execute(),
        cancellationToken);

    /// <summary>Smaller than every ETag written from this moment on.</summary>
    private static string Mark(DateTimeOffset moment) => moment.ToUnixTimeMilliseconds().ToString("x12", CultureInfo.InvariantCulture);
}
