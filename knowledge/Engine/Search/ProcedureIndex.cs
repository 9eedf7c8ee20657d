using CivicBot.Knowledge.Learning;
using CivicBot.Knowledge.Learning.Kept;
using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Procedures;
using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Search;

/// <summary>Finds the procedure that a message means. Immutable; built from one snapshot of the library and thrown away with it.</summary>
public sealed class ProcedureIndex
{
    // Length of each view in a text's vector: words as written and folded count alike, pieces of words a little less.
    private static readonly float[] ClassifierViews = [1f, 1f, 0.8f];
    private static readonly float[] ClassifierTonelessViews = [0f, 1.41f, 0.8f];
    private readonly FeatureExtractor extractor;
    private readonly (IProcedureScorer Scorer, float Weight)[] scorers;

    private ProcedureIndex(ProcedureSnapshot snapshot, FeatureExtractor extractor, (IProcedureScorer Scorer, float Weight)[] scorers)
    {
        Snapshot = snapshot;
        this.extractor = extractor;
        this.scorers = scorers;
    }

    public ProcedureSnapshot Snapshot { get; }

    /// <summary>Reads and trains on all processors. The same files give the same index.</summary>
    /// <param name="snapshot">The procedures.</param>
    /// <param name="lexicon">Wordings and ways of asking.</param>
    /// <param name="read">Analyses a text as messages are.</param>
    /// <param name="options">Training, and how the opinions are blended.</param>
    /// <param name="models">Where what was learned is kept; null: learned anew.</param>
    public static ProcedureIndex Build(ProcedureSnapshot snapshot, Lexicon lexicon, Func<string, AnalysedText> read, SearchOptions options, ModelCache? models = null)
    {
        var reader = new FeatureExtractor(lexicon.Concepts, lexicon.Fillers);
        var texts = SideBySide.Each(snapshot.Procedures, p => ProcedureTexts.Of(p, lexicon, read, reader));
        var examples = texts
            .SelectMany((t, i) => t.Ways.Select(w => w.Features).Concat(t.Askings).Select(f => (Features: f, Procedure: i)))
            .ToList();

        LinearScorer? classifier = null;
        ExampleScorer? nearest = null;
        FieldScorer? fields = null;
        FieldScorer? body = null;
        Parallel.Invoke(
            () => classifier = Classifier(
                ModelCache.Get(models, "procedures", key => Describe(key, snapshot, lexicon, options), () => Train(examples, snapshot.Procedures.Count, options))),
            () =>
            {
                nearest = new ExampleScorer(examples);
                fields = new FieldScorer("fields", Array.ConvertAll(texts, t => t.Ways.Concat(t.Sections)));
                body = new FieldScorer("sections", Array.ConvertAll(texts, t => t.Sections.AsEnumerable()));
            });
        return new ProcedureIndex(snapshot, reader,
        [
            (classifier!, (float)options.ClassifierWeight),
            (nearest!, (float)options.ExampleWeight),
            (fields!, (float)options.FieldWeight),
            (body!, (float)options.SectionWeight),
            (new OftenAsked([.. snapshot.Procedures.Select(p => lexicon.OftenAsked.GetValueOrDefault(p.Slug))]), (float)options.OftenAskedWeight),
        ]);
    }

    /// <summary>Scores every procedure.</summary>
    /// <param name="message">What the citizen wrote.</param>
    /// <param name="guessed">
    /// The same with diacritics, where it has none and they could be guessed: both count half, because a wrong guess ("mất" for "mặt") misleads as much as no
    /// diacritics at all.
    /// </param>
    public Ranking Rank(AnalysedText message, AnalysedText? guessed = null)
    {
        var features = extractor.Extract(message);
        var other = guessed is null ? null : extractor.Extract(guessed);
        var count = Snapshot.Procedures.Count;
        var parts = new float[scorers.Length][];
        var totals = new float[count];
        for (var s = 0; s < scorers.Length; s++)
        {
            parts[s] = new float[count];
            scorers[s].Scorer.Score(features, parts[s]);
            if (other is not null)
            {
                var more = new float[count];
                scorers[s].Scorer.Score(other, more);
                for (var i = 0; i < count; i++)
                {
                    parts[s][i] = (parts[s][i] + more[i]) / 2;
                }
            }

            for (var i = 0; i < count; i++)
            {
                totals[i] += scorers[s].Weight * parts[s][i];
            }
        }

        return new Ranking(Snapshot.Procedures, totals, parts);
    }

    /// <summary>Why a procedure has its score: each opinion's share and the words behind it, strongest first.</summary>
    public IReadOnlyList<OpinionShare> Explain(AnalysedText message, Procedure procedure, AnalysedText? guessed = null)
    {
        var place = Snapshot.Procedures.Index().First(p => p.Item.Slug == procedure.Slug).Index;
        var features = extractor.Extract(message);
        var names = extractor.Names(message);
        var ranking = Rank(message, guessed);
        return
        [
            .. scorers.Select((s, i) => new OpinionShare(
                s.Scorer.Name,
                s.Weight * ranking.Part((Opinion)i)[place],
                [.. s.Scorer.Explain(features, place).Where(f => names.ContainsKey(f.Id)).Take(8).Select(f => new WordShare(names[f.Id], f.Share * s.Weight))])),
        ];
    }

    private static LinearScorer Classifier(LearnedModel learned) => new(learned.Space, learned.Models[0]);

    private static LearnedModel Train(List<(CountedFeature[] Features, int Procedure)> examples, int procedures, SearchOptions options)
    {
        var space = new FeatureSpace(examples.ConvertAll(e => e.Features), 2, ClassifierViews, ClassifierTonelessViews);
        var lessons = examples.ConvertAll(e => Lesson.Of(space, e.Features, e.Procedure));
        var model = LinearTrainer.TrainOneOf(LinearModel.Sparse(space.Size, procedures, lessons), lessons, options.TrainingRounds, (float)options.TrainingPace);
        return new LearnedModel(space, model);
    }

    private static ModelKey Describe(ModelKey key, ProcedureSnapshot snapshot, Lexicon lexicon, SearchOptions options)
    {
        key.Add(lexicon.Digest).Add(options.TrainingRounds).Add(options.TrainingPace).Add(lexicon.Askings);
        foreach (var procedure in snapshot.Procedures)
        {
            key.Add(procedure.Name).Add(procedure.Aliases).Add(procedure.Questions).Add(lexicon.Wordings.GetValueOrDefault(procedure.Slug, []));
        }

        return key;
    }
}

/// <summary>One opinion's part in a score.</summary>
/// <param name="Opinion">Name of the scorer.</param>
/// <param name="Share">What it added to the blended score.</param>
/// <param name="Words">The words, pairs (~ without diacritics) and [concepts] behind it; pieces of words are left out, so the sum may be less.</param>
public sealed record OpinionShare(string Opinion, double Share, IReadOnlyList<WordShare> Words);

/// <summary>What one word or pair added.</summary>
public sealed record WordShare(string Words, double Share);
