using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Comments.Desk;

/// <summary>A step on a comment that was found, is as the person saw it, and was not done before.</summary>
/// <returns>Why it cannot be, one Vietnamese sentence, before anything was changed; null: done.</returns>
internal delegate Task<string?> DeskStep(RecordsContext context, Comment comment, DateTimeOffset now, CancellationToken cancellationToken);

/// <summary>What every action at the desk has in common: one transaction, once for each occasion, and the second of two people is told about the first.</summary>
internal sealed class DeskWork(RecordsDatabase records, TimeProvider time)
{
    public async Task<DeskOutcome> DoAsync(DeskVisit visit, DeskStep step, CancellationToken cancellationToken)
    {
        try
        {
            return await records.WriteAsync((context, token) => DoAsync(context, visit, step, time.GetUtcNow(), token), cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            await using var context = records.Read();
            return await ChangedAsync(context, visit.Code, cancellationToken);
        }
    }

    /// <summary>The same as part of a larger transaction.</summary>
    public static async Task<DeskOutcome> DoAsync(RecordsContext context, DeskVisit visit, DeskStep step, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await context.Comments.SingleOrDefaultAsync(c => c.Code == visit.Code, cancellationToken) is not { } comment)
        {
            return new DeskOutcome.NotFound();
        }

        if (await CommentStory.IsKnownAsync(context, visit.Occasion, cancellationToken))
        {
            return new DeskOutcome.Done(comment.Code, comment.State, comment.Version, Again: true);
        }

        if (visit.Version is { } seen && seen != comment.Version)
        {
            return await ChangedAsync(context, visit.Code, cancellationToken);
        }

        return await step(context, comment, now, cancellationToken) is { } why
            ? new DeskOutcome.NotAllowed(why)
            : new DeskOutcome.Done(comment.Code, comment.State, comment.Version + 1, Again: false);
    }

    /// <param name="detail">Fields, states, counts; nothing personal.</param>
    public static void Audit(RecordsContext context, Comment comment, Actor by, string action, string occasion, string? detail, DateTimeOffset now) =>
        context.Audit.Add(new AuditEntry
        {
            Id = RecordIds.For("audit", occasion),
            At = now,
            Who = by.Name,
            Commune = comment.Commune,
            Action = action,
            Subject = comment.Code,
            Detail = detail,
        });

    private static async Task<DeskOutcome> ChangedAsync(RecordsContext context, string code, CancellationToken cancellationToken)
    {
        var comment = await context.Comments.AsNoTracking().SingleAsync(c => c.Code == code, cancellationToken);
        var last = await context.Changes.AsNoTracking().Where(c => c.CommentId == comment.Id).OrderByDescending(c => c.Number).FirstOrDefaultAsync(cancellationToken);
        return new DeskOutcome.ChangedMeanwhile(last?.By, last?.At ?? comment.ChangedAt);
    }
}
