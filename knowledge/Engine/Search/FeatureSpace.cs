namespace CivicBot.Knowledge.Search;

/// <summary>Numbers and weighs features: TF-IDF learned from a set of texts, each view brought to length 1 and then weighted.</summary>
internal sealed class FeatureSpace
{
    private static readonly int Views = Enum.GetValues<FeatureView>().Length;
    private readonly Dictionary<ulong, int> numbers = [];
    private readonly float[] rarity;
    private readonly float[] viewWeights;

    /// <param name="texts">What the space is learned from.</param>
    /// <param name="fewestTexts">A feature seen in fewer texts is left out.</param>
    /// <param name="viewWeights">Length of each view's part, by <see cref="FeatureView"/>.</param>
    public FeatureSpace(IReadOnlyCollection<CountedFeature[]> texts, int fewestTexts, float[] viewWeights)
    {
        this.viewWeights = viewWeights;
        var seen = new Dictionary<ulong, int>();
        foreach (var feature in texts.SelectMany(t => t))
        {
            seen[feature.Id] = seen.GetValueOrDefault(feature.Id) + 1;
        }

        var rarities = new List<float>();
        foreach (var (id, count) in seen.Where(s => s.Value >= fewestTexts))
        {
            numbers[id] = rarities.Count;
            rarities.Add(1 + MathF.Log((1f + texts.Count) / (1 + count)));
        }

        rarity = [.. rarities];
    }

    public int Size => rarity.Length;

    public SparseVector Weigh(CountedFeature[] features)
    {
        Span<float> squares = stackalloc float[Views];
        squares.Clear();
        var indices = new int[features.Length];
        var values = new float[features.Length];
        var ids = new ulong[features.Length];
        var views = new FeatureView[features.Length];
        var kept = 0;
        foreach (var feature in features)
        {
            if (!numbers.TryGetValue(feature.Id, out var number))
            {
                continue;
            }

            var value = (1 + MathF.Log(feature.Count)) * rarity[number];
            squares[(int)feature.View] += value * value;
            indices[kept] = number;
            values[kept] = value;
            ids[kept] = feature.Id;
            views[kept] = feature.View;
            kept++;
        }

        for (var i = 0; i < kept; i++)
        {
            values[i] *= viewWeights[(int)views[i]] / MathF.Sqrt(squares[(int)views[i]]);
        }

        return new SparseVector(indices[..kept], values[..kept], ids[..kept]);
    }
}
