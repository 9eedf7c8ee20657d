namespace CivicBot.Comments.Records;

/// <summary>A photo, file, voice message or video that belongs to a comment or a field check, kept by us (the channel's address may die).</summary>
public sealed class Attachment
{
    public required Guid Id { get; init; }

    public Guid? CommentId { get; set; }

    public Guid? FieldCheckId { get; set; }

    public required AttachmentKind Kind { get; init; }

    /// <summary>As the sender called it, made harmless; null where the channel gives none.</summary>
    public string? Name { get; set; }

    public AttachmentState State { get; set; }

    /// <summary>Where to fetch it, encrypted; null once it is stored.</summary>
    public byte[]? SealedAddress { get; set; }

    public int Tries { get; set; }

    public DateTimeOffset? TryAgainAt { get; set; }

    /// <summary>Why it could not be stored, English, without personal data.</summary>
    public string? Trouble { get; set; }

    /// <summary>Lower-case hex of the content; names the file below <c>attachments/</c>.</summary>
    public string? Sha256 { get; set; }

    /// <summary>As recognised from the content, not as claimed.</summary>
    public string? ContentType { get; set; }

    /// <summary>Bytes.</summary>
    public long Size { get; set; }

    public required DateTimeOffset AddedAt { get; init; }
}

/// <summary>Stored by number: never renumber.</summary>
public enum AttachmentKind
{
    Image = 0,
    File = 1,
    Audio = 2,
    Video = 3,
}

/// <summary>Stored by number: never renumber.</summary>
public enum AttachmentState
{
    /// <summary>Still at the channel.</summary>
    Waiting = 0,
    Stored = 1,

    /// <summary>Could not be fetched or is not allowed; the reason stands beside it.</summary>
    Failed = 2,
}

/// <summary>"Me too" of another citizen (cùng ý kiến), once each.</summary>
public sealed class Support
{
    public required Guid Id { get; init; }

    public required Guid CommentId { get; init; }

    public Guid? CitizenId { get; set; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>What an officer saw on the spot (kiểm tra thực địa); photos are <see cref="Attachment"/>s.</summary>
public sealed class FieldCheck
{
    public required Guid Id { get; init; }

    public required Guid CommentId { get; init; }

    public required DateOnly On { get; init; }

    public required string Place { get; init; }

    public required string Finding { get; set; }

    public required string Checker { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }
}

/// <summary>What officials corrected (sổ chỉnh sửa): who, when, from what to what. It only grows; topic corrections teach the classifier, in the order of their numbers.</summary>
public sealed class Correction
{
    public required Guid Id { get; init; }

    /// <summary>1, 2, 3 … over the whole ledger, unique: clocks may be set back, and the order decides what is learned.</summary>
    public required int Number { get; init; }

    /// <summary>Null where a text was corrected that is no comment of ours.</summary>
    public Guid? CommentId { get; init; }

    public required CorrectedPart Part { get; init; }

    /// <summary>Topic ids, place, body id, group, joined by commas.</summary>
    public required string Before { get; init; }

    public required string After { get; init; }

    /// <summary>The masked text that it was about; "" once erased: it then teaches nothing more.</summary>
    public required string Text { get; set; }

    public string? Reason { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>Stored by number: never renumber.</summary>
public enum CorrectedPart
{
    Topics = 0,
    Place = 1,
    Competence = 2,
    Group = 3,
    Masking = 4,
    Flags = 5,
}
