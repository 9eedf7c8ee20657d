using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Knowledge.Text;

namespace CivicBot.Comments.Similar;

/// <summary>What is compared of a comment that is kept.</summary>
internal sealed record KnownComment
{
    public required Guid Id { get; init; }

    public required string Code { get; init; }

    public required string Masked { get; init; }

    public required IReadOnlyList<string> Topics { get; init; }

    /// <summary>Place without diacritics; null where there is none.</summary>
    public required string? Place { get; init; }

    public required string? Neighbourhood { get; init; }

    public required CommentState State { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required DateTimeOffset? ClosedAt { get; init; }

    public required Guid? GroupId { get; init; }

    public required bool IsGroupedByOfficial { get; init; }

    /// <summary>Who wrote it and who joined.</summary>
    public required int People { get; init; }

    /// <summary>Denunciations and abuse are nobody else's business; what was erased says nothing any more.</summary>
    public required bool IsHidden { get; init; }

    /// <summary>An official took it out of its group: it stays alone.</summary>
    public bool StaysAlone => IsGroupedByOfficial && GroupId is null;

    /// <summary>Id of the first of its group.</summary>
    public Guid Group => GroupId ?? Id;

    public bool IsOpenToAll => State.IsOpen() && !IsHidden;

    public static KnownComment Of(Comment comment) => new()
    {
        Id = comment.Id,
        Code = comment.Code,
        Masked = comment.Masked,
        Topics = comment.Topics,
        Place = Folded(comment.Place),
        Neighbourhood = comment.Neighbourhood,
        State = comment.State,
        ReceivedAt = comment.ReceivedAt,
        ClosedAt = comment.ClosedAt,
        GroupId = comment.GroupId,
        IsGroupedByOfficial = comment.GroupBy == DecidedBy.Official,
        People = 1 + comment.Supporters,
        IsHidden = comment.ErasedAt is not null || (comment.Flags & (Concerns.Denunciation | Concerns.Abuse)) != Concerns.None,
    };

    public static string? Folded(string? place) => string.IsNullOrWhiteSpace(place) ? null : VietnameseLetters.Fold(place.Trim().ToLowerInvariant());
}
