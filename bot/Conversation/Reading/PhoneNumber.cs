using System.Text.RegularExpressions;

namespace CivicBot.Conversation.Reading;

/// <summary>Vietnamese phone numbers as people write them: 0912 345 678, +84 912345678, 0292.3.123.456.</summary>
internal static partial class PhoneNumber
{
    private const int LongestName = 60;

    /// <summary>"Lan nhà đầu hẻm 12".</summary>
    private const int MostWordsBeside = 5;

    // "tên tôi là Lan, số 0912 345 678": what stands around name and number, folded.
    private static readonly string[] Around =
        ["ten toi la", "toi ten la", "toi ten", "toi la", "ten la", "ten", "so dien thoai cua toi la", "so dien thoai cua toi", "so dien thoai", "dien thoai", "so cua toi", "sdt", "dt", "goi lai cho toi", "goi lai", "goi toi", "goi", "lien he", "so", "la", "nhe", "nha", "a"];

    public static bool IsIn(string text) => Pattern().IsMatch(text);

    /// <summary>Number and name, where a message is little else.</summary>
    /// <param name="most">A longer message with a number in it is a matter of its own.</param>
    public static (string? Name, string Phone)? IsMostOf(string text, int most)
    {
        if (text.Length > most || Pattern().Match(text) is not { Success: true } match)
        {
            return null;
        }

        return (NameIn(string.Concat(text.AsSpan(0, match.Index), " ", text.AsSpan(match.Index + match.Length))), match.Value);
    }

    /// <summary>Whether so much stands beside the number that it is a matter with a number in it: "Đèn hẻm 12 hỏng cả tháng, gọi tôi 0912 345 678".</summary>
    public static bool IsOneOfMany(string text) =>
        Pattern().Match(text) is { Success: true } match
        && Beside(string.Concat(text.AsSpan(0, match.Index), " ", text.AsSpan(match.Index + match.Length))).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length > MostWordsBeside;

    /// <summary>Words with capitals, without what people put around them.</summary>
    private static string? NameIn(string text)
    {
        var rest = Beside(text);
        return rest.Length is > 1 and <= LongestName && rest.Split(' ').All(word => word.Length > 0 && char.IsUpper(word[0])) ? rest : null;
    }

    /// <summary>Without what people put around name and number.</summary>
    private static string Beside(string text)
    {
        var rest = text.Trim(' ', ',', '.', ':', ';', '-', '(', ')');
        for (var taken = true; taken;)
        {
            taken = false;
            foreach (var words in Around)
            {
                var folded = Knowledge.Text.VietnameseLetters.Fold(rest);
                if (folded.StartsWith(words + " ", StringComparison.Ordinal) || folded == words)
                {
                    (rest, taken) = (rest[words.Length..].Trim(' ', ',', '.', ':', ';', '-'), true);
                }
                else if (folded.EndsWith(" " + words, StringComparison.Ordinal))
                {
                    (rest, taken) = (rest[..^words.Length].Trim(' ', ',', '.', ':', ';', '-'), true);
                }
            }
        }

        return rest;
    }

    [GeneratedRegex(@"(?<!\d)(?:\+?84|0)(?:[ .-]?\d){8,10}(?!\d)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
