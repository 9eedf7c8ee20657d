namespace CivicBot.Knowledge.Topics;

/// <summary>An official's correction (chỉnh sửa) of a comment's topics: the truth from then on, and what the classifier learns from.</summary>
/// <param name="Text">The comment, personal data masked.</param>
/// <param name="Topics">Topic ids, the main one first; at least one.</param>
/// <param name="At">When.</param>
/// <param name="By">Who: office, title or account name.</param>
public sealed record TopicCorrection(string Text, IReadOnlyList<string> Topics, DateTimeOffset At, string By)
{
    /// <summary>What is wrong with a list of topics, one English sentence; null where nothing is.</summary>
    public static string? ProblemOf(IReadOnlyList<string> topics) => topics switch
    {
        [] => "No topic is named.",
        { Count: > TopicClassifier.MostTopics } => $"A comment has at most {TopicClassifier.MostTopics} topics.",
        _ when topics.FirstOrDefault(t => !TopicScheme.Ids.Contains(t, StringComparer.Ordinal)) is { } unknown =>
            $"'{unknown}' is no topic; use some of {string.Join(", ", TopicScheme.Ids)}.",
        _ when topics.Distinct(StringComparer.Ordinal).Count() < topics.Count => "A topic is named twice.",
        _ => null,
    };
}
