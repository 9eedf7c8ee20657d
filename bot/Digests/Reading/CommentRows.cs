using CivicBot.Comments.Records;
using CivicBot.Digests.Making;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Digests.Reading;

/// <summary>Reads of comments what digests show; the column with the text as written is not even asked for.</summary>
internal static class CommentRows
{
    public static Task<List<CommentRow>> ReadAsync(IQueryable<Comment> comments, CancellationToken cancellationToken) => comments
        .OrderBy(c => c.ReceivedAt)
        .ThenBy(c => c.Code)
        .Select(c => new CommentRow
        {
            Id = c.Id,
            Code = c.Code,
            Masked = c.Masked,
            Topics = c.Topics,
            TopicUnsure = c.TopicUnsure,
            Place = c.Place,
            Neighbourhood = c.Neighbourhood,
            Body = c.Body,
            Level = c.Level,
            Flags = c.Flags,
            Urgency = c.Urgency,
            State = c.State,
            Late = c.Late,
            GroupId = c.GroupId,
            DuplicateOfId = c.DuplicateOfId,
            RecurrenceOfId = c.RecurrenceOfId,
            Supporters = c.Supporters,
            Officer = c.Officer,
            ForwardedTo = c.ForwardedTo,
            ForwardedBody = c.ForwardedBody,
            DueOn = c.DueOn,
            PromisedFor = c.PromisedFor,
            ReceivedAt = c.ReceivedAt,
            ClosedAt = c.ClosedAt,
            ChangedAt = c.ChangedAt,
            ErasedAt = c.ErasedAt,
        })
        .ToListAsync(cancellationToken);
}
