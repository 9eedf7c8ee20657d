using CivicBot.Comments;
using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Dialogues.Records;
using CivicBot.Dialogues.Upcoming;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Dialogues.Desk;

/// <summary>Puts comments on dialogue days and moves them to later ones, each with a line of its story that the citizen is told.</summary>
internal static class DayComments
{
    /// <summary>Nobody dealt with them yet. A promised or forwarded comment is followed where it is and needs no further day.</summary>
    private static readonly CommentState[] Waiting =
        [CommentState.Received, CommentState.Confirmed, CommentState.Assigned, CommentState.NeedsInformation, CommentState.Reopened];

    /// <summary>Comments without a day for which this announced day is the next suitable one. The day's state must have been saved.</summary>
    /// <returns>How many.</returns>
    public static async Task<int> AttachWaitingAsync(RecordsContext context, DialogueDay day, Actor by, string occasion, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var days = await UpcomingDays.OfAsync(context, day.Commune, now, cancellationToken);
        var comments = await context.Comments
            .Where(comment => comment.Commune == day.Commune && comment.DayId == null && Waiting.Contains(comment.State))
            .OrderBy(comment => comment.ReceivedAt).ThenBy(comment => comment.Code)
            .ToListAsync(cancellationToken);
        var attached = 0;
        foreach (var comment in comments)
        {
            if (DayChoice.For(days, comment.Topics, comment.Neighbourhood) is { } choice && choice.Id == day.Id)
            {
                await MoveAsync(context, comment, choice, by, occasion, now, cancellationToken);
                attached++;
            }
        }

        return attached;
    }

    /// <summary>Comments of a day that nobody dealt with go to the next suitable day; where none is announced they are kept for it.</summary>
    /// <returns>How many.</returns>
    public static async Task<int> MoveOnAsync(RecordsContext context, DialogueDay day, Actor by, string occasion, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var days = (await UpcomingDays.OfAsync(context, day.Commune, now, cancellationToken)).Where(other => other.Id != day.Id).ToList();
        var comments = await OfDayAsync(context, day, cancellationToken);
        foreach (var comment in comments)
        {
            await MoveAsync(context, comment, DayChoice.For(days, comment.Topics, comment.Neighbourhood), by, occasion, now, cancellationToken);
        }

        return comments.Count;
    }

    /// <summary>The day itself got another date, hour or place: those who wait for it are told.</summary>
    /// <returns>How many comments.</returns>
    public static async Task<int> TellMovedAsync(RecordsContext context, DialogueDay day, Actor by, string occasion, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var comments = await OfDayAsync(context, day, cancellationToken);
        foreach (var comment in comments)
        {
            comment.Late = IsLate(comment, day.CutOff);
            await TellAsync(context, comment, day.Id, day.Date, day.Place, from: day.Id, by, occasion, now, cancellationToken);
        }

        return comments.Count;
    }

    /// <summary>Another cut-off makes other comments late.</summary>
    public static async Task RejudgeLateAsync(RecordsContext context, DialogueDay day, CancellationToken cancellationToken)
    {
        foreach (var comment in await context.Comments.Where(comment => comment.DayId == day.Id).ToListAsync(cancellationToken))
        {
            comment.Late = IsLate(comment, day.CutOff);
        }
    }

    private static Task<List<Comment>> OfDayAsync(RecordsContext context, DialogueDay day, CancellationToken cancellationToken) =>
        context.Comments
            .Where(comment => comment.DayId == day.Id && Waiting.Contains(comment.State))
            .OrderBy(comment => comment.ReceivedAt).ThenBy(comment => comment.Code)
            .ToListAsync(cancellationToken);

    private static async Task MoveAsync(RecordsContext context, Comment comment, UpcomingDay? to, Actor by, string occasion, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var from = comment.DayId;
        comment.DayId = to?.Id;
        comment.Late = to is not null && IsLate(comment, to.CutOff);
        await TellAsync(context, comment, to?.Id, to?.Date, to?.Place, from, by, occasion, now, cancellationToken);
    }

    /// <summary>Without date and place: kept for the next day.</summary>
    private static Task<CommentChange> TellAsync(
        RecordsContext context, Comment comment, string? to, DateOnly? date, string? place, string? from, Actor by, string occasion, DateTimeOffset now, CancellationToken cancellationToken) =>
        CommentStory.AppendAsync(
            context,
            comment,
            new StoryLine(ChangeKind.Rescheduled, by, $"{occasion}/{comment.Code}", Tells: true) { Target = to, Date = date, Text = place, Note = from },
            now,
            cancellationToken);

    /// <summary>What is said in the room is never late.</summary>
    private static bool IsLate(Comment comment, DateTimeOffset cutOff) => comment.Channel != CommentChannel.Room && comment.ReceivedAt >= cutOff;
}
