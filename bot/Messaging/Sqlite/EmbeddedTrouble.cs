using CivicBot.Storage;

namespace CivicBot.Messaging.Sqlite;

/// <summary>Trouble of the embedded database: a full or broken disk.</summary>
internal sealed class EmbeddedTrouble(SqliteWriter writer) : IStoreTrouble
{
    public async Task<string?> FindAsync(CancellationToken cancellationToken)
    {
        if (writer.Trouble is null)
        {
            return null;
        }

        try
        {
            await writer.ProbeAsync(cancellationToken);
            return null;
        }
        catch (StorageUnavailableException failure)
        {
            return failure.InnerException?.Message ?? failure.Message;
        }
    }

    public Task ProbeAsync(CancellationToken cancellationToken) => writer.ProbeAsync(cancellationToken);
}
