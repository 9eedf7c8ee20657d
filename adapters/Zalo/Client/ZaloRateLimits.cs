using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace CivicBot.Adapters.Zalo.Client;

/// <summary>
/// Keeps below Zalo's limits: a bucket for each OA, then one for the app, first come first served in both, so that a busy OA cannot starve
/// the others; then, where several nodes call, the moment that they agree on. Pauses that Zalo asks for come on top.
/// </summary>
internal sealed class ZaloRateLimits : IDisposable
{
    /// <summary>A pause up to this length is waited for; a longer one goes back to the caller, whose queue can wait better than a held call.</summary>
    private static readonly TimeSpan ShortPause = TimeSpan.FromSeconds(2);

    /// <summary>Share of a minute's calls that may be made at once; the rest is spread, so that no minute exceeds the limit.</summary>
    private const int BurstShare = 20;

    private readonly ConcurrentDictionary<string, DateTimeOffset> pauses = new(StringComparer.Ordinal);
    private readonly PartitionedRateLimiter<string> perOa;
    private readonly PartitionedRateLimiter<string> app;
    private readonly (ZaloRate Oa, ZaloRate App) rates;
    private readonly IZaloSharedLimits? shared;
    private readonly TimeProvider clock;

    /// <param name="shared">Null: nobody else calls for these OAs.</param>
    public ZaloRateLimits(IOptions<ZaloApiOptions> options, TimeProvider clock, IZaloSharedLimits? shared = null)
    {
        this.clock = clock;
        this.shared = shared;
        var api = options.Value;
        var oaBurst = Math.Max(1, api.OaRequestsPerSecond / 2);
        perOa = Bucket(oaBurst, api.OaRequestsPerSecond, TimeSpan.FromSeconds(1), api.WaitingCalls);
        var appBurst = Math.Max(1, api.AppRequestsPerMinute / BurstShare);
        var appSpread = Math.Max(1, api.AppRequestsPerMinute - appBurst);
        app = Bucket(appBurst, appSpread, TimeSpan.FromMinutes(1), queue: int.MaxValue);
        rates = (new ZaloRate(oaBurst, TimeSpan.FromSeconds(1) / api.OaRequestsPerSecond), new ZaloRate(appBurst, TimeSpan.FromMinutes(1) / appSpread));
    }

    /// <summary>Waits for a turn.</summary>
    /// <returns>Null: go; otherwise how long not to try.</returns>
    public async ValueTask<TimeSpan?> AcquireAsync(string oaId, CancellationToken cancellationToken)
    {
        var pause = Max(PauseOf(oaId), PauseOf(""));
        if (pause > ShortPause)
        {
            return pause;
        }

        if (pause > TimeSpan.Zero)
        {
            await Task.Delay(pause, clock, cancellationToken);
        }

        using var mine = await perOa.AcquireAsync(oaId, 1, cancellationToken);
        if (!mine.IsAcquired)
        {
            return mine.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(1);
        }

        using var apps = await app.AcquireAsync("", 1, cancellationToken);
        return apps.IsAcquired ? await AgreeAsync(oaId, cancellationToken) : TimeSpan.FromSeconds(1);
    }

    /// <summary>No calls for this long: of the OA, or (empty id) of the whole app.</summary>
    public async ValueTask PauseAsync(string oaId, TimeSpan length)
    {
        pauses.AddOrUpdate(oaId, clock.GetUtcNow() + length, (_, until) => until > clock.GetUtcNow() + length ? until : clock.GetUtcNow() + length);
        if (shared is not null)
        {
            await shared.PauseAsync(oaId, length);
        }
    }

    /// <summary>Zalo said how many calls are left in this minute; with none, wait for the next.</summary>
    public ValueTask HeedAsync(string oaId, int? remaining) =>
        remaining is <= 0 ? PauseAsync(oaId, TimeSpan.FromSeconds(60 - clock.GetUtcNow().Second)) : ValueTask.CompletedTask;

    public void Dispose()
    {
        perOa.Dispose();
        app.Dispose();
    }

    private async ValueTask<TimeSpan?> AgreeAsync(string oaId, CancellationToken cancellationToken)
    {
        if (shared is null)
        {
            return null;
        }

        var moment = await shared.TakeAsync(oaId, rates.Oa, rates.App, ShortPause, cancellationToken);
        if (!moment.Taken)
        {
            return moment.Wait;
        }

        if (moment.Wait > TimeSpan.Zero)
        {
            await Task.Delay(moment.Wait, clock, cancellationToken);
        }

        return null;
    }

    private TimeSpan PauseOf(string oaId) =>
        pauses.TryGetValue(oaId, out var until) && until - clock.GetUtcNow() is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    private static TimeSpan Max(TimeSpan left, TimeSpan right) => left > right ? left : right;

    private static PartitionedRateLimiter<string> Bucket(int burst, int tokens, TimeSpan period, int queue) =>
        PartitionedRateLimiter.Create<string, string>(
            key => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = burst,
                TokensPerPeriod = tokens,
                ReplenishmentPeriod = period,
                QueueLimit = queue,
                QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
                AutoReplenishment = false,
            }),
            StringComparer.Ordinal);
}
