using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CivicBot.Evaluation;

/// <summary>What the program said to the lines of one or several sets, by id.</summary>
public sealed class AnswerBook
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly Dictionary<string, Answer> asked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Classification> classified = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> clusters = new(StringComparer.Ordinal);

    public Answer Asked(string id) => asked.GetValueOrDefault(id) ?? Answer.None(id);

    public Classification Classified(string id) => classified.GetValueOrDefault(id) ?? Classification.None(id);

    /// <summary>Name of the cluster; null where the comment was not clustered.</summary>
    public string? ClusterOf(string id) => clusters.GetValueOrDefault(id);

    /// <summary>True where nothing answers any line of the set.</summary>
    public bool IsSilentOn(LabelledSet set) => !set.Lines.Any(l => set.Kind switch
    {
        SetKind.Comments or SetKind.Sensitive => classified.ContainsKey(l.Id),
        SetKind.Duplicates => clusters.ContainsKey(l.Id),
        _ => asked.ContainsKey(l.Id),
    });

    public void Add(Answer answer) => asked[answer.Id] = answer;

    public void Add(Classification classification) => classified[classification.Id] = classification;

    public void Add(Clustered comment) => clusters[comment.Id] = comment.Cluster;

    /// <summary>Adds what <c>ask --jsonl</c>, <c>classify --jsonl</c> or <c>cluster --jsonl</c> printed.</summary>
    /// <exception cref="InvalidDataException">A line is none of the three; names file and line.</exception>
    public void Read(string path)
    {
        foreach (var (index, line) in File.ReadLines(path).Index())
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            var place = $"{Path.GetFileName(path)}:{index + 1}";
            try
            {
                Add(JsonNode.Parse(line) as JsonObject ?? throw new InvalidDataException($"{place}: no JSON object"), place);
            }
            catch (JsonException e)
            {
                throw new InvalidDataException($"{place}: {e.Message}", e);
            }
        }
    }

    /// <summary>The lines that the program's commands would print for the set.</summary>
    public IEnumerable<string> Lines(LabelledSet set) => set.Lines.Select(l => set.Kind switch
    {
        SetKind.Comments or SetKind.Sensitive => JsonSerializer.Serialize(Classified(l.Id), Json),
        SetKind.Duplicates => JsonSerializer.Serialize(new Clustered(l.Id, ClusterOf(l.Id) ?? ""), Json),
        _ => JsonSerializer.Serialize(Asked(l.Id), Json),
    });

    private void Add(JsonObject line, string place)
    {
        if (line.ContainsKey("intent"))
        {
            Add(line.Deserialize<Answer>(Json)!);
        }
        else if (line.ContainsKey("assigned"))
        {
            Add(line.Deserialize<Classification>(Json)!);
        }
        else if (line.TryGetPropertyValue("cluster", out var cluster) && line["id"] is { } id)
        {
            // Clusters may be numbers or names.
            clusters[id.ToString()] = cluster?.ToString() ?? "";
        }
        else
        {
            throw new InvalidDataException($"{place}: neither ask, classify nor cluster printed this");
        }
    }
}
