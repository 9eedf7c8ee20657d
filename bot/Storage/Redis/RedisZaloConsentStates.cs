using CivicBot.Adapters.Zalo.Tokens;

namespace CivicBot.Storage.Redis;

/// <summary>Consents under way on Redis: the link of one node may come back to another. The PKCE verifier is encrypted, the session only a fingerprint.</summary>
internal sealed class RedisZaloConsentStates(RedisConnection redis, ZaloSecrets secrets) : IZaloConsentStates
{
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(1);
    private static readonly RedisScript Save = RedisScript.Of("zalo_consent_save");
    private static readonly RedisScript Take = RedisScript.Of("zalo_consent_take");

    public Task SaveAsync(ZaloPendingConsent pending, CancellationToken cancellationToken) => redis.RunAsync(
        Save,
        new ScriptArguments()
            .Add(pending.State)
            .Add(ZaloFingerprint.Of(pending.SessionId))
            .Add(secrets.SealVerifier(pending.CodeVerifier))
            .Add(pending.ExpectedOaId ?? "")
            .Add(pending.StartedAt)
            .Add(pending.ExpiresAt)
            .Add((long)(pending.ExpiresAt - pending.StartedAt + Slack).TotalMilliseconds),
        cancellationToken);

    public async Task<ZaloPendingConsent?> TakeAsync(string? state, string sessionId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var arguments = new ScriptArguments().AddMaybe(string.IsNullOrEmpty(state) ? null : state).Add(ZaloFingerprint.Of(sessionId)).Add(now);
        var row = await redis.RunAsync(Take, arguments, cancellationToken);
        return !row.IsNothing && secrets.TryOpenVerifier(row.Text(1)) is { } verifier
            ? new ZaloPendingConsent(
                row.Text(0), sessionId, verifier, row.Text(2) is { Length: > 0 } expected ? expected : null, row.Moment(3), row.Moment(4))
            : null;
    }
}
