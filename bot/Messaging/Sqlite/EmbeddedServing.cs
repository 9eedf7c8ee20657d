using CivicBot.Storage;

namespace CivicBot.Messaging.Sqlite;

/// <summary>One process serves from an embedded database, and every conversation is its own.</summary>
internal sealed class EmbeddedServing(SqliteDatabase database) : IServing, IDisposable
{
    private static readonly Always Open = new();

    private ServingLock? serving;

    public Task StartAsync(WorkSignals signals, CancellationToken cancellationToken)
    {
        serving = ServingLock.Take(database);
        return Task.CompletedTask;
    }

    public Task LeaveAsync(CancellationToken patience) => Task.CompletedTask;

    public Task StopAsync()
    {
        serving?.Dispose();
        return Task.CompletedTask;
    }

    public IDisposable Enter(ConversationKey conversation) => Open;

    public void Dispose() => serving?.Dispose();

    private sealed class Always : IDisposable
    {
        public void Dispose()
        {
            // Nothing was counted.
        }
    }
}
