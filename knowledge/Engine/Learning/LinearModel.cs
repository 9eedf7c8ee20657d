using System.Runtime.CompilerServices;

namespace CivicBot.Knowledge.Learning;

/// <summary>
/// A linear classifier. A sparse one keeps a weight for a feature and a class only where a text of that class has the feature: a word that nobody used for a
/// procedure says nothing about it but what the other procedures make of it. So size and time grow with what was written, not with features times classes.
/// </summary>
internal sealed class LinearModel
{
    private readonly int[] starts;
    private readonly ushort[] owners;
    private readonly float[] weights;
    private readonly float[] bias;

    private LinearModel(int features, int classes, long[] pairs)
    {
        bias = new float[classes];
        starts = new int[features + 1];
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

    /// <summary>For many classes: only features that a text of the class has get a weight.</summary>
    /// <param name="features">Size of the feature space.</param>
    /// <param name="classes">How many classes there are, at most 65,536.</param>
    /// <param name="lessons">Which features occur with which class.</param>
    public static LinearModel Sparse(int features, int classes, IReadOnlyList<Lesson> lessons) => new(features, classes, Pairs(features, classes, lessons));

    /// <summary>For a dozen classes: every feature may speak against a class too.</summary>
    /// <param name="features">Size of the feature space.</param>
    /// <param name="classes">How many classes there are.</param>
    public static LinearModel Full(int features, int classes)
    {
        var pairs = new long[(long)features * classes];
        for (var i = 0; i < pairs.Length; i++)
        {
            pairs[i] = i;
        }

        return new LinearModel(features, classes, pairs);
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
                all[counts[feature]++] = ((long)feature * classes) + lesson.Classes[0];
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
