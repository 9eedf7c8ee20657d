using System.Runtime.InteropServices;

namespace CivicBot.Knowledge.Duplicates;

/// <summary>Finds earlier comments that share a name, a number or a rare pair of words, without looking at all of them.</summary>
internal sealed class CandidateIndex(int most)
{
    private const double RareFrom = 0.3;

    /// <summary>What thousands of comments share tells hardly any two of them apart, and weighs one part in thousands here.</summary>
    private const int MostLooked = 4_000;

    private readonly Dictionary<string, List<int>> byKey = new(StringComparer.Ordinal);

    public void Add(CommentTraits traits, int position)
    {
        foreach (var key in Keys(traits))
        {
            if (!byKey.TryGetValue(key, out var list))
            {
                byKey[key] = list = [];
            }

            list.Add(position);
        }
    }

    /// <summary>Positions of earlier comments, those with the rarest shared keys first, then the earliest.</summary>
    /// <remarks>Keys are followed from the rarest on until <see cref="MostLooked"/> entries were seen, so that a search costs the same among a thousand comments and among a million.</remarks>
    public IReadOnlyList<int> Find(CommentTraits traits)
    {
        var lists = new List<(string Key, List<int> Positions)>();
        foreach (var key in Keys(traits))
        {
            if (byKey.TryGetValue(key, out var list))
            {
                lists.Add((key, list));
            }
        }

        lists.Sort(static (a, b) => a.Positions.Count != b.Positions.Count ? a.Positions.Count.CompareTo(b.Positions.Count) : string.CompareOrdinal(a.Key, b.Key));
        var scores = new Dictionary<int, double>();
        var left = MostLooked;
        foreach (var (_, positions) in lists)
        {
            var weight = 1.0 / positions.Count;
            foreach (var position in CollectionsMarshal.AsSpan(positions)[..Math.Min(left, positions.Count)])
            {
                CollectionsMarshal.GetValueRefOrAddDefault(scores, position, out _) += weight;
            }

            if ((left -= Math.Min(left, positions.Count)) == 0)
            {
                break;
            }
        }

        var found = scores.ToArray();
        Array.Sort(found, static (a, b) => a.Value != b.Value ? b.Value.CompareTo(a.Value) : a.Key.CompareTo(b.Key));
        return [.. found.Take(most).Select(static one => one.Key)];
    }

    private static HashSet<string> Keys(CommentTraits traits)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (@class, numbers) in traits.Numbers)
        {
            keys.UnionWith(numbers.Select(n => $"{@class}#{n}"));
        }

        // Every pair of neighbouring words of a name, because the other comment may name less of it, or have no capitals to tell it by.
        foreach (var name in traits.Names)
        {
            var words = name.Folded.Split(' ');
            keys.UnionWith(words.Length == 1 ? words : words.Zip(words.Skip(1), (a, b) => $"{a} {b}"));
        }

        keys.UnionWith(traits.Keys);
        if (!traits.HasPlace)
        {
            keys.UnionWith(traits.Words.Where(w => w.Value > RareFrom).Select(w => w.Key));
        }

        return keys;
    }
}
