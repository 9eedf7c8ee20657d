using CivicBot.Storage;
using CivicBot.Storage.Redis;

namespace CivicBot.Messaging.Redis;

/// <summary>Trouble of Redis: it is away, full, or a replica that takes no writes. A small write finds out.</summary>
internal sealed class RedisTrouble(RedisConnection redis, ShardLeases leases) : IStoreTrouble
{
    private static readonly RedisScript Probe = RedisScript.Of("probe");

    public async Task<string?> FindAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ProbeAsync(cancellationToken);
            return null;
        }
        catch (StorageUnavailableException failure)
        {
            return failure.Message;
        }
    }

    public Task ProbeAsync(CancellationToken cancellationToken) => redis.RunAsync(Probe, new ScriptArguments().Add(leases.Node), cancellationToken);
}
