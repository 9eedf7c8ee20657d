using System.Globalization;
using System.Security.Cryptography;

namespace CivicBot.ZaloStandIn.Accounts;

/// <summary>Ids and tokens in the looks of the real ones.</summary>
internal static class Ids
{
    private static long counter = RandomNumberGenerator.GetInt32(int.MaxValue);

    /// <summary>Message ids are hexadecimal strings; unique in the process.</summary>
    public static string Message() =>
        Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4)) + Interlocked.Increment(ref counter).ToString("x10", CultureInfo.InvariantCulture);

    public static string Token(string prefix) => prefix + "-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20));

    /// <summary>App-scoped id of a citizen: another number than the id at the OA, always the same one.</summary>
    public static string ByApp(string userId) =>
        "5" + (BitConverter.ToUInt64(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes("app" + userId))) % 100_000_000_000_000_000UL)
            .ToString("d17", CultureInfo.InvariantCulture);
}
