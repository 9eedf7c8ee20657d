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
    private readonly FeatureNumbers numbers;
    private readonly float[] rarity;
    private readonly float unseenRarity;

    // The procedures with feature f, and its value in each, stand from starts[f] up to starts[f + 1].
    private readonly int[] starts;
    private readonly ushort[] holders;
    private readonly float[] values;

    /// <param name="name">Name for explanations.</param>
    /// <param name="entries">For each procedure its fields with their weights.</param>
    public FieldScorer(string name, IReadOnlyList<IEnumerable<(float Weight, CountedFeature[] Features)>> entries)
    {
        Name = name;
        var frequencies = entries.Select(Merge).ToArray();
        var lengths = frequencies.Select(f => f.Values.Sum()).ToArray();
        var mean = lengths.DefaultIfEmpty(1).Average();
        var counts = new List<int>();
        var seen = new FeatureNumbers();
        foreach (var number in frequencies.SelectMany(f => f.Keys).Select(seen.Add))
        {
            if (number == counts.Count)
            {
                counts.Add(0);
            }

            counts[number]++;
        }

        numbers = seen.Trimmed();
        unseenRarity = MathF.Log(1 + entries.Count);
        rarity = [.. counts.Select(count => MathF.Log(1 + ((entries.Count - count + 0.5f) / (count + 0.5f))))];
        starts = new int[counts.Count + 1];
        for (var feature = 0; feature < counts.Count; feature++)
        {
            starts[feature + 1] = starts[feature] + counts[feature];
        }

        (holders, values) = (new ushort[starts[^1]], new float[starts[^1]]);
        var next = starts[..^1];
        for (var procedure = 0; procedure < frequencies.Length; procedure++)
        {
            var norm = Saturation * (1 - LengthPenalty + (LengthPenalty * lengths[procedure] / mean));
            foreach (var (id, frequency) in frequencies[procedure])
            {
                var place = next[numbers.Find(id)]++;
                (holders[place], values[place]) = (checked((ushort)procedure), frequency / (frequency + norm));
            }
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

            var number = numbers.Find(feature.Id);
            if (number < 0)
            {
                best += unseenRarity;
                continue;
            }

            best += rarity[number];
            for (var place = starts[number]; place < starts[number + 1]; place++)
            {
                scores[holders[place]] += values[place] * rarity[number];
            }
        }

        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] /= MathF.Max(best, 1e-6f);
        }
    }

    public IEnumerable<FeatureShare> Explain(CountedFeature[] message, int procedure) =>
        message.Select(f => (f.Id, Number: numbers.Find(f.Id)))
            .Where(f => f.Number >= 0)
            .Select(f => new FeatureShare(f.Id, rarity[f.Number] * ValueOf(f.Number, procedure)))
            .Where(s => s.Share > 0)
            .OrderByDescending(s => s.Share);

    private float ValueOf(int feature, int procedure)
    {
        var place = holders.AsSpan(starts[feature]..starts[feature + 1]).BinarySearch((ushort)procedure);
        return place < 0 ? 0 : values[starts[feature] + place];
    }

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
