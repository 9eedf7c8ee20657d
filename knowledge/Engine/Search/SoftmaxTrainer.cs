using System.Runtime.CompilerServices;

namespace CivicBot.Knowledge.Search;

/// <summary>Trains a <see cref="SoftmaxModel"/> by stochastic gradient descent. The order of the texts is shuffled with a fixed seed: same knowledge, same model.</summary>
internal static class SoftmaxTrainer
{
    private const int Seed = 20260701;

    /// <param name="texts">Each with the number of its class.</param>
    /// <param name="features">Size of the feature space.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <param name="rounds">How often every text is shown.</param>
    /// <param name="pace">Step size at the beginning; it falls to a tenth.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static SoftmaxModel Train(IReadOnlyList<(SparseVector Text, int Class)> texts, int features, int classes, int rounds, float pace)
    {
        var model = new SoftmaxModel(features, classes);
        var order = Enumerable.Range(0, texts.Count).ToArray();
        var random = new Random(Seed);
        var step = new float[model.ScoreLength];
        for (var round = 0; round < rounds; round++)
        {
            random.Shuffle(order);
            var rate = pace * MathF.Pow(0.1f, round / Math.Max(1f, rounds - 1f));
            foreach (var i in order)
            {
                var (text, right) = texts[i];
                Array.Clear(step);
                model.Score(text, step);
                Softmax.InPlace(step.AsSpan(0, classes));
                for (var c = 0; c < classes; c++)
                {
                    step[c] *= -rate;
                }

                step.AsSpan(classes).Clear();
                step[right] += rate;
                model.Learn(text, step);
            }
        }

        return model;
    }
}
