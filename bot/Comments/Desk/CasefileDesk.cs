using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Dialogues.Records;
using CivicBot.Knowledge.Calendar;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Comments.Desk;

/// <summary>What an officer saw on the spot.</summary>
/// <param name="On">Vietnam's date.</param>
/// <param name="Attachments">Ids of photos and files that are kept already.</param>
public sealed record SeenOnTheSpot(DateOnly On, string Place, string Finding, IReadOnlyList<Guid> Attachments);

/// <summary>What officials add to a comment without another state (hồ sơ ý kiến): remarks, field checks, another day, use in a resolution, a second pair of eyes.</summary>
public sealed class CasefileDesk(RecordsDatabase records, TimeProvider time)
{
    private readonly DeskWork work = new(records, time);

    /// <summary>A remark for officials only.</summary>
    public Task<DeskOutcome> NoteAsync(DeskVisit visit, string note, CancellationToken cancellationToken) => work.DoAsync(
        visit,
        async (context, comment, now, token) =>
        {
            if (string.IsNullOrWhiteSpace(note))
            {
                return CommentTexts.NeedsNote;
            }

            await CommentStory.AppendAsync(context, comment, new StoryLine(ChangeKind.Noted, visit.By, visit.Occasion) { Note = note.Trim() }, now, token);
            DeskWork.Audit(context, comment, visit.By, "comment.note", visit.Occasion, detail: null, now);
            return null;
        },
        cancellationToken);

    /// <summary>Moves an open comment to another dialogue day; the citizen is told.</summary>
    public Task<DeskOutcome> RescheduleAsync(DeskVisit visit, string dayId, string? reason, CancellationToken cancellationToken) => work.DoAsync(
        visit,
        async (context, comment, now, token) =>
        {
            var day = await context.Days.AsNoTracking().SingleOrDefaultAsync(d => d.Id == dayId && d.Commune == comment.Commune, token);
            var why = day switch
            {
                null => CommentTexts.NoSuchDay(dayId),
                { State: not (DayState.Planned or DayState.Announced) } => CommentTexts.DayIsOver(dayId),
                _ when day.Date < VietnamTime.DateOf(now) => CommentTexts.DayIsOver(dayId),
                _ when comment.DayId == dayId => CommentTexts.SameDay,
                _ when comment.State.IsClosed() => CommentTexts.ClosedStaysOnItsDay,
                _ => null,
            };
            if (why is not null || day is null)
            {
                return why;
            }

            var line = new StoryLine(ChangeKind.Rescheduled, visit.By, visit.Occasion, Tells: true) { Target = day.Id, Date = day.Date, Text = day.Place, Note = reason };
            await CommentStory.AppendAsync(context, comment, line, now, token);
            DeskWork.Audit(context, comment, visit.By, "comment.reschedule", visit.Occasion, $"{comment.DayId ?? "-"} -> {day.Id}", now);
            (comment.DayId, comment.Late) = (day.Id, false);
            return null;
        },
        cancellationToken);

    /// <summary>Kiểm tra thực địa.</summary>
    public Task<DeskOutcome> CheckOnTheSpotAsync(DeskVisit visit, SeenOnTheSpot seen, CancellationToken cancellationToken) => work.DoAsync(
        visit,
        async (context, comment, now, token) =>
        {
            if (string.IsNullOrWhiteSpace(seen.Place) || string.IsNullOrWhiteSpace(seen.Finding))
            {
                return CommentTexts.NeedsFinding;
            }

            if (seen.On > VietnamTime.DateOf(now))
            {
                return CommentTexts.CheckIsInFuture;
            }

            var attachments = await context.Attachments.Where(a => seen.Attachments.Contains(a.Id)).ToListAsync(token);
            if (attachments.Count < seen.Attachments.Distinct().Count() || attachments.Exists(a => a.CommentId is { } other && other != comment.Id))
            {
                return CommentTexts.UnknownAttachment;
            }

            var check = new FieldCheck
            {
                Id = RecordIds.For("field-check", visit.Occasion),
                CommentId = comment.Id,
                On = seen.On,
                Place = seen.Place.Trim(),
                Finding = seen.Finding.Trim(),
                Checker = visit.By.Name,
                RecordedAt = now,
            };
            context.FieldChecks.Add(check);
            attachments.ForEach(a => (a.CommentId, a.FieldCheckId) = (comment.Id, check.Id));
            var line = new StoryLine(ChangeKind.FieldChecked, visit.By, visit.Occasion) { Target = check.Place, Note = check.Finding, Date = check.On };
            await CommentStory.AppendAsync(context, comment, line, now, token);
            DeskWork.Audit(context, comment, visit.By, "comment.field-check", visit.Occasion, $"{attachments.Count} attachments", now);
            return null;
        },
        cancellationToken);

    /// <summary>Notes that a comment went into a resolution or decision; the citizen is told.</summary>
    /// <param name="resolution">As it is cited, for example "Nghị quyết 12/NQ-HĐND ngày 20/7/2026".</param>
    public Task<DeskOutcome> UseInAsync(DeskVisit visit, string resolution, CancellationToken cancellationToken) => work.DoAsync(
        visit,
        async (context, comment, now, token) =>
        {
            if (string.IsNullOrWhiteSpace(resolution))
            {
                return CommentTexts.NeedsResolution;
            }

            comment.UsedIn = resolution.Trim();
            await CommentStory.AppendAsync(
                context, comment, new StoryLine(ChangeKind.UsedIn, visit.By, visit.Occasion, Tells: true) { Text = comment.UsedIn }, now, token);
            DeskWork.Audit(context, comment, visit.By, "comment.used-in", visit.Occasion, detail: null, now);
            return null;
        },
        cancellationToken);

    /// <summary>A second person looked at a closing and agrees; who does not agree opens the comment again.</summary>
    public Task<DeskOutcome> CheckClosingAsync(DeskVisit visit, CancellationToken cancellationToken) => work.DoAsync(
        visit,
        async (context, comment, now, token) =>
        {
            if (!comment.State.IsClosed())
            {
                return CommentTexts.NotClosed;
            }

            var closing = await context.Changes.Where(c => c.CommentId == comment.Id && c.Kind == ChangeKind.Moved).OrderByDescending(c => c.Number).FirstAsync(token);
            switch (closing)
            {
                case { ByKind: ActorKind.Citizen }:
                    return CommentTexts.ClosedByCitizen;
                case { CheckedBy: { } checker }:
                    return CommentTexts.AlreadyChecked(checker);
                case var _ when string.Equals(closing.By, visit.By.Name, StringComparison.OrdinalIgnoreCase):
                    return CommentTexts.OwnClosing;
            }

            (closing.CheckedBy, closing.CheckedAt, comment.AwaitsCheck) = (visit.By.Name, now, false);
            await CommentStory.AppendAsync(context, comment, new StoryLine(ChangeKind.Noted, visit.By, visit.Occasion) { Note = CommentTexts.SecondCheck }, now, token);
            DeskWork.Audit(context, comment, visit.By, "comment.check-closing", visit.Occasion, detail: null, now);
            return null;
        },
        cancellationToken);
}
