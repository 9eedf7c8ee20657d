using System.Runtime.InteropServices;

namespace CivicBot.Knowledge.Learning;

/// <summary>Numbers and weighs features: TF-IDF learned from a set of texts, each view brought to length 1 and then weighted.</summary>
internal sealed class FeatureSpace
{
    private static readonly int Views = Enum.GetValues<FeatureView>().Length;
    private readonly Dictionary<ulong, int> numbers = [];
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
        var seen = new Dictionary<ulong, int>();
        foreach (var text in texts)
        {
            foreach (var feature in text)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(seen, feature.Id, out _)++;
            }
        }

        var kept = new List<ulong>();
        var rarities = new List<float>();
        foreach (var (id, count) in seen)
        {
            if (count >= fewestTexts)
            {
                numbers[id] = rarities.Count;
                kept.Add(id);
                rarities.Add(1 + MathF.Log((1f + texts.Count) / (1 + count)));
            }
        }

        ids = [.. kept];
        rarity = [.. rarities];
    }

    public int Size => rarity.Length;

    /// <summary>The feature behind a number (for explanations).</summary>
    public ulong Id(int number) => ids[number];

    /// <param name="features">Of the text.</param>
    /// <param name="withoutDiacritics">True: weigh the text as if its writer had typed none.</param>
    public SparseVector Weigh(CountedFeature[] features, bool withoutDiacritics = false)
    {
        Span<float> squares = stackalloc float[Views];
        squares.Clear();
        var indices = new int[features.Length];
        var values = new float[features.Length];
        Span<byte> views = features.Length <= 2048 ? stackalloc byte[features.Length] : new byte[features.Length];
        var kept = 0;
        var toneless = true;
        foreach (var feature in features)
        {
            if (feature.View == FeatureView.Written)
            {
                if (withoutDiacritics)
                {
                    continue;
                }

                toneless = false;
            }

            if (!numbers.TryGetValue(feature.Id, out var number))
            {
                continue;
            }

            var value = (1 + MathF.Log(feature.Count)) * rarity[number];
            squares[(int)feature.View] += value * value;
            indices[kept] = number;
            values[kept] = value;
            views[kept] = (byte)feature.View;
            kept++;
        }

        var lengths = toneless ? tonelessWeights : weights;
        for (var i = 0; i < kept; i++)
        {
            values[i] *= lengths[views[i]] / MathF.Sqrt(squares[views[i]]);
        }

        return new SparseVector(indices[..kept], values[..kept]);
    }
}
