using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Communes;
using CivicBot.Dialogues.Records;
using CivicBot.Digests.Making;
using CivicBot.Knowledge.Calendar;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;
using DialogueDay = CivicBot.Dialogues.Records.DialogueDay;

namespace CivicBot.Digests.Reading;

/// <summary>Reads from the records what a digest is made of, all of it in one transaction: its numbers belong together.</summary>
/// <param name="mask">Replaces personal data in what officials and citizens wrote to a comment; numbers of the commune's offices stay.</param>
public sealed class DigestReader(RecordsDatabase records, ICommuneDirectory communes, Func<string, Commune, string> mask)
{
    /// <summary>Older answers are about other rules and other people.</summary>
    private static readonly TimeSpan PastGoesBack = TimeSpan.FromDays(2 * 365);

    private const int MostPast = 2000;

    /// <returns>Null where the commune or the day does not exist, or the day is another commune's.</returns>
    public async Task<DigestMaterial?> ReadAsync(DigestRequest request, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (communes.Find(request.Commune) is not { } commune)
        {
            return null;
        }

        await using var context = records.Read();

        // One snapshot. For SQLite this level means a deferred transaction: the write lock is not taken, nobody waits for a digest.
        await using var snapshot = await context.Database.BeginTransactionAsync(
            records.IsSqlite ? System.Data.IsolationLevel.ReadUncommitted : System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        DialogueDay? day = null;
        if (request.Scope is DigestScope.Day wanted)
        {
            day = await context.Days.SingleOrDefaultAsync(d => d.Id == wanted.Id && d.Commune == commune.Id, cancellationToken);
            if (day is null)
            {
                return null;
            }
        }

        // What went out on one day in two formats, to several or once more after a correction, is one edition: news are counted from the edition of an earlier day.
        var editionFrom = VietnamTime.At(VietnamTime.DateOf(request.NewsBefore ?? now), TimeOnly.MinValue).ToUniversalTime();
        var scope = context.Comments.Of(commune.Id, request.Scope);
        var ids = scope.Select(c => c.Id);
        return new DigestMaterial
        {
            Commune = commune,
            Day = Masked(day, commune),
            Comments = await CommentRows.ReadAsync(scope, cancellationToken),
            Story = await StoryAsync(context, ids, commune, cancellationToken),
            Attachments = await context.Attachments
                .Where(a => a.CommentId != null && a.State != AttachmentState.Failed && ids.Contains(a.CommentId.Value))
                .GroupBy(a => a.CommentId!.Value)
                .Select(group => new { group.Key, Count = group.Count() })
                .ToDictionaryAsync(one => one.Key, one => one.Count, cancellationToken),
            Findings = (await context.FieldChecks.Where(check => ids.Contains(check.CommentId)).OrderBy(check => check.On).ThenBy(check => check.Id).ToListAsync(cancellationToken))
                .ToLookup(check => check.CommentId, check => DigestTexts.Finding(check.On, mask(check.Finding, commune))),
            HeldDays = await HeldDaysAsync(context, commune.Id, request.Scope, cancellationToken),
            Before = await BeforeAsync(context, commune.Id, day, request.Scope, cancellationToken),
            LastIssue = await context.DigestIssues
                .Where(i => i.Commune == commune.Id && i.Scope == request.Scope.Key && i.Kind == request.Kind.WireName() && i.Addressee == request.Addressee && i.At < editionFrom)
                .OrderByDescending(i => i.At)
                .FirstOrDefaultAsync(cancellationToken),
            Past = request.Kind == DigestKind.Officer ? await PastAsync(context, commune, ids, now, cancellationToken) : [],
        };
    }

    private async Task<ILookup<Guid, StoryRow>> StoryAsync(RecordsContext context, IQueryable<Guid> ids, Commune commune, CancellationToken cancellationToken)
    {
        var rows = await context.Changes
            .Where(c => (c.Kind == ChangeKind.Moved || c.Kind == ChangeKind.Added || c.Kind == ChangeKind.Rated) && ids.Contains(c.CommentId))
            .Select(c => new StoryRow(c.CommentId, c.Number, c.Kind, c.ByKind, c.At, c.From, c.To, c.Text, c.Checked, c.LegalGround, c.Target, c.Date, c.Stars))
            .ToListAsync(cancellationToken);
        return rows.ToLookup(row => row.CommentId, row => row with { Text = Mask(row.Text, commune), Checked = Mask(row.Checked, commune) });
    }

    private string? Mask(string? text, Commune commune) => string.IsNullOrWhiteSpace(text) ? null : mask(text, commune);

    private DialogueDay? Masked(DialogueDay? day, Commune commune)
    {
        if (day is not null)
        {
            day.Conclusion = Mask(day.Conclusion, commune);
        }

        return day;
    }

    private static async Task<IReadOnlyList<HeldDay>> HeldDaysAsync(RecordsContext context, string commune, DigestScope scope, CancellationToken cancellationToken)
    {
        var held = context.Days.Where(d => d.Commune == commune && (d.State == DayState.Held || d.State == DayState.Reported || d.State == DayState.Published));
        held = scope switch
        {
            DigestScope.Day { Id: var id } => held.Where(d => d.Id == id),
            DigestScope.Period { First: var first, Last: var last } => held.Where(d => d.Date >= first && d.Date <= last),
            _ => throw new InvalidOperationException("A scope is a day or a period."),
        };
        var days = await held.OrderBy(d => d.Date).ThenBy(d => d.Id).Select(d => new { d.Id, d.Date, d.Kind }).ToListAsync(cancellationToken);
        var ids = days.ConvertAll(d => d.Id);
        var counts = await context.Attendances
            .Where(a => ids.Contains(a.DayId))
            .GroupBy(a => a.DayId)
            .Select(group => new { group.Key, People = group.Sum(a => a.People), Officials = group.Sum(a => a.Officials) })
            .ToDictionaryAsync(one => one.Key, StringComparer.Ordinal, cancellationToken);
        return [.. days.Select(d => new HeldDay(d.Date, d.Kind, counts.TryGetValue(d.Id, out var count) ? count.People : 0, counts.TryGetValue(d.Id, out count) ? count.Officials : 0))];
    }

    private static async Task<BeforeRows?> BeforeAsync(RecordsContext context, string commune, DialogueDay? day, DigestScope scope, CancellationToken cancellationToken)
    {
        if (scope is DigestScope.Period period)
        {
            return new BeforeRows(null, period.Before, await CommentRows.ReadAsync(context.Comments.Of(commune, period.Before), cancellationToken));
        }

        var last = await context.Days
            .Where(d => d.Commune == commune && d.Date < day!.Date && d.State != DayState.Cancelled)
            .OrderByDescending(d => d.Date)
            .ThenByDescending(d => d.Id)
            .FirstOrDefaultAsync(cancellationToken);
        return last is null ? null : new BeforeRows(last.Date, null, await CommentRows.ReadAsync(context.Comments.Of(commune, new DigestScope.Day(last.Id)), cancellationToken));
    }

    private async Task<IReadOnlyList<PastRow>> PastAsync(
        RecordsContext context, Commune commune, IQueryable<Guid> ids, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = now - PastGoesBack;
        var answered = await (
            from comment in context.Comments
            join change in context.Changes on comment.Id equals change.CommentId
            where comment.Commune == commune.Id && comment.ErasedAt == null && comment.ClosedAt != null && comment.ClosedAt >= since && (comment.Flags & Concerns.Denunciation) == Concerns.None
                && (comment.State == CommentState.Answered || comment.State == CommentState.AnsweredOnSpot || comment.State == CommentState.Done || comment.State == CommentState.Refused)
                && change.Kind == ChangeKind.Moved && change.To == comment.State && change.Text != null
                && !ids.Contains(comment.Id)
            orderby comment.ClosedAt descending, comment.Code, change.Number descending
            select new { comment.Id, comment.Code, comment.Masked, comment.Topics, comment.Neighbourhood, comment.GroupId, comment.State, comment.ClosedAt, comment.Flags, change.Text })
            .Take(MostPast)
            .ToListAsync(cancellationToken);
        return
        [
            .. answered.DistinctBy(one => one.Id).Select(one => new PastRow(
                one.Id, one.Code, (one.Flags & Concerns.Abuse) == Concerns.Abuse, one.Masked, one.Topics[0], one.Neighbourhood, one.GroupId, one.State, one.ClosedAt!.Value, mask(one.Text!, commune))),
        ];
    }
}
