using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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
    private const int ExampleBits = 24;
    private const uint ExampleMask = (1u << ExampleBits) - 1;
    private const int MostTimes = 255;

    private static readonly float[] Often = [.. Enumerable.Range(0, MostTimes + 1).Select(times => times == 0 ? 0 : FeatureSpace.Often(times))];
    private readonly FeatureSpace space;
    private readonly int[] owners;
    private readonly bool[] toneless;

    // What a feature of each view weighs in each example: a row a view.
    private readonly float[] factors;

    // The examples with feature f stand from starts[f] up to starts[f + 1]: the number of the example in the lower bits, how often it has the feature in the upper.
    // The value of the feature in the example is worked out when it is asked for: of all that is kept it would take the most room.
    private readonly int[] starts;
    private readonly uint[] holders;

    /// <param name="examples">Each with the number of its procedure.</param>
    public ExampleScorer(IReadOnlyList<(CountedFeature[] Features, int Procedure)> examples)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)examples.Count, ExampleMask, nameof(examples));
        owners = [.. examples.Select(e => e.Procedure)];
        toneless = [.. examples.Select(e => !Array.Exists(e.Features, IsWritten))];
        space = new FeatureSpace([.. examples.Select(e => e.Features)], 1, [Words, Words, Pieces], [0, Words, Pieces]);
        factors = new float[FeatureSpace.Views * examples.Count];
        var texts = new (int Number, int Count)[examples.Count][];
        Span<float> ofText = stackalloc float[FeatureSpace.Views];
        for (var example = 0; example < texts.Length; example++)
        {
            texts[example] = space.Measure(examples[example].Features, ofText);
            for (var view = 0; view < FeatureSpace.Views; view++)
            {
                factors[(view * texts.Length) + example] = ofText[view];
            }
        }

        var frequencies = new int[space.Size];
        foreach (var (feature, _) in texts.SelectMany(t => t))
        {
            frequencies[feature]++;
        }

        starts = new int[space.Size + 1];
        for (var feature = 0; feature < frequencies.Length; feature++)
        {
            var isTooFrequent = FeatureHash.View(space.Id(feature)) == FeatureView.Pieces && frequencies[feature] > MostHolders;
            starts[feature + 1] = starts[feature] + (isTooFrequent ? 0 : frequencies[feature]);
        }

        holders = new uint[starts[^1]];
        var next = starts[..^1];
        for (var example = 0; example < texts.Length; example++)
        {
            foreach (var (feature, count) in texts[example])
            {
                if (next[feature] < starts[feature + 1])
                {
                    holders[next[feature]++] = ((uint)Math.Min(count, MostTimes) << ExampleBits) | (uint)example;
                }
            }
        }
    }

    public string Name => "nearest example";

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Score(CountedFeature[] message, Span<float> scores)
    {
        var text = space.Weigh(message);
        var borrowed = ArrayPool<float>.Shared.Rent(owners.Length);
        var cosines = borrowed.AsSpan(0, owners.Length);
        cosines.Clear();

        // Every holder is below the number of examples, so nothing is read or written beside cosines and factors.
        ref var first = ref MemoryMarshal.GetReference(cosines);
        ref var often = ref MemoryMarshal.GetArrayDataReference(Often);
        for (var i = 0; i < text.Length; i++)
        {
            var (feature, value) = (text.Indices[i], text.Values[i]);
            var rarity = space.Rarity(feature);
            ref var factor = ref MemoryMarshal.GetReference(FactorsOf(feature));
            foreach (var holder in holders.AsSpan(starts[feature]..starts[feature + 1]))
            {
                var example = holder & ExampleMask;
                Unsafe.Add(ref first, example) += Unsafe.Add(ref often, holder >> ExampleBits) * rarity * Unsafe.Add(ref factor, example) * value;
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

    private ReadOnlySpan<float> FactorsOf(int feature) => factors.AsSpan((int)FeatureHash.View(space.Id(feature)) * owners.Length, owners.Length);

    private float BestIn(int feature, int procedure)
    {
        var best = 0f;
        foreach (var holder in holders.AsSpan(starts[feature]..starts[feature + 1]))
        {
            var example = (int)(holder & ExampleMask);
            if (owners[example] == procedure)
            {
                best = Math.Max(best, Often[holder >> ExampleBits] * space.Rarity(feature) * FactorsOf(feature)[example]);
            }
        }

        return best;
    }
}
