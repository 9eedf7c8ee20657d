using CivicBot.Adapters.Zalo.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CivicBot.Adapters.Zalo.Tokens;

/// <summary>
/// One refresh of one OA's pair, under the store's lease, so that nothing can lose the grant: the row is read again under the lease, both tokens
/// must have come, the new pair is stored before anybody sees it, and it is kept in memory while it cannot be stored.
/// </summary>
internal sealed partial class ZaloTokenRefresher
{
    private static readonly TimeSpan LeasePoll = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LeaseMargin = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan RetrySoon = TimeSpan.FromSeconds(30);

    private readonly IZaloTokenStore store;
    private readonly ZaloTokenSeeds seeds;
    private readonly ZaloTokenCommit commit;
    private readonly ZaloOAuthClient oauth;
    private readonly ZaloTokenAlerts alerts;
    private readonly ZaloMetrics metrics;
    private readonly TimeSpan lease;
    private readonly TimeProvider clock;
    private readonly ILogger<ZaloTokenRefresher> logger;

    public ZaloTokenRefresher(
        IZaloTokenStore store,
        ZaloTokenSeeds seeds,
        ZaloTokenCommit commit,
        ZaloOAuthClient oauth,
        ZaloTokenAlerts alerts,
        ZaloMetrics metrics,
        IOptions<ZaloApiOptions> api,
        TimeProvider clock,
        ILogger<ZaloTokenRefresher> logger)
    {
        this.store = store;
        this.seeds = seeds;
        this.commit = commit;
        this.oauth = oauth;
        this.alerts = alerts;
        this.metrics = metrics;
        lease = api.Value.TokenLease;
        this.clock = clock;
        this.logger = logger;
    }

    /// <summary>Renews the pair, unless somebody else just did.</summary>
    /// <param name="refusedAccessToken">The access token that Zalo refused; null: renew only if it is due.</param>
    /// <param name="cancellationToken">Cancels the waiting for the lease; once the refresh token is on its way the refresh is finished.</param>
    public async Task<ZaloAccess> RunAsync(string oaId, string? refusedAccessToken, CancellationToken cancellationToken)
    {
        var owner = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";
        if (!await WaitForLeaseAsync(oaId, owner, cancellationToken))
        {
            return new ZaloAccess.Unavailable("another node holds the refresh lease", RetrySoon);
        }

        try
        {
            return await RefreshAsync(oaId, owner, refusedAccessToken, cancellationToken);
        }
        finally
        {
            await store.ReleaseLeaseAsync(oaId, owner, CancellationToken.None);
        }
    }

    private async Task<bool> WaitForLeaseAsync(string oaId, string owner, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        while (!await store.TryLeaseAsync(oaId, owner, lease, cancellationToken))
        {
            if (clock.GetElapsedTime(started) > lease + LeaseMargin)
            {
                return false;
            }

            await Task.Delay(LeasePoll, clock, cancellationToken);
        }

        return true;
    }

    private async Task<ZaloAccess> RefreshAsync(string oaId, string owner, string? refusedAccessToken, CancellationToken cancellationToken)
    {
        if (commit.FindUnsaved(oaId) is { } waiting)
        {
            return await SettleAsync(oaId, waiting.Tokens, waiting.Condition, waiting.Entry);
        }

        var grant = await seeds.FindAsync(oaId, cancellationToken);
        if (grant is null)
        {
            alerts.NoGrant(oaId, "No token is stored for this OA");
            return new ZaloAccess.ConsentNeeded("no token");
        }

        var now = clock.GetUtcNow();
        var renewedByOthers = refusedAccessToken is null ? !ZaloTokenSchedule.IsDue(grant.Tokens, now) : grant.Tokens.AccessToken != refusedAccessToken;
        if (renewedByOthers && ZaloTokenSchedule.IsUsable(grant.Tokens, now))
        {
            return new ZaloAccess.Granted(grant.Tokens.AccessToken);
        }

        if (grant.Refusal?.Fingerprint == oauth.RefusalFingerprint(grant.Tokens.RefreshToken))
        {
            alerts.Review(grant);
            return refusedAccessToken is null && ZaloTokenSchedule.IsUsable(grant.Tokens, now)
                ? new ZaloAccess.Granted(grant.Tokens.AccessToken)
                : new ZaloAccess.ConsentNeeded(grant.Refusal.Reason);
        }

        return await ExchangeAsync(grant, owner, refusedAccessToken);
    }

    private async Task<ZaloAccess> ExchangeAsync(ZaloGrant grant, string owner, string? refusedAccessToken)
    {
        var (oaId, old) = (grant.OaId, grant.Tokens.Fingerprint);
        var interrupted = (await store.GetRotationsAsync(oaId, 1, CancellationToken.None)) is [{ Result: ZaloRotationResult.Started } last] && last.OldFingerprint == old;
        if (interrupted)
        {
            Log.Interrupted(logger, oaId, old);
        }

        await store.NoteAsync(Entry(grant, ZaloRotationResult.Started), CancellationToken.None);
        var answer = await oauth.RefreshAsync(grant.Tokens.RefreshToken, CancellationToken.None);

        // Zalo may have rotated without our hearing of it. The same token once more either brings the pair or a refusal; after an interrupted
        // attempt this already is the second time.
        if (answer is ZaloOAuthAnswer.Unanswered first && !interrupted && await store.RenewLeaseAsync(oaId, owner, lease, CancellationToken.None))
        {
            await store.NoteAsync(Entry(grant, ZaloRotationResult.Unanswered, first.Reason), CancellationToken.None);
            await store.NoteAsync(Entry(grant, ZaloRotationResult.Started), CancellationToken.None);
            answer = await oauth.RefreshAsync(grant.Tokens.RefreshToken, CancellationToken.None);
        }

        metrics.TokenRefresh(answer);
        switch (answer)
        {
            case ZaloOAuthAnswer.Granted granted:
                var tokens = ZaloTokenPair.From(granted, clock.GetUtcNow());
                var entry = new ZaloRotation(oaId, tokens.IssuedAt, ZaloRotationResult.Rotated, old, tokens.Fingerprint);
                return await SettleAsync(oaId, tokens, new ZaloSaveCondition.Current(old), entry);
            case ZaloOAuthAnswer.Refused refused:
                return await GiveUpAsync(grant, interrupted ? $"{refused.Reason}, after an interrupted refresh" : refused.Reason, refusedAccessToken);
            case ZaloOAuthAnswer.Unanswered unanswered:
                await store.NoteAsync(Entry(grant, ZaloRotationResult.Unanswered, unanswered.Reason), CancellationToken.None);
                return Later(grant, unanswered.Reason, refusedAccessToken);
            case ZaloOAuthAnswer.Postponed postponed:
                await store.NoteAsync(Entry(grant, ZaloRotationResult.Postponed, postponed.Reason), CancellationToken.None);
                return Later(grant, postponed.Reason, refusedAccessToken);
            default:
                throw new InvalidOperationException($"An answer of the OAuth host is not handled: {answer.GetType().Name}.");
        }
    }

    private async Task<ZaloAccess> SettleAsync(string oaId, ZaloTokenPair tokens, ZaloSaveCondition condition, ZaloRotation entry)
    {
        switch (await commit.SaveAsync(oaId, tokens, condition, entry))
        {
            case null:
                return new ZaloAccess.Unavailable("a new token pair could not be stored yet", RetrySoon);
            case true:
                alerts.Renewed(oaId);
                alerts.Review(new ZaloGrant(oaId, tokens, Previous: null, Refusal: null));
                Log.Rotated(logger, oaId, entry.OldFingerprint, entry.NewFingerprint);
                return new ZaloAccess.Granted(tokens.AccessToken);
            case false:
                // Somebody consented while we refreshed the grant before: theirs is the newer will of a person.
                await store.NoteAsync(entry with { Result = ZaloRotationResult.Superseded }, CancellationToken.None);
                Log.Superseded(logger, oaId, entry.NewFingerprint);
                return await CurrentAsync(oaId, refusedAccessToken: null) ?? new ZaloAccess.ConsentNeeded("the grant was replaced meanwhile");
        }
    }

    private async Task<ZaloAccess> GiveUpAsync(ZaloGrant grant, string reason, string? refusedAccessToken)
    {
        var now = clock.GetUtcNow();
        var refusal = new ZaloRefusal(oauth.RefusalFingerprint(grant.Tokens.RefreshToken), reason, now);
        var entry = Entry(grant, ZaloRotationResult.Refused, reason);
        if (!await store.RefuseAsync(grant.OaId, grant.Tokens.Fingerprint, refusal, entry, CancellationToken.None))
        {
            // Another node (whose lease we outlived, or whose clock differs) was faster with this very token and has stored its pair.
            return await CurrentAsync(grant.OaId, refusedAccessToken) ?? new ZaloAccess.ConsentNeeded(reason);
        }

        alerts.Review(grant with { Refusal = refusal });
        return refusedAccessToken is null && ZaloTokenSchedule.IsUsable(grant.Tokens, now)
            ? new ZaloAccess.Granted(grant.Tokens.AccessToken)
            : new ZaloAccess.ConsentNeeded(reason);
    }

    private ZaloAccess Later(ZaloGrant grant, string reason, string? refusedAccessToken)
    {
        alerts.RefreshFailed(grant.OaId, reason);
        return refusedAccessToken is null && ZaloTokenSchedule.IsUsable(grant.Tokens, clock.GetUtcNow())
            ? new ZaloAccess.Granted(grant.Tokens.AccessToken)
            : new ZaloAccess.Unavailable(reason, RetrySoon);
    }

    private async Task<ZaloAccess?> CurrentAsync(string oaId, string? refusedAccessToken) =>
        await store.FindAsync(oaId, CancellationToken.None) is { } grant
        && grant.Tokens.AccessToken != refusedAccessToken
        && ZaloTokenSchedule.IsUsable(grant.Tokens, clock.GetUtcNow())
            ? new ZaloAccess.Granted(grant.Tokens.AccessToken)
            : null;

    private ZaloRotation Entry(ZaloGrant grant, ZaloRotationResult result, string? detail = null) =>
        new(grant.OaId, clock.GetUtcNow(), result, grant.Tokens.Fingerprint, NewFingerprint: null, detail);

    private static partial class Log
    {
        [LoggerMessage(4120, LogLevel.Information, "Official Account {OaId}: tokens {Old} renewed as {New}")]
        public static partial void Rotated(ILogger logger, string oaId, string? old, string? @new);

        [LoggerMessage(4121, LogLevel.Warning, "Official Account {OaId}: a refresh with tokens {Fingerprint} was interrupted; it is repeated once")]
        public static partial void Interrupted(ILogger logger, string oaId, string fingerprint);

        [LoggerMessage(4122, LogLevel.Warning, "Official Account {OaId}: tokens {Fingerprint} came for a grant that was replaced meanwhile and are not used")]
        public static partial void Superseded(ILogger logger, string oaId, string? fingerprint);
    }
}
