using CivicBot.Knowledge.Lexicons;

namespace CivicBot.Knowledge.Topics;

/// <summary>The topics (lĩnh vực) by which comments are sorted, in the order of <c>knowledge/topics/topics.tsv</c>. Their ids are fixed: records and other tools rely on them.</summary>
public sealed class TopicScheme
{
    /// <summary>Ids of all topics.</summary>
    public static readonly IReadOnlyList<string> Ids =
    [
        "dat-dai", "giao-thong", "moi-truong", "xay-dung", "boi-thuong", "an-ninh", "ha-tang", "nong-nghiep", "an-sinh", "y-te", "giao-duc", "hanh-chinh", "khac",
    ];

    private readonly Dictionary<string, Topic> byId;

    private TopicScheme(IReadOnlyList<Topic> topics)
    {
        Topics = topics;
        byId = topics.ToDictionary(t => t.Id, StringComparer.Ordinal);
    }

    public IReadOnlyList<Topic> Topics { get; }

    /// <summary>The topic of an id; throws where there is none.</summary>
    public Topic this[string id] => byId[id];

    /// <param name="directory">The topics folder of a knowledge directory.</param>
    /// <exception cref="LexiconException">The file is missing, a line cannot be read, or a topic is missing or unknown.</exception>
    public static TopicScheme Load(string directory)
    {
        var file = new LexiconFile(directory, "topics.tsv");
        var topics = new List<Topic>();
        foreach (var (line, columns) in file.Rows(3))
        {
            if (!Ids.Contains(columns[0], StringComparer.Ordinal) || topics.Exists(t => t.Id == columns[0]))
            {
                throw new LexiconException(file.Shown, line, $"\"{columns[0]}\" is no topic or stands here twice; the topics are {string.Join(", ", Ids)}");
            }

            topics.Add(new Topic(columns[0], columns[1], columns[2]));
        }

        return topics.Count == Ids.Count
            ? new TopicScheme(topics)
            : throw new LexiconException(file.Shown, 1, $"a line is missing for {string.Join(", ", Ids.Except(topics.Select(t => t.Id), StringComparer.Ordinal))}");
    }
}

/// <summary>One topic.</summary>
/// <param name="Id">Stable id, for example <c>dat-dai</c>.</param>
/// <param name="Name">As officials and citizens read it, for example "Đất đai".</param>
/// <param name="Scope">What belongs to it, in one Vietnamese line.</param>
public sealed record Topic(string Id, string Name, string Scope);
