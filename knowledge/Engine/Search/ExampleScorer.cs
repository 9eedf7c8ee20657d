using System.Buffers;
using CivicBot.Knowledge.Learning;

namespace CivicBot.Knowledge.Search;

/// <summary>The nearest example: cosine between the message and each name, alias and example question; a procedure has the score of its best one and half of its second.</summary>
internal sealed class ExampleScorer : IProcedureScorer
{
    // Shares of the views in the cosine, as lengths: 0.65² + 0.65² + 0.4² = 1. Where one side has no diacritics, the folded view takes the written view's share.
    private const float Words = 0.65f;
    private const float Pieces = 0.4f;
    private const float FromWrittenToFolded = 1 / ((Words * Words) + (Pieces * Pieces));

    // A piece of a word that so many examples have tells little; only a library of thousands has such pieces, and they would cost most of the time.
    private const int MostHolders = 6000;
    private readonly FeatureSpace space;
    private readonly int[] owners;
    private readonly bool[] toneless;

    // The examples with feature f, and its value in each, stand from starts[f] up to starts[f + 1].
    private readonly int[] starts;
    private readonly int[] holders;
    private readonly float[] values;

    /// <param name="examples">Each with the number of its procedure.</param>
    public ExampleScorer(IReadOnlyList<(CountedFeature[] Features, int Procedure)> examples)
    {
        owners = [.. examples.Select(e => e.Procedure)];
        toneless = [.. examples.Select(e => !Array.Exists(e.Features, IsWritten))];
        space = new FeatureSpace([.. examples.Select(e => e.Features)], 1, [Words, Words, Pieces], [0, Words, Pieces]);
        var frequencies = new int[space.Size];
        SparseVector[] texts = [.. examples.Select(e => space.Weigh(e.Features))];
        foreach (var feature in texts.SelectMany(t => t.Indices))
        {
            frequencies[feature]++;
        }

        starts = new int[space.Size + 1];
        for (var feature = 0; feature < frequencies.Length; feature++)
        {
            var isTooFrequent = FeatureHash.View(space.Id(feature)) == FeatureView.Pieces && frequencies[feature] > MostHolders;
            starts[feature + 1] = starts[feature] + (isTooFrequent ? 0 : frequencies[feature]);
        }

        (holders, values) = (new int[starts[^1]], new float[starts[^1]]);
        var next = starts[..^1];
        for (var example = 0; example < texts.Length; example++)
        {
            foreach (var (feature, value) in texts[example].Indices.Zip(texts[example].Values))
            {
                if (next[feature] < starts[feature + 1])
                {
                    (holders[next[feature]], values[next[feature]]) = (example, value);
                    next[feature]++;
                }
            }
        }
    }

    public string Name => "nearest example";

    public void Score(CountedFeature[] message, Span<float> scores)
    {
        var text = space.Weigh(message);
        var borrowed = ArrayPool<float>.Shared.Rent(owners.Length);
        var cosines = borrowed.AsSpan(0, owners.Length);
        cosines.Clear();
        for (var i = 0; i < text.Length; i++)
        {
            var value = text.Values[i];
            var (from, length) = (starts[text.Indices[i]], starts[text.Indices[i] + 1] - starts[text.Indices[i]]);
            var held = values.AsSpan(from, length);
            var by = holders.AsSpan(from, length);
            for (var p = 0; p < by.Length; p++)
            {
                cosines[by[p]] += held[p] * value;
            }
        }

        Best(cosines, !Array.Exists(message, IsWritten), scores);
        ArrayPool<float>.Shared.Return(borrowed);
    }

    private void Best(ReadOnlySpan<float> cosines, bool messageIsToneless, Span<float> scores)
    {
        scores.Clear();
        Span<float> second = scores.Length <= 1024 ? stackalloc float[scores.Length] : new float[scores.Length];
        second.Clear();
        for (var example = 0; example < cosines.Length; example++)
        {
            var cosine = messageIsToneless || toneless[example] ? cosines[example] * FromWrittenToFolded : cosines[example];
            ref var best = ref scores[owners[example]];
            ref var next = ref second[owners[example]];
            if (cosine > best)
            {
                next = best;
                best = cosine;
            }
            else if (cosine > next)
            {
                next = cosine;
            }
        }

        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] += 0.5f * second[i];
        }
    }

    public IEnumerable<FeatureShare> Explain(CountedFeature[] message, int procedure)
    {
        var text = space.Weigh(message);
        return Enumerable.Range(0, text.Length)
            .Select(i => new FeatureShare(space.Id(text.Indices[i]), text.Values[i] * BestIn(text.Indices[i], procedure)))
            .Where(s => s.Share > 0)
            .OrderByDescending(s => s.Share);
    }

    private static bool IsWritten(CountedFeature feature) => feature.View == FeatureView.Written;

    private float BestIn(int feature, int procedure) =>
        Enumerable.Range(starts[feature], starts[feature + 1] - starts[feature]).Where(p => owners[holders[p]] == procedure).Select(p => values[p]).DefaultIfEmpty().Max();
}
