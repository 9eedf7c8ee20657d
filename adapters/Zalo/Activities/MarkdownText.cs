using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CivicBot.Adapters.Zalo.Activities;

/// <summary>
/// Markdown as plain text: the OA API shows neither Markdown nor HTML. Emphasis and headings lose their signs, lists get "•", a table becomes
/// a line a row, a link its address, bare, because Zalo makes bare addresses tappable.
/// </summary>
public static partial class MarkdownText
{
    private const int RegexTimeout = 1000;

    /// <param name="markdown">Markdown, or text that only happens to hold its signs: those that mark nothing stay.</param>
    /// <returns>Cleaned text (see <see cref="PlainText.Clean"/>).</returns>
    public static string ToPlain(string? markdown)
    {
        var lines = PlainText.Clean(markdown).Split('\n');
        var plain = new List<string>(lines.Length);
        var inFence = false;
        for (var index = 0; index < lines.Length; index++)
        {
            var line = lines[index].TrimEnd();
            if (Fence().IsMatch(line))
            {
                inFence = !inFence;
            }
            else if (inFence)
            {
                plain.Add(line);
            }
            else if (MarkdownTable.TryRead(lines, index, out var table))
            {
                plain.AddRange(table.ToLines().Select(InlineMarkdown.ToPlain));
                index += table.Length - 1;
            }
            else if (Rule().IsMatch(line))
            {
                // Under a text it makes a heading, elsewhere it draws a line: a blank line keeps the distance either way.
                plain.Add("");
            }
            else
            {
                plain.Add(InlineMarkdown.ToPlain(Block(line)));
            }
        }

        return PlainText.Clean(BlankLines().Replace(string.Join('\n', plain), "\n\n"));
    }

    /// <summary>Takes the signs of headings, quotations and lists off the beginning of a line.</summary>
    private static string Block(string line)
    {
        var unquoted = Quotation().Replace(line, "");
        if (Heading().Match(unquoted) is { Success: true } heading)
        {
            return heading.Groups["text"].Value;
        }

        return Bullet().Match(unquoted) is { Success: true } bullet
            ? string.Create(CultureInfo.InvariantCulture, $"{bullet.Groups["indent"].Value}• {bullet.Groups["text"].Value}")
            : unquoted;
    }

    [GeneratedRegex(@"^\s{0,3}(`{3,}|~{3,})\s*[A-Za-z0-9+#.-]*$", RegexOptions.ExplicitCapture, RegexTimeout)]
    private static partial Regex Fence();

    [GeneratedRegex(
        @"^\s{0,3}(-[ ]?){3,}$|^\s{0,3}(\*[ ]?){3,}$|^\s{0,3}(_[ ]?){3,}$|^\s{0,3}={3,}$", RegexOptions.ExplicitCapture, RegexTimeout)]
    private static partial Regex Rule();

    [GeneratedRegex(@"^(\s{0,3}>[ ]?)+", RegexOptions.ExplicitCapture, RegexTimeout)]
    private static partial Regex Quotation();

    [GeneratedRegex(@"^\s{0,3}#{1,6}\s+(?<text>.*?)(\s+#+)?$", RegexOptions.ExplicitCapture, RegexTimeout)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^(?<indent>\s*)[-*+]\s+(?<text>.*)$", RegexOptions.ExplicitCapture, RegexTimeout)]
    private static partial Regex Bullet();

    [GeneratedRegex(@"\n{3,}", RegexOptions.ExplicitCapture, RegexTimeout)]
    private static partial Regex BlankLines();
}
