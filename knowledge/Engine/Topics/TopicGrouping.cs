using CivicBot.Knowledge.Lexicons;

namespace CivicBot.Knowledge.Topics;

/// <summary>
/// Folds the topics into the groups of somebody else's report (cách gộp lĩnh vực), for example the three fields of a monthly board meeting. A table over the topics, no new label: what a
/// comment is about is said once. The tables are in <c>knowledge/topics/groupings.tsv</c>.
/// </summary>
public sealed class TopicGrouping
{
    /// <summary>Kinh tế; văn hóa – xã hội; quốc phòng – an ninh.</summary>
    public const string ThreeFields = "ba-linh-vuc";

    public const string FileName = "groupings.tsv";

    private readonly Dictionary<string, TopicGroup> byTopic;

    private TopicGrouping(string id, IReadOnlyList<TopicGroup> groups)
    {
        Id = id;
        Groups = groups;
        byTopic = groups.SelectMany(group => group.Topics.Select(topic => (topic, group))).ToDictionary(p => p.topic, p => p.group, StringComparer.Ordinal);
    }

    public string Id { get; }

    /// <summary>In the order of the report.</summary>
    public IReadOnlyList<TopicGroup> Groups { get; }

    /// <summary>The group that a topic falls into.</summary>
    public TopicGroup Of(string topic) => byTopic[topic];

    /// <param name="directory">The topics folder of a knowledge directory.</param>
    /// <returns>By id.</returns>
    /// <exception cref="LexiconException">The file is missing, or a table does not put each topic into exactly one group.</exception>
    public static IReadOnlyDictionary<string, TopicGrouping> Load(string directory)
    {
        var file = new LexiconFile(directory, FileName);
        var rows = file.Rows(4).Select(row => (row.Line, Scheme: row.Columns[0], Group: Read(file, row.Line, row.Columns))).ToList();
        foreach (var scheme in rows.GroupBy(row => row.Scheme, StringComparer.Ordinal))
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var (line, topic) in scheme.SelectMany(row => row.Group.Topics.Select(topic => (row.Line, topic))))
            {
                if (!seen.Add(topic))
                {
                    throw new LexiconException(file.Shown, line, $"\"{topic}\" stands in two groups of {scheme.Key}; leave it in one");
                }
            }

            if (TopicScheme.Ids.Except(seen, StringComparer.Ordinal).ToList() is { Count: > 0 } missing)
            {
                throw new LexiconException(file.Shown, scheme.Last().Line, $"{scheme.Key} has no group for {string.Join(", ", missing)}");
            }
        }

        return rows.GroupBy(row => row.Scheme, row => row.Group, StringComparer.Ordinal).ToDictionary(s => s.Key, s => new TopicGrouping(s.Key, [.. s]), StringComparer.Ordinal);
    }

    private static TopicGroup Read(LexiconFile file, int line, string[] columns)
    {
        var topics = columns[3].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return Array.Find(topics, topic => !TopicScheme.Ids.Contains(topic, StringComparer.Ordinal)) is { } unknown
            ? throw new LexiconException(file.Shown, line, $"\"{unknown}\" is no topic; the topics are {string.Join(", ", TopicScheme.Ids)}")
            : new TopicGroup(columns[1], columns[2], topics);
    }
}

/// <summary>One group.</summary>
/// <param name="Id">Stable id, for example <c>kinh-te</c>.</param>
/// <param name="Name">As the report calls it.</param>
/// <param name="Topics">Ids of the topics in it.</param>
public sealed record TopicGroup(string Id, string Name, IReadOnlyList<string> Topics);
