using CivicBot.Storage.Redis;

namespace CivicBot.Operations.Readiness;

/// <summary>The clock of the Redis server.</summary>
internal sealed class RedisClock(RedisConnection redis) : ISharedClock
{
    public string Name => "Redis";

    public async Task<DateTimeOffset?> NowAsync(CancellationToken cancellationToken) => await SharedTime.AskAsync(redis).WaitAsync(cancellationToken);
}
