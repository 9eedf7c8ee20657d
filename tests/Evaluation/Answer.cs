using System.Text.Encodings.Web;
using System.Text.Json;

namespace CivicBot.Evaluation;

/// <summary>What the program says to one line, in the form in which <c>ask --jsonl</c> prints it (as far as scoring needs it).</summary>
public sealed record Answer(string Id, string Intent, string? Slug, double Confidence, string? Facet, IReadOnlyList<AnswerCandidate>? Candidates)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Slugs of the candidates, best first.</summary>
    public IEnumerable<string> Ranked => Candidates?.Select(c => c.Slug) ?? [];

    public string ToLine() => JsonSerializer.Serialize(this, Json);

    public static Dictionary<string, Answer> Read(string path) =>
        File.ReadLines(path).Where(l => !string.IsNullOrWhiteSpace(l)).Select(l => JsonSerializer.Deserialize<Answer>(l, Json)!).ToDictionary(a => a.Id, StringComparer.Ordinal);
}

/// <summary>A procedure that could be meant.</summary>
public sealed record AnswerCandidate(string Slug, string Name, double Score);
