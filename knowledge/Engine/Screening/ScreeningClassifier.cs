using CivicBot.Knowledge.Learning;
using CivicBot.Knowledge.Learning.Kept;
using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Screening;

/// <summary>
/// A linear classifier beside the patterns, for what nobody thought of when the patterns were written. It learns at every start, from
/// <c>screening/examples.tsv</c> against ordinary messages; the same files give the same model.
/// </summary>
internal sealed class ScreeningClassifier
{
    private const int Rounds = 6;
    private const float Pace = 4;
    private const int ExampleRepeats = 3;
    private const int None = 0;
    private static readonly float[] Views = [1f, 1f, 0.5f];
    private static readonly float[] TonelessViews = [0f, 1.41f, 0.5f];
    private static readonly FeatureExtractor Extractor = new(PhraseTable.Empty, PhraseTable.Empty);
    private readonly AccusedReader accused;
    private readonly FeatureSpace space;
    private readonly LinearModel model;

    /// <param name="learned">By <see cref="Train"/>, now or before.</param>
    /// <param name="accused">The same as it learned with.</param>
    public ScreeningClassifier(LearnedModel learned, AccusedReader accused)
    {
        this.accused = accused;
        space = learned.Space;
        model = learned.Models[0];
    }

    /// <param name="examples">Messages with their flags; none for hard negatives.</param>
    /// <param name="ordinary">Messages without a flag, as they usually are.</param>
    /// <param name="accused">Tells whether somebody is named: a feature beside the words.</param>
    /// <param name="analyzer">The text steps.</param>
    public static LearnedModel Train(IEnumerable<ScreeningExample> examples, IEnumerable<AnalysedText> ordinary, AccusedReader accused, TextAnalyzer analyzer)
    {
        var texts = new List<(CountedFeature[] Features, int Class, int Times)>();
        foreach (var example in examples)
        {
            var features = Features(analyzer.Analyse(example.Text), accused);
            texts.AddRange(example.Flags.Select(Class).DefaultIfEmpty(None).Select(c => (features, c, ExampleRepeats)));
        }

        texts.AddRange(ordinary.Select(t => (Features(t, accused), None, 1)));
        var known = new FeatureSpace(texts.ConvertAll(t => t.Features), 2, Views, TonelessViews);
        List<Lesson> lessons = [.. texts.SelectMany(t => Enumerable.Repeat(Lesson.Of(known, t.Features, t.Class), t.Times))];
        return new LearnedModel(
            known, LinearTrainer.TrainOneOf(LinearModel.Full(known.Size, Class(Sensitivity.Abuse) + 1), lessons, Rounds, Pace));
    }

    /// <summary>For each flag, the natural logarithm of its odds against an ordinary message.</summary>
    public Func<Sensitivity, double> Read(AnalysedText text)
    {
        var scores = new float[model.Classes];
        model.Score(space.Weigh(Features(text, accused)), scores);
        return flag => scores[Class(flag)] - scores[None];
    }

    /// <summary>Words, pairs and pieces, and how well somebody is identified.</summary>
    private static CountedFeature[] Features(AnalysedText text, AccusedReader accused)
    {
        var features = Extractor.Extract(text);
        var who = accused.Read(text) switch
        {
            Accused.Named => "accused-named",
            Accused.Identifiable => "accused-identifiable",
            _ => null,
        };
        return who is null
            ? features
            : [.. features, new CountedFeature(FeatureHash.FoldedConcept(who), 3)];
    }

    private static int Class(Sensitivity flag) => (int)flag;
}

/// <summary>An example message (mẫu) of <c>screening/examples.tsv</c>.</summary>
/// <param name="Flags">What it must be flagged as; empty for a message that only looks like it.</param>
/// <param name="Text">As a citizen would write it.</param>
internal sealed record ScreeningExample(IReadOnlyList<Sensitivity> Flags, string Text);
