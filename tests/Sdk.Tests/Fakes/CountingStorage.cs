using Microsoft.Bot.Builder;

namespace CivicBot.Sdk.Tests.Fakes;

/// <summary>Memory that counts how often it is asked, and remembers for which keys.</summary>
internal sealed class CountingStorage(MemoryStorage memory = null) : IStorage
{
    private readonly MemoryStorage _memory = memory ?? new MemoryStorage();

    public List<string> ReadKeys { get; } = [];

    public List<string> WrittenKeys { get; } = [];

    public List<string> DeletedKeys { get; } = [];

    public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        ReadKeys.AddRange(keys);
        return _memory.ReadAsync(keys, cancellationToken);
    }

    public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default)
    {
        WrittenKeys.AddRange(changes.Keys);
        return _memory.WriteAsync(changes, cancellationToken);
    }

    public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        DeletedKeys.AddRange(keys);
        return _memory.DeleteAsync(keys, cancellationToken);
    }
}
