using Microsoft.Data.Sqlite;

namespace CivicBot.Storage;

/// <summary>
/// The embedded database: one file in the data directory, write-ahead log, every commit on disk before it returns
/// (<c>synchronous=FULL</c>: an acknowledged event survives a power cut).
/// </summary>
public sealed class SqliteDatabase
{
    private readonly string pooled;
    private readonly string unpooled;

    public SqliteDatabase(string file)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(file);
        File = Path.GetFullPath(file);
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        var settings = new SqliteConnectionStringBuilder { DataSource = File, DefaultTimeout = 30 };
        pooled = settings.ToString();
        settings.Pooling = false;
        unpooled = settings.ToString();
    }

    public string File { get; }

    /// <summary>An open connection with our pragmas; dispose it to give it back.</summary>
    public SqliteConnection Open() => Open(pooled);

    /// <summary>An open connection for the whole life of its owner, outside the pool: disposing it really closes it.</summary>
    public SqliteConnection OpenOwn() => Open(unpooled);

    /// <summary>Brings one part of the schema up to date; each part counts its own steps, so features stay apart.</summary>
    /// <param name="part">Name of the feature, for example <c>messaging</c>.</param>
    /// <param name="steps">SQL scripts, oldest first; a released step is never changed.</param>
    public void Migrate(string part, IReadOnlyList<string> steps)
    {
        using var connection = Open();
        using var transaction = connection.BeginTransaction(deferred: false);
        Execute(connection, "CREATE TABLE IF NOT EXISTS schema_part(part TEXT PRIMARY KEY, step INTEGER NOT NULL) WITHOUT ROWID");
        using var read = connection.CreateCommand();
        read.CommandText = "SELECT step FROM schema_part WHERE part = $part";
        read.Parameters.AddWithValue("$part", part);
        var done = Convert.ToInt32(read.ExecuteScalar() ?? 0, System.Globalization.CultureInfo.InvariantCulture);
        if (done > steps.Count)
        {
            throw new InvalidOperationException(
                $"The database '{Path.GetFileName(File)}' was written by a newer version of CivicBot (part '{part}', step {done}); install that version or restore a backup.");
        }

        foreach (var step in steps.Skip(done))
        {
            Execute(connection, step);
        }

        using var write = connection.CreateCommand();
        write.CommandText = "INSERT INTO schema_part(part, step) VALUES ($part, $step) ON CONFLICT(part) DO UPDATE SET step = excluded.step";
        write.Parameters.AddWithValue("$part", part);
        write.Parameters.AddWithValue("$step", steps.Count);
        write.ExecuteNonQuery();
        transaction.Commit();
    }

    private static SqliteConnection Open(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            // secure_delete: what was deleted (a citizen's words) is overwritten in the page, where that costs no extra write.
            ConnectionPragmas.Say(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=15000; PRAGMA secure_delete=FAST;");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
