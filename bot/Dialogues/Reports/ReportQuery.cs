using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Dialogues.Records;
using CivicBot.Knowledge.Calendar;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Dialogues.Reports;

/// <summary>The one way from the records to a report's numbers, whoever asks: commands, the desk when it fixes them, the web application.</summary>
public sealed class ReportQuery(RecordsDatabase records, TimeProvider time)
{
    private static readonly DayState[] HeldStates = [DayState.Held, DayState.Reported, DayState.Published];

    private static readonly CommentState[] Results = [CommentState.AnsweredOnSpot, CommentState.Answered, CommentState.Done, CommentState.Refused, CommentState.Duplicate];

    public async Task<DialogueReport> CountAsync(ReportScope scope, CancellationToken cancellationToken)
    {
        // One transaction: what is counted belongs together although comments come in meanwhile.
        await using var context = records.Read();
        await using var transaction = await context.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        return await CountAsync(context, scope, time.GetUtcNow(), cancellationToken);
    }

    /// <summary>The same inside a transaction; sees what was saved in it.</summary>
    internal static async Task<DialogueReport> CountAsync(RecordsContext context, ReportScope scope, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var days = context.Days.AsNoTracking().Where(day => HeldStates.Contains(day.State) && day.Date >= scope.From && day.Date <= scope.To
            && (scope.Programme == null || day.ProgrammeId == scope.Programme)
            && (scope.Commune == null || day.Commune == scope.Commune)
            && (scope.Day == null || day.Id == scope.Day));
        var comments = context.Comments.AsNoTracking().Where(comment => days.Any(day => day.Id == comment.DayId));
        var rows = new ReportRows(
            await days.Select(day => new ReportRows.Day(day.Id, day.Commune, day.Kind, day.Neighbourhoods, day.CarriedOver)).ToListAsync(cancellationToken),
            await context.Attendances.Where(a => days.Any(day => day.Id == a.DayId)).Select(a => new ReportRows.Count(a.DayId, a.People, a.Officials)).ToListAsync(cancellationToken),
            await comments
                .Select(c => new ReportRows.CommentRow(c.Id, c.Commune, c.Topics, c.Neighbourhood, c.State, c.Flags, c.Supporters, c.DueOn, c.PromisedFor, c.Refusal))
                .ToListAsync(cancellationToken),
            await context.Changes
                .Where(change => change.Kind == ChangeKind.Rated && change.Stars != null && comments.Any(c => c.Id == change.CommentId))
                .Select(change => new ReportRows.Rating(change.CommentId, change.Number, change.Stars!.Value))
                .ToListAsync(cancellationToken),
            await ClosingsAsync(context, comments, cancellationToken),
            await UnitsAsync(context, scope, cancellationToken),
            await WaitingAsync(context, scope, cancellationToken));
        return ReportCounter.Count(scope, rows, now);
    }

    private static async Task<List<ReportRows.Closing>> ClosingsAsync(RecordsContext context, IQueryable<Comment> comments, CancellationToken cancellationToken)
    {
        var moves = await context.Changes
            .Where(change => change.Kind == ChangeKind.Moved && comments.Any(c => c.Id == change.CommentId) && change.To != null
                && (Results.Contains(change.To!.Value)
                    || (change.To == CommentState.Reopened && change.ByKind == ActorKind.Citizen && change.From != null && Results.Contains(change.From!.Value))))
            .Select(change => new { change.CommentId, change.To })
            .ToListAsync(cancellationToken);
        return [.. moves.Select(move => new ReportRows.Closing(move.CommentId, move.To == CommentState.Reopened))];
    }

    private static async Task<List<ReportRows.Unit>> UnitsAsync(RecordsContext context, ReportScope scope, CancellationToken cancellationToken) =>
        scope is { Programme: { } programme, Day: null }
            ? await context.Set<ProgrammeUnit>()
                .Where(unit => unit.ProgrammeId == programme && (scope.Commune == null || unit.Commune == scope.Commune))
                .Select(unit => new ReportRows.Unit(unit.Commune, unit.PlanNumber))
                .ToListAsync(cancellationToken)
            : [];

    private static async Task<List<string>> WaitingAsync(RecordsContext context, ReportScope scope, CancellationToken cancellationToken)
    {
        if (scope.Programme is not null || scope.Day is not null)
        {
            return [];
        }

        var (from, until) = (VietnamTime.At(scope.From, TimeOnly.MinValue), VietnamTime.At(scope.To.AddDays(1), TimeOnly.MinValue));
        return await context.Comments
            .Where(comment => comment.DayId == null && comment.ReceivedAt >= from && comment.ReceivedAt < until && (scope.Commune == null || comment.Commune == scope.Commune))
            .Select(comment => comment.Commune)
            .ToListAsync(cancellationToken);
    }
}
