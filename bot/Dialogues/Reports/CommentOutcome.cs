using CivicBot.Comments.Life;

namespace CivicBot.Dialogues.Reports;

/// <summary>What became of a comment, as reports say it: "closed" is never one word. In the order of the report.</summary>
public enum CommentOutcome
{
    AnsweredOnSpot,
    Answered,
    Done,
    Promised,
    Forwarded,
    Refused,
    Duplicate,
    Withdrawn,

    /// <summary>Received, confirmed, assigned, asked back or reopened.</summary>
    InProgress,
}

public static class CommentOutcomes
{
    public static CommentOutcome Of(CommentState state) => state switch
    {
        CommentState.AnsweredOnSpot => CommentOutcome.AnsweredOnSpot,
        CommentState.Answered => CommentOutcome.Answered,
        CommentState.Done => CommentOutcome.Done,
        CommentState.Promised => CommentOutcome.Promised,
        CommentState.Forwarded => CommentOutcome.Forwarded,
        CommentState.Refused => CommentOutcome.Refused,
        CommentState.Duplicate => CommentOutcome.Duplicate,
        CommentState.Withdrawn => CommentOutcome.Withdrawn,
        _ => CommentOutcome.InProgress,
    };

    /// <summary>In files and commands, for example <c>answered-on-spot</c>.</summary>
    public static string WireName(this CommentOutcome outcome) => outcome switch
    {
        CommentOutcome.AnsweredOnSpot => "answered-on-spot",
        CommentOutcome.Answered => "answered",
        CommentOutcome.Done => "done",
        CommentOutcome.Promised => "promised",
        CommentOutcome.Forwarded => "forwarded",
        CommentOutcome.Refused => "refused",
        CommentOutcome.Duplicate => "duplicate",
        CommentOutcome.Withdrawn => "withdrawn",
        CommentOutcome.InProgress => "in-progress",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Unknown outcome of a comment."),
    };
}
