using Microsoft.Data.Sqlite;

namespace CivicBot.Storage;

/// <summary>
/// Writes an SQLite file anew and empties its write-ahead log. Overwriting what is deleted (<c>secure_delete</c>) is not enough: when SQLite moves rows between pages, copies stay behind in
/// the pages' unused space.
/// </summary>
internal static class SqliteRewriting
{
    private const int Tries = 50;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <param name="connection">Open, with a busy timeout, outside a transaction.</param>
    /// <exception cref="TimeoutException">A reader did not let go of the old state.</exception>
    public static void Run(SqliteConnection connection, CancellationToken cancellationToken)
    {
        using var rewrite = connection.CreateCommand();
        rewrite.CommandText = "VACUUM";
        rewrite.CommandTimeout = 600;
        rewrite.ExecuteNonQuery();
        for (var attempt = 1; !Truncate(connection); attempt++)
        {
            if (attempt == Tries || cancellationToken.WaitHandle.WaitOne(Pause))
            {
                cancellationToken.ThrowIfCancellationRequested();
                throw new TimeoutException("The write-ahead log could not be emptied: something still reads an old state of the database.");
            }
        }
    }

    private static bool Truncate(SqliteConnection connection)
    {
        using var truncate = connection.CreateCommand();
        truncate.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        using var row = truncate.ExecuteReader();
        return row.Read() && row.GetInt64(0) == 0;
    }
}
