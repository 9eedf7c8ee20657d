using CivicBot.Comments.Life;
using CivicBot.Comments.Records;

namespace CivicBot.Digests.Making;

/// <summary>What a digest reads of a comment. It has no member for the text as written: a digest cannot show what it does not have.</summary>
public sealed record CommentRow
{
    public required Guid Id { get; init; }

    public required string Code { get; init; }

    public required string Masked { get; init; }

    public required IReadOnlyList<string> Topics { get; init; }

    public required bool TopicUnsure { get; init; }

    public string? Place { get; init; }

    public string? Neighbourhood { get; init; }

    public required string Body { get; init; }

    public required string Level { get; init; }

    public required Concerns Flags { get; init; }

    public required string Urgency { get; init; }

    public required CommentState State { get; init; }

    public required bool Late { get; init; }

    public Guid? GroupId { get; init; }

    public Guid? DuplicateOfId { get; init; }

    public Guid? RecurrenceOfId { get; init; }

    public required int Supporters { get; init; }

    public string? Officer { get; init; }

    public string? ForwardedTo { get; init; }

    public string? ForwardedBody { get; init; }

    public DateOnly? DueOn { get; init; }

    public DateOnly? PromisedFor { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public DateTimeOffset? ErasedAt { get; init; }

    public string Topic => Topics[0];

    public bool IsDenunciation => Has(Concerns.Denunciation);

    public bool IsAbusive => Has(Concerns.Abuse);

    public bool Has(Concerns flag) => (Flags & flag) == flag;

    /// <summary>Gets a line of its own; the others are only counted.</summary>
    public bool IsListed => !IsDenunciation && ErasedAt is null && State != CommentState.Withdrawn;

    /// <summary>Its clock (see <c>DueDates.Running</c>) has run out: the day promised or expected, else that of the commune's own term. While the citizen is asked something no clock runs.</summary>
    /// <param name="today">In Vietnam.</param>
    public bool IsOverdue(DateOnly today) => State switch
    {
        _ when State.IsClosed() => false,
        CommentState.NeedsInformation => false,
        CommentState.Promised or CommentState.Forwarded => (PromisedFor ?? DueOn) < today,
        _ => DueOn < today,
    };
}
