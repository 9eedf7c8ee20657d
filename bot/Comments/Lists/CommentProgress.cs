using System.Linq.Expressions;
using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Storage.Records;

namespace CivicBot.Comments.Lists;

/// <summary>How far the answer to a comment has come. Each comment is in at most one; duplicates and withdrawn ones are in none. Stored nowhere.</summary>
public enum AnswerProgress
{
    /// <summary>Answered by an official before its day was over, or before a clock ran at all.</summary>
    InTime,

    /// <summary>Answered after its day.</summary>
    Late,

    /// <summary>Open, and its day is over (quá hạn).</summary>
    Overdue,

    /// <summary>Open, and nobody is late yet.</summary>
    Waiting,
}

/// <summary>How comments were answered, as a database can tell; charts count by it and lists filter by it, so that a bar and the list behind it agree.</summary>
internal static class CommentProgress
{
    /// <summary>Ends that are an answer (trả lời).</summary>
    public static CommentState[] Answers { get; } = [CommentState.AnsweredOnSpot, CommentState.Answered, CommentState.Done, CommentState.Refused];

    /// <summary>An official has seen the topic and not corrected it.</summary>
    public static Expression<Func<Comment, bool>> TopicKept { get; } = c =>
        c.TopicsBy == DecidedBy.Machine && c.State != CommentState.Received && c.State != CommentState.Confirmed && c.State != CommentState.Withdrawn;

    /// <summary>The number of the progress, or -1: an expression that both databases understand.</summary>
    /// <param name="today">Vietnam's date.</param>
    public static Expression<Func<Comment, int>> Of(DateOnly today) => c =>
        Answers.Contains(c.State) ? c.DueOn != null && c.ClosedOn > c.DueOn ? (int)AnswerProgress.Late : (int)AnswerProgress.InTime
        : c.State >= CommentState.AnsweredOnSpot ? -1
        : c.RunsUntil < today ? (int)AnswerProgress.Overdue
        : (int)AnswerProgress.Waiting;

    public static IQueryable<Comment> Where(RecordsContext context, IQueryable<Comment> comments, CommentFilter filter, DateOnly today)
    {
        comments = filter.Channel is { } channel ? comments.Where(c => c.Channel == channel) : comments;
        comments = filter.WithoutNeighbourhood ? comments.Where(c => c.Neighbourhood == null) : comments;
        comments = filter.Progress is { } progress ? comments.Where(Is(progress, today)) : comments;
        comments = filter.AnsweredFrom is { } from ? comments.Where(c => Answers.Contains(c.State) && c.ClosedAfter >= from) : comments;
        comments = filter.AnsweredUpTo is { } upTo ? comments.Where(c => Answers.Contains(c.State) && c.ClosedAfter <= upTo) : comments;
        comments = filter.Stars is { } stars ? comments.Where(c => c.Stars == stars) : comments;
        comments = filter.Corrected is { } part ? comments.Where(c => context.Corrections.Any(correction => correction.CommentId == c.Id && correction.Part == part)) : comments;
        return filter.TopicKept ? comments.Where(TopicKept) : comments;
    }

    private static Expression<Func<Comment, bool>> Is(AnswerProgress progress, DateOnly today)
    {
        var number = Of(today);
        return Expression.Lambda<Func<Comment, bool>>(Expression.Equal(number.Body, Expression.Constant((int)progress)), number.Parameters);
    }
}
