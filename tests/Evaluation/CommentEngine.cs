using System.Globalization;
using CivicBot.Knowledge.Comments;
using CivicBot.Knowledge.Learning.Kept;
using CivicBot.Knowledge.Places;
using CivicBot.Knowledge.Screening;
using CivicBot.Knowledge.Topics;
using Microsoft.Extensions.Logging.Abstractions;

namespace CivicBot.Evaluation;

/// <summary>What is read from a comment (topics, what must be screened) and which comments belong together, in the forms that are scored.</summary>
/// <param name="understanding">Learned.</param>
public sealed class CommentEngine(CommentUnderstanding understanding)
{
    private static readonly IReadOnlyCollection<Neighbourhood> NoCommune = [];

    /// <param name="knowledge">The knowledge directory.</param>
    /// <param name="models">Models that need not be learned; null: learned anew.</param>
    public CommentEngine(string knowledge, ModelCache? models = null)
        : this(CommentUnderstanding.LearnAsync(
            CommentSources.Of(knowledge) with { Models = models }, [], new TopicOptions(), NullLogger<CommentUnderstanding>.Instance, CancellationToken.None).GetAwaiter().GetResult())
    {
    }

    public Classification Classify(string id, string text)
    {
        var reading = understanding.Read(text, NoCommune);
        return new Classification(
            id, [.. reading.Topics.Scores.Select(s => new ScoredTopic(s.Id, s.Score))], reading.Topics.Assigned, reading.Topics.Unsure, [.. reading.Flags.Select(ScreeningNames.Of)])
        {
            Confidence = reading.Topics.Confidence,
        };
    }

    /// <summary>Clusters the comments in their order.</summary>
    public IEnumerable<Clustered> Cluster(IEnumerable<(string Id, string Text)> comments)
    {
        var clusters = understanding.NewClusters();
        foreach (var (id, text) in comments)
        {
            var reading = understanding.Read(text, NoCommune);
            yield return new Clustered(id, clusters.Add(id, reading.Text, reading.Place, reading.Topics.Assigned).ToString(CultureInfo.InvariantCulture));
        }
    }
}
