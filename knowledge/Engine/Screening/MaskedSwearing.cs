using System.Buffers;
using System.Collections.Frozen;
using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Screening;

/// <summary>
/// Finds swear words behind signs and digits: "đ*m", "l**", "đ.m", "l0n", "v.c.l". A * stands for any letters; dots between single letters are left out;
/// digits are read as the letters that they resemble. The words are in <c>screening/masked-swearing.txt</c>.
/// </summary>
internal sealed class MaskedSwearing
{
    private const int LongestWord = 14;
    private static readonly SearchValues<char> Disguises = SearchValues.Create("*.`@$_0134'");
    private static readonly SearchValues<char> Separators = SearchValues.Create(" \n\r\t,!?;:\"()");
    private readonly FrozenSet<string> words;

    private MaskedSwearing(FrozenSet<string> words) => this.words = words;

    public static MaskedSwearing Load(string directory) =>
        new(new LexiconFile(directory, "masked-swearing.txt").Rows(1).Select(r => r.Columns[0].ToLowerInvariant()).ToFrozenSet(StringComparer.Ordinal));

    /// <summary>The text with each such word, disguised or not, cut down to its first letter ("đ…"); all else as written. Only for texts that are known to swear: "du" is also "du lịch".</summary>
    public string Soften(string text) => string.Concat(Words(text).Select(word => IsBad(word) ? $"{word[0]}…" : word));

    public bool IsIn(string text)
    {
        foreach (var range in text.AsSpan().SplitAny(Separators))
        {
            var word = text.AsSpan(range);
            if (word.Length is > 1 and <= LongestWord && word.IndexOfAny(Disguises) > 0 && IsSwearing(word))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsBad(string word) => word.Length is > 1 and <= LongestWord && char.IsLetter(word[0])
        && (words.Contains(word.ToLowerInvariant()) || (word.AsSpan().IndexOfAny(Disguises) > 0 && IsSwearing(word)));

    /// <summary>Words and what stands between them, in order, nothing left out.</summary>
    private static IEnumerable<string> Words(string text)
    {
        var start = 0;
        for (var i = 1; i <= text.Length; i++)
        {
            if (i == text.Length || Separators.Contains(text[i]) || Separators.Contains(text[i - 1]))
            {
                yield return text[start..i];
                start = i;
            }
        }
    }

    private bool IsSwearing(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[LongestWord];
        lower = lower[..word.ToLowerInvariant(lower)];
        if (lower.IndexOfAny('*', '`') is > 0 and var star)
        {
            return char.IsLetter(lower[0]) && HasMatch(lower, star);
        }

        var letters = new char[lower.Length];
        var kept = 0;
        var isDisguised = false;
        for (var i = 0; i < lower.Length; i++)
        {
            if (lower[i] is '.' or '_' or '\'')
            {
                // "v.c.l", not "rồi.đi": only letters that stand alone.
                isDisguised |= i + 1 < lower.Length;
                if (i > 1 && lower[i - 2] is not ('.' or '_' or '\''))
                {
                    return false;
                }

                continue;
            }

            var letter = lower[i] switch
            {
                '0' => 'o',
                '1' => 'i',
                '3' => 'e',
                '4' or '@' => 'a',
                '$' => 's',
                var other => other,
            };
            isDisguised |= letter != lower[i] && i > 0 && i + 1 < lower.Length && char.IsLetter(lower[i - 1]) && char.IsLetter(lower[i + 1]);
            letters[kept++] = letter;
        }

        return isDisguised && words.Contains(new string(letters, 0, kept));
    }

    /// <summary>Letters before the first sign and behind the last must be those of a word that is longer.</summary>
    private bool HasMatch(ReadOnlySpan<char> word, int star)
    {
        var head = word[..star];
        var tail = word[(word.LastIndexOfAny('*', '`') + 1)..];
        foreach (var known in words)
        {
            if (known.Length > head.Length + tail.Length && known.AsSpan().StartsWith(head, StringComparison.Ordinal) && known.AsSpan().EndsWith(tail, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
