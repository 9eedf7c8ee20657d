using CivicBot.Comments.Life;

namespace CivicBot.Digests;

/// <summary>A comment as a digest shows it: without personal data.</summary>
public sealed record DigestComment
{
    /// <summary>Digits.</summary>
    public required string Code { get; init; }

    /// <summary>As it may be shown here; "" where <see cref="Withheld"/>.</summary>
    public required string Text { get; init; }

    /// <summary>Why the text is not shown in this kind of digest; null: it is.</summary>
    public WithheldBecause? Withheld { get; init; }

    /// <summary>Topic ids, the main one first.</summary>
    public required IReadOnlyList<string> Topics { get; init; }

    /// <summary>The classifier was not sure and nobody has looked yet.</summary>
    public required bool TopicUnsure { get; init; }

    public string? Place { get; init; }

    /// <summary>Name of the neighbourhood.</summary>
    public string? Neighbourhood { get; init; }

    /// <summary>Id of <c>competence/bodies.tsv</c>, and its name.</summary>
    public required string Body { get; init; }

    public required string BodyName { get; init; }

    /// <summary>Wire name.</summary>
    public required string Level { get; init; }

    /// <summary>Who has it, or by the commune's file should have it; null: nobody yet.</summary>
    public string? Officer { get; init; }

    public required CommentState State { get; init; }

    public string? ForwardedTo { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public DateOnly? DueOn { get; init; }

    public DateOnly? PromisedFor { get; init; }

    public required bool Overdue { get; init; }

    public required bool Late { get; init; }

    /// <summary>trong-ngay, som, thuong.</summary>
    public required string Urgency { get; init; }

    public required bool Emergency { get; init; }

    /// <summary>The words were strong; swearing is cut down.</summary>
    public required bool Softened { get; init; }

    /// <summary>The same matter at the same place had been closed before.</summary>
    public required bool Recurring { get; init; }

    public required int Supporters { get; init; }

    /// <summary>Photos, files and voice messages that are kept.</summary>
    public required int Attachments { get; init; }

    /// <summary>What the citizen added later, masked, oldest first.</summary>
    public required IReadOnlyList<string> Additions { get; init; }

    /// <summary>What officers saw on the spot, masked.</summary>
    public required IReadOnlyList<string> Findings { get; init; }

    /// <summary>What came of it: answer, promise, reason; null while nothing did.</summary>
    public DigestResult? Result { get; init; }

    /// <summary>Not in the last digest of this kind.</summary>
    public bool IsNew { get; init; }
}

/// <param name="Text">What the citizen was told, masked.</param>
public sealed record DigestResult(string? Text, string? Checked, string? LegalGround, string? Target, DateOnly? Date, DateOnly On);

/// <summary>Why a public digest lists a comment without its text.</summary>
public enum WithheldBecause
{
    /// <summary>Lời lẽ xúc phạm.</summary>
    Abuse,

    /// <summary>A matter between private persons or before a court: neighbours would know who is meant.</summary>
    PrivateMatter,
}
