namespace CivicBot.Comments.Records;

/// <summary>An answer that officials give often (mẫu trả lời), with placeholders; see <c>AnswerPlaceholders</c>. Holds no citizen's data: it is written before anybody asks.</summary>
public sealed class AnswerTemplate
{
    public required Guid Id { get; init; }

    public required string Commune { get; init; }

    /// <summary>Topic id; null: for every topic.</summary>
    public string? Topic { get; set; }

    public required string Title { get; set; }

    public required string Text { get; set; }

    public required string ChangedBy { get; set; }

    public required DateTimeOffset ChangedAt { get; set; }

    public int Version { get; set; }
}
