using CivicBot.Adapters.Zalo.Client;

namespace CivicBot.Storage.Redis;

/// <summary>All nodes take the moments of their calls from one row, by Redis' clock: each call moves the next free moment on by an interval.</summary>
internal sealed class RedisZaloLimits(RedisConnection redis) : IZaloSharedLimits
{
    private static readonly TimeSpan AwayPause = TimeSpan.FromSeconds(1);
    private static readonly RedisScript Moment = RedisScript.Of("zalo_moment");
    private static readonly RedisScript Pause = RedisScript.Of("zalo_pause");

    public async ValueTask<ZaloMoment> TakeAsync(string oaId, ZaloRate perOa, ZaloRate perApp, TimeSpan patience, CancellationToken cancellationToken)
    {
        try
        {
            var reply = await redis.RunAsync(
                Moment,
                new ScriptArguments().Add(oaId)
                    .Add((long)perOa.Interval.TotalMicroseconds).Add(perOa.AtOnce).Add((long)perApp.Interval.TotalMicroseconds).Add(perApp.AtOnce)
                    .Add((long)patience.TotalMicroseconds),
                cancellationToken);
            return new ZaloMoment(reply.Integer(0) == 1, TimeSpan.FromMicroseconds(reply.Integer(1)));
        }
        catch (StorageUnavailableException)
        {
            // What waits to be sent lies in Redis too: nothing is missed by waiting for it.
            return new ZaloMoment(Taken: false, AwayPause);
        }
    }

    public async ValueTask PauseAsync(string oaId, TimeSpan length)
    {
        try
        {
            await redis.RunAsync(Pause, new ScriptArguments().Add(oaId).Add(Math.Max(1, (long)length.TotalMilliseconds)));
        }
        catch (StorageUnavailableException)
        {
            // The node that was told keeps the pause; the others are told by Zalo themselves.
        }
    }
}
