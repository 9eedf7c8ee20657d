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
    private readonly FrozenSet<string> words;

    private MaskedSwearing(FrozenSet<string> words) => this.words = words;

    public static MaskedSwearing Load(string directory) =>
        new(new LexiconFile(directory, "masked-swearing.txt").Rows(1).Select(r => r.Columns[0].ToLowerInvariant()).ToFrozenSet(StringComparer.Ordinal));

    public bool IsIn(string text)
    {
        foreach (var range in text.AsSpan().SplitAny(' ', '\n', '\r', '\t', ',', '!', '?', ';', ':', '"', '(', ')'))
        {
            var word = text.AsSpan(range);
            if (word.Length is > 1 and <= LongestWord && word.IndexOfAny(Disguises) > 0 && IsSwearing(word))
            {
                return true;
            }
        }

        return false;
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
