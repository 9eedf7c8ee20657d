using System.Buffers.Binary;

namespace CivicBot.Adapters.Zalo.Tokens;

/// <summary>When a pair is used, renewed and worried about. Pure; every age is by our own clock.</summary>
internal static class ZaloTokenSchedule
{
    /// <summary>Age of a refresh token that raises an alert; it dies at three months.</summary>
    public static readonly TimeSpan AlertAge = TimeSpan.FromDays(60);

    /// <summary>Life of a refresh token.</summary>
    public static readonly TimeSpan RefreshLife = TimeSpan.FromDays(90);

    /// <summary>An access token is not used in its last minute: the call could arrive after its end.</summary>
    private static readonly TimeSpan LastMinute = TimeSpan.FromMinutes(1);

    /// <summary>Nodes' clocks may differ by this much.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    /// <summary>Share of the life, after the half, over which the refreshes of many OAs are spread.</summary>
    private const double Spread = 0.1;

    public static bool IsUsable(ZaloTokenPair tokens, DateTimeOffset now) =>
        tokens.AccessToken.Length > 0 && now < tokens.ExpiresAt - LastMinute;

    /// <summary>
    /// Due from half of the life on, a little later for some OAs than for others; also when it was issued in the future: then the clock was set
    /// back, and its age is unknown.
    /// </summary>
    public static bool IsDue(ZaloTokenPair tokens, DateTimeOffset now) =>
        now >= RefreshAt(tokens) || now < tokens.IssuedAt - ClockTolerance;

    public static DateTimeOffset RefreshAt(ZaloTokenPair tokens) =>
        tokens.IssuedAt + ((tokens.ExpiresAt - tokens.IssuedAt) * (0.5 + (Spread * Jitter(tokens))));

    public static bool IsOld(ZaloTokenPair tokens, DateTimeOffset now) => now - tokens.RefreshIssuedAt > AlertAge;

    /// <summary>0 to 1, from the fingerprint: every node and every tick computes the same moment.</summary>
    private static double Jitter(ZaloTokenPair tokens) =>
        BinaryPrimitives.ReadUInt16BigEndian(Convert.FromHexString(tokens.Fingerprint)) / (double)ushort.MaxValue;
}
