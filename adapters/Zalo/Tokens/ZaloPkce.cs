using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CivicBot.Adapters.Zalo.Tokens;

/// <summary>Proof Key for Code Exchange (RFC 7636) with S256, as Zalo's OAuth v4 implies it.</summary>
internal static class ZaloPkce
{
    /// <summary>32 random bytes as 43 characters of base64url without padding.</summary>
    public static string NewVerifier() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>Base64url without padding of the SHA-256 of the verifier's ASCII characters.</summary>
    public static string ChallengeFor(string verifier) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
}
