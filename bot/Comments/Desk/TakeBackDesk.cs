using CivicBot.Comments.Corrections;
using CivicBot.Comments.Deadlines;
using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CivicBot.Comments.Desk;

/// <summary>
/// Takes back what an official did last to a comment, for some minutes: a step, of which nobody was told yet, or a correction of topics, which then teaches nothing. Nobody is told of it, because
/// nobody knew.
/// </summary>
public sealed class TakeBackDesk(RecordsDatabase records, CorrectionDesk corrections, DueDates due, IOptions<CommentHandlingOptions> options, TimeProvider time)
{
    private readonly DeskWork work = new(records, time);

    /// <summary>For so long after it was done.</summary>
    public TimeSpan Window => TimeSpan.FromMinutes(options.Value.BulkUndoMinutes);

    /// <summary>Whether the last line of a story can be taken back now, for whoever draws a button.</summary>
    public bool Offers(IReadOnlyList<CommentChange> story) =>
        story is [.., var last] && time.GetUtcNow() < last.At + Window && (IsTopics(last) || TakingBack.Of(last, OfficerBefore(story, last), "-") is not null);

    /// <param name="visit">Its occasion is that of the taking back.</param>
    /// <param name="occasion">Of what is taken back.</param>
    /// <param name="reason">One sentence for the story.</param>
    public async Task<DeskOutcome> TakeBackAsync(DeskVisit visit, string occasion, string reason, CancellationToken cancellationToken)
    {
        DeskOutcome? changed = null;
        var outcome = await work.DoAsync(
            visit,
            async (context, comment, now, token) =>
            {
                var story = await context.Changes.AsNoTracking().Where(c => c.CommentId == comment.Id).OrderBy(c => c.Number).ToListAsync(token);
                if (story is not [.., var last] || !story.Exists(change => change.Occasion == occasion))
                {
                    return CommentTexts.NotTakenBack;
                }

                if (last.Occasion != occasion)
                {
                    changed = new DeskOutcome.ChangedMeanwhile(last.By, last.At);
                    return CommentTexts.ChangedMeanwhile(last.By, last.At);
                }

                if (now >= last.At + Window)
                {
                    return CommentTexts.TooLateToTakeBack(options.Value.BulkUndoMinutes);
                }

                return IsTopics(last)
                    ? await corrections.TakeBackAsync(context, comment, last, visit, reason, now, token)
                    : await StepBackAsync(context, comment, last, OfficerBefore(story, last), visit, reason, now, token);
            },
            cancellationToken);
        return changed ?? outcome;
    }

    private static bool IsTopics(CommentChange change) =>
        change is { Kind: ChangeKind.Corrected, ByKind: ActorKind.Official } && change.Target == CorrectionDesk.WireName(CorrectedPart.Topics) && change.Note != CommentTexts.TakenBack;

    private static string? OfficerBefore(IReadOnlyList<CommentChange> story, CommentChange last) => story
        .Where(change => change.Number < last.Number && change is { Kind: ChangeKind.Moved, To: CommentState.Assigned or CommentState.Confirmed })
        .Select(change => change.To == CommentState.Assigned ? change.Target : null)
        .LastOrDefault();

    private async Task<string?> StepBackAsync(
        RecordsContext context, Comment comment, CommentChange done, string? officerBefore, DeskVisit visit, string reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (TakingBack.Of(done, officerBefore, reason) is not { } action || CommentLife.Decide(comment.State, comment.Code, action, visit.By.Kind, now) is not LifeDecision.Allowed allowed)
        {
            return CommentTexts.NotTakenBack;
        }

        var notices = await context.Notices.Where(n => n.ChangeId == done.Id).ToListAsync(cancellationToken);
        if (notices.Exists(notice => notice.State != NoticeState.Waiting))
        {
            return CommentTexts.NotTakenBack;
        }

        notices.ForEach(notice => notice.State = NoticeState.TakenBack);
        var line = CommentStep.Line(allowed with { TellsCitizen = false }, action, visit.By, visit.Occasion, note: CommentTexts.TakenBack);
        await CommentStory.AppendAsync(context, comment, line, now, cancellationToken);
        CommentStep.Apply(comment, allowed, action, now, due.WorkingDaysOf(comment.Commune));
        comment.DuplicateOfId = null;
        DeskWork.Audit(context, comment, visit.By, "comment.take-back", visit.Occasion, $"{allowed.From.WireName()} -> {allowed.To.WireName()}", now);
        return null;
    }
}
