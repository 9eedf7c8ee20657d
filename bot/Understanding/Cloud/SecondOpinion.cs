using CivicBot.Adapters.AzureLanguage;
using CivicBot.Knowledge.Topics;

namespace CivicBot.Understanding.Cloud;

/// <summary>How far two opinions on the topics of a comment agree.</summary>
public enum Agreement
{
    /// <summary>The same topics.</summary>
    Same,

    /// <summary>The same main topic, others differ.</summary>
    SameMain,

    /// <summary>Another main topic.</summary>
    OtherMain,

    /// <summary>The other one has none of our topics.</summary>
    NoTopic,
}

/// <summary>What holds where the cloud has an opinion as well.</summary>
public static class SecondOpinion
{
    /// <summary>Below this probability the cloud itself does not know.</summary>
    private const double Sure = 0.5;

    public static Agreement Compare(TopicReading local, IReadOnlyList<CloudLabel> labels) => Known(labels) switch
    {
        [] => Agreement.NoTopic,
        [var main, ..] when main.Name != local.Assigned[0] => Agreement.OtherMain,
        var all when all.Select(label => label.Name).ToHashSet(StringComparer.Ordinal).SetEquals(local.Assigned) => Agreement.Same,
        _ => Agreement.SameMain,
    };

    /// <summary>
    /// The cloud's topics, where it has any of ours: whoever switches it on has trained it on their own comments. Where the two disagree on the main topic, or the
    /// cloud is not sure, a person looks.
    /// </summary>
    public static TopicReading Combine(TopicReading local, IReadOnlyList<CloudLabel> labels)
    {
        if (Known(labels) is not [var main, ..] known)
        {
            return local;
        }

        var scores = known.ToDictionary(label => label.Name, label => label.Score, StringComparer.Ordinal);
        return new TopicReading(
            [.. local.Scores.Select(topic => new TopicScore(topic.Id, scores.GetValueOrDefault(topic.Id, Math.Min(topic.Score, main.Score)))).OrderByDescending(topic => topic.Score)],
            [.. known.Select(label => label.Name)],
            main.Score,
            main.Score < Sure || main.Name != local.Assigned[0]);
    }

    /// <summary>Classes of the project that are topics of ours, most probable first.</summary>
    public static IReadOnlyList<CloudLabel> Known(IReadOnlyList<CloudLabel> labels) =>
        [.. labels.Where(label => TopicScheme.Ids.Contains(label.Name, StringComparer.Ordinal)).DistinctBy(label => label.Name, StringComparer.Ordinal).OrderByDescending(label => label.Score).Take(TopicClassifier.MostTopics)];
}
