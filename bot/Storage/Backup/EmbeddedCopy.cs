using CivicBot.Comments.Privacy;
using Microsoft.Data.Sqlite;

namespace CivicBot.Storage.Backup;

/// <summary>The embedded database as it is at one moment, written anew into a file of its own: without free pages, without the tokens of Zalo, without the last addresses of erased conversations.</summary>
internal static class EmbeddedCopy
{
    private static readonly string[] NotOfOthers = ["zalo_grant", "zalo_lease", "zalo_rotation", "zalo_consent", "zalo_upload"];

    public static void Write(SqliteDatabase database, string file)
    {
        using (PrivateFile.Create(file))
        {
            // The file is made first, so that nobody else can ever read it; SQLite takes an empty one.
        }

        using (var source = database.OpenOwn())
        {
            Execute(source, "VACUUM INTO $file", ("$file", file));
        }

        using var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        copy.Open();
        Execute(copy, "PRAGMA journal_mode=DELETE");
        foreach (var table in NotOfOthers.Where(table => Exists(copy, table)))
        {
            Execute(copy, $"DELETE FROM {table}");
        }

        if (Exists(copy, "erasure") && Exists(copy, "inbox"))
        {
            MessageTraces.FinishAll(copy);
        }

        Execute(copy, "VACUUM");
    }

    private static bool Exists(SqliteConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = $name";
        command.Parameters.AddWithValue("$name", table);
        return (long)command.ExecuteScalar()! > 0;
    }

    private static void Execute(SqliteConnection connection, string sql, params (string Name, object Value)[] parameters)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        command.ExecuteNonQuery();
    }
}
