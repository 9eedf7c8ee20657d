using CivicBot.Comments.Deadlines;
using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Communes;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Comments.Desk;

/// <summary>Where officials move comments from state to state (bàn xử lý). One action is one transaction: state, story, who is to be told, audit.</summary>
public sealed class CommentDesk(RecordsDatabase records, ICommuneDirectory communes, ForwardingBodies bodies, DueDates due, TimeProvider time)
{
    private readonly DeskWork work = new(records, time);

    /// <param name="code">Digits of the code.</param>
    /// <param name="version">What the person saw; null: whatever it is now.</param>
    /// <param name="occasion">Stable key of the click or row; the same again does nothing.</param>
    /// <param name="note">For officials only.</param>
    public Task<DeskOutcome> ActAsync(
        string code, CommentAction action, Actor by, int? version, string occasion, string? note, CancellationToken cancellationToken) =>
        ActAsync(new DeskVisit(code, by, version, occasion), action, note, tellNotBefore: null, cancellationToken);

    /// <summary>The same as part of a larger transaction.</summary>
    public Task<DeskOutcome> ActAsync(RecordsContext context, DeskVisit visit, CommentAction action, string? note, CancellationToken cancellationToken) =>
        DeskWork.DoAsync(context, visit, Step(visit, action, note, tellNotBefore: null), time.GetUtcNow(), cancellationToken);

    /// <summary>Gives a comment to the officer whom the commune's file names for its main topic.</summary>
    public Task<DeskOutcome> AssignByTopicAsync(DeskVisit visit, string? note, CancellationToken cancellationToken) => work.DoAsync(
        visit,
        async (context, comment, now, token) => communes.Find(comment.Commune)?.OfficerFor(comment.Topics[0]) is { } officer
            ? await Step(visit, new CommentAction.Assign(officer.Title), note, tellNotBefore: null)(context, comment, now, token)
            : CommentTexts.NoOfficerFor(comment.Topics[0]),
        cancellationToken);

    internal Task<DeskOutcome> ActAsync(DeskVisit visit, CommentAction action, string? note, DateTimeOffset? tellNotBefore, CancellationToken cancellationToken) =>
        work.DoAsync(visit, Step(visit, action, note, tellNotBefore), cancellationToken);

    internal WorkingDays WorkingDaysOf(Comment comment) => due.WorkingDaysOf(comment.Commune);

    internal DeskStep Step(DeskVisit visit, CommentAction wanted, string? note, DateTimeOffset? tellNotBefore) => async (context, comment, now, token) =>
    {
        var action = wanted is CommentAction.Forward { Body: not null } forward ? bodies.Named(comment.Commune, forward) : wanted;
        switch (CommentLife.Decide(comment.State, comment.Code, action, visit.By.Kind, now))
        {
            case LifeDecision.NotAllowed refused:
                return refused.Why;
            case LifeDecision.Allowed allowed:
                Comment? goesOn = null;
                if (action is CommentAction.MarkDuplicate duplicate)
                {
                    goesOn = await context.Comments.SingleOrDefaultAsync(c => c.Code == duplicate.Of, token);
                    if (ProblemOf(goesOn, comment, duplicate.Of) is { } problem)
                    {
                        return problem;
                    }
                }

                await TakeAsync(context, comment, allowed, action, visit, note, tellNotBefore, now, token);
                await FollowDuplicatesAsync(context, comment, goesOn, visit, now, token);
                return null;
            default:
                throw new InvalidOperationException("A decision is either allowed or not.");
        }
    };

    private async Task TakeAsync(
        RecordsContext context,
        Comment comment,
        LifeDecision.Allowed allowed,
        CommentAction action,
        DeskVisit visit,
        string? note,
        DateTimeOffset? tellNotBefore,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var line = CommentStep.Line(allowed, action, visit.By, visit.Occasion, note) with { TellNotBefore = tellNotBefore };
        var asked = comment.State == CommentState.NeedsInformation ? await AskedAtAsync(context, comment, cancellationToken) : null;
        await CommentStory.AppendAsync(context, comment, line, now, cancellationToken);
        CommentStep.Apply(comment, allowed, action, now, due.WorkingDaysOf(comment.Commune));
        DueAfter(comment, allowed, asked, now);
        DeskWork.Audit(
            context, comment, visit.By, $"comment.{action.To.WireName()}", visit.Occasion, $"{allowed.From.WireName()} -> {allowed.To.WireName()}", now);
    }

    /// <summary>The clock starts when somebody has to do something, starts anew when it is taken up again, and stands still while the citizen is asked.</summary>
    private void DueAfter(Comment comment, LifeDecision.Allowed allowed, DateTimeOffset? asked, DateTimeOffset now)
    {
        if (allowed.To == CommentState.Reopened)
        {
            comment.DueOn = due.For(comment.Commune, comment.Topics[0], now);
        }
        else if (comment.State.IsOpen() && comment.DueOn is { } until && asked is { } moment)
        {
            var days = due.WorkingDaysOf(comment.Commune);
            comment.DueOn = days.After(until, days.Between(Knowledge.Calendar.VietnamTime.DateOf(moment), Knowledge.Calendar.VietnamTime.DateOf(now)));
        }
        else if (allowed.To is CommentState.Confirmed or CommentState.Assigned)
        {
            comment.DueOn ??= due.For(comment.Commune, comment.Topics[0], now);
        }
    }

    private static async Task<DateTimeOffset?> AskedAtAsync(RecordsContext context, Comment comment, CancellationToken cancellationToken) =>
        await context.Changes
            .Where(c => c.CommentId == comment.Id && c.To == CommentState.NeedsInformation)
            .OrderByDescending(c => c.Number)
            .Select(c => (DateTimeOffset?)c.At)
            .FirstOrDefaultAsync(cancellationToken);

    private static string? ProblemOf(Comment? goesOn, Comment comment, string code) => goesOn switch
    {
        null => CommentTexts.NoSuchComment(code),
        _ when goesOn.Commune != comment.Commune => CommentTexts.OtherCommune(code),
        { State: CommentState.Duplicate } => CommentTexts.IsDuplicateItself(code),
        { State: CommentState.Withdrawn } => CommentTexts.IsWithdrawn(code),
        _ => null,
    };

    /// <summary>
    /// Nobody who wrote a duplicate is lost: they go along to the comment that goes on, and where their comment's other one is withdrawn, theirs is opened again.
    /// </summary>
    private async Task FollowDuplicatesAsync(
        RecordsContext context, Comment comment, Comment? goesOn, DeskVisit visit, DateTimeOffset now, CancellationToken cancellationToken)
    {
        comment.DuplicateOfId = goesOn?.Id;
        if (comment.State is not (CommentState.Duplicate or CommentState.Withdrawn))
        {
            return;
        }

        foreach (var follower in await context.Comments.Where(c => c.DuplicateOfId == comment.Id).ToListAsync(cancellationToken))
        {
            if (goesOn is not null)
            {
                follower.DuplicateOfId = goesOn.Id;
                await CommentStory.AppendAsync(
                    context,
                    follower,
                    new StoryLine(ChangeKind.Corrected, Actor.System, $"{visit.Occasion}/{follower.Code}") { Target = goesOn.Code, Note = CommentTexts.NowDuplicateOf(goesOn.Code) },
                    now,
                    cancellationToken);
                continue;
            }

            var reopen = new CommentAction.Reopen(CommentTexts.OtherWasWithdrawn(comment.Code));
            var own = visit with { Code = follower.Code, By = Actor.System, Version = null, Occasion = $"{visit.Occasion}/{follower.Code}" };
            if (await Step(own, reopen, note: null, tellNotBefore: null)(context, follower, now, cancellationToken) is { } why)
            {
                throw new InvalidOperationException($"A duplicate could not be opened again: {why}");
            }
        }
    }
}
