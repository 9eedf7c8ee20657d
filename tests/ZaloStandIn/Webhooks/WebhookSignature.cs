using System.Security.Cryptography;
using System.Text;

namespace CivicBot.ZaloStandIn.Webhooks;

/// <summary>Plain SHA-256 over app id, raw body, time stamp and OA secret key, one after the other; not an HMAC.</summary>
public static class WebhookSignature
{
    public const string Header = "X-ZEvent-Signature";

    /// <returns>The header's value: <c>mac=</c> and 64 lower-case hexadecimal digits.</returns>
    public static string Sign(string appId, ReadOnlySpan<byte> body, string timestamp, string oaSecretKey)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(appId));
        hash.AppendData(body);
        hash.AppendData(Encoding.UTF8.GetBytes(timestamp));
        hash.AppendData(Encoding.UTF8.GetBytes(oaSecretKey));
        return "mac=" + Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
