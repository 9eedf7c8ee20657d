using System.Runtime.CompilerServices;

namespace CivicBot.Knowledge.Search;

/// <summary>
/// A linear classifier that keeps a weight for a feature and a class only where a text of that class has the feature: a word that nobody used for a procedure
/// says nothing about it but what the other procedures make of it. So size and time grow with what was written, not with features times classes.
/// </summary>
internal sealed class SoftmaxModel
{
    private readonly int[] starts;
    private readonly ushort[] owners;
    private readonly float[] weights;
    private readonly float[] bias;

    /// <param name="features">Size of the feature space.</param>
    /// <param name="classes">How many classes there are, at most 65,536.</param>
    /// <param name="lessons">Which features occur with which class.</param>
    public SoftmaxModel(int features, int classes, IReadOnlyList<Lesson> lessons)
    {
        bias = new float[classes];
        starts = new int[features + 1];
        var pairs = Pairs(features, classes, lessons);
        owners = new ushort[pairs.Length];
        weights = new float[pairs.Length];
        for (var i = 0; i < pairs.Length; i++)
        {
            starts[(int)(pairs[i] / classes) + 1]++;
            owners[i] = (ushort)(pairs[i] % classes);
        }

        for (var i = 0; i < features; i++)
        {
            starts[i + 1] += starts[i];
        }
    }

    public int Classes => bias.Length;

    /// <summary>How many weights there are.</summary>
    public int Size => weights.Length;

    /// <summary>Writes the scores (logits) of a text into the buffer, one for each class.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Score(SparseVector text, Span<float> scores)
    {
        bias.CopyTo(scores);
        for (var i = 0; i < text.Indices.Length; i++)
        {
            var value = text.Values[i];
            var end = starts[text.Indices[i] + 1];
            for (var w = starts[text.Indices[i]]; w < end; w++)
            {
                scores[owners[w]] += weights[w] * value;
            }
        }
    }

    /// <summary>What one feature gives one class.</summary>
    public float Weight(int feature, int @class)
    {
        var place = owners.AsSpan(starts[feature]..starts[feature + 1]).BinarySearch((ushort)@class);
        return place < 0 ? 0 : weights[starts[feature] + place];
    }

    /// <summary>Changes the weights of a text's features by a step for each class.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Learn(SparseVector text, ReadOnlySpan<float> step)
    {
        for (var c = 0; c < bias.Length; c++)
        {
            bias[c] += step[c];
        }

        for (var i = 0; i < text.Indices.Length; i++)
        {
            var value = text.Values[i];
            var end = starts[text.Indices[i] + 1];
            for (var w = starts[text.Indices[i]]; w < end; w++)
            {
                weights[w] += step[owners[w]] * value;
            }
        }
    }

    /// <summary>The distinct pairs of feature and class, in order, each as feature × classes + class.</summary>
    private static long[] Pairs(int features, int classes, IReadOnlyList<Lesson> lessons)
    {
        var counts = new int[features + 1];
        foreach (var lesson in lessons)
        {
            foreach (var feature in lesson.Written.Indices)
            {
                counts[feature + 1]++;
            }
        }

        for (var i = 0; i < features; i++)
        {
            counts[i + 1] += counts[i];
        }

        var all = new long[counts[features]];
        foreach (var lesson in lessons)
        {
            foreach (var feature in lesson.Written.Indices)
            {
                all[counts[feature]++] = ((long)feature * classes) + lesson.Class;
            }
        }

        // Pairs of one feature lie together now; sorting and thinning go feature by feature.
        var kept = 0;
        var from = 0;
        for (var feature = 0; feature < features; feature++)
        {
            var to = counts[feature];
            all.AsSpan(from..to).Sort();
            for (var i = from; i < to; i++)
            {
                if (i == from || all[i] != all[kept - 1])
                {
                    all[kept++] = all[i];
                }
            }

            from = to;
        }

        return all[..kept];
    }
}
