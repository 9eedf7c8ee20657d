using CivicBot.Knowledge.Learning;
using CivicBot.Knowledge.Learning.Kept;
using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Topics;

/// <summary>
/// Sorts comments by topic. Two linear models over the same features: one tells which topic is the main one, the other for each topic whether the comment
/// touches it; trained at start from the examples under <c>knowledge/topics</c> and the officials' corrections. Immutable; same examples, same model.
/// </summary>
public sealed class TopicClassifier
{
    /// <summary>A comment has at most so many topics.</summary>
    public const int MostTopics = 3;

    private const float ShareOfTouched = 0.3f;
    private static readonly float[] Views = [1f, 1f, 0.8f];
    private static readonly float[] TonelessViews = [0f, 1.41f, 0.8f];
    private readonly ProperNames names;
    private readonly FeatureExtractor extractor;
    private readonly FeatureSpace space;
    private readonly LinearModel main;
    private readonly LinearModel any;
    private readonly TopicOptions options;

    private TopicClassifier(ProperNames names, FeatureExtractor extractor, FeatureSpace space, LinearModel main, LinearModel any, TopicOptions options)
    {
        this.names = names;
        this.extractor = extractor;
        this.space = space;
        this.main = main;
        this.any = any;
        this.options = options;
    }

    /// <param name="examples">Shipped examples.</param>
    /// <param name="corrections">What officials corrected, oldest first; each counts <see cref="TopicOptions.CorrectionWeight"/> times.</param>
    /// <param name="words">Lists by which the texts are read.</param>
    /// <param name="analyzer">The same as for the messages.</param>
    /// <param name="options">Thresholds and training.</param>
    /// <param name="models">Where what was learned is kept; null: learned anew.</param>
    /// <param name="lists">Digest of the lists behind concepts and analyzer.</param>
    internal static TopicClassifier Train(
        IReadOnlyList<TopicExample> examples,
        IReadOnlyList<TopicExample> corrections,
        TopicWords words,
        TextAnalyzer analyzer,
        TopicOptions options,
        ModelCache? models = null,
        string lists = "")
    {
        var reader = new FeatureExtractor(words.Concepts, words.Fillers);
        var filter = new ProperNames(words);
        var learned = ModelCache.Get(
            models,
            "topics",
            key => key.Add(lists).Add(options.TrainingRounds).Add(options.TrainingPace).Add(options.CorrectionWeight).Add(Described(examples)).Add(Described(corrections)),
            () => Learn(examples, corrections, e => reader.Extract(filter.Without(analyzer.Analyse(e.Text))), options));
        return new TopicClassifier(filter, reader, learned.Space, learned.Models[0], learned.Models[1], options);

        static IEnumerable<string> Described(IEnumerable<TopicExample> some) => some.SelectMany(e => e.Topics.Prepend(e.Text));
    }

    private static LearnedModel Learn(
        IReadOnlyList<TopicExample> examples, IReadOnlyList<TopicExample> corrections, Func<TopicExample, CountedFeature[]> read, TopicOptions options)
    {
        var texts = examples.Concat(corrections).Select(e => (Features: read(e), Classes: Numbers(e.Topics))).ToList();
        var vocabulary = new FeatureSpace(texts.ConvertAll(t => t.Features), 2, Views, TonelessViews);
        var lessons = texts.ConvertAll(t => Lesson.Of(vocabulary, t.Features, t.Classes));
        lessons.AddRange(lessons[examples.Count..].SelectMany(c => Enumerable.Repeat(c, options.CorrectionWeight - 1)).ToList());
        LinearModel Fresh() => LinearModel.Full(vocabulary.Size, TopicScheme.Ids.Count);
        var (main, any) = (Fresh(), Fresh());
        Parallel.Invoke(
            () => LinearTrainer.TrainOneOf(main, lessons, options.TrainingRounds, (float)options.TrainingPace),
            () => LinearTrainer.TrainAnyOf(any, lessons, options.TrainingRounds, (float)options.TrainingPace));
        return new LearnedModel(vocabulary, main, any);
    }

    public TopicReading Read(AnalysedText text)
    {
        var features = space.Weigh(extractor.Extract(names.Without(text)));
        var first = new float[TopicScheme.Ids.Count];
        var every = new float[TopicScheme.Ids.Count];
        main.Score(features, first);
        Softmax.InPlace(first);
        any.Score(features, every);
        Softmax.SigmoidInPlace(every);
        AskBoth(first, every);

        var mains = first.Select((p, i) => (Probability: p, Topic: i)).OrderByDescending(t => t.Probability).ThenBy(t => t.Topic).ToArray();
        var chosen = mains[0].Topic;
        string[] others =
        [
            .. every.Select((p, i) => (Probability: p, Topic: i))
                .Where(t => t.Topic != chosen && t.Probability >= options.SecondTopicProbability)
                .OrderByDescending(t => t.Probability)
                .Take(MostTopics - 1)
                .Select(t => TopicScheme.Ids[t.Topic]),
        ];
        return new TopicReading(
            [.. every.Select((p, i) => new TopicScore(TopicScheme.Ids[i], i == chosen ? Math.Max(p, first[i]) : p)).OrderByDescending(s => s.Score)],
            [TopicScheme.Ids[chosen], .. others],
            mains[0].Probability,
            mains[0].Probability < options.SureProbability);
    }

    /// <summary>What a comment surely touches is more likely its main topic, too: the two models err in different places.</summary>
    private static void AskBoth(float[] first, float[] every)
    {
        var touched = MathF.Max(1, every.Sum());
        for (var i = 0; i < first.Length; i++)
        {
            first[i] = ((1 - ShareOfTouched) * first[i]) + (ShareOfTouched * every[i] / touched);
        }
    }

    private static int[] Numbers(IReadOnlyList<string> topics) => [.. topics.Select(t => TopicScheme.Ids.Select((id, i) => (id, i)).First(x => x.id == t).i)];
}
