using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CivicBot.Knowledge.Search;

/// <summary>A linear classifier: one weight for each feature and class. Rows of a feature lie together, so a text costs one row addition a feature.</summary>
internal sealed class SoftmaxModel
{
    private readonly float[] weights;
    private readonly int stride;

    internal SoftmaxModel(int features, int classes)
    {
        Classes = classes;
        stride = (classes + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
        weights = new float[(features + 1) * stride];
        Bias = features;
    }

    public int Classes { get; }

    /// <summary>Length that score buffers must have: classes rounded up to whole vectors.</summary>
    public int ScoreLength => stride;

    /// <summary>The row that every text has.</summary>
    internal int Bias { get; }

    /// <summary>Adds the scores (logits) of a text to the buffer, which begins as zeros.</summary>
    public void Score(SparseVector text, Span<float> scores)
    {
        AddRow(Bias, 1, scores);
        for (var i = 0; i < text.Length; i++)
        {
            AddRow(text.Indices[i], text.Values[i], scores);
        }
    }

    /// <summary>What one feature gives one class.</summary>
    public float Weight(int feature, int @class) => weights[(feature * stride) + @class];

    internal void Learn(SparseVector text, ReadOnlySpan<float> step)
    {
        Change(Bias, 1, step);
        for (var i = 0; i < text.Length; i++)
        {
            Change(text.Indices[i], text.Values[i], step);
        }
    }

    // Optimised at once: training runs these loops millions of times before the runtime would have looked at them again.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddRow(int feature, float value, Span<float> scores)
    {
        var row = MemoryMarshal.Cast<float, Vector<float>>(weights.AsSpan(feature * stride, stride));
        var sums = MemoryMarshal.Cast<float, Vector<float>>(scores[..stride]);
        var factor = new Vector<float>(value);
        for (var i = 0; i < row.Length; i++)
        {
            sums[i] += row[i] * factor;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Change(int feature, float value, ReadOnlySpan<float> step)
    {
        var row = MemoryMarshal.Cast<float, Vector<float>>(weights.AsSpan(feature * stride, stride));
        var steps = MemoryMarshal.Cast<float, Vector<float>>(step[..stride]);
        var factor = new Vector<float>(value);
        for (var i = 0; i < row.Length; i++)
        {
            row[i] += steps[i] * factor;
        }
    }
}
