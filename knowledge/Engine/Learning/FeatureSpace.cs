using CivicBot.Knowledge.Learning.Kept;

namespace CivicBot.Knowledge.Learning;

/// <summary>Numbers and weighs features: TF-IDF learned from a set of texts, each view brought to length 1 and then weighted.</summary>
internal sealed class FeatureSpace
{
    /// <summary>How many views there are.</summary>
    public static readonly int Views = Enum.GetValues<FeatureView>().Length;

    private const int OnStack = 1024;
    private readonly FeatureNumbers numbers;
    private readonly ulong[] ids;
    private readonly float[] rarity;
    private readonly float[] weights;
    private readonly float[] tonelessWeights;

    /// <param name="texts">What the space is learned from.</param>
    /// <param name="fewestTexts">A feature seen in fewer texts is left out.</param>
    /// <param name="viewWeights">Length of each view's part, by <see cref="FeatureView"/>.</param>
    /// <param name="tonelessWeights">The same for texts without diacritics, whose written view is empty.</param>
    public FeatureSpace(IReadOnlyCollection<CountedFeature[]> texts, int fewestTexts, float[] viewWeights, float[] tonelessWeights)
    {
        weights = viewWeights;
        this.tonelessWeights = tonelessWeights;
        var all = new FeatureNumbers();
        var seen = new List<(ulong Id, int Texts)>();
        foreach (var text in texts)
        {
            foreach (var feature in text)
            {
                var number = all.Add(feature.Id);
                if (number == seen.Count)
                {
                    seen.Add((feature.Id, 1));
                }
                else
                {
                    seen[number] = (feature.Id, seen[number].Texts + 1);
                }
            }
        }

        var kept = seen.FindAll(f => f.Texts >= fewestTexts);
        ids = [.. kept.Select(f => f.Id)];
        rarity = [.. kept.Select(f => 1 + MathF.Log((1f + texts.Count) / (1 + f.Texts)))];
        numbers = new FeatureNumbers(ids);
    }

    private FeatureSpace(ulong[] ids, float[] rarity, float[] viewWeights, float[] tonelessWeights)
    {
        this.ids = ids;
        this.rarity = rarity;
        weights = viewWeights;
        this.tonelessWeights = tonelessWeights;
        numbers = new FeatureNumbers(ids);
    }

    public int Size => rarity.Length;

    /// <summary>The feature behind a number (for explanations).</summary>
    public ulong Id(int number) => ids[number];

    /// <summary>The weight that a feature's rarity gives it.</summary>
    public float Rarity(int number) => rarity[number];

    /// <summary>The weight that a feature gets from how often a text has it.</summary>
    public static float Often(int count) => count == 1 ? 1 : 1 + MathF.Log(count);

    /// <exception cref="InvalidDataException">There is no such space.</exception>
    public static FeatureSpace Read(BinaryReader reader)
    {
        var known = reader.ReadArray<ulong>();
        var space = new FeatureSpace(known, reader.ReadArray<float>(known.Length), reader.ReadArray<float>(Views), reader.ReadArray<float>(Views));
        ModelFile.Demand(space.numbers.Count == known.Length && Array.TrueForAll(known, id => (int)FeatureHash.View(id) < Views));
        return space;
    }

    public void Write(BinaryWriter writer)
    {
        writer.WriteArray<ulong>(ids);
        writer.WriteArray<float>(rarity);
        writer.WriteArray<float>(weights);
        writer.WriteArray<float>(tonelessWeights);
    }

    /// <param name="features">Of the text.</param>
    public SparseVector Weigh(CountedFeature[] features)
    {
        Span<int> indices = features.Length <= OnStack ? stackalloc int[features.Length] : new int[features.Length];
        Span<float> values = features.Length <= OnStack ? stackalloc float[features.Length] : new float[features.Length];
        Span<byte> views = features.Length <= OnStack ? stackalloc byte[features.Length] : new byte[features.Length];
        var kept = Find(features, indices, values, views, out var toneless);
        return Scaled(indices[..kept], values[..kept], views[..kept], toneless ? tonelessWeights : weights, FeatureView.Written);
    }

    /// <summary>The text as it was written, and as if its writer had typed no diacritics; the same object where none were typed.</summary>
    public (SparseVector Written, SparseVector Folded) WeighBoth(CountedFeature[] features)
    {
        Span<int> indices = features.Length <= OnStack ? stackalloc int[features.Length] : new int[features.Length];
        Span<float> values = features.Length <= OnStack ? stackalloc float[features.Length] : new float[features.Length];
        Span<byte> views = features.Length <= OnStack ? stackalloc byte[features.Length] : new byte[features.Length];
        var kept = Find(features, indices, values, views, out var toneless);
        var folded = Scaled(indices[..kept], values[..kept], views[..kept], tonelessWeights, FeatureView.Folded);
        return (toneless ? folded : Scaled(indices[..kept], values[..kept], views[..kept], weights, FeatureView.Written), folded);
    }

    /// <summary>
    /// What <see cref="Weigh"/> multiplies, for who keeps many texts: the value of a feature is <see cref="Often"/> times <see cref="Rarity"/> times the factor of its view.
    /// </summary>
    /// <param name="features">Of the text.</param>
    /// <param name="factors">Receives a factor for each <see cref="FeatureView"/>.</param>
    /// <returns>Numbers and counts of the features that the space knows.</returns>
    public (int Number, int Count)[] Measure(CountedFeature[] features, Span<float> factors)
    {
        (int Number, int Count)[] known = [.. features.Select(f => (Number: numbers.Find(f.Id), f.Count)).Where(f => f.Number >= 0)];
        var values = Array.ConvertAll(known, f => Often(f.Count) * rarity[f.Number]);
        var views = Array.ConvertAll(known, f => (byte)FeatureHash.View(ids[f.Number]));
        Factors(values, views, Array.Exists(features, f => f.View == FeatureView.Written) ? weights : tonelessWeights, factors);
        return known;
    }

    private int Find(CountedFeature[] features, Span<int> indices, Span<float> values, Span<byte> views, out bool toneless)
    {
        toneless = true;
        var kept = 0;
        foreach (var feature in features)
        {
            toneless &= feature.View != FeatureView.Written;
            var number = numbers.Find(feature.Id);
            if (number < 0)
            {
                continue;
            }

            indices[kept] = number;
            values[kept] = Often(feature.Count) * rarity[number];
            views[kept] = (byte)feature.View;
            kept++;
        }

        return kept;
    }

    /// <summary>Brings each view to its length and leaves out those before the first wanted one.</summary>
    private static SparseVector Scaled(ReadOnlySpan<int> indices, ReadOnlySpan<float> values, ReadOnlySpan<byte> views, float[] lengths, FeatureView first)
    {
        Span<float> factors = stackalloc float[Views];
        Factors(values, views, lengths, factors);
        var kept = 0;
        foreach (var view in views)
        {
            kept += view >= (byte)first ? 1 : 0;
        }

        var vector = new SparseVector(new int[kept], new float[kept]);
        for (int i = 0, next = 0; i < values.Length; i++)
        {
            if (views[i] >= (byte)first)
            {
                vector.Indices[next] = indices[i];
                vector.Values[next++] = values[i] * factors[views[i]];
            }
        }

        return vector;
    }

    /// <summary>What brings each view of a text to its length.</summary>
    private static void Factors(ReadOnlySpan<float> values, ReadOnlySpan<byte> views, float[] lengths, Span<float> factors)
    {
        factors.Clear();
        for (var i = 0; i < values.Length; i++)
        {
            factors[views[i]] += values[i] * values[i];
        }

        for (var view = 0; view < Views; view++)
        {
            factors[view] = lengths[view] / MathF.Sqrt(factors[view]);
        }
    }
}
