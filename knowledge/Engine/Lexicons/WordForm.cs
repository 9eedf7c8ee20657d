using System.Buffers;
using System.Collections.Frozen;
using CivicBot.Knowledge.Text;
using CivicBot.Knowledge.Text.Steps;

namespace CivicBot.Knowledge.Lexicons;

/// <summary>Brings the words of a lexicon entry into the form that messages have when they are compared with it.</summary>
internal static class WordForm
{
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");
    private static readonly FrozenSet<string> Onsets = FrozenSet.Create(
        StringComparer.Ordinal,
        "", "b", "c", "ch", "d", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "q", "r", "s", "t", "th", "tr", "v", "x");

    private static readonly FrozenSet<string> Codas = FrozenSet.Create(StringComparer.Ordinal, "", "c", "ch", "m", "n", "ng", "nh", "p", "t");
    private static readonly ITextStep[] Steps = [new ComposedForm(), new LowerCase(), new TonePlacement(), new FinalIorY()];

    public static string[] Words(string phrase)
    {
        var buffer = TokenBuffer.Of(phrase);
        foreach (var step in Steps)
        {
            step.Apply(buffer);
        }

        return [.. buffer.Tokens.Select(t => t.Text)];
    }

    /// <summary>True where a word without diacritics is spelt like a Vietnamese syllable: "hong", "chi", but not "dc", "ko", "hok", "gplx".</summary>
    public static bool CouldBeSyllable(string folded)
    {
        var first = folded.AsSpan().IndexOfAny(Vowels);
        if (first < 0)
        {
            return false;
        }

        var end = first;
        while (end < folded.Length && Vowels.Contains(folded[end]))
        {
            end++;
        }

        var frontVowel = folded[first] is 'e' or 'i' or 'y';
        var onset = folded[..first];
        return Onsets.Contains(onset) && Codas.Contains(folded[end..]) && end - first <= 3
            && (onset == "k" ? frontVowel : onset != "c" || !frontVowel);
    }
}
