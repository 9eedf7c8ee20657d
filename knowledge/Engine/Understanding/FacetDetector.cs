using CivicBot.Knowledge.Learning;
using CivicBot.Knowledge.Learning.Kept;
using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Understanding;

/// <summary>
/// Tells which part of a procedure is asked for: a classifier learned from <c>lexicon/facet-examples.tsv</c> and the example dialogues, and the weighted patterns
/// of <c>lexicon/facets.tsv</c>, whose strengths are added to its scores.
/// </summary>
internal sealed class FacetDetector
{
    // People ask the main thing first: "giấy tờ gì, nộp ở đâu" is about papers.
    private const double FirstAskedBonus = 1.5;
    private const double PatternShare = 0.5;
    private const int Rounds = 8;
    private const float Pace = 2;
    private static readonly float[] Views = [1f, 1f, 0.5f];
    private static readonly float[] TonelessViews = [0f, 1.41f, 0.5f];
    private static readonly Facet[] Classes = Enum.GetValues<Facet>();
    private static readonly Dictionary<string, Facet> ByName = Classes.ToDictionary(WireNames.Of, StringComparer.Ordinal);
    private readonly FeatureExtractor extractor;
    private readonly FeatureSpace space;
    private readonly LinearModel model;
    private readonly (Facet Facet, WeightedPattern Pattern)[] rules;

    private FacetDetector(FeatureExtractor extractor, FeatureSpace space, LinearModel model, IEnumerable<WeightedPattern> patterns)
    {
        this.extractor = extractor;
        this.space = space;
        this.model = model;
        rules = [.. patterns.Select(p => (ByName[p.Label], p))];
    }

    /// <param name="lexicon">Holds examples and patterns.</param>
    /// <param name="read">Analyses a text as messages are.</param>
    /// <param name="models">Where what was learned is kept; null: learned anew.</param>
    public static FacetDetector Train(Lexicon lexicon, Func<string, AnalysedText> read, ModelCache? models = null)
    {
        var reader = new FeatureExtractor(PhraseTable.Empty, PhraseTable.Empty);
        var examples = lexicon.FacetExamples.Concat(lexicon.Dialogues.Where(d => d.Before == d.After).Select(d => (Facet: d.FacetAfter, Text: d.Message))).ToList();
        var learned = ModelCache.Get(
            models,
            "facets",
            key => key.Add(lexicon.Digest).Add(examples.SelectMany(e => new[] { e.Text, WireNames.Of(e.Facet) })),
            () =>
            {
                var texts = examples.ConvertAll(e => (Features: reader.Extract(read(e.Text)), Class: (int)e.Facet));
                var vocabulary = new FeatureSpace(texts.ConvertAll(t => t.Features), 2, Views, TonelessViews);
                return new LearnedModel(
                    vocabulary,
                    LinearTrainer.TrainOneOf(LinearModel.Full(vocabulary.Size, Classes.Length), texts.ConvertAll(t => Lesson.Of(vocabulary, t.Features, t.Class)), Rounds, Pace));
            });
        return new FacetDetector(reader, learned.Space, learned.Models[0], lexicon.FacetPatterns);
    }

    public FacetReading Detect(AnalysedText text)
    {
        var lines = new List<int>();
        var strengths = Patterns(text, lines);
        var scores = new float[Classes.Length];
        model.Score(space.Weigh(extractor.Extract(text)), scores);
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] += (float)(PatternShare * strengths[i]);
        }

        Softmax.InPlace(scores);
        var best = Array.IndexOf(scores, scores.Max());
        return new FacetReading(Classes[best], scores[best], strengths.Any(s => s > 0), lines);
    }

    /// <summary>How strongly the patterns speak for each facet.</summary>
    private double[] Patterns(AnalysedText text, List<int> lines)
    {
        var strengths = new double[Classes.Length];
        var first = (Place: int.MaxValue, Weight: 0.0, Facet: Facet.General);
        foreach (var (facet, rule) in rules)
        {
            var place = rule.Pattern.FirstMatch(text);
            if (place < 0)
            {
                continue;
            }

            lines.Add(rule.Line);
            strengths[(int)facet] = Math.Max(strengths[(int)facet], rule.Weight) + (0.25 * Math.Min(strengths[(int)facet], rule.Weight));
            if (rule.Weight >= 3 && (place < first.Place || (place == first.Place && rule.Weight > first.Weight)))
            {
                first = (place, rule.Weight, facet);
            }
        }

        if (first.Place != int.MaxValue)
        {
            strengths[(int)first.Facet] += FirstAskedBonus;
        }

        return strengths;
    }
}

/// <summary>Which part is asked for.</summary>
/// <param name="Best">The most probable one.</param>
/// <param name="Probability">How probable it is, 0 to 1.</param>
/// <param name="IsSaid">A pattern matched: the message names the part in so many words.</param>
/// <param name="Lines">Lines of <c>facets.tsv</c> that matched.</param>
public sealed record FacetReading(Facet Best, double Probability, bool IsSaid, IReadOnlyList<int> Lines);
