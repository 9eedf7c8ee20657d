namespace CivicBot.Knowledge.Learning;

/// <summary>
/// Trains a <see cref="LinearModel"/> by stochastic gradient descent. Each text is shown as written in one round and without diacritics in the next. The order
/// is shuffled with a fixed seed: same knowledge, same model. For a dozen classes the weights of the last rounds are averaged, so that it matters little
/// which example came last and one more example does not turn a doubtful message over.
/// </summary>
internal static class LinearTrainer
{
    private const int Seed = 20260701;

    // Up to so many classes a text is compared with each of them; beyond, only with those that share a feature with it.
    private const int ManyClasses = 1000;

    // How far from certain a text is that still teaches something.
    private const float Learned = 0.002f;

    // Earlier rounds still learn much; the last quarter only sways.
    private const float AveragedFrom = 0.74f;

    /// <summary>One class of each text is right (softmax); of several, the main one.</summary>
    /// <param name="model">Fresh; holds what was learned afterwards.</param>
    /// <param name="lessons">What to learn.</param>
    /// <param name="rounds">How often every text is shown.</param>
    /// <param name="pace">Step size at the beginning; it falls to a tenth.</param>
    public static LinearModel TrainOneOf(LinearModel model, IReadOnlyList<Lesson> lessons, int rounds, float pace) =>
        model is SparseLinearModel { Classes: > ManyClasses } large
            ? TrainOneOfMany(large, lessons, rounds, pace)
            : Train(model, lessons, rounds, pace, Softmax.InPlace, onlyMain: true);

    /// <summary>Each class is right or wrong for itself (one logistic regression a class).</summary>
    /// <param name="model">Fresh; holds what was learned afterwards.</param>
    /// <param name="lessons">What to learn.</param>
    /// <param name="rounds">How often every text is shown.</param>
    /// <param name="pace">Step size at the beginning; it falls to a tenth.</param>
    public static LinearModel TrainAnyOf(LinearModel model, IReadOnlyList<Lesson> lessons, int rounds, float pace) =>
        Train(model, lessons, rounds, pace, Softmax.SigmoidInPlace, onlyMain: false);

    private static LinearModel Train(LinearModel model, IReadOnlyList<Lesson> lessons, int rounds, float pace, Squash squash, bool onlyMain)
    {
        var step = new float[model.Classes];
        var average = (model as DenseLinearModel)?.Average();
        Show(lessons, rounds, pace, (lesson, text, rate) =>
        {
            model.Score(text, step);
            squash(step);
            foreach (var right in onlyMain ? lesson.Classes.AsSpan(0, 1) : lesson.Classes)
            {
                step[right]--;
            }

            if (IsLearned(step))
            {
                return;
            }

            for (var c = 0; c < step.Length; c++)
            {
                step[c] *= -rate;
            }

            model.Learn(text, step);
        }, round =>
        {
            if (round >= AveragedFrom * rounds)
            {
                average?.Add();
            }
        });
        average?.Settle();
        return model;
    }

    /// <summary>The same without a bias: a class that shares nothing with a text scores nothing and has nothing to learn from it, so it need not be looked at.</summary>
    private static SparseLinearModel TrainOneOfMany(SparseLinearModel model, IReadOnlyList<Lesson> lessons, int rounds, float pace)
    {
        var step = new float[model.Classes];
        var touched = new TouchedClasses(model.Classes);
        Show(lessons, rounds, pace, (lesson, text, rate) =>
        {
            model.ScoreTouched(text, step, touched);
            Softmax.InPlace(step, touched);
            foreach (var c in touched.Numbers)
            {
                step[c] *= -rate;
            }

            step[lesson.Classes[0]] += rate;
            model.LearnWeights(text, step);
        }, _ => { });
        return model;
    }

    private static void Show(IReadOnlyList<Lesson> lessons, int rounds, float pace, Action<Lesson, SparseVector, float> learn, Action<int> learned)
    {
        var order = Enumerable.Range(0, lessons.Count).ToArray();
        var random = new Random(Seed);
        for (var round = 0; round < rounds; round++)
        {
            random.Shuffle(order);
            var rate = pace * MathF.Pow(0.1f, round / Math.Max(1f, rounds - 1f));
            foreach (var i in order)
            {
                learn(lessons[i], ((i + round) & 1) == 0 ? lessons[i].Written : lessons[i].Folded, rate);
            }

            learned(round);
        }
    }

    /// <summary>True where the model is as good as certain of the right classes: learning more from such a text costs time and changes nothing.</summary>
    private static bool IsLearned(ReadOnlySpan<float> errors) => !errors.ContainsAnyExceptInRange(-Learned, Learned);

    private delegate void Squash(Span<float> scores);
}
