using System.Globalization;
using CivicBot.Knowledge.Duplicates;
using CivicBot.Knowledge.Issues;
using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Places;
using CivicBot.Knowledge.Procedures;
using CivicBot.Knowledge.Screening;
using CivicBot.Knowledge.Text;
using CivicBot.Knowledge.Topics;

namespace CivicBot.Evaluation;

/// <summary>What is read from a comment (topics, what must be screened) and which comments belong together, without a host around it.</summary>
public sealed class CommentEngine
{
    private readonly TextAnalyzer analyzer;
    private readonly TopicClassifier topics;
    private readonly MessageScreening screening;
    private readonly PlaceLexicon placeNames;
    private readonly PlaceExtractor places;
    private readonly MatterLexicon matters;

    /// <param name="knowledge">The knowledge directory.</param>
    public CommentEngine(string knowledge)
    {
        var lexicon = Lexicon.Load(Path.Combine(knowledge, "lexicon"));
        analyzer = new TextAnalyzer(lexicon);
        var folder = Path.Combine(knowledge, "topics");
        var examples = TopicExample.Load(folder);
        var questions = LibraryReader.Read(knowledge, CancellationToken.None).ToSnapshot(1).Procedures.SelectMany(p => p.Questions);
        screening = new MessageScreening(
            ScreeningRules.Load(Path.Combine(knowledge, "screening"), lexicon), analyzer, examples.Select(e => e.Text).Concat(questions));
        topics = TopicClassifier.Train(examples, [], new PhraseTable(Lexicon.ReadConcepts(folder)), analyzer, new TopicOptions());
        placeNames = PlaceLexicon.Load(knowledge);
        places = new PlaceExtractor(placeNames, []);
        matters = MatterLexicon.Load(knowledge, analyzer);
    }

    public Classification Classify(string id, string text)
    {
        var analysed = analyzer.Analyse(text);
        var reading = topics.Read(analysed);
        string[] flags = [.. screening.Read(analysed).Flags.Select(ScreeningNames.Of)];
        return new Classification(id, [.. reading.Scores.Select(s => new ScoredTopic(s.Id, s.Score))], reading.Assigned, reading.Unsure, flags)
        {
            Confidence = reading.Confidence,
        };
    }

    /// <summary>Clusters the comments in their order.</summary>
    public IEnumerable<Clustered> Cluster(IEnumerable<(string Id, string Text)> comments)
    {
        var clusters = new DuplicateClusters(placeNames, matters);
        foreach (var (id, text) in comments)
        {
            var analysed = analyzer.Analyse(text);
            yield return new Clustered(id, clusters.Add(id, analysed, places.Read(analysed), topics.Read(analysed).Assigned).ToString(CultureInfo.InvariantCulture));
        }
    }
}
