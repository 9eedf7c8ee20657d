using Microsoft.Data.Sqlite;

namespace CivicBot.Storage;

/// <summary>
/// The embedded database: one file in the data directory, write-ahead log, every commit on disk before it returns
/// (<c>synchronous=FULL</c>: an acknowledged event survives a power cut).
/// </summary>
public sealed class SqliteDatabase
{
    private readonly string connectionString;

    public SqliteDatabase(string file)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(file);
        File = Path.GetFullPath(file);
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = File,
            Pooling = true,
            DefaultTimeout = 30,
        }.ToString();
    }

    public string File { get; }

    /// <summary>An open connection with our pragmas; dispose it to give it back.</summary>
    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        using var pragmas = connection.CreateCommand();
        pragmas.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=15000;";
        pragmas.ExecuteNonQuery();
        return connection;
    }

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

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
