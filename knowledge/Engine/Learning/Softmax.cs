using System.Runtime.CompilerServices;

namespace CivicBot.Knowledge.Learning;

/// <summary>Scores to probabilities.</summary>
internal static class Softmax
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void InPlace(Span<float> scores)
    {
        var top = float.NegativeInfinity;
        foreach (var score in scores)
        {
            top = MathF.Max(top, score);
        }

        var sum = 0f;
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = MathF.Exp(scores[i] - top);
            sum += scores[i];
        }

        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] /= sum;
        }
    }

    /// <summary>The same where all but the touched classes score 0.</summary>
    public static void InPlace(Span<float> scores, TouchedClasses touched)
    {
        var top = 0f;
        foreach (var c in touched.Numbers)
        {
            top = MathF.Max(top, scores[c]);
        }

        var sum = touched.Untouched * MathF.Exp(-top);
        foreach (var c in touched.Numbers)
        {
            scores[c] = MathF.Exp(scores[c] - top);
            sum += scores[c];
        }

        foreach (var c in touched.Numbers)
        {
            scores[c] /= sum;
        }
    }

    public static void SigmoidInPlace(Span<float> scores)
    {
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = 1 / (1 + MathF.Exp(-scores[i]));
        }
    }

    public static double Sigmoid(double score) => 1 / (1 + Math.Exp(-score));
}
