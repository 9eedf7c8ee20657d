using CivicBot.Comments.Life;
using CivicBot.Comments.Records;

namespace CivicBot.Comments.Desk;

/// <summary>By which step another one is taken back (hoàn tác), as <see cref="CommentTransitions"/> allows it. Pure.</summary>
public static class TakingBack
{
    /// <param name="done">The last line of the story.</param>
    /// <param name="officerBefore">Who had the comment before that step; null: nobody.</param>
    /// <param name="reason">One sentence for the story.</param>
    /// <returns>Null where there is no way back: promises and questions are told at once, and what the citizen did is the citizen's.</returns>
    public static CommentAction? Of(CommentChange done, string? officerBefore, string reason) => done switch
    {
        { Kind: not ChangeKind.Moved } or { ByKind: not ActorKind.Official } or { From: null } => null,
        { To: { } to } when to.IsClosed() => new CommentAction.Reopen(reason),
        { To: CommentState.Assigned or CommentState.Forwarded, From: CommentState.Assigned or CommentState.Reopened } when officerBefore is { } officer => new CommentAction.Assign(officer),
        { To: CommentState.Assigned or CommentState.Forwarded, From: CommentState.Received or CommentState.Confirmed or CommentState.Assigned or CommentState.Reopened } =>
            new CommentAction.Return(reason),
        _ => null,
    };

    /// <summary>Whether citizens are told of this only when it can no longer be taken back.</summary>
    public static bool CanWait(CommentAction action) => action.To.IsClosed() || action is CommentAction.Forward;
}
