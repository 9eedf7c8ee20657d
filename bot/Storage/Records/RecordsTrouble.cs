using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Storage.Records;

/// <summary>Which failures of the records pass by themselves.</summary>
public static class RecordsTrouble
{
    // SQLITE_BUSY, SQLITE_LOCKED, SQLITE_IOERR, SQLITE_FULL, SQLITE_CANTOPEN.
    private static readonly int[] PassingSqlite = [5, 6, 10, 13, 14];

    /// <summary>The server is away, the disk full, another writer in the way: the same again later makes sense.</summary>
    public static bool Passes(Exception failure)
    {
        // Entity Framework wraps what the driver says.
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is DbException { IsTransient: true } or DbUpdateConcurrencyException || (cause is SqliteException sqlite && PassingSqlite.Contains(sqlite.SqliteErrorCode)))
            {
                return true;
            }
        }

        return false;
    }
}
