using System.Globalization;
using CivicBot.Knowledge.Learning;
using CivicBot.Knowledge.Learning.Kept;
using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Procedures;
using CivicBot.Knowledge.Search;
using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Understanding;

/// <summary>
/// Tells questions about procedures from everything else. A small classifier trained on <c>lexicon/intent-examples.tsv</c> against the procedures' own
/// questions, and the patterns of <c>lexicon/intents.tsv</c>, whose weights are added to its scores.
/// </summary>
internal sealed class IntentClassifier
{
    private const int Rounds = 8;

    // Few examples of thanks stand against thousands of questions: those of a small class are shown more often, but none so often that it is learned by heart.
    private const int FewestShown = 2500;
    private const int MostRepeats = 8;
    private const string OtherMatters = "khac";
    private const float Pace = 2;
    private static readonly float[] Views = [1f, 1f, 0.7f];
    private static readonly float[] TonelessViews = [0f, 1.41f, 0.7f];
    private static readonly Intent[] Classes =
    [
        Intent.Procedure, Intent.Greeting, Intent.Thanks, Intent.Chitchat, Intent.Abuse, Intent.Spam, Intent.Comment, Intent.Status, Intent.Human, Intent.Emergency,
        Intent.OtherTopic,
    ];

    private readonly FeatureExtractor extractor;
    private readonly FeatureSpace space;
    private readonly LinearModel model;
    private readonly (int Class, WeightedPattern Pattern)[] rules;

    private IntentClassifier(FeatureExtractor extractor, FeatureSpace space, LinearModel model, IEnumerable<WeightedPattern> patterns)
    {
        this.extractor = extractor;
        this.space = space;
        this.model = model;
        rules = [.. patterns.Select(p => (Array.FindIndex(Classes, c => WireNames.Of(c) == p.Label), p)).Where(r => r.Item1 >= 0)];
    }

    /// <param name="language">How citizens write.</param>
    /// <param name="procedures">Their names and questions are what a question sounds like.</param>
    /// <param name="read">Analyses a text as messages are.</param>
    /// <param name="models">Where what was learned is kept; null: learned anew.</param>
    public static IntentClassifier Train(Language language, IReadOnlyList<Procedure> procedures, Func<string, AnalysedText> read, ModelCache? models = null)
    {
        var lexicon = language.Lexicon;
        var reader = new FeatureExtractor(lexicon.Concepts, PhraseTable.Empty);
        var examples = Examples(language, procedures);
        var learned = ModelCache.Get(
            models,
            "intents",
            key => key.Add(lexicon.Digest).Add(examples.SelectMany(e => new[] { e.Text, WireNames.Of(Classes[e.Class]), e.Times.ToString(CultureInfo.InvariantCulture) })),
            () =>
            {
                var texts = examples.ConvertAll(e => (Features: reader.Extract(read(e.Text)), e.Class, e.Times));
                var vocabulary = new FeatureSpace([.. texts.SelectMany(t => Enumerable.Repeat(t.Features, t.Times))], 2, Views, TonelessViews);
                List<Lesson> lessons = [.. texts.SelectMany(t => Enumerable.Repeat(Lesson.Of(vocabulary, t.Features, t.Class), t.Times))];
                return new LearnedModel(vocabulary, LinearTrainer.TrainOneOf(LinearModel.Full(vocabulary.Size, Classes.Length), lessons, Rounds, Pace));
            });
        return new IntentClassifier(reader, learned.Space, learned.Models[0], lexicon.IntentPatterns);
    }

    private static List<(string Text, int Class, int Times)> Examples(Language language, IReadOnlyList<Procedure> procedures)
    {
        var lexicon = language.Lexicon;
        var texts = new List<(string, int, int)>();
        foreach (var procedure in procedures)
        {
            texts.AddRange(procedure.Questions.Concat(procedure.Aliases).Prepend(procedure.Name).Concat(lexicon.Wordings.GetValueOrDefault(procedure.Slug, [])).Select(t => (t, 0, 1)));
        }

        foreach (var examples in lexicon.IntentExamples.GroupBy(e => e.Intent))
        {
            var repeats = Math.Clamp(FewestShown / examples.Count(), 1, MostRepeats);
            texts.AddRange(examples.Select(e => (e.Text, Array.IndexOf(Classes, e.Intent), repeats)));
        }

        texts.AddRange(lexicon.Dialogues.Select(d => (d.Message, 0, 1)));

        // Comments on other matters are left out: greetings and advertising are among them.
        texts.AddRange(language.Comments.Where(c => c.Topics[0] != OtherMatters).Select(c => (c.Text, Array.IndexOf(Classes, Intent.Comment), 1)));
        return texts;
    }

    /// <param name="text">What the citizen wrote; the patterns read this.</param>
    /// <param name="guessed">The same with diacritics, where it has none.</param>
    public IntentReading Read(AnalysedText text, AnalysedText? guessed = null)
    {
        var scores = new float[model.Classes];
        model.Score(space.Weigh(extractor.Extract(guessed ?? text)), scores);
        var lines = new List<int>();
        var asks = text.Tokens.Any(t => t.Kind == TokenKind.Punctuation && t.Text == "?");
        foreach (var (@class, rule) in rules)
        {
            if (rule.Pattern.IsMatch(text))
            {
                scores[@class] += (float)rule.Weight;
                lines.Add(rule.Line);
                asks |= Classes[@class] == Intent.Procedure && rule.Weight > 0;
            }
        }

        var probabilities = scores.AsSpan();
        Softmax.InPlace(probabilities);
        var best = Ranking.Best(probabilities, 1)[0];
        var all = new Dictionary<Intent, double>();
        for (var i = 0; i < Classes.Length; i++)
        {
            all[Classes[i]] = probabilities[i];
        }

        return new IntentReading(Classes[best], all, asks, lines);
    }
}

/// <summary>What kind of message it is.</summary>
/// <param name="Best">The most probable intent; <see cref="Intent.Procedure"/> stands for any question about a procedure.</param>
/// <param name="Probabilities">Of each intent that can be told from the words alone.</param>
/// <param name="Asks">A pattern of wishing or asking matched ("muốn", "xin", "làm sao").</param>
/// <param name="Lines">Lines of <c>intents.tsv</c> that matched.</param>
public sealed record IntentReading(Intent Best, IReadOnlyDictionary<Intent, double> Probabilities, bool Asks, IReadOnlyList<int> Lines)
{
    public double Of(Intent intent) => Probabilities.GetValueOrDefault(intent);
}
