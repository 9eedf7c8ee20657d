using System.Data.Common;
using CivicBot.Load.Stores;
using Microsoft.Data.Sqlite;

namespace CivicBot.Load.Filing;

/// <summary>What the bot's own books say.</summary>
/// <param name="Comments">Code and words of every comment.</param>
/// <param name="Lines">Lines of all stories; one for each comment.</param>
/// <param name="WithPhoto">Comments that have exactly one attachment.</param>
/// <param name="LostContents">Attachments that are said to be stored, whose content does not lie in the folder.</param>
/// <param name="PhotosInTrouble">State, tries and reason of what is not stored.</param>
/// <param name="Drafts">Conversations that still have a comment that was not sent.</param>
internal sealed record KeptRecords(
    IReadOnlyList<(string Code, string Text)> Comments,
    long Lines,
    long Citizens,
    long WithPhoto,
    long Photos,
    long PhotosStored,
    long LostContents,
    IReadOnlyList<string> PhotosInTrouble,
    long Drafts,
    long Unhandled,
    long DeadEvents,
    long DeadMessages)
{
    /// <summary>Reads the books of a bot that has ended.</summary>
    public static KeptRecords Read(RecordsPlace place, string dataDirectory)
    {
        using var messages = new SqliteConnection($"Data Source={Path.Combine(dataDirectory, "civicbot.db")};Pooling=False");
        messages.Open();
        return ReadRecords(place, dataDirectory) with
        {
            Drafts = Count(messages, "SELECT count(*) FROM bot_state WHERE json LIKE '%\"Draft\":{%'"),
            Unhandled = Count(messages, "SELECT count(*) FROM inbox WHERE status = 0"),
            DeadEvents = Count(messages, "SELECT count(*) FROM inbox WHERE status = 2"),
            DeadMessages = Count(messages, "SELECT count(*) FROM outbox WHERE status = 5"),
        };
    }

    /// <summary>Reads the records alone: events and messages are counted elsewhere.</summary>
    public static KeptRecords ReadRecords(RecordsPlace place, string dataDirectory)
    {
        using var records = place.Open(dataDirectory);
        return new KeptRecords(
            [.. Rows(records, "SELECT code, text FROM comment", row => (row.GetString(0), row.GetString(1)))],
            Count(records, "SELECT count(*) FROM comment_change"),
            Count(records, "SELECT count(*) FROM citizen"),
            Count(records, "SELECT count(*) FROM (SELECT comment_id FROM attachment WHERE comment_id IS NOT NULL GROUP BY comment_id HAVING count(*) = 1) one"),
            Count(records, "SELECT count(*) FROM attachment"),
            Count(records, "SELECT count(*) FROM attachment WHERE state = 1"),
            Rows(records, "SELECT sha256 FROM attachment WHERE state = 1", row => row.GetString(0)).Count(hash => !File.Exists(Path.Combine(dataDirectory, "attachments", hash[..2], hash[2..] + ".bin"))),
            Rows(records, "SELECT state, tries, trouble FROM attachment WHERE state <> 1", row => $"state {row.GetInt32(0)}, {row.GetInt32(1)} tries: {(row.IsDBNull(2) ? "no reason" : row.GetString(2))}"),
            Drafts: 0,
            Unhandled: 0,
            DeadEvents: 0,
            DeadMessages: 0);
    }

    /// <summary>Photos that a running bot has still to fetch.</summary>
    public static long PhotosWaiting(RecordsPlace place, string dataDirectory)
    {
        using var records = place.Open(dataDirectory);
        return Count(records, "SELECT count(*) FROM attachment WHERE state = 0");
    }

    private static long Count(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    private static List<T> Rows<T>(DbConnection connection, string sql, Func<DbDataReader, T> read)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        var all = new List<T>();
        while (rows.Read())
        {
            all.Add(read(rows));
        }

        return all;
    }
}
