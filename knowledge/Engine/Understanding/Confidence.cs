using CivicBot.Knowledge.Learning;
using CivicBot.Knowledge.Search;

namespace CivicBot.Knowledge.Understanding;

/// <summary>
/// Turns scores into the probability that the first procedure is meant, and that one of the first three is. A logistic function of how far ahead the first is
/// and how much it resembles the message; its numbers come from <c>Evaluation calibrate</c>, which asks the shipped questions of an index that was not shown
/// them, and of an index without their procedure.
/// </summary>
internal static class Confidence
{
    internal const int Shortlist = 10;

    internal static readonly double[] FirstIsRight = [-2.85, 1.15, 1.03, 0.87, 1.91];
    internal static readonly double[] ThreeHoldRight = [-2.24, 1.57, 0.31, 1.81, 2.37];

    public static double OfFirst(ReadOnlySpan<double> evidence) => Logistic(FirstIsRight, evidence);

    public static double OfFirstThree(ReadOnlySpan<double> evidence) => Logistic(ThreeHoldRight, evidence);

    /// <summary>What the probability is told from: share of the first among the first ten, lead over the second, nearest example, field share.</summary>
    public static double[] Evidence(Ranking ranking, ReadOnlySpan<float> totals, ReadOnlySpan<int> best)
    {
        Span<float> shares = stackalloc float[best.Length];
        for (var i = 0; i < best.Length; i++)
        {
            shares[i] = totals[best[i]];
        }

        var lead = best.Length > 1 ? shares[0] - shares[1] : shares[0];
        Softmax.InPlace(shares);
        return [shares[0], Math.Min(lead, 6) / 3, ranking.ExampleSimilarity(best[0]), ranking.FieldShare(best[0])];
    }

    internal static double Logistic(ReadOnlySpan<double> weights, ReadOnlySpan<double> evidence)
    {
        var sum = weights[0];
        for (var i = 0; i < evidence.Length; i++)
        {
            sum += weights[i + 1] * evidence[i];
        }

        return Softmax.Sigmoid(sum);
    }
}
