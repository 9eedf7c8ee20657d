using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Places;

/// <summary>Phrases found longest first among typed words, with what each stands for.</summary>
/// <typeparam name="T">What a phrase stands for.</typeparam>
internal sealed class PhraseSet<T>
    where T : class
{
    private readonly Dictionary<string, List<Entry>> exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Entry>> folded = new(StringComparer.Ordinal);

    public void Add(string phrase, T value)
    {
        var words = WordForm.Words(phrase);
        if (words.Length > 0)
        {
            Insert(exact, new Entry(words, value));
            Insert(folded, new Entry(Array.ConvertAll(words, VietnameseLetters.Fold), value));
        }
    }

    /// <summary>The longest phrase that begins at a word, not reaching over a sign that parts clauses; length 0 where there is none.</summary>
    public (int Length, T? Value) Find(PlaceWord[] words, int at, bool toneless)
    {
        if (at >= words.Length || !(toneless ? folded : exact).TryGetValue(toneless ? words[at].Folded : words[at].Text, out var list))
        {
            return (0, null);
        }

        foreach (var entry in list)
        {
            if (Matches(entry.Words, words, at, toneless))
            {
                return (entry.Words.Length, entry.Value);
            }
        }

        return (0, null);
    }

    private static bool Matches(string[] phrase, PlaceWord[] words, int at, bool toneless)
    {
        if (at + phrase.Length > words.Length)
        {
            return false;
        }

        for (var i = 0; i < phrase.Length; i++)
        {
            var word = words[at + i];
            if (phrase[i] != (toneless ? word.Folded : word.Text) || (i > 0 && word.AfterBreak))
            {
                return false;
            }
        }

        return true;
    }

    private static void Insert(Dictionary<string, List<Entry>> entries, Entry entry)
    {
        if (!entries.TryGetValue(entry.Words[0], out var list))
        {
            entries[entry.Words[0]] = list = [];
        }

        var place = list.FindIndex(e => e.Words.Length < entry.Words.Length);
        list.Insert(place < 0 ? list.Count : place, entry);
    }

    private sealed record Entry(string[] Words, T Value);
}
