using CivicBot.Comments.Attachments;
using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Knowledge.Competence;
using CivicBot.Knowledge.Screening;
using CivicBot.Storage.Protection;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Comments.Intake;

/// <summary>Files comments (tiếp nhận ý kiến): from the conversation, a clerk's form, a file. The same occasion is filed once, whatever happens in between.</summary>
/// <param name="advice">What is known around a new comment; null: nothing (lists of long ago).</param>
public sealed class CommentFiling(RecordsDatabase records, DataSeal seal, IFilingAdvice? advice = null)
{
    /// <exception cref="ArgumentException">The comment has no words.</exception>
    public Task<FiledComment> FileAsync(NewComment comment, CancellationToken cancellationToken) =>
        records.WriteAsync((context, token) => FileAsync(context, comment, token), cancellationToken);

    /// <summary>The same as part of a larger transaction.</summary>
    public async Task<FiledComment> FileAsync(RecordsContext context, NewComment comment, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(comment.Text, nameof(comment));
        var id = RecordIds.For("comment", comment.Occasion);
        if (await context.Comments.FindAsync([id], cancellationToken) is { } known)
        {
            return Filed(known, alreadyThere: true);
        }

        var row = Row(id, await FreeCodeAsync(context, comment.Occasion, cancellationToken), comment);
        await PlaceAsync(context, row, advice?.For(comment) ?? FilingAdvice.None, cancellationToken);
        context.Comments.Add(row);
        await CommentStory.AppendAsync(
            context,
            row,
            new StoryLine(ChangeKind.Moved, comment.By, $"{comment.Occasion}/filed") { To = row.State, Note = comment.Source },
            comment.At,
            cancellationToken);
        foreach (var (attachment, index) in comment.Attachments.Select((attachment, index) => (attachment, index)))
        {
            await AttachAsync(context, row, attachment, $"{comment.Occasion}/{index}", comment.At, cancellationToken);
        }

        return Filed(row, alreadyThere: false);
    }

    /// <summary>Adds a photo, file or voice message to a comment; one that is still at the channel is fetched afterwards.</summary>
    public async Task AttachAsync(
        RecordsContext context, Comment comment, NewAttachment attachment, string occasion, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (attachment.Stored is { } stored)
        {
            var kept = await context.Attachments.FindAsync([stored], cancellationToken)
                ?? throw new ArgumentException("The attachment that was named is not kept.", nameof(attachment));
            kept.CommentId = comment.Id;
            return;
        }

        var id = RecordIds.For("attachment", occasion);
        if (await context.Attachments.FindAsync([id], cancellationToken) is null)
        {
            context.Attachments.Add(new Attachment
            {
                Id = id,
                CommentId = comment.Id,
                Kind = attachment.Kind,
                Name = AttachmentName.Clean(attachment.Name),
                SealedAddress = attachment.Address is { } address ? seal.Seal(address, id) : null,
                State = attachment.Address is null ? AttachmentState.Failed : AttachmentState.Waiting,
                Trouble = attachment.Address is null ? "the channel gave no address" : null,
                AddedAt = now,
            });
        }
    }

    private static async Task PlaceAsync(RecordsContext context, Comment row, FilingAdvice known, CancellationToken cancellationToken)
    {
        row.DueOn = known.DueOn;
        row.GroupId ??= known.GroupId;
        row.RecurrenceOfId = known.RecurrenceOf;
        if (row.GroupId is { } group)
        {
            // The first one was alone until now. Nobody who is working on it is disturbed: its version stays.
            await context.Comments.Where(c => c.Id == group && c.GroupId == null).ExecuteUpdateAsync(set => set.SetProperty(c => c.GroupId, group), cancellationToken);
        }
    }

    private static async Task<string> FreeCodeAsync(RecordsContext context, string occasion, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            var code = CommentCode.For(occasion, attempt);
            if (!context.Comments.Local.Any(c => c.Code == code) && !await context.Comments.AnyAsync(c => c.Code == code, cancellationToken))
            {
                return code;
            }
        }
    }

    private static Comment Row(Guid id, string code, NewComment comment)
    {
        var reading = comment.Reading;
        return new Comment
        {
            Id = id,
            Code = code,
            Commune = comment.Commune,
            Channel = comment.Channel,
            CitizenId = comment.CitizenId,
            Anonymous = comment.Anonymous,
            Text = comment.Text,
            Masked = reading.Masked,
            Topics = [.. comment.Topics ?? reading.Topics.Assigned],
            TopicConfidence = comment.Topics is null ? reading.Topics.Confidence : 1,
            TopicUnsure = comment.Topics is null && reading.Topics.Unsure,
            TopicsBy = comment.Topics is null ? DecidedBy.Machine : PersonOf(comment.By),
            Place = comment.Place ?? reading.Place.Display,
            Neighbourhood = comment.Neighbourhood ?? reading.Place.Neighbourhood?.Id,
            PlaceBy = comment.Place is null && comment.Neighbourhood is null ? DecidedBy.Machine : PersonOf(comment.By),
            Latitude = comment.Latitude,
            Longitude = comment.Longitude,
            Body = reading.Competence.Body.Id,
            Level = reading.Competence.Id,
            Flags = ConcernsOf(reading.Flags),
            Urgency = UrgencyRules.WireName(reading.Urgency.Urgency),
            State = comment.Confirmed ? CommentState.Confirmed : CommentState.Received,
            DayId = comment.DayId,
            Late = comment.Late,
            GroupId = comment.GroupId,
            ReceivedAt = comment.At,
            ConfirmedAt = comment.Confirmed ? comment.At : null,
            ChangedAt = comment.At,
            EnteredBy = comment.By.Kind == ActorKind.Citizen ? null : comment.By.Name,
            Source = comment.Source,
        };
    }

    private static DecidedBy PersonOf(Actor by) => by.Kind == ActorKind.Official ? DecidedBy.Official : DecidedBy.Citizen;

    private static Concerns ConcernsOf(IReadOnlyList<Sensitivity> flags) => flags.Aggregate(Concerns.None, (all, flag) => all | flag switch
    {
        Sensitivity.PersonalData => Concerns.PersonalData,
        Sensitivity.Denunciation => Concerns.Denunciation,
        Sensitivity.Emergency => Concerns.Emergency,
        Sensitivity.Abuse => Concerns.Abuse,
        _ => throw new InvalidOperationException($"Unknown flag {flag}."),
    });

    private static FiledComment Filed(Comment row, bool alreadyThere) =>
        new(row.Id, row.Code, row.Masked, row.Topics, row.Place, row.DayId, row.Late, row.RecurrenceOfId, alreadyThere);
}
