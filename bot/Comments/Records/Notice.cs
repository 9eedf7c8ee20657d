namespace CivicBot.Comments.Records;

/// <summary>
/// That one citizen is to be told of one change (thông báo). One row for each change and citizen, made in the same transaction as the change: so nobody is told twice and nobody is forgotten.
/// </summary>
public sealed class Notice
{
    public required Guid Id { get; init; }

    public required Guid ChangeId { get; init; }

    public required Guid CommentId { get; init; }

    public required Guid CitizenId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Not handed to the channel before: what was said to many at once can be taken back for some minutes. Null: at once.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    public NoticeState State { get; set; }

    /// <summary>When the state was last looked at.</summary>
    public DateTimeOffset? CheckedAt { get; set; }

    /// <summary>English, without personal data.</summary>
    public string? Trouble { get; set; }
}

/// <summary>Stored by number: never renumber.</summary>
public enum NoticeState
{
    /// <summary>Not handed to the channel yet.</summary>
    Waiting = 0,

    /// <summary>In the outbox.</summary>
    Queued = 1,

    /// <summary>The channel's window is closed: goes out at the citizen's next contact.</summary>
    Held = 2,
    Delivered = 3,

    /// <summary>Can never be delivered; an official should call.</summary>
    Failed = 4,

    /// <summary>The citizen's data were erased before.</summary>
    Dropped = 5,

    /// <summary>The change was taken back before it was told.</summary>
    TakenBack = 6,
}
