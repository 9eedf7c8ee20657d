using CivicBot.Comments.Deadlines;
using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Knowledge.Calendar;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Comments.Lists;

/// <summary>Finds comments for lists, reports and commands; the one path by which they are counted.</summary>
public sealed class CommentQueries(RecordsDatabase records, DueDates due, TimeProvider time)
{
    /// <summary>Ends that a person of the commune decided, and another can look at.</summary>
    private static readonly CommentState[] ToBeChecked = [CommentState.AnsweredOnSpot, CommentState.Answered, CommentState.Done, CommentState.Refused, CommentState.Duplicate];

    /// <param name="skip">How many to leave out.</param>
    /// <param name="take">At most so many.</param>
    public async Task<CommentPage> ListAsync(CommentFilter filter, CommentOrder order, int skip, int take, CancellationToken cancellationToken)
    {
        await using var context = records.Read();
        var wanted = Where(context, filter);
        var (codes, count) = string.IsNullOrWhiteSpace(filter.Text)
            ? (await CodesAsync(wanted, order, skip, take, cancellationToken), await wanted.CountAsync(cancellationToken))
            : Slice(await CodesAsync(wanted, order, 0, int.MaxValue, cancellationToken), skip, take);

        // Codes first: an index holds everything that lists filter and sort by, so that the wide rows of a page only are read.
        var rows = (await context.Comments.Where(c => codes.Contains(c.Code)).ToListAsync(cancellationToken)).ToDictionary(c => c.Code, StringComparer.Ordinal);
        return new CommentPage([.. codes.Where(rows.ContainsKey).Select(code => Line(rows[code]))], count);

        // Words are looked for in every row: once is enough.
        static (List<string> Codes, int Count) Slice(List<string> all, int skip, int take) => ([.. all.Skip(skip).Take(take)], all.Count);
    }

    public async Task<int> CountAsync(CommentFilter filter, CancellationToken cancellationToken)
    {
        await using var context = records.Read();
        return await Where(context, filter).CountAsync(cancellationToken);
    }

    /// <summary>Several comments of one commune by their codes; those that are not there are left out.</summary>
    public async Task<IReadOnlyDictionary<string, Comment>> OfCodesAsync(string commune, IReadOnlyList<string> codes, CancellationToken cancellationToken)
    {
        await using var context = records.Read();
        return await context.Comments.Where(c => c.Commune == commune && codes.Contains(c.Code)).ToDictionaryAsync(c => c.Code, StringComparer.Ordinal, cancellationToken);
    }

    /// <summary>A comment with everything that belongs to it.</summary>
    /// <param name="code">Digits.</param>
    /// <returns>Null where there is none.</returns>
    public async Task<CommentFile?> FindAsync(string code, CancellationToken cancellationToken)
    {
        await using var context = records.Read();
        if (await context.Comments.SingleOrDefaultAsync(c => c.Code == code, cancellationToken) is not { } comment)
        {
            return null;
        }

        return new CommentFile(
            Line(comment),
            await context.Changes.Where(c => c.CommentId == comment.Id).OrderBy(c => c.Number).ToListAsync(cancellationToken),
            await context.Attachments.Where(a => a.CommentId == comment.Id).OrderBy(a => a.AddedAt).ThenBy(a => a.Id).ToListAsync(cancellationToken),
            await context.FieldChecks.Where(f => f.CommentId == comment.Id).OrderBy(f => f.RecordedAt).ToListAsync(cancellationToken),
            await CodesAsync(context, c => c.DuplicateOfId == comment.Id, cancellationToken),
            comment.GroupId is { } group ? await CodesAsync(context, c => c.GroupId == group && c.Id != comment.Id, cancellationToken) : [],
            comment.DuplicateOfId is { } original ? await context.Comments.Where(c => c.Id == original).Select(c => c.Code).SingleAsync(cancellationToken) : null,
            comment.RecurrenceOfId is { } before ? await context.Comments.Where(c => c.Id == before).Select(c => c.Code).SingleAsync(cancellationToken) : null);
    }

    /// <summary>Closings by officials in a period, how many a second person checked and how many the citizens contested.</summary>
    /// <param name="from">Vietnam's date; both days included.</param>
    public async Task<ClosingFigures> ClosingsAsync(CommentFilter filter, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        await using var context = records.Read();
        var (start, end) = (CommentConditions.StartOf(from), CommentConditions.StartOf(to.AddDays(1)));
        var moves = await Where(context, filter)
            .Join(context.Changes.Where(c => c.Kind == ChangeKind.Moved), comment => comment.Id, change => change.CommentId, (_, change) => change)
            .Select(c => new Move(c.CommentId, c.Number, c.To, c.ByKind, c.At, c.CheckedBy != null, c.Occasion.StartsWith("undo/")))
            .ToListAsync(cancellationToken);
        var (closings, contested, confirmed) = (0, 0, 0);
        foreach (var story in moves.GroupBy(m => m.Comment))
        {
            Move[] steps = [.. story.OrderBy(m => m.Number)];
            for (var i = 0; i < steps.Length; i++)
            {
                var next = i + 1 < steps.Length ? steps[i + 1] : null;
                if (steps[i] is not { By: ActorKind.Official, To: { } state } || !ToBeChecked.Contains(state) || steps[i].At < start || steps[i].At >= end || next is { IsTakenBack: true })
                {
                    continue;
                }

                closings++;
                confirmed += steps[i].IsChecked ? 1 : 0;
                contested += next is { By: ActorKind.Citizen, To: CommentState.Reopened } ? 1 : 0;
            }
        }

        return new ClosingFigures(closings, confirmed, contested);
    }

    /// <summary>The rows that a filter names, as of today.</summary>
    internal IQueryable<Comment> Where(RecordsContext context, CommentFilter filter)
    {
        var today = VietnamTime.Today(time);
        return CommentConditions.Where(context, context.Comments, filter, today, due.AmberUntil(today));
    }

    private static Task<List<string>> CodesAsync(IQueryable<Comment> comments, CommentOrder order, int skip, int take, CancellationToken cancellationToken) => order switch
    {
        CommentOrder.NewestFirst => comments.OrderByDescending(c => c.ReceivedAt).ThenBy(c => c.Code).Select(c => c.Code).Skip(skip).Take(take).ToListAsync(cancellationToken),
        CommentOrder.OldestFirst => comments.OrderBy(c => c.ReceivedAt).ThenBy(c => c.Code).Select(c => c.Code).Skip(skip).Take(take).ToListAsync(cancellationToken),
        CommentOrder.DueFirst => DueFirstAsync(comments, skip, take, cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(order), order, "Unknown order."),
    };

    /// <summary>Two questions: where comments without a clock stand last, no index gives both at once.</summary>
    private static async Task<List<string>> DueFirstAsync(IQueryable<Comment> comments, int skip, int take, CancellationToken cancellationToken)
    {
        var clocked = comments.Where(c => c.RunsUntil != null);
        var page = await clocked.OrderBy(c => c.RunsUntil).ThenBy(c => c.ReceivedAt).ThenBy(c => c.Code).Select(c => c.Code).Skip(skip).Take(take).ToListAsync(cancellationToken);
        if (page.Count < take)
        {
            var before = page.Count > 0 || skip == 0 ? skip + page.Count : await clocked.CountAsync(cancellationToken);
            page.AddRange(await CodesAsync(comments.Where(c => c.RunsUntil == null), CommentOrder.NewestFirst, Math.Max(0, skip - before), take - page.Count, cancellationToken));
        }

        return page;
    }

    private static async Task<IReadOnlyList<string>> CodesAsync(
        RecordsContext context, System.Linq.Expressions.Expression<Func<Comment, bool>> which, CancellationToken cancellationToken) =>
        await context.Comments.Where(which).OrderBy(c => c.ReceivedAt).ThenBy(c => c.Code).Select(c => c.Code).ToListAsync(cancellationToken);

    private CommentListLine Line(Comment comment) => new(comment, due.ClockOf(comment, VietnamTime.Today(time)));

    private sealed record Move(Guid Comment, int Number, CommentState? To, ActorKind By, DateTimeOffset At, bool IsChecked, bool IsTakenBack);
}

/// <param name="Total">Of all pages.</param>
public sealed record CommentPage(IReadOnlyList<CommentListLine> Lines, int Total);

/// <param name="Clock">Null where none runs.</param>
public sealed record CommentListLine(Comment Comment, CommentClock? Clock);

/// <summary>A comment with its story and parts.</summary>
/// <param name="Story">First line first.</param>
/// <param name="Duplicates">Codes of those that are duplicates of it.</param>
/// <param name="Group">Codes of the others of its group.</param>
/// <param name="DuplicateOf">Code.</param>
/// <param name="RecurrenceOf">Code.</param>
public sealed record CommentFile(
    CommentListLine Line,
    IReadOnlyList<CommentChange> Story,
    IReadOnlyList<Attachment> Attachments,
    IReadOnlyList<FieldCheck> FieldChecks,
    IReadOnlyList<string> Duplicates,
    IReadOnlyList<string> Group,
    string? DuplicateOf,
    string? RecurrenceOf);

/// <param name="Closings">By officials; a closing that was taken back is none.</param>
/// <param name="Checked">Of these, agreed to by a second person.</param>
/// <param name="Contested">Of these, contested by the citizen next.</param>
public sealed record ClosingFigures(int Closings, int Checked, int Contested)
{
    /// <summary>0 to 1; 0 without closings.</summary>
    public double ContestedShare => Closings == 0 ? 0 : (double)Contested / Closings;
}
