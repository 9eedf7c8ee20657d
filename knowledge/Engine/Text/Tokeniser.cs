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
        if (WebAddress.Length(text, start) is var link and > 0)
        {
            return (link, TokenKind.Link);
        }

        if (char.IsDigit(c))
        {
            return MeasureNumber(text, start);
        }

        if (IsWordPart(c))
        {
            // A digit belongs to a word of plain letters ("k0", "t7"); "ấp2" is a word and a number.
            var end = start;
            var isPlain = true;
            while (end < text.Length && (IsWordPart(text[end]) || (isPlain && char.IsDigit(text[end]) && char.IsAsciiLetter(text[end - 1]))))
            {
                isPlain &= char.IsAscii(text[end]);
                end++;
            }

            return (end - start, TokenKind.Word);
        }

        if (c is '.' or ',' or ';' or ':' or '?' or '!')
        {
            return (1, TokenKind.Punctuation);
        }

        var width = char.IsHighSurrogate(c) && start + 1 < text.Length && char.IsLowSurrogate(text[start + 1]) ? 2 : 1;
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
}
