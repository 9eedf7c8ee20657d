using System.Globalization;
using System.Text.RegularExpressions;
using CivicBot.Comments;
using CivicBot.Comments.Desk;
using CivicBot.Comments.Intake;
using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Dialogues.Days;
using CivicBot.Dialogues.Desk;
using CivicBot.Dialogues.Records;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;
using DialogueDay = CivicBot.Dialogues.Records.DialogueDay;

namespace CivicBot.Officials.Days;

/// <summary>
/// The sheet of the room (phiếu tại phòng): counts people, takes what is said and what is answered at once. Each act bears the key of the moment in which it was made, so that a page
/// that lost its connection can send it as often as it likes: it is done once.
/// </summary>
internal sealed partial class RoomDesk(
    DialogueDesk days, StaffEntry entry, CommentDesk comments, ForwardingBodies bodies, RecordsDatabase records)
{
    /// <summary>Two clerks who count in the same instant: the second is asked to look again, which a counter can do by itself.</summary>
    private const int MostTries = 5;

    /// <param name="day">One that <paramref name="by"/> may work with.</param>
    public async Task<RoomOutcome> DoAsync(DialogueDay day, RoomForm form, Actor by, CancellationToken cancellationToken)
    {
        if (form.Occasion is not { } key || !OccasionFormat().IsMatch(key))
        {
            return new RoomOutcome.Refused(RoomWords.WithoutOccasion);
        }

        var occasion = OccasionOf(day.Id, key);
        try
        {
            return form.Kind switch
            {
                "say" => await SayAsync(day, form, by, occasion, cancellationToken),
                "count" => await CountAsync(day, Counted(form) is var (people, officials) ? new DayAction.Count(people, officials, Neighbourhood: null, Note: null) : null, by, occasion, cancellationToken),
                "count-to" => await CountAsync(day, Counted(form) is var (people, officials) ? new DayAction.CountTo(people, officials) : null, by, occasion, cancellationToken),
                "answer" or "promise" or "beyond" => await AnswerAsync(day, form, by, occasion, cancellationToken),
                _ => new RoomOutcome.Refused(RoomWords.UnknownAct),
            };
        }
        catch (CommentsNotReadyException)
        {
            return new RoomOutcome.Later(RoomWords.NotReady);
        }
    }

    private async Task<RoomOutcome> SayAsync(DialogueDay day, RoomForm form, Actor by, string occasion, CancellationToken cancellationToken)
    {
        // After the numbers were fixed as well: what was typed without a connection must not be lost; the comment has its story, the report its numbers.
        switch (day.State)
        {
            case DayState.Planned when day.Kind == DayKind.Dialogue:
                return new RoomOutcome.Refused(RoomWords.NotAnnounced);
            case DayState.Cancelled:
                return new RoomOutcome.Refused(RoomWords.Cancelled);
        }

        var outcome = await entry.FileAsync(
            new StaffComment
            {
                Occasion = occasion,
                Commune = day.Commune,
                Channel = CommentChannel.Room,
                Text = form.Text ?? "",
                Neighbourhood = string.IsNullOrEmpty(form.Neighbourhood) ? null : form.Neighbourhood,
                DayId = day.Id,
                By = by,
            },
            cancellationToken);
        return outcome switch
        {
            StaffOutcome.Filed filed => new RoomOutcome.Done(filed.Comments[0].Code, filed.Notes),
            StaffOutcome.Refused refused => new RoomOutcome.Refused(refused.Why),
            _ => throw new InvalidOperationException($"Unknown outcome {outcome.GetType().Name}."),
        };
    }

    private async Task<RoomOutcome> CountAsync(DialogueDay day, DayAction? action, Actor by, string occasion, CancellationToken cancellationToken)
    {
        if (action is null)
        {
            return new RoomOutcome.Refused(DayWords.WrongNumber);
        }

        for (var attempt = 1; ; attempt++)
        {
            switch (await days.ActAsync(day.Id, action, by, version: null, occasion, cancellationToken))
            {
                case DayOutcome.Done:
                    return new RoomOutcome.Done(Code: null, []);
                case DayOutcome.ChangedMeanwhile when attempt < MostTries:
                    continue;
                case DayOutcome.ChangedMeanwhile:
                    return new RoomOutcome.Later(RoomWords.Busy);
                case var other:
                    return new RoomOutcome.Refused(day.State == DayState.Announced ? RoomWords.NotOpen : DayWords.Problem(other)!);
            }
        }
    }

    private async Task<RoomOutcome> AnswerAsync(DialogueDay day, RoomForm form, Actor by, string occasion, CancellationToken cancellationToken)
    {
        if (await CodeAsync(day, form, cancellationToken) is not { } code)
        {
            return new RoomOutcome.Refused(RoomWords.UnknownComment);
        }

        CommentAction action;
        switch (form.Kind)
        {
            case "answer":
                action = new CommentAction.AnswerOnSpot(form.Text ?? "");
                break;
            case "promise" when DayPaths.DateOf(form.Date) is { } date:
                action = new CommentAction.Promise(form.Text ?? "", date);
                break;
            case "promise":
                return new RoomOutcome.Refused(RoomWords.NeedsDate);
            default:
                if (bodies.Find(day.Commune, form.Body ?? "") is not { } body)
                {
                    return new RoomOutcome.Refused(RoomWords.UnknownBody);
                }

                action = new CommentAction.Forward(body.Id, string.IsNullOrWhiteSpace(form.Text) ? RoomWords.Beyond(body.Name) : form.Text.Trim(), Expected: null);
                break;
        }

        return await comments.ActAsync(code, action, by, version: null, occasion, note: null, cancellationToken) switch
        {
            DeskOutcome.Done => new RoomOutcome.Done(code, []),
            DeskOutcome.ChangedMeanwhile => new RoomOutcome.Later(RoomWords.Busy),
            DeskOutcome.NotAllowed refused => new RoomOutcome.Refused(refused.Why),
            _ => new RoomOutcome.Refused(RoomWords.UnknownComment),
        };
    }

    /// <returns>Null: this day has no such comment.</returns>
    private async Task<string?> CodeAsync(DialogueDay day, RoomForm form, CancellationToken cancellationToken)
    {
        await using var context = records.Read();
        var ofDay = context.Comments.Where(comment => comment.Commune == day.Commune && comment.DayId == day.Id);
        if (form.Code is { Length: > 0 } given)
        {
            return await ofDay.Where(comment => comment.Code == given).Select(comment => comment.Code).SingleOrDefaultAsync(cancellationToken);
        }

        var id = RecordIds.For("comment", OccasionOf(day.Id, form.Of ?? ""));
        return await ofDay.Where(comment => comment.Id == id).Select(comment => comment.Code).SingleOrDefaultAsync(cancellationToken);
    }

    private static string OccasionOf(string day, string key) => $"room/{day}/{key}";

    private static (int People, int Officials)? Counted(RoomForm form) => (Number(form.People), Number(form.Officials)) is ({ } people, { } officials) ? (people, officials) : null;

    private static int? Number(string? text) =>
        string.IsNullOrWhiteSpace(text) ? 0 : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= 100_000 ? number : null;

    [GeneratedRegex("^[A-Za-z0-9-]{8,64}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OccasionFormat();
}
