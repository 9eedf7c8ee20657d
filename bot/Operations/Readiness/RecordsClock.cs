using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Operations.Readiness;

/// <summary>The clock of the PostgreSQL server.</summary>
internal sealed class RecordsClock(RecordsDatabase records) : ISharedClock
{
    public string Name => "PostgreSQL";

    public async Task<DateTimeOffset?> NowAsync(CancellationToken cancellationToken)
    {
        if (records.IsSqlite)
        {
            return null;
        }

        await using var context = records.Read();
        var now = await context.Database.SqlQueryRaw<DateTime>("""SELECT clock_timestamp() AS "Value" """).SingleAsync(cancellationToken);
        return new DateTimeOffset(DateTime.SpecifyKind(now, DateTimeKind.Utc));
    }
}
