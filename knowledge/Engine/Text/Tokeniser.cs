using System.Globalization;

namespace CivicBot.Knowledge.Text;

/// <summary>Cuts a text into tokens. Loses nothing: every token knows its span in the original, combining marks stay with their letter.</summary>
internal static class Tokeniser
{
    public static List<Token> Split(string text)
    {
        var tokens = new List<Token>(16);
        var i = 0;
        while (i < text.Length)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c))
            {
                i++;
                continue;
            }

            var (length, kind) = Measure(text, i);
            if (kind is { } known)
            {
                tokens.Add(new Token(text.Substring(i, length), i, length, known));
            }

            i += length;
        }

        return tokens;
    }

    private static (int Length, TokenKind? Kind) Measure(string text, int start)
    {
        var c = text[start];
        if (LinkLength(text, start) is var link and > 0)
        {
            return (link, TokenKind.Link);
        }

        if (char.IsDigit(c))
        {
            return MeasureNumber(text, start);
        }

        if (IsWordPart(c))
        {
            var end = start;
            while (end < text.Length && (IsWordPart(text[end]) || (char.IsDigit(text[end]) && char.IsAsciiLetter(text[end - 1]))))
            {
                end++;
            }

            return (end - start, TokenKind.Word);
        }

        if (c is '.' or ',' or ';' or ':' or '?' or '!')
        {
            return (1, TokenKind.Punctuation);
        }

        var width = char.IsHighSurrogate(c) && start + 1 < text.Length ? 2 : 1;
        var isSymbol = width == 2 || char.GetUnicodeCategory(c) is UnicodeCategory.OtherSymbol;
        return (width, isSymbol ? TokenKind.Symbol : null);
    }

    private static (int Length, TokenKind? Kind) MeasureNumber(string text, int start)
    {
        var end = start;
        var slashes = 0;
        while (end < text.Length)
        {
            if (char.IsDigit(text[end]))
            {
                end++;
            }
            else if (text[end] is '.' or ',' or '/' or '-' && end + 1 < text.Length && char.IsDigit(text[end + 1]))
            {
                slashes += text[end] is '/' or '-' ? 1 : 0;
                end++;
            }
            else
            {
                break;
            }
        }

        return (end - start, slashes == 2 ? TokenKind.Date : TokenKind.Number);
    }

    private static bool IsWordPart(char c) => char.IsLetter(c) || char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;

    /// <summary>Length of a web address at this place, or 0.</summary>
    private static int LinkLength(string text, int start)
    {
        var rest = text.AsSpan(start);
        var end = rest.IndexOfAny(" \t\r\n");
        var word = end < 0 ? rest : rest[..end];
        var isLink = word.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || word.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || word.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
            || (char.IsAsciiLetter(word[0]) && word.IndexOf("./", StringComparison.Ordinal) < 0 && HasHostAndPath(word));
        return isLink ? word.Length : 0;
    }

    /// <summary>Shapes like bit.ly/abc or example.com: a dot between ASCII letters, no space.</summary>
    private static bool HasHostAndPath(ReadOnlySpan<char> word)
    {
        var dot = word.IndexOf('.');
        return dot > 1 && dot + 2 < word.Length && char.IsAsciiLetterLower(word[dot + 1]) && char.IsAsciiLetterLower(word[dot + 2])
            && char.IsAsciiLetterOrDigit(word[dot - 1]);
    }
}
