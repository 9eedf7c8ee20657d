using CivicBot.Comments.Deadlines;
using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Knowledge.Calendar;

namespace CivicBot.Comments.Desk;

/// <summary>An allowed action as what it changes: the comment's members and the line of its story.</summary>
internal static class CommentStep
{
    public static StoryLine Line(LifeDecision.Allowed allowed, CommentAction action, Actor by, string occasion, string? note)
    {
        var line = new StoryLine(ChangeKind.Moved, by, occasion, allowed.TellsCitizen) { From = allowed.From, To = allowed.To, Note = note };
        return action switch
        {
            CommentAction.Confirm or CommentAction.Resume => line,
            CommentAction.Assign assign => line with { Target = assign.Officer },
            CommentAction.Return back => line with { Note = Join(back.Reason, note) },
            CommentAction.AskCitizen ask => line with { Text = ask.Question },
            CommentAction.Forward forward => line with { Target = forward.Body, Text = forward.Reason, Date = forward.Expected },
            CommentAction.Promise promise => line with { Text = promise.Text, Date = promise.By },
            CommentAction.AnswerOnSpot answer => line with { Text = answer.Text },
            CommentAction.Answer answer => line with { Text = answer.Text, Checked = answer.Checked, LegalGround = answer.LegalGround },
            CommentAction.Finish finish => line with { Text = finish.Text, Checked = finish.Proof },
            CommentAction.Refuse refuse => line with { Text = refuse.Reason, LegalGround = refuse.LegalGround, Target = refuse.Door },
            CommentAction.MarkDuplicate duplicate => line with { Target = duplicate.Of },
            CommentAction.Withdraw withdraw => line with { Text = withdraw.Reason, TellsOthers = true },
            CommentAction.Reopen reopen => line with { Text = reopen.Reason },
            _ => throw new InvalidOperationException($"Unknown action {action.GetType().Name}."),
        };
    }

    /// <param name="days">Working days of the comment's commune.</param>
    public static void Apply(Comment comment, LifeDecision.Allowed allowed, CommentAction action, DateTimeOffset now, WorkingDays days)
    {
        comment.State = allowed.To;
        comment.ClosedAt = allowed.To.IsClosed() ? now : null;
        comment.AwaitsCheck = allowed.To.IsClosed() && allowed.To != CommentState.Withdrawn;
        comment.ClosedOn = allowed.To.IsClosed() ? VietnamTime.DateOf(now) : null;
        comment.ClosedAfter = comment.ClosedOn is { } closed ? Math.Max(0, days.Between(VietnamTime.DateOf(comment.ReceivedAt), closed)) : null;
        comment.ConfirmedAt ??= allowed.To == CommentState.Received ? null : now;
        comment.PromisedFor = action switch
        {
            CommentAction.Promise promise => promise.By,
            CommentAction.Forward forward => forward.Expected,
            _ => null,
        };
        comment.ForwardedTo = action is CommentAction.Forward { Body: var body } ? body : null;

        // Stays after closing, so that the body sees how it ended; goes when the commune takes the matter back.
        comment.ForwardedBody = action is CommentAction.Forward { BodyId: var id } ? id : allowed.To.IsClosed() ? comment.ForwardedBody : null;
        comment.BodyAnsweredAt = allowed.To.IsClosed() ? comment.BodyAnsweredAt : null;
        comment.Refusal = action is CommentAction.Refuse { Code: var code } ? code : null;
        comment.Officer = action switch
        {
            CommentAction.Assign { Officer: var officer } => officer,
            CommentAction.Return => null,
            _ => comment.Officer,
        };
    }

    private static string Join(string reason, string? note) => string.IsNullOrWhiteSpace(note) ? reason : $"{reason}\n{note}";
}
