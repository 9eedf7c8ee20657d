using System.Globalization;

namespace CivicBot.Adapters.Zalo.Activities;

/// <summary>
/// Cuts a text into messages: at the end of a paragraph, else of a line, a sentence, a word; inside a word only when nothing else is left,
/// and never inside an address or a character. Nothing but white space at the cuts is lost.
/// </summary>
public static class TextSplitter
{
    /// <summary>
    /// Zalo takes 2,000 characters and does not say whether it counts UTF-16 units or code points; this stays below in both, numbers included.
    /// </summary>
    public const int MessageLength = 1900;

    /// <summary>Room for the number in front, up to <c>(999/999) </c>.</summary>
    private const int NumberLength = 10;

    /// <summary>A part is filled at least to this share before a weaker kind of cut is preferred to a better one further in front.</summary>
    private const double Filling = 0.5;

    /// <summary>The messages for a cleaned text; with several, each begins with its number, "(1/3)".</summary>
    public static IReadOnlyList<string> Split(string text, int length = MessageLength)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 4 * NumberLength);
        if (text.Length <= length)
        {
            return text.Length == 0 ? [] : [text];
        }

        var parts = Parts(text, length - NumberLength);
        return [.. parts.Select((part, index) => string.Create(CultureInfo.InvariantCulture, $"({index + 1}/{parts.Count}) {part}"))];
    }

    private static List<string> Parts(string text, int length)
    {
        var parts = new List<string>();
        var rest = text.AsSpan();
        while (rest.Length > length)
        {
            var cut = Cut(rest, length);
            parts.Add(rest[..cut].TrimEnd().ToString());
            rest = rest[cut..].TrimStart();
        }

        if (!rest.IsEmpty)
        {
            parts.Add(rest.ToString());
        }

        return parts;
    }

    /// <summary>Where the first part ends: behind position 0, at most at <paramref name="length"/>.</summary>
    private static int Cut(ReadOnlySpan<char> text, int length)
    {
        var window = text[..(length + 1)];
        var least = (int)(length * Filling);
        ReadOnlySpan<int> candidates = [Paragraph(window), Line(window), Sentence(window), Word(window)];
        foreach (var candidate in candidates)
        {
            if (candidate >= least)
            {
                return candidate;
            }
        }

        // The best of the early cuts, if there is any: an address longer than half a message is not broken for the sake of filling.
        var word = Word(window);
        return word > 0 ? word : Character(text, length);
    }

    private static int Paragraph(ReadOnlySpan<char> window) => window.LastIndexOf("\n\n");

    private static int Line(ReadOnlySpan<char> window) => window.LastIndexOf('\n');

    /// <summary>White space behind a sentence end. A number like "1." at the beginning of a line ends none.</summary>
    private static int Sentence(ReadOnlySpan<char> window)
    {
        for (var index = window.Length - 1; index > 1; index--)
        {
            var endsSentence = window[index - 1] is '.' or '!' or '?' or '…' or ';' or ':';
            if (endsSentence && char.IsWhiteSpace(window[index]) && !char.IsAsciiDigit(window[index - 2]))
            {
                return index;
            }
        }

        return -1;
    }

    private static int Word(ReadOnlySpan<char> window)
    {
        for (var index = window.Length - 1; index > 0; index--)
        {
            if (char.IsWhiteSpace(window[index]))
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>The last boundary between what people see as characters (letters with marks, emoji sequences).</summary>
    private static int Character(ReadOnlySpan<char> text, int length)
    {
        var position = 0;
        while (true)
        {
            var next = StringInfo.GetNextTextElementLength(text[position..]);
            if (position + next > length)
            {
                break;
            }

            position += next;
        }

        // One "character" longer than a message: cut between its code points.
        return position > 0 ? position : length - (char.IsHighSurrogate(text[length - 1]) ? 1 : 0);
    }
}
