using System.Runtime.InteropServices;
using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Places;

/// <summary>
/// How usual words and pairs of words are in comments, learned from the examples of the topics. A name typed without capitals ends at a usual word;
/// a pair that nobody else writes is probably a name. Capitalised words inside a sentence are left out: they are names.
/// </summary>
public sealed class BackgroundVocabulary
{
    // Seen in at least this many examples a word is usual.
    private const int UsualFrom = 4;
    private const int UsualPairFrom = 2;
    private readonly Dictionary<string, int> words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<int> folded = [];
    private readonly Dictionary<long, int> pairs = [];

    /// <summary>Examples learned from.</summary>
    public int Texts { get; private set; }

    public static BackgroundVocabulary Of(IEnumerable<string> examples)
    {
        var vocabulary = new BackgroundVocabulary();
        foreach (var example in examples)
        {
            vocabulary.Learn(PlaceText.Of(example));
        }

        vocabulary.pairs.TrimExcess();
        return vocabulary;
    }

    /// <summary>True for a word that many use; without diacritics where the message has none.</summary>
    internal bool IsUsual(PlaceWord word, bool toneless) =>
        (toneless ? CountOf(word.Folded) : words.GetValueOrDefault(word.Text)) >= UsualFrom;

    /// <summary>True for two words that many write one after the other; always without diacritics.</summary>
    internal bool IsUsualPair(string first, string second) => CountOf(first, second) >= UsualPairFrom;

    /// <summary>How many examples hold the word, without diacritics.</summary>
    public int CountOf(string foldedWord) => numbers.TryGetValue(foldedWord, out var number) ? folded[number] : 0;

    /// <summary>How many examples hold the two words one after the other, without diacritics.</summary>
    public int CountOf(string foldedFirst, string foldedSecond) =>
        numbers.TryGetValue(foldedFirst, out var first) && numbers.TryGetValue(foldedSecond, out var second) ? pairs.GetValueOrDefault(WordPairs.Key(first, second)) : 0;

    private void Learn(PlaceText text)
    {
        Texts++;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var before = -1;
        foreach (var word in text.Words)
        {
            if (word.IsNumber || (word.IsCapital && text.UsesCapitals && !word.StartsSentence))
            {
                before = -1;
                continue;
            }

            if (seen.Add(word.Text))
            {
                words[word.Text] = words.GetValueOrDefault(word.Text) + 1;
            }

            var number = NumberOf(word.Folded);
            if (seen.Add("\0" + word.Folded))
            {
                folded[number]++;
            }

            if (before >= 0 && !word.AfterBreak)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(pairs, WordPairs.Key(before, number), out _)++;
            }

            before = number;
        }
    }

    private int NumberOf(string foldedWord)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, foldedWord, out var known);
        if (!known)
        {
            number = folded.Count;
            folded.Add(0);
        }

        return number;
    }

    internal static IEnumerable<string> Examples(string knowledge)
    {
        var directory = Path.Combine(knowledge, "topics", "examples");
        if (!Directory.Exists(directory))
        {
            yield break;
        }

        foreach (var file in Directory.EnumerateFiles(directory, "*.tsv").Order(StringComparer.Ordinal))
        {
            foreach (var line in File.ReadLines(file))
            {
                if (line.Length > 0 && line[0] != '#' && line.IndexOf('\t', StringComparison.Ordinal) is var tab and > 0)
                {
                    yield return line[(tab + 1)..].Trim();
                }
            }
        }
    }
}
