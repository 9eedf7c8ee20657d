namespace CivicBot.Adapters.Zalo.Tokens;

/// <summary>What the store holds of one Official Account's consent.</summary>
/// <param name="Tokens">The pair in use.</param>
/// <param name="Previous">The pair before it, for diagnosis; its refresh token is spent.</param>
/// <param name="Refusal">Set when Zalo refused the refresh token in use: nobody presents it again, an administrator must consent.</param>
public sealed record ZaloGrant(string OaId, ZaloTokenPair Tokens, ZaloTokenPair? Previous, ZaloRefusal? Refusal);

/// <summary>An access token (25 h) with the single-use refresh token (3 months) that came with it. Never printed.</summary>
/// <param name="AccessToken">Empty in a seed that has none.</param>
/// <param name="IssuedAt">By our clock; the Unix epoch where unknown (a seed), which makes a refresh due at once.</param>
/// <param name="ExpiresAt">When the access token dies, by our clock.</param>
/// <param name="RefreshIssuedAt">When we got the refresh token; it dies three months later.</param>
public sealed record ZaloTokenPair(
    string AccessToken, string RefreshToken, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt, DateTimeOffset RefreshIssuedAt)
{
    /// <summary>Names the pair in logs and comparisons without giving it away.</summary>
    public string Fingerprint => ZaloFingerprint.Of(RefreshToken);

    /// <summary>A pair that came just now; our clock counts its life.</summary>
    internal static ZaloTokenPair From(ZaloOAuthAnswer.Granted granted, DateTimeOffset now) =>
        new(granted.AccessToken, granted.RefreshToken, now, now + granted.Life, now);

    public override string ToString() => $"tokens {Fingerprint}";
}

/// <param name="Fingerprint">Of refresh token, app id and app secret together, so that correcting a wrong secret lifts the refusal.</param>
/// <param name="Reason">Zalo's error name or code.</param>
public sealed record ZaloRefusal(string Fingerprint, string Reason, DateTimeOffset At);

/// <summary>What is learnt of an OA and kept apart from its tokens.</summary>
/// <param name="OaType">4: state agency; 2: business; null: not asked yet.</param>
public sealed record ZaloOaTraits(ZaloSendFlavor Flavor, int? OaType)
{
    public static ZaloOaTraits Unknown { get; } = new(ZaloSendFlavor.Unknown, OaType: null);
}

/// <summary>Which generation of the send endpoint an OA may use.</summary>
public enum ZaloSendFlavor
{
    /// <summary>Not tried yet.</summary>
    Unknown,

    /// <summary><c>POST /v3.0/oa/message/cs</c>: business OAs.</summary>
    V3Cs,

    /// <summary><c>POST /v2.0/oa/message</c>: state agencies (OA Cơ quan nhà nước).</summary>
    V2Message,
}
