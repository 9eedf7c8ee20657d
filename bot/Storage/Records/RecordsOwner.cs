namespace CivicBot.Storage.Records;

/// <summary>Nodes on Redis share a data directory, but never a SQLite file in it: the second of them is not started.</summary>
internal sealed class RecordsOwner(RecordsDatabase records, SqliteDatabase database) : IHostedLifecycleService, IDisposable
{
    private const string Advice = "nodes share their records only in PostgreSQL: name it in ConnectionStrings:Records on each (environment: ConnectionStrings__Records).";

    private ServingLock? mine;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        mine = records.IsSqlite ? ServingLock.Take(database, Advice) : null;
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => mine?.Dispose();
}
