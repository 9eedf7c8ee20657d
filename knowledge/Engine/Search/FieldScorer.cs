using System.Runtime.InteropServices;
using CivicBot.Knowledge.Learning;

namespace CivicBot.Knowledge.Search;

/// <summary>
/// BM25 over the whole entry with weighted fields (name, aliases, questions, sections), divided by what a perfect entry would score:
/// 1 says that the entry has every word of the message, often and in good places.
/// </summary>
internal sealed class FieldScorer : IProcedureScorer
{
    private const float Saturation = 1.2f;
    private const float LengthPenalty = 0.4f;
    private readonly Dictionary<ulong, (float Rarity, (int Procedure, float Value)[] List)> postings = [];
    private readonly float unseenRarity;

    /// <param name="name">Name for explanations.</param>
    /// <param name="entries">For each procedure its fields with their weights.</param>
    public FieldScorer(string name, IReadOnlyList<IEnumerable<(float Weight, CountedFeature[] Features)>> entries)
    {
        Name = name;
        var frequencies = entries.Select(Merge).ToArray();
        var lengths = frequencies.Select(f => f.Values.Sum()).ToArray();
        var mean = lengths.DefaultIfEmpty(1).Average();
        var lists = new Dictionary<ulong, List<(int, float)>>();
        for (var procedure = 0; procedure < frequencies.Length; procedure++)
        {
            var norm = Saturation * (1 - LengthPenalty + (LengthPenalty * lengths[procedure] / mean));
            foreach (var (id, frequency) in frequencies[procedure])
            {
                if (!lists.TryGetValue(id, out var list))
                {
                    lists[id] = list = [];
                }

                list.Add((procedure, frequency / (frequency + norm)));
            }
        }

        unseenRarity = MathF.Log(1 + entries.Count);
        foreach (var (id, list) in lists)
        {
            var rarity = MathF.Log(1 + ((entries.Count - list.Count + 0.5f) / (list.Count + 0.5f)));
            postings[id] = (rarity, [.. list]);
        }
    }

    public string Name { get; }

    public void Score(CountedFeature[] message, Span<float> scores)
    {
        scores.Clear();
        var best = 0f;
        foreach (var feature in message)
        {
            if (feature.View == FeatureView.Pieces)
            {
                continue;
            }

            if (!postings.TryGetValue(feature.Id, out var posting))
            {
                best += unseenRarity;
                continue;
            }

            best += posting.Rarity;
            foreach (var (procedure, value) in posting.List)
            {
                scores[procedure] += value * posting.Rarity;
            }
        }

        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] /= MathF.Max(best, 1e-6f);
        }
    }

    public IEnumerable<FeatureShare> Explain(CountedFeature[] message, int procedure) =>
        message.Where(f => postings.ContainsKey(f.Id))
            .Select(f => new FeatureShare(f.Id, postings[f.Id].Rarity * postings[f.Id].List.FirstOrDefault(p => p.Procedure == procedure).Value))
            .Where(s => s.Share > 0)
            .OrderByDescending(s => s.Share);

    private static Dictionary<ulong, float> Merge(IEnumerable<(float Weight, CountedFeature[] Features)> fields)
    {
        var merged = new Dictionary<ulong, float>();
        foreach (var (weight, features) in fields)
        {
            foreach (var feature in features)
            {
                if (feature.View != FeatureView.Pieces)
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(merged, feature.Id, out _) += weight * feature.Count;
                }
            }
        }

        return merged;
    }
}
