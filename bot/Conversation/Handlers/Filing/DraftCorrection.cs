using System.Text.RegularExpressions;
using CivicBot.Conversation.Reading;
using CivicBot.Knowledge.Text;

namespace CivicBot.Conversation.Handlers.Filing;

/// <summary>"Không phải khu phố 3, khu phố 5": what is right, of a message that says that something was wrong.</summary>
internal static partial class DraftCorrection
{
    // Every opening that people correct with, folded.
    private static readonly string[] Openings =
        ["khong phai", "ko phai", "hong phai", "khong dung", "ko dung", "sai roi", "sai", "nham roi", "nham", "sua lai", "sua thanh", "doi lai", "doi thanh", "y toi la", "phai la"];

    /// <summary>The part of the message that says how it is, in the citizen's words; null where nothing is corrected.</summary>
    /// <param name="text">NFC.</param>
    public static string? RightPart(string text)
    {
        var folded = VietnameseLetters.Fold(text);
        if (folded.Length != text.Length)
        {
            return null;
        }

        // "Khu phố 5 chứ không phải khu phố 3."
        if (Instead().Match(folded) is { Success: true, Index: > 0 and var at })
        {
            return NullIfBlank(text[..at]);
        }

        var words = TypedText.Folded(text);
        if (!Array.Exists(Openings, opening => words == opening || words.StartsWith(opening + " ", StringComparison.Ordinal)))
        {
            return null;
        }

        return Rather().Match(folded) is { Success: true, Index: var start, Length: var length } ? NullIfBlank(text[(start + length)..]) : NullIfBlank(WithoutOpening(text, folded));
    }

    private static string WithoutOpening(string text, string folded) =>
        Opening().Match(folded) is { Success: true, Length: var length } ? text[length..] : text;

    private static string? NullIfBlank(string text) => text.Trim(' ', ',', '.', ':', ';') is { Length: > 0 } rest ? rest : null;

    [GeneratedRegex(@"[, ]+(?:chu|cho)? ?(?:khong|ko|hong) phai ", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Instead();

    [GeneratedRegex(@"(?:,? ?ma (?:la|o)? ?|,? (?:phai|dung ra) la |[,;:]\s*(?:la )?|\s+thanh )", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Rather();

    [GeneratedRegex(@"^\W*(?:sai roi|sai|nham roi|nham|sua lai|sua thanh|doi lai|doi thanh|y toi la|phai la)\W*(?:la )?", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Opening();
}
