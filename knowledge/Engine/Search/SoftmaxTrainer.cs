using System.Runtime.CompilerServices;

namespace CivicBot.Knowledge.Search;

/// <summary>
/// Trains a <see cref="SoftmaxModel"/> by stochastic gradient descent. Each text is shown as written in one round and without diacritics in the next. The order
/// is shuffled with a fixed seed: same knowledge, same model.
/// </summary>
internal static class SoftmaxTrainer
{
    private const int Seed = 20260701;

    /// <param name="lessons">What to learn.</param>
    /// <param name="features">Size of the feature space.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <param name="rounds">How often every text is shown.</param>
    /// <param name="pace">Step size at the beginning; it falls to a tenth.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static SoftmaxModel Train(IReadOnlyList<Lesson> lessons, int features, int classes, int rounds, float pace)
    {
        var model = new SoftmaxModel(features, classes, lessons);
        var order = Enumerable.Range(0, lessons.Count).ToArray();
        var random = new Random(Seed);
        var step = new float[classes];
        for (var round = 0; round < rounds; round++)
        {
            random.Shuffle(order);
            var rate = pace * MathF.Pow(0.1f, round / Math.Max(1f, rounds - 1f));
            foreach (var i in order)
            {
                var lesson = lessons[i];
                var text = ((i + round) & 1) == 0 ? lesson.Written : lesson.Folded;
                model.Score(text, step);
                Softmax.InPlace(step);
                for (var c = 0; c < classes; c++)
                {
                    step[c] *= -rate;
                }

                step[lesson.Class] += rate;
                model.Learn(text, step);
            }
        }

        return model;
    }
}
