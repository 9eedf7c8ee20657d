using CivicBot.Adapters.Zalo.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CivicBot.Adapters.Zalo.Tokens;

/// <inheritdoc cref="IZaloConsent"/>
internal sealed partial class ZaloConsent : IZaloConsent
{
    /// <summary>Zalo's code lives ten minutes; so does the verifier that belongs to it.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    private readonly IZaloConsentStates states;
    private readonly ZaloOAuthClient oauth;
    private readonly ZaloTokenCommit commit;
    private readonly ZaloTokenService tokens;
    private readonly ZaloOaLookup lookup;
    private readonly IZaloTokenStore store;
    private readonly ZaloAccounts accounts;
    private readonly ZaloTokenAlerts alerts;
    private readonly ZaloOptions options;
    private readonly TimeProvider clock;
    private readonly ILogger<ZaloConsent> logger;

    public ZaloConsent(
        IZaloConsentStates states,
        ZaloOAuthClient oauth,
        ZaloTokenCommit commit,
        ZaloTokenService tokens,
        ZaloOaLookup lookup,
        IZaloTokenStore store,
        ZaloAccounts accounts,
        ZaloTokenAlerts alerts,
        IOptions<ZaloOptions> options,
        TimeProvider clock,
        ILogger<ZaloConsent> logger)
    {
        this.states = states;
        this.oauth = oauth;
        this.commit = commit;
        this.tokens = tokens;
        this.lookup = lookup;
        this.store = store;
        this.accounts = accounts;
        this.alerts = alerts;
        this.options = options.Value;
        this.clock = clock;
        this.logger = logger;
    }

    public async Task<Uri> StartAsync(string? expectedOaId, string sessionId, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(sessionId);
        if (options.CallbackUrl.Length == 0)
        {
            throw new InvalidOperationException(
                "Zalo:CallbackUrl is empty; set it to the callback address saved in Zalo's console (it ends in /zalo/oauth/callback), or paste a refresh token instead.");
        }

        var verifier = options.CodeVerifier.Length > 0 ? options.CodeVerifier : ZaloPkce.NewVerifier();
        var now = clock.GetUtcNow();
        var pending = new ZaloPendingConsent(ZaloPkce.NewVerifier(), sessionId, verifier, expectedOaId, now, now + Life);
        await states.SaveAsync(pending, cancellationToken);
        return oauth.ConsentPage(pending.State, ZaloPkce.ChallengeFor(verifier));
    }

    public async Task<ZaloConsentResult> CompleteAsync(ZaloConsentCallback callback, CancellationToken cancellationToken)
    {
        var pending = await states.TakeAsync(callback.State, callback.SessionId, clock.GetUtcNow(), cancellationToken);
        if (pending is null)
        {
            return new ZaloConsentResult.NotStarted();
        }

        var claimed = callback.OaId is { Length: > 0 and <= 32 } digits && digits.All(char.IsAsciiDigit) ? digits : null;
        if (pending.ExpectedOaId is { } expected && claimed is not null && claimed != expected)
        {
            Log.OtherOa(logger, expected, claimed);
            return new ZaloConsentResult.OtherOa(expected, claimed);
        }

        return await oauth.ExchangeAsync(callback.Code, pending.CodeVerifier, cancellationToken) switch
        {
            ZaloOAuthAnswer.Granted granted =>
                await AcceptAsync(granted, pending.ExpectedOaId, claimed, ZaloRotationResult.Consented, keepOther: false),
            ZaloOAuthAnswer.Refused refused => Refused(claimed, refused.Reason),
            ZaloOAuthAnswer.Unanswered unanswered => new ZaloConsentResult.NoAnswer(unanswered.Reason),
            ZaloOAuthAnswer.Postponed postponed => new ZaloConsentResult.NoAnswer(postponed.Reason),
            var answer => throw new InvalidOperationException($"An answer of the OAuth host is not handled: {answer.GetType().Name}."),
        };
    }

    public async Task<ZaloConsentResult> PasteRefreshTokenAsync(string oaId, string refreshToken, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(oaId);
        ArgumentException.ThrowIfNullOrWhiteSpace(refreshToken);
        return await oauth.RefreshAsync(refreshToken.Trim(), CancellationToken.None) switch
        {
            ZaloOAuthAnswer.Granted granted => await AcceptAsync(granted, oaId, oaId, ZaloRotationResult.Pasted, keepOther: true),
            ZaloOAuthAnswer.Refused refused => Refused(oaId, refused.Reason),
            ZaloOAuthAnswer.Unanswered unanswered => new ZaloConsentResult.NoAnswer(unanswered.Reason),
            ZaloOAuthAnswer.Postponed postponed => new ZaloConsentResult.NoAnswer(postponed.Reason),
            var answer => throw new InvalidOperationException($"An answer of the OAuth host is not handled: {answer.GetType().Name}."),
        };
    }

    /// <summary>
    /// The answer names no OA, and the callback's <c>oa_id</c> is only an address line: Zalo itself is asked whose token this is, before it can replace
    /// a living grant. If Zalo cannot say, the OA that was expected or claimed gets it.
    /// </summary>
    /// <param name="keepOther">Store the pair of another OA under that OA: a pasted token is spent and would be lost.</param>
    private async Task<ZaloConsentResult> AcceptAsync(
        ZaloOAuthAnswer.Granted granted, string? expectedOaId, string? claimedOaId, ZaloRotationResult result, bool keepOther)
    {
        var info = await lookup.FindAsync(granted.AccessToken, CancellationToken.None);
        var oaId = info?.OaId ?? expectedOaId ?? claimedOaId;
        if (string.IsNullOrEmpty(oaId))
        {
            return new ZaloConsentResult.NoAnswer("Zalo did not say which OA this is");
        }

        var isOther = expectedOaId is not null && oaId != expectedOaId;
        if (isOther)
        {
            Log.OtherOa(logger, expectedOaId, oaId);
        }

        if (isOther && !keepOther)
        {
            return new ZaloConsentResult.OtherOa(expectedOaId, oaId);
        }

        var pair = ZaloTokenPair.From(granted, clock.GetUtcNow());
        var entry = new ZaloRotation(oaId, pair.IssuedAt, result, OldFingerprint: null, pair.Fingerprint);
        if (await commit.SaveAsync(oaId, pair, new ZaloSaveCondition.Always(), entry) is null)
        {
            return new ZaloConsentResult.NoAnswer("the tokens could not be stored yet; see the log");
        }

        if (info?.OaType is { } oaType)
        {
            await store.SetOaTypeAsync(oaId, oaType, CancellationToken.None);
        }

        accounts.Add(oaId);
        tokens.Forget(oaId);
        alerts.Renewed(oaId);
        alerts.Review(new ZaloGrant(oaId, pair, Previous: null, Refusal: null));
        Log.Granted(logger, oaId, pair.Fingerprint);
        return isOther ? new ZaloConsentResult.OtherOa(expectedOaId, oaId) : new ZaloConsentResult.Granted(oaId, info?.Name);
    }

    private ZaloConsentResult.Refused Refused(string? oaId, string reason)
    {
        Log.Refused(logger, oaId, reason);
        return new ZaloConsentResult.Refused(reason);
    }

    private static partial class Log
    {
        [LoggerMessage(4140, LogLevel.Information, "Official Account {OaId}: consent given, tokens {Fingerprint}")]
        public static partial void Granted(ILogger logger, string oaId, string fingerprint);

        [LoggerMessage(4141, LogLevel.Warning, "A consent was expected for Official Account {Expected} and came for {Actual}")]
        public static partial void OtherOa(ILogger logger, string? expected, string actual);

        [LoggerMessage(4142, LogLevel.Warning, "Official Account {OaId}: Zalo refused the code or the pasted token ({Reason})")]
        public static partial void Refused(ILogger logger, string? oaId, string reason);
    }
}
