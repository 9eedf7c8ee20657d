namespace CivicBot.Adapters.Zalo.Tokens;

/// <summary>How an Official Account's administrator (quản trị viên OA) lets the app in: consent in the browser, or a pasted refresh token.</summary>
public interface IZaloConsent
{
    /// <summary>Begins a consent and returns Zalo's page to open (PKCE S256; the verifier is kept by <c>state</c> for ten minutes).</summary>
    /// <param name="expectedOaId">The OA that must come back; null: any.</param>
    /// <param name="sessionId">The administrator's browser session (any stable secret): Zalo does not always return <c>state</c>.</param>
    /// <exception cref="InvalidOperationException"><c>Zalo:CallbackUrl</c> is not configured.</exception>
    Task<Uri> StartAsync(string? expectedOaId, string sessionId, CancellationToken cancellationToken);

    /// <summary>Exchanges the code of the callback, checks which OA it opens, and stores the tokens.</summary>
    Task<ZaloConsentResult> CompleteAsync(ZaloConsentCallback callback, CancellationToken cancellationToken);

    /// <summary>Spends a refresh token from Zalo's API Explorer for a pair of our own and stores it.</summary>
    Task<ZaloConsentResult> PasteRefreshTokenAsync(string oaId, string refreshToken, CancellationToken cancellationToken);
}

/// <summary>The query of <c>GET /zalo/oauth/callback</c> with the browser session that brought it.</summary>
public sealed record ZaloConsentCallback(string Code, string? OaId, string? State, string SessionId)
{
    public override string ToString() => $"callback for {OaId}";
}

/// <summary>What came of a consent.</summary>
public abstract record ZaloConsentResult
{
    private ZaloConsentResult()
    {
    }

    /// <summary>The tokens of this OA are stored and in use.</summary>
    public sealed record Granted(string OaId, string? OaName) : ZaloConsentResult;

    /// <summary>No consent was begun in this session in the last ten minutes, or it was used already: start again.</summary>
    public sealed record NotStarted : ZaloConsentResult;

    /// <summary>The administrator chose another OA than the one to be connected; nothing was stored for the expected one.</summary>
    public sealed record OtherOa(string? ExpectedOaId, string ActualOaId) : ZaloConsentResult;

    /// <summary>Zalo refused the code or token.</summary>
    /// <param name="Reason">Zalo's error name or code.</param>
    public sealed record Refused(string Reason) : ZaloConsentResult;

    /// <summary>Zalo could not be reached or gave no usable answer: start again.</summary>
    public sealed record NoAnswer(string Reason) : ZaloConsentResult;
}
