namespace CivicBot.Knowledge.Duplicates;

/// <summary>Finds earlier comments that share a name, a number or a rare pair of words, without looking at all of them.</summary>
internal sealed class CandidateIndex(int most)
{
    private const double RareFrom = 0.3;
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
    public IEnumerable<int> Find(CommentTraits traits)
    {
        var scores = new Dictionary<int, double>();
        foreach (var key in Keys(traits))
        {
            if (byKey.TryGetValue(key, out var list))
            {
                foreach (var position in list)
                {
                    scores[position] = scores.GetValueOrDefault(position) + (1.0 / list.Count);
                }
            }
        }

        return scores.OrderByDescending(s => s.Value).ThenBy(s => s.Key).Take(most).Select(s => s.Key);
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
