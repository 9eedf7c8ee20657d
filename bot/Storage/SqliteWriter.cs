using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace CivicBot.Storage;

/// <summary>
/// The one writer of the embedded database. Callers from everywhere hand in small jobs; whatever waits when the disk is ready goes into one
/// transaction, so one flush to the disk serves many (group commit) and nobody waits for a timer. A caller's task completes when its job is
/// durable. Each job runs in a savepoint of its own: one that throws is undone alone and its caller gets the exception.
/// </summary>
public sealed partial class SqliteWriter : IDisposable
{
    private const int LargestBatch = 2_000;

    // A second of work in hand. More callers than that are told at once, instead of after their own time-out, that the disk does not keep up.
    private const int MostWaiting = 20_000;

    // Measured with 64 callers: batches of 54 instead of 32, a quarter less processor time for each write.
    private const int MostYields = 4;

    private readonly object gate = new();
    private readonly SqliteDatabase database;
    private readonly ILogger<SqliteWriter> logger;
    private readonly Thread thread;
    private readonly SqliteCheckpointer checkpointer;
    private Queue<WriteJob> waiting = new();
    private SqliteSession? session;
    private bool stopping;
    private volatile string? trouble;

    public SqliteWriter(SqliteDatabase database, ILogger<SqliteWriter> logger)
    {
        this.database = database;
        this.logger = logger;
        checkpointer = new SqliteCheckpointer(database, logger);
        thread = new Thread(RunBatches) { IsBackground = true, Name = "sqlite-writer" };
        thread.Start();
    }

    /// <summary>Why the last batch could not be stored; null when it was. For health checks.</summary>
    public string? Trouble => trouble;

    /// <summary>Runs <paramref name="write"/> in the next transaction.</summary>
    /// <param name="write">
    /// Statements on the writer's connection; neither begins nor ends a transaction, does nothing slow and touches nothing but the database.
    /// </param>
    /// <param name="cancellationToken">Lets a job be left out that has not begun yet.</param>
    /// <returns>What the job returned, after the commit reached the disk.</returns>
    /// <exception cref="StorageUnavailableException">The disk failed or does not keep up; nothing was stored.</exception>
    public Task<T> WriteAsync<T>(Func<SqliteSession, T> write, CancellationToken cancellationToken) => WriteAsync(new WriteJob<T>(write, cancellationToken), cancellationToken);

    /// <summary>The same for a job of a single statement, as every acknowledgement is: two statements fewer for the savepoint that it does not need.</summary>
    /// <inheritdoc cref="WriteAsync{T}(Func{SqliteSession, T}, CancellationToken)"/>
    public Task<T> WriteOneAsync<T>(Func<SqliteSession, T> write, CancellationToken cancellationToken) =>
        WriteAsync(new WriteJob<T>(write, cancellationToken) { IsOneStatement = true }, cancellationToken);

    private Task<T> WriteAsync<T>(WriteJob<T> job, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        lock (gate)
        {
            ObjectDisposedException.ThrowIf(stopping, this);
            if (waiting.Count >= MostWaiting)
            {
                throw new StorageUnavailableException("The database does not keep up with what is to be written; try again later.");
            }

            waiting.Enqueue(job);
            if (waiting.Count == 1)
            {
                Monitor.Pulse(gate);
            }
        }

        return job.Task;
    }

    /// <summary>The same for a job without a result.</summary>
    public Task WriteAsync(Action<SqliteSession> write, CancellationToken cancellationToken) =>
        WriteAsync(
            s =>
            {
                write(s);
                return true;
            },
            cancellationToken);

    /// <summary>Writes something that changes nothing, all the way to the disk: tells whether a past failure is over.</summary>
    /// <exception cref="StorageUnavailableException">It is not.</exception>
    public Task ProbeAsync(CancellationToken cancellationToken) =>
        WriteAsync(s => s.Execute("UPDATE schema_part SET step = step"), cancellationToken);

    /// <summary>Stores what was handed in, then stops.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            stopping = true;
            Monitor.Pulse(gate);
        }

        thread.Join();
        checkpointer.Dispose();
        session?.Dispose();
        session = null;
    }

    private void RunBatches()
    {
        var batch = new List<WriteJob>();
        while (TakeBatch(batch))
        {
            RunBatch(batch);
            LetCallersComeBack(batch.Count);
            batch.Clear();
        }
    }

    /// <summary>
    /// The callers of the last batch are just being told, and many will come with their next job: the processor is theirs for a moment, or
    /// every second batch would consist of the two or three that were quickest. Nobody sleeps; a lone caller is not waited for.
    /// </summary>
    private void LetCallersComeBack(int told)
    {
        for (var round = 0; round < MostYields; round++)
        {
            lock (gate)
            {
                if (told < 2 || stopping || waiting.Count * 2 >= told)
                {
                    return;
                }
            }

            Thread.Yield();
        }
    }

    private bool TakeBatch(List<WriteJob> batch)
    {
        lock (gate)
        {
            while (waiting.Count == 0)
            {
                if (stopping)
                {
                    return false;
                }

                Monitor.Wait(gate);
            }

            while (batch.Count < LargestBatch && waiting.TryDequeue(out var job))
            {
                batch.Add(job);
            }

            return true;
        }
    }

    private void RunBatch(List<WriteJob> batch)
    {
        try
        {
            session ??= OpenSession();
            session.Execute("BEGIN IMMEDIATE");
            foreach (var job in batch)
            {
                RunInSavepoint(session, job);
            }

            // A statement left in the middle of its rows would pin this snapshot beyond the commit.
            session.ResetAll();
            session.Execute("COMMIT");
        }
        catch (Exception failure)
        {
            // Whatever it was, nothing of this batch is stored. A fresh connection recovers from what a half-written log leaves behind.
            GiveUp(batch, failure);
            return;
        }

        trouble = null;
        foreach (var job in batch)
        {
            Tell(job);
        }

        checkpointer.AfterCommit(session);
    }

    private SqliteSession OpenSession()
    {
        var opened = new SqliteSession(database.OpenOwn());
        // 32 MB at most: unique keys fall anywhere in their index, whose pages should not be read from the file each time.
        opened.Execute("PRAGMA cache_size=-32768");
        return opened;
    }

    private static void RunInSavepoint(SqliteSession session, WriteJob job)
    {
        if (!job.Begin())
        {
            return;
        }

        if (!job.IsOneStatement)
        {
            session.Execute("SAVEPOINT job");
        }

        try
        {
            job.Run(session);
            if (!job.IsOneStatement)
            {
                session.Execute("RELEASE job");
            }
        }
        catch (Exception failure) when (session.InTransaction && !IsStorageFailure(failure))
        {
            session.ResetAll();
            if (!job.IsOneStatement)
            {
                session.Execute("ROLLBACK TO job");
                session.Execute("RELEASE job");
            }

            job.Failure = failure;
        }
    }

    private static void Tell(WriteJob job)
    {
        if (job.Failure is { } failure)
        {
            job.Fail(failure);
        }
        else if (job.IsLeftOut)
        {
            job.Cancel();
        }
        else
        {
            job.Succeed();
        }
    }

    private void GiveUp(List<WriteJob> batch, Exception failure)
    {
        trouble = failure.Message;
        Log.BatchFailed(logger, batch.Count, failure);
        try
        {
            session?.Dispose();
        }
        catch (SqliteException closing)
        {
            Log.BatchFailed(logger, batch.Count, closing);
        }

        session = null;
        foreach (var job in batch)
        {
            job.Fail(new StorageUnavailableException("The database could not store anything; see the inner exception.", failure));
        }
    }

    private static bool IsStorageFailure(Exception failure) =>
        failure is SqliteException { SqliteErrorCode: 5 or 7 or 8 or 10 or 11 or 13 or 14 or 26 }; // BUSY NOMEM READONLY IOERR CORRUPT FULL CANTOPEN NOTADB

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Storing a batch of {Jobs} failed; its callers were told. Check free space and rights of the data directory.")]
        public static partial void BatchFailed(ILogger logger, int jobs, Exception failure);
    }
}
