using System.Text.Json;
using System.Text.Json.Serialization;

namespace CivicBot.Evaluation;

/// <summary>One line of a labelled file; <see cref="Set"/> tells by the fields what it asks of the program.</summary>
public sealed record LabelledMessage
{
    public required string Id { get; init; }

    /// <summary>A question or another message; null where there are <see cref="Turns"/> or a <see cref="Text"/>.</summary>
    public string? Q { get; init; }

    /// <summary>A conversation; the labels are for its last message.</summary>
    public IReadOnlyList<string>? Turns { get; init; }

    /// <summary>A comment.</summary>
    public string? Text { get; init; }

    /// <summary>Accepted procedures, best first; empty where none of ours answers it; null for messages that are no questions.</summary>
    public IReadOnlyList<string>? Slugs { get; init; }

    /// <summary>The facet that the message asks for.</summary>
    public string? Facet { get; init; }

    /// <summary>The facet of each turn.</summary>
    public IReadOnlyList<string>? Facets { get; init; }

    /// <summary>True where the last turn leaves the procedure talked about; null where nobody said.</summary>
    [JsonPropertyName("shifts_procedure")]
    public bool? ShiftsProcedure { get; init; }

    /// <summary>The intent of a message that is no question about a procedure.</summary>
    public string? Label { get; init; }

    /// <summary>Topics of a comment, the main one first.</summary>
    public IReadOnlyList<string>? Topics { get; init; }

    /// <summary>Comments of one group tell of the same issue at the same place.</summary>
    public string? Group { get; init; }

    /// <summary>What screening must find; empty or <c>none</c> for a clean message.</summary>
    public IReadOnlyList<string>? Flags { get; init; }

    public string? Kind { get; init; }

    public string? Style { get; init; }

    public string? Register { get; init; }

    [JsonPropertyName("source_type")]
    public string? SourceType { get; init; }

    /// <summary>All that was said, in order.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Said => Turns ?? [Q ?? Text ?? throw new JsonException($"{Id}: neither q nor turns nor text")];

    /// <summary>The facet expected of the last message.</summary>
    [JsonIgnore]
    public string? ExpectedFacet => Facet ?? (Facets is { Count: > 0 } facets ? facets[^1] : null);

    /// <summary>True where one of our procedures answers it.</summary>
    [JsonIgnore]
    public bool IsAnswerable => Slugs is { Count: > 0 };

    /// <summary>Null where the fields fit no kind.</summary>
    [JsonIgnore]
    public SetKind? Set => this switch
    {
        { Turns.Count: > 0, Slugs: not null } => SetKind.FollowUps,
        { Q: not null, Label: not null } => SetKind.OutOfScope,
        { Q: not null, Slugs: not null } => SetKind.Questions,
        { Text: not null, Group: not null } => SetKind.Duplicates,
        { Text: not null, Flags: not null } => SetKind.Sensitive,
        { Text: not null, Topics.Count: > 0 } => SetKind.Comments,
        _ => null,
    };

    /// <summary>True where it was typed without a single diacritic.</summary>
    [JsonIgnore]
    public bool IsToneless => Said.All(FoldedText.IsFolded);

    /// <summary>The same line as somebody types it who leaves out all diacritics.</summary>
    public LabelledMessage Folded() => this with
    {
        Q = Q is null ? null : FoldedText.Of(Q),
        Text = Text is null ? null : FoldedText.Of(Text),
        Turns = Turns is null ? null : [.. Turns.Select(FoldedText.Of)],
    };

    public bool Accepts(string? slug) => slug is not null && Slugs is { } accepted && accepted.Contains(slug, StringComparer.Ordinal);

    public bool AcceptsOneOf(IEnumerable<string> slugs) => slugs.Any(Accepts);
}
