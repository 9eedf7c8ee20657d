using System.Globalization;
using CivicBot.Knowledge.Duplicates;
using CivicBot.Knowledge.Issues;
using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Places;
using CivicBot.Knowledge.Text;
using CivicBot.Knowledge.Topics;

namespace CivicBot.Evaluation;

/// <summary>What is read from a comment (topics, place) and which comments belong together, without a host around it.</summary>
public sealed class CommentEngine
{
    private readonly TextAnalyzer analyzer;
    private readonly TopicClassifier topics;
    private readonly PlaceLexicon placeNames;
    private readonly PlaceExtractor places;
    private readonly MatterLexicon matters;

    /// <param name="knowledge">The knowledge directory.</param>
    public CommentEngine(string knowledge)
    {
        analyzer = new TextAnalyzer(Lexicon.Load(Path.Combine(knowledge, "lexicon")));
        var folder = Path.Combine(knowledge, "topics");
        topics = TopicClassifier.Train(TopicExample.Load(folder), [], new PhraseTable(Lexicon.ReadConcepts(folder)), analyzer, new TopicOptions());
        placeNames = PlaceLexicon.Load(knowledge);
        places = new PlaceExtractor(placeNames, []);
        matters = MatterLexicon.Load(knowledge, analyzer);
    }

    public Classification Classify(string id, string text)
    {
        var analysed = analyzer.Analyse(text);
        var reading = topics.Read(analysed);
        return new Classification(id, [.. reading.Scores.Select(s => new ScoredTopic(s.Id, s.Score))], reading.Assigned, reading.Unsure, Flags: null)
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
