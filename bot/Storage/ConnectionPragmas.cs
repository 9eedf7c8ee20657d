using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CivicBot.Storage;

/// <summary>Pragmas belong to the native connection and stay with it while it lies in the pool: they are said once for each, not for every use.</summary>
internal static class ConnectionPragmas
{
    private static readonly ConditionalWeakTable<sqlite3, object> Said = [];

    /// <returns>Null: this native connection has heard them.</returns>
    public static SqliteCommand? Missing(SqliteConnection connection, string pragmas)
    {
        if (Said.TryGetValue(Native(connection), out _))
        {
            return null;
        }

        var command = connection.CreateCommand();
        command.CommandText = pragmas;
        return command;
    }

    /// <summary>They were said and took effect.</summary>
    public static void Heard(SqliteConnection connection) => Said.TryAdd(Native(connection), Said);

    private static sqlite3 Native(SqliteConnection connection) => connection.Handle ?? throw new InvalidOperationException("The connection is not open.");
}
