using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Comments.Privacy;

/// <summary>
/// Takes everything personal out of a comment and its story, as part of a larger transaction. What stays are the numbers: topic, neighbourhood, competence, state, day, dates, stars, and the
/// officials' own answers without the citizen's name and phone.
/// </summary>
internal static class PersonalParts
{
    /// <param name="traces">What is known of the citizen.</param>
    /// <param name="by">Who wanted it: the citizen, or the retention.</param>
    /// <param name="occasion">Stable key; the same again changes nothing.</param>
    /// <returns>Hashes of attachments that this comment no longer has.</returns>
    public static async Task<IReadOnlyList<string>> EraseAsync(
        RecordsContext context, Comment comment, PersonalTraces traces, Actor by, string occasion, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (comment.ErasedAt is not null)
        {
            return [];
        }

        await BlankStoryAsync(context, comment, traces, cancellationToken);
        await BlankCorrectionsAsync(context, comment, cancellationToken);
        var contents = await RemoveAttachmentsAsync(context, comment, cancellationToken);
        (comment.Text, comment.Masked, comment.Place, comment.Latitude, comment.Longitude) = ("", "", null, null, null);
        (comment.CitizenId, comment.ErasedAt) = (null, now);
        context.Entry(comment).Property(c => c.Source).CurrentValue = traces.Without(comment.Source);
        await CommentStory.AppendAsync(context, comment, new StoryLine(ChangeKind.Erased, by, $"{occasion}/erased/{comment.Code}"), now, cancellationToken);
        return contents;
    }

    private static async Task BlankStoryAsync(RecordsContext context, Comment comment, PersonalTraces traces, CancellationToken cancellationToken)
    {
        var story = await context.Changes.Where(change => change.CommentId == comment.Id).ToListAsync(cancellationToken);
        foreach (var change in story)
        {
            // What an official typed in for the citizen (added by phone) and what was corrected in the citizen's words are the citizen's words too.
            var isOwn = change.ByKind == ActorKind.Citizen || change.Kind is ChangeKind.Added or ChangeKind.Corrected;
            change.Text = isOwn ? null : traces.Without(change.Text);
            change.Note = isOwn ? null : traces.Without(change.Note);
            Replace(c => c.Checked);
            Replace(c => c.Target);
            Replace(c => c.LegalGround);

            void Replace(System.Linq.Expressions.Expression<Func<CommentChange, string?>> member)
            {
                var property = context.Entry(change).Property(member);
                property.CurrentValue = traces.Without(property.CurrentValue);
            }
        }

        foreach (var check in await context.FieldChecks.Where(check => check.CommentId == comment.Id).ToListAsync(cancellationToken))
        {
            check.Finding = traces.Without(check.Finding)!;
            var place = context.Entry(check).Property(c => c.Place);
            place.CurrentValue = traces.Without(place.CurrentValue)!;
        }
    }

    private static async Task BlankCorrectionsAsync(RecordsContext context, Comment comment, CancellationToken cancellationToken)
    {
        foreach (var correction in await context.Corrections.Where(correction => correction.CommentId == comment.Id).ToListAsync(cancellationToken))
        {
            correction.Text = "";
            if (correction.Part is CorrectedPart.Place or CorrectedPart.Masking)
            {
                context.Entry(correction).Property(c => c.Before).CurrentValue = "";
                context.Entry(correction).Property(c => c.After).CurrentValue = "";
            }

            context.Entry(correction).Property(c => c.Reason).CurrentValue = null;
        }
    }

    private static async Task<IReadOnlyList<string>> RemoveAttachmentsAsync(RecordsContext context, Comment comment, CancellationToken cancellationToken)
    {
        // Photos of a field check belong to the officials and stay.
        var own = await context.Attachments.Where(attachment => attachment.CommentId == comment.Id && attachment.FieldCheckId == null).ToListAsync(cancellationToken);
        context.Attachments.RemoveRange(own);
        return [.. own.Select(attachment => attachment.Sha256).OfType<string>()];
    }
}
