using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace CivicBot.Conversation.Records;

/// <summary>
/// Code of a note, for example LN-2111-48273 ("lời nhắn", day and month, five digits): digits only after the letters, so that it can be read
/// out on the phone. Made of the key of the turn, so that a turn that is run again gives the same code. Two notes of one day may rarely share
/// a code; both are kept, and closing one asks which.
/// </summary>
internal static partial class NoteCode
{
    public static string For(string turnKey, DateTimeOffset now)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(turnKey));
        var digits = BinaryPrimitives.ReadUInt32BigEndian(hash) % 100_000;
        return string.Create(CultureInfo.InvariantCulture, $"LN-{now:ddMM}-{digits:00000}");
    }

    /// <summary>The code in a text as people type it (ln 2111 48273, LN2111-48273, 2111-48273), in its canonical form; null without one.</summary>
    public static string? Find(string text) =>
        Pattern().Match(text) is { Success: true } match ? $"LN-{match.Groups["day"].Value}-{match.Groups["number"].Value}" : null;

    [GeneratedRegex(@"(?:(?<![\p{L}\d])ln[ .-]*(?<day>\d{4})[ .-]*(?<number>\d{5})|(?<![\d.-])(?<day>\d{4})-(?<number>\d{5}))(?![\d-])",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
