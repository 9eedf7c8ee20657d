using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace CivicBot.Adapters.Zalo.Webhook;

/// <summary>
/// The signature of a webhook call: <c>X-ZEvent-Signature: mac=</c> and the lowercase hex of
/// <c>SHA256(first term + raw body + timestamp + key)</c>. It is a plain hash over a concatenation, not an HMAC.
/// </summary>
internal static class ZaloSignature
{
    public const string HeaderName = "X-ZEvent-Signature";

    private const int HexLength = SHA256.HashSizeInBytes * 2;

    /// <summary>Reads the header value: with or without <c>mac=</c>, in either case.</summary>
    /// <returns>False when it is not the hex of a SHA-256.</returns>
    public static bool TryReadHeader(string? header, Span<byte> mac)
    {
        var hex = header.AsSpan().Trim();
        if (hex.StartsWith("mac=", StringComparison.OrdinalIgnoreCase))
        {
            hex = hex[4..];
        }

        return hex.Length == HexLength
            && Convert.FromHexString(hex, mac, out _, out var written) == OperationStatus.Done
            && written == SHA256.HashSizeInBytes;
    }

    /// <summary>Compares in constant time.</summary>
    /// <param name="firstTerm">App id (documented) or OA id.</param>
    /// <param name="timestamp">The characters of the body's own <c>timestamp</c>, as they stand there.</param>
    public static bool Matches(
        ReadOnlySpan<byte> mac, ReadOnlySpan<byte> firstTerm, ReadOnlySpan<byte> body, ReadOnlySpan<byte> timestamp, ReadOnlySpan<byte> key)
    {
        Span<byte> expected = stackalloc byte[SHA256.HashSizeInBytes];
        Compute(firstTerm, body, timestamp, key, expected);
        return CryptographicOperations.FixedTimeEquals(mac, expected);
    }

    /// <summary>The header value for a body; what Zalo's side computes.</summary>
    public static string Sign(string firstTerm, ReadOnlySpan<byte> body, string timestamp, string key)
    {
        Span<byte> mac = stackalloc byte[SHA256.HashSizeInBytes];
        Compute(Encoding.UTF8.GetBytes(firstTerm), body, Encoding.UTF8.GetBytes(timestamp), Encoding.UTF8.GetBytes(key), mac);
        return "mac=" + Convert.ToHexStringLower(mac);
    }

    private static void Compute(
        ReadOnlySpan<byte> firstTerm, ReadOnlySpan<byte> body, ReadOnlySpan<byte> timestamp, ReadOnlySpan<byte> key, Span<byte> mac)
    {
        var length = firstTerm.Length + body.Length + timestamp.Length + key.Length;
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            var rest = buffer.AsSpan();
            firstTerm.CopyTo(rest);
            rest = rest[firstTerm.Length..];
            body.CopyTo(rest);
            rest = rest[body.Length..];
            timestamp.CopyTo(rest);
            key.CopyTo(rest[timestamp.Length..]);
            SHA256.HashData(buffer.AsSpan(0, length), mac);
        }
        finally
        {
            // It held a secret and a citizen's message; the pool is shared with the whole process.
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }
}
