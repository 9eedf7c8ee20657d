using System.Collections.Concurrent;

namespace CivicBot.Adapters.Zalo.Tokens;

/// <summary>
/// Access tokens for the client: from a short memory, from the store, or renewed, once for all callers that need it at the same time.
/// A caller that gives up does not stop the refresh that it began, because stopping half-way would lose the grant.
/// </summary>
internal sealed class ZaloTokenService
{
    /// <summary>Another node's rotation is noticed after this time at the latest, or at once when Zalo refuses the old token.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(15);

    private const string RefusesEverything = "Zalo refuses tokens that it has just issued";

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<string, Known> known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Pause> pauses = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<Task<ZaloAccess>>> running = new(StringComparer.Ordinal);
    private readonly RenewalBudget budget = new();
    private readonly ZaloTokenSeeds seeds;
    private readonly ZaloTokenRefresher refresher;
    private readonly ZaloTokenAlerts alerts;
    private readonly TimeProvider clock;

    public ZaloTokenService(ZaloTokenSeeds seeds, ZaloTokenRefresher refresher, ZaloTokenAlerts alerts, TimeProvider clock)
    {
        this.seeds = seeds;
        this.refresher = refresher;
        this.alerts = alerts;
        this.clock = clock;
    }

    /// <summary>A token that should work now.</summary>
    public async ValueTask<ZaloAccess> GetAsync(string oaId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (known.TryGetValue(oaId, out var remembered)
            && now - remembered.ReadAt < Memory
            && now >= remembered.ReadAt
            && ZaloTokenSchedule.IsUsable(remembered.Tokens, now))
        {
            return new ZaloAccess.Granted(remembered.Tokens.AccessToken);
        }

        ZaloGrant? grant;
        try
        {
            grant = await seeds.FindAsync(oaId, cancellationToken);
        }
        catch (ZaloGrantUnreadableException exception)
        {
            alerts.NoGrant(oaId, exception.Message);
            return new ZaloAccess.ConsentNeeded("tokens cannot be decrypted");
        }

        if (grant is not null && ZaloTokenSchedule.IsUsable(grant.Tokens, now))
        {
            known[oaId] = new Known(grant.Tokens, now);
            return new ZaloAccess.Granted(grant.Tokens.AccessToken);
        }

        return await RefreshAsync(oaId, refusedAccessToken: null, cancellationToken);
    }

    /// <summary>Another token in place of one that Zalo refused.</summary>
    public async Task<ZaloAccess> RenewAsync(string oaId, string refusedAccessToken, CancellationToken cancellationToken)
    {
        known.TryRemove(oaId, out _);
        var access = await RefreshAsync(oaId, refusedAccessToken, cancellationToken);

        // A run that somebody else began before the refusal may have found the same token still good.
        return access is ZaloAccess.Granted granted && granted.AccessToken == refusedAccessToken
            ? await RefreshAsync(oaId, refusedAccessToken, cancellationToken)
            : access;
    }

    /// <summary>Renews the pair if it is due (half of its life).</summary>
    public Task<ZaloAccess> RefreshIfDueAsync(string oaId, CancellationToken cancellationToken) =>
        RefreshAsync(oaId, refusedAccessToken: null, cancellationToken);

    /// <summary>After a new consent: reads the store again.</summary>
    public void Forget(string oaId)
    {
        known.TryRemove(oaId, out _);
        pauses.TryRemove(oaId, out _);
        budget.Reset(oaId);
    }

    /// <summary>Waits for the refreshes under way; called before the program ends.</summary>
    public async Task DrainAsync()
    {
        foreach (var refresh in running.Values)
        {
            // What it throws goes to those who asked for the token.
            await ((Task)refresh.Value).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<ZaloAccess> RefreshAsync(string oaId, string? refusedAccessToken, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (pauses.TryGetValue(oaId, out var pause) && clock.GetUtcNow() < pause.Until)
        {
            return new ZaloAccess.Unavailable(pause.Reason, pause.Until - clock.GetUtcNow());
        }

        var mine = new Lazy<Task<ZaloAccess>>(() => RunAsync(oaId, refusedAccessToken));
        return await running.GetOrAdd(oaId, mine).Value.WaitAsync(cancellationToken);
    }

    private async Task<ZaloAccess> RunAsync(string oaId, string? refusedAccessToken)
    {
        // The dictionary must hold this run before it can take itself out again.
        await Task.Yield();
        try
        {
            if (refusedAccessToken is not null && budget.Wait(oaId, clock.GetUtcNow()) is { } wait)
            {
                alerts.RefreshFailed(oaId, RefusesEverything);
                return new ZaloAccess.Unavailable(RefusesEverything, wait);
            }

            var access = await refresher.RunAsync(oaId, refusedAccessToken, CancellationToken.None);
            known.TryRemove(oaId, out _);
            if (refusedAccessToken is not null && access is ZaloAccess.Granted)
            {
                budget.Spend(oaId, clock.GetUtcNow());
            }

            if (access is ZaloAccess.Unavailable unavailable)
            {
                var length = pauses.TryGetValue(oaId, out var before) ? TimeSpan.FromTicks(Math.Min(before.Length.Ticks * 2, LongestPause.Ticks)) : FirstPause;
                pauses[oaId] = new Pause(clock.GetUtcNow() + length, length, unavailable.Reason);
                return unavailable with { RetryAfter = length };
            }

            pauses.TryRemove(oaId, out _);
            return access;
        }
        catch (ZaloGrantUnreadableException exception)
        {
            alerts.NoGrant(oaId, exception.Message);
            return new ZaloAccess.ConsentNeeded("tokens cannot be decrypted");
        }
        finally
        {
            running.TryRemove(oaId, out _);
        }
    }

    private sealed record Known(ZaloTokenPair Tokens, DateTimeOffset ReadAt);

    private sealed record Pause(DateTimeOffset Until, TimeSpan Length, string Reason);
}
