using System.Linq.Expressions;
using CivicBot.Comments.Lists;
using CivicBot.Comments.Records;
using CivicBot.Knowledge.Calendar;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Officials.Insight;

/// <summary>
/// Counts comments for the charts, in the database: what comes back are some hundred rows whatever the number of comments. Period and period before are counted in one pass, and by the
/// filter that the lists use, so that a bar and the list behind it agree.
/// </summary>
internal sealed class InsightQueries(RecordsDatabase records, CommentQueries lists, TimeProvider time)
{
    /// <param name="scope">What the official may see; its own days of receipt do not count.</param>
    public async Task<InsightNumbers> CountAsync(CommentFilter scope, InsightPeriod period, CancellationToken cancellationToken)
    {
        await using var context = records.Read();
        var today = VietnamTime.Today(time);
        var (start, gap) = (Start(period.From), Start(period.BeforeTo.AddDays(1)));
        var comments = lists.Where(context, scope with { From = period.BeforeFrom, To = period.To }).Where(c => c.ReceivedAt >= start || c.ReceivedAt < gap);

        var days = await comments.Where(c => c.ReceivedAt >= start)
            .GroupBy(c => VietnamDays.NumberOf(c.ReceivedAt))
            .Select(g => new { g.Key, Count = g.Count() })
            .ToListAsync(cancellationToken);
        var kinds = await comments
            .GroupBy(c => new { Now = c.ReceivedAt >= start, Topic = c.Topics[0], c.Commune, c.Neighbourhood, c.Channel, Recurring = c.RecurrenceOfId != null })
            .Select(g => new InsightNumbers.Kind(g.Key.Now, g.Key.Topic, g.Key.Commune, g.Key.Neighbourhood, g.Key.Channel, g.Key.Recurring, g.Count()))
            .ToListAsync(cancellationToken);
        var ends = await comments.Select(EndOf(start, today))
            .GroupBy(e => new { e.Now, e.Progress, e.ClosedAfter, e.Stars, e.Kept })
            .Select(g => new InsightNumbers.End(g.Key.Now, g.Key.Progress, g.Key.ClosedAfter, g.Key.Stars, g.Key.Kept, g.Count()))
            .ToListAsync(cancellationToken);
        var corrections = await context.Corrections.Where(c => c.CommentId != null)
            .Select(c => new { c.CommentId, c.Part })
            .Distinct()
            .Join(comments, correction => correction.CommentId, comment => (Guid?)comment.Id, (correction, comment) => new { Now = comment.ReceivedAt >= start, correction.Part, Topic = comment.Topics[0] })
            .GroupBy(c => new { c.Now, c.Part, c.Topic })
            .Select(g => new InsightNumbers.Corrected(g.Key.Now, g.Key.Part, g.Key.Topic, g.Count()))
            .ToListAsync(cancellationToken);
        return new InsightNumbers([.. days.Select(day => new InsightNumbers.Day(VietnamDays.DateOf(day.Key), day.Count))], kinds, ends, corrections);
    }

    private static DateTimeOffset Start(DateOnly day) => VietnamTime.At(day, TimeOnly.MinValue).ToUniversalTime();

    /// <summary>The list's own rules on answers, put into one row for each comment.</summary>
    private static Expression<Func<Comment, Ended>> EndOf(DateTimeOffset start, DateOnly today)
    {
        Expression<Func<Comment, int, bool, Ended>> row = (c, progress, kept) => new Ended
        {
            Now = c.ReceivedAt >= start,
            Progress = progress,
            ClosedAfter = c.ClosedAfter,
            Stars = c.Stars,
            Kept = kept,
        };
        var (progress, kept) = (CommentProgress.Of(today), CommentProgress.TopicKept);
        var body = new Replacing(new Dictionary<Expression, Expression>
        {
            [row.Parameters[1]] = progress.Body,
            [row.Parameters[2]] = kept.Body,
            [progress.Parameters[0]] = row.Parameters[0],
            [kept.Parameters[0]] = row.Parameters[0],
        }).Visit(row.Body);
        return Expression.Lambda<Func<Comment, Ended>>(body, row.Parameters[0]);
    }

    private sealed class Ended
    {
        public bool Now { get; init; }

        public int Progress { get; init; }

        public int? ClosedAfter { get; init; }

        public int? Stars { get; init; }

        public bool Kept { get; init; }
    }

    private sealed class Replacing(IReadOnlyDictionary<Expression, Expression> by) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => by.TryGetValue(node, out var other) ? Visit(other) : node;
    }
}
