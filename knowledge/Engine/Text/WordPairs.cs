using System.Runtime.InteropServices;

namespace CivicBot.Knowledge.Text;

/// <summary>Counts words and which word follows which.</summary>
internal sealed class WordPairs
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<(string Word, int Count)> words = [];
    private readonly Dictionary<long, int> pairs = [];

    /// <summary>By number, which is the order of their first use.</summary>
    public IReadOnlyList<(string Word, int Count)> Words => words;

    /// <summary>How often one word follows another, by <see cref="Key"/>.</summary>
    public IReadOnlyDictionary<long, int> Pairs => pairs;

    /// <summary>How many words there were in all.</summary>
    public int Total { get; private set; }

    /// <summary>The key of two words, by their numbers.</summary>
    public static long Key(int first, int second) => ((long)first << 32) | (uint)second;

    /// <summary>Counts one text. Signs and numbers part what stands before and behind them.</summary>
    public void Add(IReadOnlyList<Token> text)
    {
        var before = -1;
        foreach (var token in text)
        {
            var number = token.Kind == TokenKind.Word ? Count(token.Text) : -1;
            if (before >= 0 && number >= 0)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(pairs, Key(before, number), out _)++;
            }

            before = number;
        }
    }

    private int Count(string word)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, word, out var known);
        if (!known)
        {
            number = words.Count;
            words.Add((word, 0));
        }

        words[number] = (word, words[number].Count + 1);
        Total++;
        return number;
    }
}
