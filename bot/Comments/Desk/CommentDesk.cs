using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Comments.Desk;

/// <summary>What came of an official's action.</summary>
public abstract record DeskOutcome
{
    private DeskOutcome()
    {
    }

    /// <param name="Version">To be given with the next action.</param>
    /// <param name="Again">The same occasion had done it before; nothing happened now.</param>
    public sealed record Done(string Code, CommentState State, int Version, bool Again) : DeskOutcome;

    /// <param name="Why">One sentence for the person, Vietnamese.</param>
    public sealed record NotAllowed(string Why) : DeskOutcome;

    /// <summary>Somebody else changed it meanwhile; look again.</summary>
    /// <param name="By">Who did, where it is known.</param>
    public sealed record ChangedMeanwhile(string? By, DateTimeOffset At) : DeskOutcome;

    public sealed record NotFound : DeskOutcome;
}

/// <summary>Where officials work on comments (bàn xử lý). One action is one transaction: state, story, who is to be told, audit.</summary>
public sealed class CommentDesk(RecordsDatabase records, TimeProvider time)
{
    /// <param name="code">Digits of the code.</param>
    /// <param name="version">What the person saw; null: whatever it is now.</param>
    /// <param name="occasion">Stable key of the click or row; the same again does nothing.</param>
    /// <param name="note">For officials only.</param>
    public async Task<DeskOutcome> ActAsync(
        string code, CommentAction action, Actor by, int? version, string occasion, string? note, CancellationToken cancellationToken)
    {
        try
        {
            return await records.WriteAsync((context, token) => ActAsync(context, code, action, by, version, occasion, note, token), cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new DeskOutcome.ChangedMeanwhile(By: null, time.GetUtcNow());
        }
    }

    private async Task<DeskOutcome> ActAsync(
        RecordsContext context, string code, CommentAction action, Actor by, int? version, string occasion, string? note, CancellationToken cancellationToken)
    {
        if (await context.Comments.SingleOrDefaultAsync(c => c.Code == code, cancellationToken) is not { } comment)
        {
            return new DeskOutcome.NotFound();
        }

        if (await CommentStory.IsKnownAsync(context, occasion, cancellationToken))
        {
            return new DeskOutcome.Done(comment.Code, comment.State, comment.Version, Again: true);
        }

        if (version is { } seen && seen != comment.Version)
        {
            var last = await context.Changes.Where(c => c.CommentId == comment.Id).OrderByDescending(c => c.Number).FirstOrDefaultAsync(cancellationToken);
            return new DeskOutcome.ChangedMeanwhile(last?.By, comment.ChangedAt);
        }

        var now = time.GetUtcNow();
        switch (CommentLife.Decide(comment.State, comment.Code, action, by.Kind, now))
        {
            case LifeDecision.NotAllowed refused:
                return new DeskOutcome.NotAllowed(refused.Why);
            case LifeDecision.Allowed allowed:
                await TakeAsync(context, comment, allowed, action, by, occasion, note, now, cancellationToken);
                return new DeskOutcome.Done(comment.Code, comment.State, comment.Version + 1, Again: false);
            default:
                throw new InvalidOperationException("A decision is either allowed or not.");
        }
    }

    private static async Task TakeAsync(
        RecordsContext context, Comment comment, LifeDecision.Allowed allowed, CommentAction action, Actor by, string occasion, string? note, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await CommentStory.AppendAsync(context, comment, CommentStep.Line(allowed, action, by, occasion, note), now, cancellationToken);
        CommentStep.Apply(comment, allowed, action, now);
        context.Audit.Add(new AuditEntry
        {
            Id = RecordIds.For("audit", occasion),
            At = now,
            Who = by.Name,
            Commune = comment.Commune,
            Action = $"comment.{action.To.WireName()}",
            Subject = comment.Code,
            Detail = $"{allowed.From.WireName()} -> {allowed.To.WireName()}",
        });
    }
}
