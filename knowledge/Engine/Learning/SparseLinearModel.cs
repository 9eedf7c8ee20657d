using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CivicBot.Knowledge.Learning;

/// <summary>
/// Keeps a weight for a feature and a class only where a text of that class has the feature: a word that nobody used for a procedure says nothing about it but
/// what the other procedures make of it. So size and time grow with what was written, not with features times classes.
/// </summary>
internal sealed class SparseLinearModel(int classes, FeatureOwners owned) : LinearModel
{
    private readonly int[] starts = owned.Starts;
    private readonly ushort[] owners = owned.Classes;
    private readonly float[] weights = new float[owned.Classes.Length];
    private readonly float[] bias = new float[classes];

    public override int Classes => bias.Length;

    public override int Size => weights.Length;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Score(SparseVector text, Span<float> scores)
    {
        bias.CopyTo(scores);

        // Every owner is below the number of classes, so nothing is written beside the scores.
        ref var first = ref MemoryMarshal.GetReference(scores[..bias.Length]);
        for (var i = 0; i < text.Indices.Length; i++)
        {
            var value = text.Values[i];
            var (at, length) = (starts[text.Indices[i]], starts[text.Indices[i] + 1] - starts[text.Indices[i]]);
            var own = owners.AsSpan(at, length);
            var weight = weights.AsSpan(at, length);
            for (var w = 0; w < own.Length; w++)
            {
                Unsafe.Add(ref first, own[w]) += weight[w] * value;
            }
        }
    }

    public override float Weight(int feature, int @class)
    {
        var place = owners.AsSpan(starts[feature]..starts[feature + 1]).BinarySearch((ushort)@class);
        return place < 0 ? 0 : weights[starts[feature] + place];
    }

    internal override void Learn(SparseVector text, ReadOnlySpan<float> step)
    {
        for (var c = 0; c < bias.Length; c++)
        {
            bias[c] += step[c];
        }

        LearnWeights(text, step);
    }

    /// <summary>Scores of the classes that share a feature with the text; the others score nothing, and their places in the buffer are left alone.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void ScoreTouched(SparseVector text, Span<float> scores, TouchedClasses touched)
    {
        touched.Clear();
        for (var i = 0; i < text.Indices.Length; i++)
        {
            var value = text.Values[i];
            var end = starts[text.Indices[i] + 1];
            for (var w = starts[text.Indices[i]]; w < end; w++)
            {
                var owner = owners[w];
                scores[owner] = touched.Touch(owner) ? weights[w] * value : scores[owner] + (weights[w] * value);
            }
        }
    }

    /// <summary>Changes the weights alone; only the steps of classes that share a feature with the text are read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void LearnWeights(SparseVector text, ReadOnlySpan<float> step)
    {
        ref var first = ref MemoryMarshal.GetReference(step[..bias.Length]);
        for (var i = 0; i < text.Indices.Length; i++)
        {
            var value = text.Values[i];
            var (at, length) = (starts[text.Indices[i]], starts[text.Indices[i] + 1] - starts[text.Indices[i]]);
            var own = owners.AsSpan(at, length);
            var weight = weights.AsSpan(at, length);
            for (var w = 0; w < weight.Length; w++)
            {
                weight[w] += Unsafe.Add(ref first, own[w]) * value;
            }
        }
    }
}
