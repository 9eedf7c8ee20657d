using CivicBot.Comments.Deadlines;
using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Knowledge.Calendar;
using CivicBot.Knowledge.Text;
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
        var wanted = Ordered(Where(context, filter), order);
        if (NeedsLook(filter))
        {
            // Words without diacritics and working days are nothing that a database counts; a commune has thousands of comments, not millions.
            var all = (await wanted.ToListAsync(cancellationToken)).Where(comment => Holds(filter, comment)).ToList();
            return new CommentPage([.. all.Skip(skip).Take(take).Select(Line)], all.Count);
        }

        var count = await wanted.CountAsync(cancellationToken);
        var page = await wanted.Skip(skip).Take(take).ToListAsync(cancellationToken);
        return new CommentPage([.. page.Select(Line)], count);
    }

    public async Task<int> CountAsync(CommentFilter filter, CancellationToken cancellationToken)
    {
        await using var context = records.Read();
        return NeedsLook(filter)
            ? (await Where(context, filter).ToListAsync(cancellationToken)).Count(comment => Holds(filter, comment))
            : await Where(context, filter).CountAsync(cancellationToken);
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
        var (start, end) = (StartOf(from), StartOf(to.AddDays(1)));
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

    /// <summary>The rows that a filter names, without what only a look at each can tell.</summary>
    internal static IQueryable<Comment> Where(RecordsContext context, CommentFilter filter)
    {
        var comments = context.Comments.AsQueryable();
        comments = filter.Communes.Count > 0 ? comments.Where(c => filter.Communes.Contains(c.Commune)) : comments;
        comments = filter.DayId is { } day ? comments.Where(c => c.DayId == day) : comments;
        comments = filter.WithoutDay ? comments.Where(c => c.DayId == null) : comments;
        comments = filter.Topic is { } topic ? comments.Where(c => c.Topics.Contains(topic)) : comments;
        comments = filter.MainTopics.Count > 0 ? comments.Where(c => filter.MainTopics.Contains(c.Topics[0])) : comments;
        comments = filter.Neighbourhood is { } neighbourhood ? comments.Where(c => c.Neighbourhood == neighbourhood) : comments;
        comments = filter.States.Count > 0 ? comments.Where(c => filter.States.Contains(c.State)) : comments;
        comments = filter.Open is { } open ? comments.Where(c => c.State < CommentState.AnsweredOnSpot == open) : comments;
        comments = filter.Officer is { } officer ? comments.Where(c => c.Officer == officer) : comments;
        comments = filter.Levels.Count > 0 ? comments.Where(c => filter.Levels.Contains(c.Level)) : comments;
        comments = filter.Group is { } group ? comments.Where(c => c.GroupId == group) : comments;
        comments = filter.Unsure ? comments.Where(c => c.TopicUnsure) : comments;
        comments = filter.Flagged ? comments.Where(c => (c.Flags & (Concerns.Denunciation | Concerns.Emergency | Concerns.Abuse)) != Concerns.None) : comments;
        comments = filter.WithoutDenunciations ? comments.Where(c => (c.Flags & Concerns.Denunciation) == Concerns.None) : comments;
        comments = filter.Recurring ? comments.Where(c => c.RecurrenceOfId != null) : comments;
        comments = filter.From is { } from ? comments.Where(c => c.ReceivedAt >= StartOf(from)) : comments;
        comments = filter.To is { } to ? comments.Where(c => c.ReceivedAt < StartOf(to.AddDays(1))) : comments;
        comments = filter.Overdue || filter.DueSoon ? comments.Where(c => c.State < CommentState.AnsweredOnSpot && (c.DueOn != null || c.PromisedFor != null)) : comments;
        return filter.Unchecked
            ? comments.Where(c => ToBeChecked.Contains(c.State) && context.Changes
                .Where(change => change.CommentId == c.Id && change.Kind == ChangeKind.Moved)
                .OrderByDescending(change => change.Number)
                .Take(1)
                .Any(change => change.ByKind == ActorKind.Official && change.CheckedBy == null))
            : comments;
    }

    private static DateTimeOffset StartOf(DateOnly day) => VietnamTime.At(day, TimeOnly.MinValue).ToUniversalTime();

    private static IQueryable<Comment> Ordered(IQueryable<Comment> comments, CommentOrder order) => order switch
    {
        CommentOrder.NewestFirst => comments.OrderByDescending(c => c.ReceivedAt).ThenBy(c => c.Code),
        CommentOrder.OldestFirst => comments.OrderBy(c => c.ReceivedAt).ThenBy(c => c.Code),
        CommentOrder.DueFirst => comments
            .OrderBy(c => c.PromisedFor == null && c.DueOn == null ? 1 : 0)
            .ThenBy(c => c.PromisedFor ?? c.DueOn)
            .ThenBy(c => c.ReceivedAt)
            .ThenBy(c => c.Code),
        _ => throw new ArgumentOutOfRangeException(nameof(order), order, "Unknown order."),
    };

    private static async Task<IReadOnlyList<string>> CodesAsync(
        RecordsContext context, System.Linq.Expressions.Expression<Func<Comment, bool>> which, CancellationToken cancellationToken) =>
        await context.Comments.Where(which).OrderBy(c => c.ReceivedAt).ThenBy(c => c.Code).Select(c => c.Code).ToListAsync(cancellationToken);

    private static bool NeedsLook(CommentFilter filter) => filter.Overdue || filter.DueSoon || !string.IsNullOrWhiteSpace(filter.Text);

    private bool Holds(CommentFilter filter, Comment comment)
    {
        var colour = filter.Overdue || filter.DueSoon ? due.ClockOf(comment, VietnamTime.Today(time))?.Colour : null;
        return (!filter.Overdue || colour == ClockColour.Red) && (!filter.DueSoon || colour == ClockColour.Amber) && Says(comment, filter.Text);
    }

    private static bool Says(Comment comment, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return true;
        }

        if (CommentCode.Find(text) is { } code)
        {
            return comment.Code == code.Digits;
        }

        var said = VietnameseLetters.Fold($"{comment.Masked} {comment.Place}".ToLowerInvariant());
        return comment.Code == text.Trim()
            || VietnameseLetters.Fold(text.ToLowerInvariant()).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).All(word => said.Contains(word, StringComparison.Ordinal));
    }

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
