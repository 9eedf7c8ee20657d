using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using SQLitePCL;

namespace CivicBot.Storage;

/// <summary>
/// Keeps the write-ahead log short without making writers wait. The bulk is copied into the database file by a connection and thread of its
/// own while writing goes on; under constant load, where the log would never be found fully copied, the writer itself copies the small rest
/// between two batches and starts the log anew.
/// </summary>
internal sealed partial class SqliteCheckpointer : IDisposable
{
    private const int PagesPerCopy = 8_000;        // 32 MB
    private const int PagesBeforeRestart = 16_000; // 64 MB
    private const int Busy = 5;
    private static readonly TimeSpan IdleCopy = TimeSpan.FromSeconds(2);

    private readonly object gate = new();
    private readonly SqliteDatabase database;
    private readonly ILogger logger;
    private readonly Thread thread;
    private int pages;
    private bool stopping;
    private volatile bool restart;

    public SqliteCheckpointer(SqliteDatabase database, ILogger logger)
    {
        this.database = database;
        this.logger = logger;
        thread = new Thread(RunCopies) { IsBackground = true, Name = "sqlite-checkpoint" };
        thread.Start();
    }

    /// <summary>Called by the writer between two batches, with its session.</summary>
    public void AfterCommit(SqliteSession session)
    {
        var written = session.TakePagesWritten();
        lock (gate)
        {
            pages += written;
            if (pages >= PagesPerCopy)
            {
                Monitor.Pulse(gate);
            }
        }

        if (restart)
        {
            restart = false;
            RestartLog(session);
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            stopping = true;
            Monitor.Pulse(gate);
        }

        thread.Join();
    }

    private void RunCopies()
    {
        SqliteConnection? connection = null;
        try
        {
            while (WaitForPages())
            {
                try
                {
                    connection ??= database.OpenOwn();
                    Copy(connection);
                }
                catch (SqliteException failure)
                {
                    // The log grows meanwhile; nothing is lost. The next round tries again on a fresh connection.
                    Log.CopyFailed(logger, failure);
                    connection?.Dispose();
                    connection = null;
                }
            }
        }
        finally
        {
            connection?.Dispose();
        }
    }

    private bool WaitForPages()
    {
        lock (gate)
        {
            while (!stopping && pages < PagesPerCopy)
            {
                if (!Monitor.Wait(gate, IdleCopy) && pages > 0)
                {
                    break;
                }
            }

            pages = 0;
            return !stopping;
        }
    }

    private void Copy(SqliteConnection connection)
    {
        var code = raw.sqlite3_wal_checkpoint_v2(
            connection.Handle, "main", raw.SQLITE_CHECKPOINT_PASSIVE, out var inLog, out _);
        if (code is not (raw.SQLITE_OK or Busy))
        {
            SqliteException.ThrowExceptionForRC(code, connection.Handle);
        }

        restart = inLog > PagesBeforeRestart;
    }

    private void RestartLog(SqliteSession session)
    {
        // Without patience: a reader in the middle of an old snapshot must not stop all writing; the next copy asks again.
        var connection = session.Connection.Handle;
        _ = raw.sqlite3_busy_timeout(connection, 0);
        var code = raw.sqlite3_wal_checkpoint_v2(connection, "main", raw.SQLITE_CHECKPOINT_RESTART, out _, out _);
        _ = raw.sqlite3_busy_timeout(connection, 15_000);
        if (code is not (raw.SQLITE_OK or Busy))
        {
            Log.RestartFailed(logger, code);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(10, LogLevel.Warning, "Copying the write-ahead log into the database failed; it is tried again")]
        public static partial void CopyFailed(ILogger logger, Exception failure);

        [LoggerMessage(11, LogLevel.Warning, "Starting the write-ahead log anew failed with SQLite code {Code}; it is tried again")]
        public static partial void RestartFailed(ILogger logger, int code);
    }
}
