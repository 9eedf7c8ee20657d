using System.Security.Cryptography;
using System.Text;

namespace CivicBot.Adapters.Zalo.Tokens;

/// <summary>Twelve hex digits of a SHA-256: enough to recognise a token, nothing to use it with.</summary>
public static class ZaloFingerprint
{
    public static string Of(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)))[..12];
}
