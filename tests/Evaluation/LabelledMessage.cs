using System.Text.Json;
using System.Text.Json.Serialization;

namespace CivicBot.Evaluation;

/// <summary>One line of a labelled file. A file holds questions (<c>q</c>, <c>slugs</c>, <c>facet</c>), conversations (<c>turns</c>) or other messages (<c>q</c>, <c>label</c>).</summary>
public sealed record LabelledMessage
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public required string Id { get; init; }

    /// <summary>The message; null where there are <see cref="Turns"/>.</summary>
    public string? Q { get; init; }

    /// <summary>A conversation; the labels are for its last message.</summary>
    public IReadOnlyList<string>? Turns { get; init; }

    /// <summary>Accepted procedures, best first; empty where none of ours answers it; null for messages that are no questions.</summary>
    public IReadOnlyList<string>? Slugs { get; init; }

    /// <summary>The facet that the message asks for.</summary>
    public string? Facet { get; init; }

    /// <summary>The facet of each turn.</summary>
    public IReadOnlyList<string>? Facets { get; init; }

    /// <summary>The intent of a message that is no question about a procedure.</summary>
    public string? Label { get; init; }

    public string? Kind { get; init; }

    public string? Style { get; init; }

    [JsonPropertyName("source_type")]
    public string? SourceType { get; init; }

    /// <summary>All that was said, in order.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Said => Turns ?? [Q ?? throw new JsonException($"{Id}: neither q nor turns")];

    /// <summary>The facet expected of the last message.</summary>
    [JsonIgnore]
    public string? ExpectedFacet => Facet ?? Facets?[^1];

    /// <exception cref="JsonException">A line is no JSON object with an id.</exception>
    public static List<LabelledMessage> Read(string path) =>
        [.. File.ReadLines(path).Where(l => !string.IsNullOrWhiteSpace(l)).Select(l => JsonSerializer.Deserialize<LabelledMessage>(l, Json)!)];
}
