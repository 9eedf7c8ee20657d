using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Lexicons;

/// <summary>
/// Phrases and what each stands for, found longest first at a place in a token list.
/// In a message without any diacritics a single word that could be a syllable is left alone: "hong" is "hông" (không) only beside words
/// that bear diacritics, otherwise as likely "hồng"; phrases of two and more words are compared without diacritics instead.
/// </summary>
public sealed class PhraseTable
{
    // By first word; entries of a word are ordered longest first.
    private readonly Dictionary<string, List<Entry>> exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Entry>> folded = new(StringComparer.Ordinal);

    /// <param name="phrases">Each phrase with the words that it stands for.</param>
    /// <param name="foldsEveryWord">Also a single word that could be another is found in a message without diacritics: for counting, where a mistake costs little.</param>
    public PhraseTable(IEnumerable<KeyValuePair<string, string[]>> phrases, bool foldsEveryWord = false)
    {
        foreach (var (phrase, replacement) in phrases)
        {
            var entry = new Entry(WordForm.Words(phrase), replacement);
            Add(exact, entry);
            if (foldsEveryWord || entry.Words.Length > 1 || !WordForm.CouldBeSyllable(VietnameseLetters.Fold(entry.Words[0])))
            {
                Add(folded, entry with { Words = Array.ConvertAll(entry.Words, VietnameseLetters.Fold) });
            }
        }
    }

    public static PhraseTable Empty { get; } = new([]);

    /// <param name="tokens">The message.</param>
    /// <param name="at">Where the phrase must begin.</param>
    /// <param name="toneless">The message bears no diacritics at all: phrases are compared without them as well.</param>
    public PhraseMatch? Find(IReadOnlyList<Token> tokens, int at, bool toneless) =>
        Find(toneless ? folded : exact, tokens, at, toneless);

    private static PhraseMatch? Find(Dictionary<string, List<Entry>> entries, IReadOnlyList<Token> tokens, int at, bool toneless)
    {
        if (!entries.TryGetValue(toneless ? tokens[at].Folded : tokens[at].Text, out var list))
        {
            return null;
        }

        foreach (var entry in list)
        {
            if (Matches(entry.Words, tokens, at, toneless))
            {
                return new PhraseMatch(entry.Words.Length, entry.Replacement);
            }
        }

        return null;
    }

    private static bool Matches(string[] words, IReadOnlyList<Token> tokens, int at, bool toneless)
    {
        if (at + words.Length > tokens.Count)
        {
            return false;
        }

        for (var i = 0; i < words.Length; i++)
        {
            var token = tokens[at + i];
            if (words[i] != (toneless ? token.Folded : token.Text))
            {
                return false;
            }
        }

        return true;
    }

    private static void Add(Dictionary<string, List<Entry>> entries, Entry entry)
    {
        if (!entries.TryGetValue(entry.Words[0], out var list))
        {
            entries[entry.Words[0]] = list = [];
        }

        var place = list.FindIndex(e => e.Words.Length < entry.Words.Length);
        list.Insert(place < 0 ? list.Count : place, entry);
    }

    private sealed record Entry(string[] Words, string[] Replacement);
}

/// <summary>A phrase found in a message.</summary>
/// <param name="Length">How many tokens it covers.</param>
/// <param name="Replacement">What it stands for.</param>
public sealed record PhraseMatch(int Length, IReadOnlyList<string> Replacement);
