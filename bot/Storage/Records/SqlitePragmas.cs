using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CivicBot.Storage.Records;

/// <summary>Every connection to the records: write-ahead log, each commit on disk before it returns, what is deleted is overwritten.</summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    public static SqlitePragmas Instance { get; } = new();

    private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=15000; PRAGMA secure_delete=ON;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => ConnectionPragmas.Say((SqliteConnection)connection, Pragmas);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        // SQLite answers at once; its asynchronous methods do the same.
        ConnectionPragmas.Say((SqliteConnection)connection, Pragmas);
        return Task.CompletedTask;
    }
}
