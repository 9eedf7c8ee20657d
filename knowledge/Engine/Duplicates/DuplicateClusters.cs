using CivicBot.Knowledge.Issues;
using CivicBot.Knowledge.Places;
using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Duplicates;

/// <summary>
/// Comments about the same issue at the same place, one cluster for each. Comments are added one by one; the cluster of an earlier one never changes,
/// and the same comments in the same order always give the same clusters. Not for use by several threads at once.
/// </summary>
/// <param name="places">How places are named.</param>
/// <param name="matters">Words for what is wrong.</param>
/// <param name="options">Weights.</param>
public sealed class DuplicateClusters(PlaceLexicon places, MatterLexicon matters, DuplicateOptions? options = null)
{
    // A long cluster is compared with its first comments only.
    private const int MostMembers = 40;
    private readonly DuplicateOptions options = options ?? DuplicateOptions.Default;
    private readonly TraitReader reader = new(places, matters);
    private readonly NameRarity rarity = new();
    private readonly CandidateIndex index = new((options ?? DuplicateOptions.Default).MostCandidates);
    private readonly List<(CommentTraits Traits, int Cluster)> comments = [];
    private readonly List<List<int>> members = [];
    private PairScorer? scorer;

    private PairScorer Scorer => scorer ??= new PairScorer(matters, rarity, options);

    /// <summary>Comments added so far.</summary>
    public int Count => comments.Count;

    /// <summary>Adds a comment.</summary>
    /// <param name="id">Of the comment.</param>
    /// <param name="text">What it says.</param>
    /// <param name="place">Where.</param>
    /// <param name="topics">As classified, primary first; null where unknown.</param>
    /// <returns>Number of its cluster; clusters count from 1 in the order in which they begin.</returns>
    public int Add(string id, AnalysedText text, PlaceReading place, IReadOnlyList<string>? topics)
    {
        var traits = reader.Read(id, text, place, topics);
        var cluster = ClusterFor(traits);
        if (cluster == 0)
        {
            members.Add([]);
            cluster = members.Count;
        }

        members[cluster - 1].Add(comments.Count);
        index.Add(traits, comments.Count);
        rarity.Add(traits);
        comments.Add((traits, cluster));
        return cluster;
    }

    /// <summary>The cluster that a comment would join. Adds nothing.</summary>
    /// <param name="text">What the comment says.</param>
    /// <param name="place">Where.</param>
    /// <param name="topics">As classified; null where unknown.</param>
    /// <returns>0 where it would begin a new one.</returns>
    public int Find(AnalysedText text, PlaceReading place, IReadOnlyList<string>? topics) => ClusterFor(reader.Read(string.Empty, text, place, topics));

    /// <summary>Earlier comments that are about the same or nearly, most similar first. Adds nothing.</summary>
    /// <param name="text">What the comment says.</param>
    /// <param name="place">Where.</param>
    /// <param name="topics">As classified; null where unknown.</param>
    /// <param name="most">At most so many.</param>
    public IReadOnlyList<SimilarComment> Similar(AnalysedText text, PlaceReading place, IReadOnlyList<string>? topics, int most = 5)
    {
        var traits = reader.Read(string.Empty, text, place, topics);
        return
        [
            .. index.Find(traits)
                .Select(i => (Position: i, Score: Scorer.Score(traits, comments[i].Traits)))
                .Where(s => s.Score.Value > 0)
                .OrderByDescending(s => s.Score.Value)
                .ThenBy(s => s.Position)
                .Take(most)
                .Select(s => new SimilarComment(comments[s.Position].Traits.Id, comments[s.Position].Cluster, s.Score.Value, s.Score.Why!)),
        ];
    }

    /// <summary>The best cluster none of whose comments speaks of another place; 0 where there is none.</summary>
    private int ClusterFor(CommentTraits traits)
    {
        var scored = index.Find(traits)
            .Select(i => (Position: i, Score: Scorer.Score(traits, comments[i].Traits)))
            .Where(s => s.Score.Value >= options.SameFrom)
            .OrderByDescending(s => s.Score.Value)
            .ThenBy(s => s.Position);
        foreach (var cluster in scored.Select(s => comments[s.Position].Cluster).Distinct())
        {
            var scores = members[cluster - 1].Take(MostMembers).Select(m => Scorer.Score(traits, comments[m].Traits)).ToList();
            if (!scores.Exists(s => s.IsConflict) && scores.Average(s => s.Value) >= options.ClusterFrom)
            {
                return cluster;
            }
        }

        return 0;
    }
}
