using System.Collections.Concurrent;
using System.Data;
using CivicBot.Storage.Records.Migrations;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace CivicBot.Storage.Records;

/// <summary>
/// Opens the records: SQLite in the data directory, or PostgreSQL. Every change goes through <see cref="WriteAsync{T}"/>: one transaction, whole or not at all, durable when it returns.
/// </summary>
public sealed class RecordsDatabase : IDisposable
{
    private const int MostTries = 6;

    private readonly DbContextOptions<RecordsContext> options;
    private readonly ConcurrentBag<Action> listeners = [];

    // SQLite has one writer; waiting here is fairer and cheaper than waiting for its file lock. Other processes wait for the lock.
    private readonly SemaphoreSlim? oneWriter;

    private RecordsDatabase(DbContextOptions<RecordsContext> options, bool isSqlite)
    {
        this.options = options;
        oneWriter = isSqlite ? new SemaphoreSlim(1, 1) : null;
    }

    public bool IsSqlite => oneWriter is not null;

    /// <param name="connectionString">PostgreSQL ("Host=…"); empty: SQLite.</param>
    /// <param name="sqliteFile">The file for SQLite.</param>
    public static RecordsDatabase Open(string? connectionString, string sqliteFile)
    {
        var builder = new DbContextOptionsBuilder<RecordsContext>()
            .ReplaceService<IMigrationsAssembly, RecordsMigrations>()
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning)); // our scripts are compared with the model by a test
        if (string.IsNullOrWhiteSpace(connectionString))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(sqliteFile))!);
            var file = new SqliteConnectionStringBuilder { DataSource = sqliteFile, DefaultTimeout = 30 };
            return new RecordsDatabase(builder.UseSqlite(file.ToString()).AddInterceptors(SqlitePragmas.Instance).Options, isSqlite: true);
        }

        return new RecordsDatabase(builder.UseNpgsql(connectionString).Options, isSqlite: false);
    }

    /// <summary>Calls back after each commit of this process; the listener only sets a signal and returns at once.</summary>
    public void WhenCommitted(Action listener) => listeners.Add(listener);

    /// <summary>A context that saves by itself, for the account store of ASP.NET Core Identity; everything of ours writes by <see cref="WriteAsync{T}"/>.</summary>
    public RecordsContext ForAccounts() => new(options);

    /// <summary>A context for reading; dispose it. Nothing that it gives is tracked.</summary>
    public RecordsContext Read()
    {
        var context = new RecordsContext(options);
        context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return context;
    }

    /// <summary>
    /// Runs a change in one transaction and saves it. Where another writer was in the way (PostgreSQL: serialization, deadlock, the same key at the same time), it runs again on fresh data: the work does nothing outside
    /// the context that it is given.
    /// </summary>
    /// <exception cref="DbUpdateConcurrencyException">Something that the work had read was changed in between.</exception>
    /// <exception cref="DbUpdateException">A rule of the schema was broken (a code that exists); nothing was stored.</exception>
    public async Task<T> WriteAsync<T>(Func<RecordsContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (oneWriter is not null)
        {
            await oneWriter.WaitAsync(cancellationToken);
        }

        T result;
        try
        {
            result = await TryAsync(work, cancellationToken);
        }
        finally
        {
            oneWriter?.Release();
        }

        foreach (var listener in listeners)
        {
            listener();
        }

        return result;
    }

    /// <summary>Brings the schema up to date.</summary>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var context = new RecordsContext(options);
        await context.Database.MigrateAsync(cancellationToken);
    }

    public void Dispose() => oneWriter?.Dispose();

    private async Task<T> TryAsync<T>(Func<RecordsContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var context = new RecordsContext(options);

            // SQLite: takes the write lock at once, so that what is read cannot change before it is written.
            await using var transaction = await context.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
            try
            {
                var result = await work(context, cancellationToken);
                await context.SaveChangesAsync(cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                return result;
            }
            catch (Exception failure) when (attempt < MostTries && IsInTheWay(failure))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(2, 20 * attempt)), cancellationToken);
            }
        }
    }

    // A unique key that was taken meanwhile is met as a row by the next attempt; EF and Npgsql wrap what the server said.
    private static bool IsInTheWay(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation })
            {
                return true;
            }
        }

        return false;
    }
}
