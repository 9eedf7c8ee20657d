using CivicBot.Comments.Life;
using CivicBot.Communes;
using CivicBot.Digests.Records;

namespace CivicBot.Digests.Making;

/// <summary>Everything that a digest is made of, as it was read from the records at one moment.</summary>
public sealed record DigestMaterial
{
    public required Commune Commune { get; init; }

    /// <summary>Null: a period.</summary>
    public Dialogues.Records.DialogueDay? Day { get; init; }

    /// <summary>All comments of the scope, whoever answers them.</summary>
    public required IReadOnlyList<CommentRow> Comments { get; init; }

    /// <summary>By comment.</summary>
    public required ILookup<Guid, StoryRow> Story { get; init; }

    /// <summary>Photos, files and voice messages by comment.</summary>
    public required IReadOnlyDictionary<Guid, int> Attachments { get; init; }

    public required ILookup<Guid, string> Findings { get; init; }

    /// <summary>Dialogue days of the scope that were held.</summary>
    public required IReadOnlyList<HeldDay> HeldDays { get; init; }

    /// <summary>The day or period before.</summary>
    public BeforeRows? Before { get; init; }

    /// <summary>The last digest of the same kind, scope and addressee that went out before today.</summary>
    public DigestIssue? LastIssue { get; init; }

    /// <summary>Answered comments of the commune outside the scope; read for kind Officer only.</summary>
    public IReadOnlyList<PastRow> Past { get; init; } = [];
}

/// <summary>A line of a comment's story that a digest needs.</summary>
/// <param name="Text">Masked.</param>
public sealed record StoryRow(
    Guid CommentId, int Number, Comments.Records.ChangeKind Kind, ActorKind By, DateTimeOffset At, CommentState? From, CommentState? To, string? Text, string? Checked, string? LegalGround, string? Target, DateOnly? Date, int? Stars);

public sealed record HeldDay(DateOnly Date, Dialogues.Records.DayKind Kind, int People, int Officials);

/// <param name="Rows">Main topic and officer of each.</param>
public sealed record BeforeRows(DateOnly? DayDate, DigestScope.Period? Period, IReadOnlyList<CommentRow> Rows);

/// <param name="Masked">What it was about.</param>
/// <param name="Answer">Masked.</param>
public sealed record PastRow(Guid Id, string Code, bool IsAbusive, string Masked, string Topic, string? Neighbourhood, Guid? GroupId, CommentState State, DateTimeOffset ClosedAt, string Answer);
