using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CivicBot.Storage;

/// <summary>Pragmas belong to the native connection and stay with it while it lies in the pool: they are said once for each, not for every use.</summary>
internal static class ConnectionPragmas
{
    private static readonly ConditionalWeakTable<sqlite3, object> Said = [];

    /// <param name="connection">Open.</param>
    /// <param name="pragmas">The same for every connection to one database.</param>
    public static void Say(SqliteConnection connection, string pragmas)
    {
        var native = connection.Handle ?? throw new InvalidOperationException("The connection is not open.");
        if (Said.TryGetValue(native, out _))
        {
            return;
        }

        using var command = connection.CreateCommand();
        command.CommandText = pragmas;
        command.ExecuteNonQuery();
        Said.TryAdd(native, Said);
    }
}
