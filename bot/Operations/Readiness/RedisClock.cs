using CivicBot.Storage.Redis;

namespace CivicBot.Operations.Readiness;

/// <summary>The clock of the Redis server.</summary>
internal sealed class RedisClock(RedisConnection redis) : ISharedClock
{
    public string Name => "Redis";

    public async Task<DateTimeOffset?> NowAsync(CancellationToken cancellationToken)
    {
        var time = await redis.CommandAsync("TIME");
        return DateTimeOffset.FromUnixTimeSeconds(time.Integer(0)).AddMicroseconds(time.Integer(1));
    }
}
