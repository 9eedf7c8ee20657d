using System.Collections.Frozen;
using System.Globalization;

namespace CivicBot.Knowledge.Text;

/// <summary>Tells web and mail addresses from words: "hỏi.em muốn", typed without a space after the full stop, is no address.</summary>
internal static class WebAddress
{
    private const int LongestHost = 253;

    // Ends of host names that are no Vietnamese syllables. After any other end (.me, .co, .ly) only a path tells.
    private static readonly FrozenSet<string> Ends = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "vn", "com", "net", "org", "gov", "edu", "info", "biz", "xyz", "app");

    /// <summary>UTF-16 units of the address that begins at a place in a text; 0 where none does.</summary>
    public static int Length(string text, int start)
    {
        var rest = text.AsSpan(start);
        if (rest.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || rest.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || rest.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
        {
            return ToEnd(rest);
        }

        var isInside = start > 0 && IsHostPart(text[start - 1]);
        if (isInside || !char.IsAsciiLetterOrDigit(rest[0]))
        {
            return 0;
        }

        var host = HostLength(rest);
        var end = rest[..host].LastIndexOf('.') + 1;
        if (end < 2 || !char.IsAsciiLetter(rest[end]))
        {
            return 0;
        }

        var hasPath = host + 1 < rest.Length && rest[host] == '/' && char.IsAsciiLetterOrDigit(rest[host + 1]) && !(host + 2 < rest.Length && IsMark(rest[host + 2]));
        return hasPath && host - end >= 2 ? ToEnd(rest)
            : Ends.Contains(rest[end..host].ToString()) ? host
            : 0;
    }

    /// <summary>Letters, digits and dots; a full stop or hyphen at the end belongs to the sentence. 0 where it is a word.</summary>
    private static int HostLength(ReadOnlySpan<char> rest)
    {
        var length = 0;
        while (length < rest.Length && length < LongestHost && IsHostPart(rest[length]))
        {
            length++;
        }

        if (length < rest.Length && IsWord(rest[length]))
        {
            // What follows the last full stop is a word with diacritics, whether they are composed or not.
            length = Math.Max(0, rest[..length].LastIndexOf('.'));
        }

        while (length > 0 && !char.IsAsciiLetterOrDigit(rest[length - 1]))
        {
            length--;
        }

        return length;
    }

    /// <summary>Up to the next space; closing signs belong to the sentence.</summary>
    private static int ToEnd(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAny(" \t\r\n");
        return rest[..(end < 0 ? rest.Length : end)].TrimEnd(".,;:!?)]}>\"'…”").Length;
    }

    private static bool IsHostPart(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '@';

    private static bool IsWord(char c) => char.IsLetter(c) || IsMark(c);

    private static bool IsMark(char c) => char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;
}
