using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CivicBot.Knowledge.Learning.Kept;

namespace CivicBot.Knowledge.Learning;

/// <summary>
/// Keeps a weight for a feature and a class only where a text of that class has the feature: a word that nobody used for a procedure says nothing about it but
/// what the other procedures make of it. So size and time grow with what was written, not with features times classes.
/// </summary>
internal sealed class SparseLinearModel : LinearModel
{
    private readonly int[] starts;
    private readonly ushort[] owners;
    private readonly float[] weights;
    private readonly float[] bias;

    /// <param name="classes">How many there are.</param>
    /// <param name="owned">Which feature gets a weight for which class.</param>
    public SparseLinearModel(int classes, FeatureOwners owned)
        : this(owned, new float[owned.Classes.Length], new float[classes])
    {
    }

    private SparseLinearModel(FeatureOwners owned, float[] weights, float[] bias)
    {
        starts = owned.Starts;
        owners = owned.Classes;
        this.weights = weights;
        this.bias = bias;
    }

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

    /// <exception cref="InvalidDataException">There is no such model.</exception>
    internal static SparseLinearModel Read(BinaryReader reader, int features)
    {
        var owned = new FeatureOwners(reader.ReadArray<int>(features + 1), reader.ReadArray<ushort>());
        var held = reader.ReadArray<float>(owned.Classes.Length);
        var start = reader.ReadArray<float>();
        ModelFile.Demand(owned.Starts[0] == 0 && owned.Starts[^1] == held.Length);
        for (var feature = 0; feature < features; feature++)
        {
            ModelFile.Demand(owned.Starts[feature] <= owned.Starts[feature + 1]);
        }

        ModelFile.Demand(Array.TrueForAll(owned.Classes, c => c < start.Length));
        return new SparseLinearModel(owned, held, start);
    }

    internal override void Write(BinaryWriter writer)
    {
        writer.WriteArray<int>(starts);
        writer.WriteArray<ushort>(owners);
        writer.WriteArray<float>(weights);
        writer.WriteArray<float>(bias);
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
