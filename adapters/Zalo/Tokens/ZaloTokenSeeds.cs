using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CivicBot.Adapters.Zalo.Tokens;

/// <summary>
/// Takes tokens over from <c>Zalo:Accounts</c>, once: afterwards the store has newer ones. Only a seed that was never seen replaces a grant that
/// is dead, so that an operator can also repair an OA by putting a new refresh token into the configuration.
/// </summary>
internal sealed partial class ZaloTokenSeeds
{
    private const int RememberedRotations = 500;
    private static readonly TimeSpan AccessLife = TimeSpan.FromHours(25);

    private readonly IZaloTokenStore store;
    private readonly ZaloOptions options;
    private readonly TimeProvider clock;
    private readonly ILogger<ZaloTokenSeeds> logger;

    public ZaloTokenSeeds(IZaloTokenStore store, IOptions<ZaloOptions> options, TimeProvider clock, ILogger<ZaloTokenSeeds> logger)
    {
        this.store = store;
        this.options = options.Value;
        this.clock = clock;
        this.logger = logger;
    }

    /// <summary>The grant of an OA, after taking over its seed where that is called for.</summary>
    /// <exception cref="ZaloGrantUnreadableException">The stored grant cannot be decrypted and no new seed takes its place.</exception>
    public async Task<ZaloGrant?> FindAsync(string oaId, CancellationToken cancellationToken)
    {
        ZaloGrant? grant;
        try
        {
            grant = await store.FindAsync(oaId, cancellationToken);
        }
        catch (ZaloGrantUnreadableException) when (SeedOf(oaId) is not null)
        {
            if (await TakeOverAsync(oaId, new ZaloSaveCondition.Always(), cancellationToken))
            {
                return await store.FindAsync(oaId, cancellationToken);
            }

            throw;
        }

        ZaloSaveCondition? condition = grant switch
        {
            null => new ZaloSaveCondition.Absent(),
            { Refusal: not null } => new ZaloSaveCondition.Current(grant.Tokens.Fingerprint),
            _ => null,
        };
        return condition is not null && await TakeOverAsync(oaId, condition, cancellationToken)
            ? await store.FindAsync(oaId, cancellationToken)
            : grant;
    }

    private ZaloAccountOptions? SeedOf(string oaId) =>
        options.Accounts.FirstOrDefault(account => account.OaId == oaId && account.RefreshToken.Length > 0);

    private async Task<bool> TakeOverAsync(string oaId, ZaloSaveCondition condition, CancellationToken cancellationToken)
    {
        if (SeedOf(oaId) is not { } seed)
        {
            return false;
        }

        var fingerprint = ZaloFingerprint.Of(seed.RefreshToken);
        var rotations = await store.GetRotationsAsync(oaId, RememberedRotations, cancellationToken);
        if (rotations.Any(rotation => rotation.OldFingerprint == fingerprint || rotation.NewFingerprint == fingerprint))
        {
            return false;
        }

        var now = clock.GetUtcNow();
        var tokens = new ZaloTokenPair(seed.AccessToken, seed.RefreshToken, DateTimeOffset.UnixEpoch, now + AccessLife, now);
        var entry = new ZaloRotation(oaId, now, ZaloRotationResult.Seeded, OldFingerprint: null, fingerprint);
        if (!await store.SaveAsync(oaId, tokens, condition, entry, cancellationToken))
        {
            return false;
        }

        if (seed.OaType is { } oaType)
        {
            await store.SetOaTypeAsync(oaId, oaType, cancellationToken);
        }

        Log.Seeded(logger, oaId, fingerprint);
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(4110, LogLevel.Information, "Official Account {OaId}: tokens {Fingerprint} taken over from the configuration; from now on the store's are used")]
        public static partial void Seeded(ILogger logger, string oaId, string fingerprint);
    }
}
