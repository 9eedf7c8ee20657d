using System.Text.RegularExpressions;

namespace CivicBot.Conversation.Answers;

/// <summary>A section of a procedure file as the lines that people wrote: plain text, Markdown signs gone.</summary>
internal static partial class SectionText
{
    /// <summary>Items in order; an indented line belongs to the item before it.</summary>
    public static IReadOnlyList<SectionItem> Items(string? markdown)
    {
        var items = new List<SectionItem>();
        foreach (var line in (markdown ?? "").Split('\n'))
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            var match = Marker().Match(line);
            var text = Plain(match.Success ? line[match.Length..] : line);
            if (match.Success)
            {
                items.Add(new SectionItem(match.Groups["number"].Value, text));
            }
            else if (items.Count > 0 && char.IsWhiteSpace(line[0]))
            {
                items[^1] = items[^1] with { Text = $"{items[^1].Text} {text}" };
            }
            else
            {
                items.Add(new SectionItem(null, text));
            }
        }

        return items;
    }

    /// <summary>Where sentences and clauses end: after ". " before a capital, or after "; "; never inside brackets or quotation marks.</summary>
    public static IReadOnlyList<int> Ends(string text)
    {
        var ends = new List<int>();
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] switch
            {
                '(' or '“' or '[' => 1,
                ')' or '”' or ']' => depth > 0 ? -1 : 0,
                _ => 0,
            };
            if (depth == 0 && i + 2 < text.Length && text[i + 1] == ' '
                && (text[i] == ';' || (text[i] is '.' or '!' or '?' && char.IsUpper(text[i + 2]) && !IsAbbreviation(text, i))))
            {
                ends.Add(i + 1);
            }
        }

        ends.Add(text.Length);
        return ends;
    }

    /// <summary>"TP. Hồ Chí Minh", "P. Trung Tâm": short words of capitals before a point are no end of a sentence.</summary>
    private static bool IsAbbreviation(string text, int point)
    {
        var start = point;
        while (start > 0 && char.IsLetter(text[start - 1]))
        {
            start--;
        }

        return point - start is > 0 and <= 2 && char.IsUpper(text[start]);
    }

    private static string Plain(string text) =>
        Link().Replace(Emphasis().Replace(text, "${text}"), "${text}: ${address}").Replace("`", "", StringComparison.Ordinal).Trim();

    [GeneratedRegex(@"^\s{0,1}(?:[-*•]|(?<number>\d{1,2})[.)])\s+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Marker();

    [GeneratedRegex(@"\*\*(?<text>.+?)\*\*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"\[(?<text>[^\]\[]+)\]\((?<address>https?://[^)\s]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}

/// <param name="Number">"2" for an item of a numbered list, "" for a bullet, null for a line without a mark (it leads what follows).</param>
/// <param name="Text">Plain text.</param>
internal sealed record SectionItem(string? Number, string Text)
{
    /// <summary>It announces what follows and says nothing by itself.</summary>
    public bool IsLead => Number is null;

    public string Line => Number switch
    {
        null => Text,
        "" => Texts.Bullet + Text,
        _ => $"{Number}) {Text}",
    };
}
