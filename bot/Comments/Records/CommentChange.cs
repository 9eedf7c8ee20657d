using CivicBot.Comments.Life;

namespace CivicBot.Comments.Records;

/// <summary>One line of a comment's story (diễn biến): never changed afterwards, except that an erased citizen's own words are blanked.</summary>
public sealed class CommentChange
{
    public required Guid Id { get; init; }

    public required Guid CommentId { get; init; }

    /// <summary>1, 2, 3 … within the comment, unique.</summary>
    public required int Number { get; init; }

    public required ChangeKind Kind { get; init; }

    public required DateTimeOffset At { get; init; }

    public required ActorKind ByKind { get; init; }

    /// <summary>Account or title; "" for the citizen.</summary>
    public required string By { get; init; }

    /// <summary>Kind Moved: state before.</summary>
    public CommentState? From { get; init; }

    public CommentState? To { get; init; }

    /// <summary>What the citizen may read: answer, question, promise, reason; or the citizen's own words.</summary>
    public string? Text { get; set; }

    /// <summary>What only officials read.</summary>
    public string? Note { get; set; }

    public string? LegalGround { get; init; }

    /// <summary>Kind Moved to Answered, Done: what was checked or what proves it.</summary>
    public string? Checked { get; init; }

    /// <summary>To Forwarded: body; to Assigned: officer; to Duplicate: code of the other; to Refused: the door.</summary>
    public string? Target { get; init; }

    public DateOnly? Date { get; init; }

    /// <summary>1 to 5; kind Rated.</summary>
    public int? Stars { get; init; }

    /// <summary>Second pair of eyes on a closing: who agreed, when.</summary>
    public string? CheckedBy { get; set; }

    public DateTimeOffset? CheckedAt { get; set; }

    /// <summary>Key of the occasion; the same again changes nothing. Unique.</summary>
    public required string Occasion { get; init; }
}

/// <summary>Stored by number: never renumber.</summary>
public enum ChangeKind
{
    /// <summary>Another state.</summary>
    Moved = 0,

    /// <summary>The citizen, or a clerk for the citizen, added words or things.</summary>
    Added = 1,

    /// <summary>An official corrected topic, place, competence, grouping, text.</summary>
    Corrected = 2,
    Rated = 3,

    /// <summary>Another citizen joined (cùng ý kiến).</summary>
    Joined = 4,

    /// <summary>An internal remark.</summary>
    Noted = 5,

    /// <summary>Moved to another dialogue day.</summary>
    Rescheduled = 6,

    /// <summary>The citizen's data were erased.</summary>
    Erased = 7,

    /// <summary>An officer looked at the place (kiểm tra thực địa).</summary>
    FieldChecked = 8,

    /// <summary>Used in a resolution or decision (đưa vào nghị quyết).</summary>
    UsedIn = 9,

    /// <summary>The body to which it was forwarded answered the commune.</summary>
    BodyAnswered = 10,

    /// <summary>One of its matters became a comment of its own (tách ý kiến); Target is the code of that one.</summary>
    Split = 11,
}
