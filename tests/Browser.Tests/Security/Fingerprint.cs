using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace CivicBot.Browser.Tests.Security;

/// <summary>What the records and files of an installation say, in a form that can be compared: did a refused request change anything?</summary>
internal static class Fingerprint
{
    /// <summary>Change by themselves: sessions, moments of sign-in, the trail of what was tried.</summary>
    private static readonly string[] Restless = ["official", "audit", "session", "sqlite_"];

    /// <summary>The health check leaves the moment of its last try to write every half minute.</summary>
    private const string RestlessSetting = "health.written|";

    /// <summary>No record: what is learned from officials' corrections is written anew within a minute, and what a database holds is read as tables.</summary>
    private static readonly string[] RestlessFiles = [".db", "/keys/", "/models/"];

    /// <returns>Table or file, then what is in it.</returns>
    public static async Task<SortedDictionary<string, string>> OfAsync(string data)
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        await using var database = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(data, "records.db"), Mode = SqliteOpenMode.ReadOnly }.ToString());
        await database.OpenAsync();
        foreach (var table in (await RowsAsync(database, "SELECT name FROM sqlite_master WHERE type = 'table'")).Where(name => !Restless.Any(word => name.Contains(word, StringComparison.Ordinal))))
        {
            found[table] = string.Join('\n', (await RowsAsync(database, $"SELECT * FROM \"{table}\"")).Where(row => !row.StartsWith(RestlessSetting, StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        }

        foreach (var file in Directory.EnumerateFiles(data, "*", SearchOption.AllDirectories).Where(file => !RestlessFiles.Any(word => file.Contains(word, StringComparison.Ordinal))))
        {
            found[Path.GetRelativePath(data, file)] = Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(file)));
        }

        return found;
    }

    /// <summary>Waits until what happens in the background is done.</summary>
    public static async Task<SortedDictionary<string, string>> QuietAsync(string data)
    {
        var before = await OfAsync(data);
        for (var attempt = 0; attempt < 60; attempt++)
        {
            await Task.Delay(500);
            var after = await OfAsync(data);
            if (after.SequenceEqual(before))
            {
                return after;
            }

            before = after;
        }

        throw new TimeoutException("The records do not come to rest.");
    }

    private static async Task<List<string>> RowsAsync(SqliteConnection database, string query)
    {
        await using var command = database.CreateCommand();
#pragma warning disable CA2100 // Names of tables, read from the schema.
        command.CommandText = query;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            var row = new StringBuilder();
            for (var column = 0; column < reader.FieldCount; column++)
            {
                row.Append(column > 0 ? "|" : "").Append(reader.GetValue(column) is byte[] bytes ? Convert.ToHexString(bytes) : reader.GetValue(column));
            }

            rows.Add(row.ToString());
        }

        return rows;
    }
}
