using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Storage.Records;

/// <summary>Takes out of the records' files what was deleted from the records: SQLite's file is written anew, PostgreSQL's dead rows are freed.</summary>
public sealed class RecordsCompaction(RecordsDatabase records)
{
    private const int TimeLimitSeconds = 600;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var context = records.Read();
        context.Database.SetCommandTimeout(TimeLimitSeconds);
        if (!records.IsSqlite)
        {
            await context.Database.ExecuteSqlRawAsync("VACUUM", cancellationToken);
            return;
        }

        await context.Database.OpenConnectionAsync(cancellationToken);
        await Task.Run(() => SqliteRewriting.Run((SqliteConnection)context.Database.GetDbConnection(), cancellationToken), cancellationToken);
    }
}
