using System.Globalization;
using System.Text;
using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Screening.PersonalData;

/// <summary>Reads the digits of a text, written as numerals ("0908 112 734", "O9O8…") or, in speech, as words ("không chín không tám…").</summary>
internal static class DigitReader
{
    private const int LongestJoint = 3;
    private const int FewestSpelledDigits = 8;
    private const int FewestDigitWords = 5;

    /// <summary>Groups of numerals in the order of the text.</summary>
    public static List<DigitGroup> Numerals(string text)
    {
        var groups = new List<DigitGroup>();
        for (var i = 0; i < text.Length;)
        {
            if (!BeginsDigits(text, i))
            {
                i++;
                continue;
            }

            var end = i;
            var digits = new StringBuilder();
            while (end < text.Length && DigitAt(text, end) is { } digit)
            {
                digits.Append(digit);
                end++;
            }

            groups.Add(new DigitGroup(
                i,
                end,
                digits.ToString(),
                groups.Count == 0 ? DigitJoint.None : JointOf(text.AsSpan(groups[^1].End, i - groups[^1].End)),
                i > 0 && char.IsLetter(text[i - 1]),
                end < text.Length && char.IsLetter(text[end]),
                IsSlashed(text, i, end)));
            i = end;
        }

        return groups;
    }

    /// <summary>Runs of digit words, each run as groups of one word; numerals between them count. Shorter runs are counts, not numbers of somebody.</summary>
    public static IEnumerable<List<DigitGroup>> Spelled(AnalysedText text)
    {
        var run = new List<DigitGroup>();
        var words = 0;
        foreach (var token in text.Tokens)
        {
            if (DigitOf(token, text.IsToneless) is { } digit)
            {
                run.Add(new DigitGroup(token.Start, token.Start + token.Length, digit.ToString(), JointAfter(run), false, false, false));
                words++;
            }
            else if (token.Kind == TokenKind.Number && token.Text.All(char.IsAsciiDigit))
            {
                run.Add(new DigitGroup(token.Start, token.Start + token.Length, token.Text, JointAfter(run), false, false, false));
            }
            else if (token.Kind != TokenKind.Punctuation || token.Text is not ("," or "."))
            {
                if (IsNumber(run, words))
                {
                    yield return run;
                }

                run = [];
                words = 0;
            }
        }

        if (IsNumber(run, words))
        {
            yield return run;
        }
    }

    private static bool IsNumber(List<DigitGroup> run, int words) => words >= FewestDigitWords && run.Sum(g => g.Digits.Length) >= FewestSpelledDigits;

    private static DigitJoint JointAfter(List<DigitGroup> run) => run.Count == 0 ? DigitJoint.None : DigitJoint.Narrow;

    private static bool BeginsDigits(string text, int at) =>
        IsNumeral(text[at]) || (text[at] is 'o' or 'O' && (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && DigitAt(text, at) is not null);

    /// <summary>The digit at a place; a letter counts as one only between or before digits, so that "5l" stays five litres.</summary>
    private static char? DigitAt(string text, int at)
    {
        if (IsNumeral(text[at]))
        {
            return (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(text[at]));
        }

        if (text[at] is not ('o' or 'O' or 'I' or 'l'))
        {
            return null;
        }

        var next = at + 1;
        while (next < text.Length && text[next] is 'o' or 'O' or 'I' or 'l')
        {
            next++;
        }

        return next < text.Length && IsNumeral(text[next]) ? text[at] is 'o' or 'O' ? '0' : '1' : null;
    }

    private static bool IsNumeral(char c) => char.IsDigit(c) && CharUnicodeInfo.GetDecimalDigitValue(c) >= 0;

    private static DigitJoint JointOf(ReadOnlySpan<char> between)
    {
        if (between.Length is 0 or > LongestJoint)
        {
            return DigitJoint.None;
        }

        foreach (var c in between)
        {
            if (c is not (' ' or '\u00A0' or '\t' or '.' or ',' or '-' or '\u2013' or '_' or '(' or ')' or '\u00B7'))
            {
                return DigitJoint.None;
            }
        }

        return between.Length == 1 || between.ContainsAny('(', ')') ? DigitJoint.Narrow : DigitJoint.Wide;
    }

    private static bool IsSlashed(string text, int start, int end) =>
        (start > 1 && text[start - 1] == '/' && char.IsDigit(text[start - 2])) || (end + 1 < text.Length && text[end] == '/' && char.IsDigit(text[end + 1]));

    private static char? DigitOf(Token token, bool toneless) => token.Kind != TokenKind.Word ? null : (toneless || !token.HasDiacritics ? token.Folded : token.Text) switch
    {
        "không" or "khong" => '0',
        "một" or "mốt" or "mot" => '1',
        "hai" => '2',
        "ba" => '3',
        "bốn" or "tư" or "bon" => '4',
        "năm" or "lăm" or "nam" or "lam" => '5',
        "sáu" or "sau" => '6',
        "bảy" or "bẩy" or "bay" => '7',
        "tám" or "tam" => '8',
        "chín" or "chin" => '9',
        _ => null,
    };
}
