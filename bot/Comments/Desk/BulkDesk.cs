using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CivicBot.Comments.Desk;

/// <summary>
/// The same to several comments at once (trả lời giống nhau cho nhiều ý kiến): each is an action of its own, reported on its own. Citizens are told of a closing only when it can no longer
/// be taken back, so that taking it back tells nobody anything.
/// </summary>
public sealed class BulkDesk(CommentDesk desk, RecordsDatabase records, IOptions<CommentHandlingOptions> options, TimeProvider time)
{
    /// <summary>Between the end of taking back and the first message, so that the two cannot meet.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    private readonly DeskWork work = new(records, time);

    private TimeSpan Window => TimeSpan.FromMinutes(options.Value.BulkUndoMinutes);

    /// <param name="bulk">Stable key of the click; the same again does nothing to those that were done.</param>
    /// <param name="comments">Codes with what the person saw; a code that stands twice counts once.</param>
    public async Task<BulkReport> ActAsync(
        string bulk, IReadOnlyList<BulkItem> comments, CommentAction action, Actor by, string? note, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(bulk);
        var lines = new List<BulkLine>();
        foreach (var item in comments.DistinctBy(c => c.Code, StringComparer.Ordinal))
        {
            DateTimeOffset? tell = action.To.IsClosed() && Window > TimeSpan.Zero ? time.GetUtcNow() + Window + Margin : null;
            var visit = new DeskVisit(item.Code, by, item.Version, OccasionOf(bulk, item.Code));
            lines.Add(new BulkLine(item.Code, await desk.ActAsync(visit, action, note, tell, cancellationToken)));
        }

        return new BulkReport(bulk, lines);
    }

    /// <summary>Takes back what a bulk closed: each comment is open again and nobody is told, because nobody was.</summary>
    /// <param name="among">The comments that the person may see; null: all.</param>
    /// <returns>A line for each comment that the bulk had closed; empty: no such bulk.</returns>
    public async Task<BulkReport> UndoAsync(
        string bulk, Actor by, string reason, CancellationToken cancellationToken, Func<IQueryable<Comment>, IQueryable<Comment>>? among = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(bulk);
        await using var context = records.Read();
        var prefix = OccasionOf(bulk, "");
        var codes = await context.Changes
            .Where(change => change.Occasion.StartsWith(prefix))
            .Join(among?.Invoke(context.Comments) ?? context.Comments, change => change.CommentId, comment => comment.Id, (change, comment) => new { change.Occasion, comment.Code })
            .Where(done => done.Occasion == prefix + done.Code)
            .Select(done => done.Code)
            .Distinct()
            .OrderBy(code => code)
            .ToListAsync(cancellationToken);
        var lines = new List<BulkLine>();
        foreach (var code in codes)
        {
            lines.Add(new BulkLine(code, await UndoAsync(bulk, code, by, reason, cancellationToken)));
        }

        return new BulkReport(bulk, lines);
    }

    private async Task<DeskOutcome> UndoAsync(string bulk, string code, Actor by, string reason, CancellationToken cancellationToken)
    {
        DeskOutcome? changed = null;
        var visit = new DeskVisit(code, by, Version: null, $"undo/{OccasionOf(bulk, code)}");
        var outcome = await work.DoAsync(
            visit,
            async (context, comment, now, token) =>
            {
                changed = null;
                var occasion = OccasionOf(bulk, code);
                var done = await context.Changes.AsNoTracking().SingleAsync(c => c.Occasion == occasion, token);
                var last = await context.Changes.AsNoTracking().Where(c => c.CommentId == comment.Id).OrderByDescending(c => c.Number).FirstAsync(token);
                if (last.Id != done.Id)
                {
                    changed = new DeskOutcome.ChangedMeanwhile(last.By, last.At);
                    return CommentTexts.ChangedMeanwhile(last.By, last.At);
                }

                if (now >= done.At + Window)
                {
                    return CommentTexts.TooLateToTakeBack(options.Value.BulkUndoMinutes);
                }

                return await TakeBackAsync(context, comment, done, visit, reason, now, token);
            },
            cancellationToken);
        return changed ?? outcome;
    }

    private static async Task<string?> TakeBackAsync(
        RecordsContext context, Comment comment, CommentChange done, DeskVisit visit, string reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var action = new CommentAction.Reopen(reason);
        if (CommentLife.Decide(comment.State, comment.Code, action, visit.By.Kind, now) is not LifeDecision.Allowed allowed)
        {
            return CommentTexts.OnlyClosingsAreTakenBack;
        }

        foreach (var notice in await context.Notices.Where(n => n.ChangeId == done.Id && n.State == NoticeState.Waiting).ToListAsync(cancellationToken))
        {
            notice.State = NoticeState.TakenBack;
        }

        var line = CommentStep.Line(allowed with { TellsCitizen = false }, action, visit.By, visit.Occasion, note: CommentTexts.TakenBack);
        await CommentStory.AppendAsync(context, comment, line, now, cancellationToken);
        CommentStep.Apply(comment, allowed, action, now);
        comment.DuplicateOfId = null;
        DeskWork.Audit(context, comment, visit.By, "comment.take-back", visit.Occasion, $"{allowed.From.WireName()} -> {allowed.To.WireName()}", now);
        return null;
    }

    private static string OccasionOf(string bulk, string code) => $"{bulk}/{code}";
}

/// <param name="Version">What the person saw; null: whatever it is now.</param>
public sealed record BulkItem(string Code, int? Version);

public sealed record BulkLine(string Code, DeskOutcome Outcome);

/// <param name="Bulk">Key by which it can be taken back.</param>
/// <param name="Lines">One for each comment, in the order given.</param>
public sealed record BulkReport(string Bulk, IReadOnlyList<BulkLine> Lines)
{
    public int Done => Lines.Count(line => line.Outcome is DeskOutcome.Done);
}
