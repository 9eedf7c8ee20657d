namespace CivicBot.Adapters.Zalo.Tokens;

/// <summary>A line of the rotation log: what happened to the tokens of an OA; fingerprints only.</summary>
/// <param name="OldFingerprint">Of the refresh token that was presented or replaced.</param>
/// <param name="NewFingerprint">Of the refresh token that came.</param>
/// <param name="Detail">Zalo's error name or code, or what went wrong on the way.</param>
public sealed record ZaloRotation(
    string OaId, DateTimeOffset At, ZaloRotationResult Result, string? OldFingerprint, string? NewFingerprint, string? Detail = null);

/// <summary>What a line of the rotation log tells.</summary>
public enum ZaloRotationResult
{
    /// <summary>Taken over from the configuration.</summary>
    Seeded,

    /// <summary>An administrator consented in the browser.</summary>
    Consented,

    /// <summary>An operator pasted a refresh token.</summary>
    Pasted,

    /// <summary>A refresh token is about to be presented; without a later line about it the program was killed meanwhile.</summary>
    Started,

    /// <summary>A new pair came and is stored.</summary>
    Rotated,

    /// <summary>Zalo refused the refresh token.</summary>
    Refused,

    /// <summary>No usable answer: Zalo may have rotated the token.</summary>
    Unanswered,

    /// <summary>The request never left, or the rate limit turned it away.</summary>
    Postponed,

    /// <summary>A new pair came, but the store holds another grant by now, which stays.</summary>
    Superseded,
}
