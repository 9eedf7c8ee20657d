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

    /// <summary>Reads and trains; takes one or two seconds for 240 procedures and gives the same index for the same files.</summary>
    public static ProcedureIndex Build(ProcedureSnapshot snapshot, Lexicon lexicon, TextAnalyzer analyzer, SearchOptions options)
    {
        var reader = new FeatureExtractor(lexicon.Concepts, lexicon.Fillers);
        var examples = TrainingTexts.Of(snapshot.Procedures, analyzer, lexicon);
        var features = examples.ConvertAll(e => (Features: reader.Extract(e.Text), e.Procedure));
        var written = features.Select(f => f.Features).ToList();

        var classifierSpace = new FeatureSpace(written, 2, ClassifierViews, ClassifierTonelessViews);
        var model = SoftmaxTrainer.Train(
            features.ConvertAll(f => Lesson.Of(classifierSpace, f.Features, f.Procedure)),
            classifierSpace.Size,
            snapshot.Procedures.Count,
            options.TrainingRounds,
            (float)options.TrainingPace);
        var fields = snapshot.Procedures.Select(p => FieldsOf(p, lexicon, analyzer, reader)).ToArray();
        var concepts = lexicon.ConceptNames.Concat(AgeConcepts.Names).Select(FeatureHash.FoldedConcept).ToHashSet();
        return new ProcedureIndex(snapshot, reader,
        [
            (new LinearScorer(classifierSpace, model), (float)options.ClassifierWeight),
            (new ExampleScorer(features), (float)options.ExampleWeight),
            (new FieldScorer("fields", [.. fields.Select(f => (IReadOnlyList<(float, CountedFeature[])>)[.. f.Select(t => (t.Weight, t.Features))])]), (float)options.FieldWeight),
            (new FieldScorer("names", [.. fields.Select(f => (IReadOnlyList<(float, CountedFeature[])>)[.. f.Where(t => t.Weight >= 3).Select(t => (t.Weight, t.Features))])]), (float)options.NameWeight),
            (new FieldScorer("body", [.. fields.Select(f => (IReadOnlyList<(float, CountedFeature[])>)[.. f.Where(t => t.Weight == 1).Select(t => (t.Weight, t.Features))])]), (float)options.BodyWeight),
            (new ConceptProfile(features, concepts, snapshot.Procedures.Count), (float)options.ConceptWeight),
        ]);
    }

    /// <summary>Scores every procedure.</summary>
    public Ranking Rank(AnalysedText message)
    {
        var features = extractor.Extract(message);
        var count = Snapshot.Procedures.Count;
        var parts = new float[scorers.Length][];
        var totals = new float[count];
        for (var s = 0; s < scorers.Length; s++)
        {
            parts[s] = new float[count];
            scorers[s].Scorer.Score(features, parts[s]);
            for (var i = 0; i < count; i++)
            {
                totals[i] += scorers[s].Weight * parts[s][i];
            }
        }

        return new Ranking(Snapshot.Procedures, totals, parts);
    }

    /// <summary>Why a procedure has its score: each opinion's share and the words behind it, strongest first.</summary>
    public IReadOnlyList<OpinionShare> Explain(AnalysedText message, Procedure procedure)
    {
        var place = Snapshot.Procedures.Index().First(p => p.Item.Slug == procedure.Slug).Index;
        var features = extractor.Extract(message);
        var names = extractor.Names(message);
        var ranking = Rank(message);
        return
        [
            .. scorers.Select((s, i) => new OpinionShare(
                s.Scorer.Name,
                s.Weight * ranking.Part((Opinion)i)[place],
                [.. s.Scorer.Explain(features, place).Where(f => names.ContainsKey(f.Id)).Take(8).Select(f => new WordShare(names[f.Id], f.Share * s.Weight))])),
        ];
    }

    private static List<(float Weight, CountedFeature[] Features)> FieldsOf(Procedure procedure, Lexicon lexicon, TextAnalyzer analyzer, FeatureExtractor reader)
    {
        var fields = new List<(float, CountedFeature[])> { (4, Features(procedure.Name)) };
        fields.AddRange(procedure.Aliases.Select(a => (3f, Features(a))));
        fields.AddRange(procedure.Questions.Select(q => (2f, Features(q))));
        fields.AddRange(lexicon.Wordings.GetValueOrDefault(procedure.Slug, []).Select(q => (2f, Features(q))));
        fields.AddRange(procedure.Sections.Select(s => (1f, Features(s.Value))));
        return fields;

        CountedFeature[] Features(string text) => reader.Extract(analyzer.Analyse(text));
    }
}

/// <summary>One opinion's part in a score.</summary>
/// <param name="Opinion">Name of the scorer.</param>
/// <param name="Share">What it added to the blended score.</param>
/// <param name="Words">The words, pairs (~ without diacritics) and [concepts] behind it; pieces of words are left out, so the sum may be less.</param>
public sealed record OpinionShare(string Opinion, double Share, IReadOnlyList<WordShare> Words);

/// <summary>What one word or pair added.</summary>
public sealed record WordShare(string Words, double Share);
