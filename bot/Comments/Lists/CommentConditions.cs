using CivicBot.Comments.Deadlines;
using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Knowledge.Calendar;
using CivicBot.Storage.Records;

namespace CivicBot.Comments.Lists;

/// <summary>A filter as conditions that the database decides, so that 100,000 comments are as quick as a hundred.</summary>
internal static class CommentConditions
{
    /// <param name="today">Vietnam's date.</param>
    /// <param name="amber">Until when a clock is amber.</param>
    public static IQueryable<Comment> Where(RecordsContext context, IQueryable<Comment> all, CommentFilter filter, DateOnly today, AmberDays amber)
    {
        var comments = What(all, filter);
        comments = How(comments, filter);
        comments = CommentProgress.Where(context, comments, filter, today);
        comments = filter.Overdue ? comments.Overdue(today) : comments;
        comments = filter.DueSoon ? comments.DueSoon(today, amber) : comments;
        return string.IsNullOrWhiteSpace(filter.Text) ? comments : Says(comments, filter.Text);
    }

    public static DateTimeOffset StartOf(DateOnly day) => VietnamTime.At(day, TimeOnly.MinValue).ToUniversalTime();

    /// <summary>Whose and about what.</summary>
    private static IQueryable<Comment> What(IQueryable<Comment> comments, CommentFilter filter)
    {
        comments = filter.Communes switch
        {
            [] => comments,
            [var only] => comments.Where(c => c.Commune == only),
            var several => comments.Where(c => several.Contains(c.Commune)),
        };
        comments = filter.DayId is { } day ? comments.Where(c => c.DayId == day) : comments;
        comments = filter.WithoutDay ? comments.Where(c => c.DayId == null) : comments;
        comments = filter.Topic is { } topic ? comments.Where(c => c.Topics.Contains(topic)) : comments;
        comments = filter.MainTopics.Count > 0 ? comments.Where(c => filter.MainTopics.Contains(c.Topics[0])) : comments;
        comments = filter.Neighbourhood is { } neighbourhood ? comments.Where(c => c.Neighbourhood == neighbourhood) : comments;
        comments = filter.Levels.Count > 0 ? comments.Where(c => filter.Levels.Contains(c.Level)) : comments;
        comments = filter.Body is { } body ? comments.Where(c => c.Body == body) : comments;
        comments = filter.Group is { } group ? comments.Where(c => c.GroupId == group) : comments;
        comments = filter.From is { } from ? comments.Where(c => c.ReceivedAt >= StartOf(from)) : comments;
        return filter.To is { } to ? comments.Where(c => c.ReceivedAt < StartOf(to.AddDays(1))) : comments;
    }

    /// <summary>Where they stand and what must be seen to.</summary>
    private static IQueryable<Comment> How(IQueryable<Comment> comments, CommentFilter filter)
    {
        comments = filter.States.Count > 0 ? comments.Where(c => filter.States.Contains(c.State)) : comments;
        comments = filter.Open is { } open ? comments.Where(c => c.State < CommentState.AnsweredOnSpot == open) : comments;
        comments = filter.Officer is { } officer ? comments.Where(c => c.Officer == officer) : comments;
        comments = filter.ForwardedBodies.Count > 0 ? comments.Where(c => c.ForwardedBody != null && filter.ForwardedBodies.Contains(c.ForwardedBody)) : comments;
        comments = filter.BodyAnswered ? comments.Where(c => c.State == CommentState.Forwarded && c.BodyAnsweredAt != null) : comments;
        comments = filter.Unsure ? comments.Where(c => c.TopicUnsure) : comments;
        comments = filter.Flagged ? comments.Where(c => (c.Flags & (Concerns.Denunciation | Concerns.Emergency | Concerns.Abuse)) != Concerns.None) : comments;
        comments = filter.WithoutDenunciations ? comments.Where(c => (c.Flags & Concerns.Denunciation) == Concerns.None) : comments;
        comments = filter.Unchecked ? comments.Where(c => c.AwaitsCheck) : comments;
        comments = filter.Grouped ? comments.Where(c => c.GroupId != null) : comments;
        return filter.Recurring ? comments.Where(c => c.RecurrenceOfId != null) : comments;
    }

    private static IQueryable<Comment> Says(IQueryable<Comment> comments, string text)
    {
        if (CommentCode.Find(text) is { } code)
        {
            return comments.Where(c => c.Code == code.Digits);
        }

        if (CommentCode.IsValid(text.Trim()))
        {
            var digits = text.Trim();
            return comments.Where(c => c.Code == digits);
        }

        return SearchWords.In(text).Aggregate(comments, (found, word) => found.Where(c => c.Search.Contains(word)));
    }
}
