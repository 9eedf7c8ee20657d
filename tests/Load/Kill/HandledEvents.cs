using Microsoft.Data.Sqlite;

namespace CivicBot.Load.Kill;

/// <summary>What the bot's own books say: which events it handled and what it gave up.</summary>
internal sealed record HandledEvents(IReadOnlySet<string> Keys, long DeadEvents, long DeadMessages)
{
    public bool Contains(string messageId) => Keys.Contains("user_send_text:" + messageId);

    /// <summary>Reads the data directory of a bot that has ended.</summary>
    public static HandledEvents Read(string dataDirectory)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(dataDirectory, "civicbot.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT dedupe FROM inbox WHERE channel = 'zalo' AND status = 1";
        var keys = new HashSet<string>(StringComparer.Ordinal);
        using (var rows = command.ExecuteReader())
        {
            while (rows.Read())
            {
                keys.Add(rows.GetString(0));
            }
        }

        return new HandledEvents(keys, Count(connection, "SELECT count(*) FROM inbox WHERE status = 2"), Count(connection, "SELECT count(*) FROM outbox WHERE status = 5"));
    }

    private static long Count(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
