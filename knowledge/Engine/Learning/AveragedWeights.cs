using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CivicBot.Knowledge.Learning;

/// <summary>The mean of a model's weights at several moments of its training. What swings with the order of the examples cancels out.</summary>
/// <param name="weights">Rows of whole vectors; overwritten by <see cref="Settle"/>.</param>
/// <param name="bias">The same.</param>
internal sealed class AveragedWeights(float[] weights, float[] bias)
{
    private readonly float[] weightSums = new float[weights.Length];
    private readonly float[] biasSums = new float[bias.Length];
    private int moments;

    /// <summary>Takes the weights as they are now into the mean.</summary>
    public void Add()
    {
        Add(weights, weightSums);
        Add(bias, biasSums);
        moments++;
    }

    /// <summary>Puts the mean in the place of the weights; where nothing was added, they stay.</summary>
    public void Settle()
    {
        if (moments > 0)
        {
            Divide(weightSums, weights);
            Divide(biasSums, bias);
        }
    }

    private static void Add(float[] from, float[] to)
    {
        var values = MemoryMarshal.Cast<float, Vector128<float>>(from);
        var sums = MemoryMarshal.Cast<float, Vector128<float>>(to.AsSpan());
        for (var i = 0; i < values.Length; i++)
        {
            sums[i] += values[i];
        }
    }

    private void Divide(float[] from, float[] to)
    {
        for (var i = 0; i < from.Length; i++)
        {
            to[i] = from[i] / moments;
        }
    }
}
