namespace CivicBot.Adapters.Zalo.Tokens;

/// <summary>Consents under way, between the link and the callback; kept where a restart or another node finds them.</summary>
public interface IZaloConsentStates
{
    Task SaveAsync(ZaloPendingConsent pending, CancellationToken cancellationToken);

    /// <summary>
    /// Takes out the consent begun under <paramref name="state"/>, or, where Zalo returned none, the newest one of the session; each can be taken once.
    /// </summary>
    Task<ZaloPendingConsent?> TakeAsync(string? state, string sessionId, DateTimeOffset now, CancellationToken cancellationToken);
}

/// <param name="CodeVerifier">PKCE verifier: 43 characters of base64url; encrypted at rest.</param>
public sealed record ZaloPendingConsent(
    string State, string SessionId, string CodeVerifier, string? ExpectedOaId, DateTimeOffset StartedAt, DateTimeOffset ExpiresAt)
{
    public override string ToString() => $"consent for {ExpectedOaId}";
}
