using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using CivicBot.Comments;
using CivicBot.Comments.Corrections;
using CivicBot.Comments.Deadlines;
using CivicBot.Comments.Desk;
using CivicBot.Comments.Life;
using CivicBot.Comments.Lists;
using CivicBot.Comments.Notices;
using CivicBot.Comments.Records;
using CivicBot.Knowledge.Calendar;

namespace CivicBot.Commands;

/// <summary>Comments as a command prints them: a line for people, or one JSON object a line. Masked always; who wrote it never.</summary>
internal static class CommentsOutput
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        // Vietnamese stays readable; the output is JSON for tools, never HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Line(CommentListLine line)
    {
        var comment = line.Comment;
        var clock = line.Clock is { } running
            ? string.Create(CultureInfo.InvariantCulture, $"due {running.Due:yyyy-MM-dd} ({running.Colour.WireName()}, {running.DaysLeft} working days left)")
            : "no clock";
        string[] marks =
        [
            .. comment.TopicUnsure ? ["unsure"] : Array.Empty<string>(),
            .. FlagsOf(comment),
            .. comment.RecurrenceOfId is null ? Array.Empty<string>() : ["recurring"],
            .. comment.Late ? ["late"] : Array.Empty<string>(),
        ];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{CommentCode.Show(comment.Code)}  {Day(comment.ReceivedAt)}  {comment.Commune}  {comment.State.WireName()}  {string.Join(',', comment.Topics)}  {clock}"
            + $"{(comment.Officer is { } officer ? $"  [{officer}]" : "")}{(marks.Length > 0 ? $"  !{string.Join('!', marks)}" : "")}\n  {comment.Masked.ReplaceLineEndings(" ")}");
    }

    public static string JsonLine(CommentListLine line) => JsonSerializer.Serialize(Shape(line), Json);

    public static string JsonFile(CommentFile file) => JsonSerializer.Serialize(
        new
        {
            comment = Shape(file.Line),
            duplicateOf = file.DuplicateOf,
            recurrenceOf = file.RecurrenceOf,
            duplicates = file.Duplicates,
            group = file.Group,
            story = file.Story.Select(change => new
            {
                number = change.Number,
                at = VietnamTime.ToVietnam(change.At),
                kind = change.Kind.ToString(),
                by = change.ByKind == ActorKind.Citizen ? null : change.By,
                from = change.From?.WireName(),
                to = change.To?.WireName(),
                change.Text,
                change.Note,
                change.LegalGround,
                change.Checked,
                change.Target,
                change.Date,
                change.Stars,
                change.CheckedBy,
            }),
            attachments = file.Attachments.Select(a => new { id = a.Id, kind = a.Kind.ToString(), a.Name, state = a.State.ToString(), a.ContentType, a.Size }),
            fieldChecks = file.FieldChecks.Select(f => new { on = f.On, f.Place, f.Finding, f.Checker }),
        },
        Json);

    public static string Text(CommentFile file)
    {
        var comment = file.Line.Comment;
        string[] lines =
        [
            Line(file.Line),
            string.Create(CultureInfo.InvariantCulture, $"  version {comment.Version}, channel {comment.Channel}, competence {comment.Level}/{comment.Body}, day {comment.DayId ?? "-"}, {comment.Supporters} joined"),
            $"  place {comment.Place ?? "-"} ({comment.Neighbourhood ?? "-"})",
            .. file.DuplicateOf is { } of ? [$"  duplicate of {CommentCode.Show(of)}"] : Array.Empty<string>(),
            .. file.RecurrenceOf is { } before ? [$"  the same as {CommentCode.Show(before)}, closed before"] : Array.Empty<string>(),
            .. file.Group.Count > 0 ? [$"  same group: {string.Join(", ", file.Group.Select(CommentCode.Show))}"] : Array.Empty<string>(),
            .. file.Story.Select(Text),
            .. file.FieldChecks.Select(f => string.Create(CultureInfo.InvariantCulture, $"  seen {f.On:yyyy-MM-dd} at {f.Place} by {f.Checker}: {f.Finding}")),
            .. file.Attachments.Select(a => string.Create(CultureInfo.InvariantCulture, $"  {a.Kind} {a.Id} {a.State} {a.ContentType} {a.Size} bytes")),
        ];
        return string.Join(Environment.NewLine, lines);
    }

    public static string Line(CallLine call) => string.Create(
        CultureInfo.InvariantCulture, $"{call.Notice}  {CommentCode.Show(call.Code)}  {Day(call.At)}  {call.Commune}  {call.Citizen}  {(call.HasPhone ? "phone known" : "no phone")}  ({call.Trouble})\n  {call.Text.ReplaceLineEndings(" ")}");

    public static string JsonLine(CallLine call) => JsonSerializer.Serialize(
        new { notice = call.Notice, code = call.Code, commune = call.Commune, citizen = call.Citizen, hasPhone = call.HasPhone, at = VietnamTime.ToVietnam(call.At), text = call.Text, trouble = call.Trouble }, Json);

    /// <summary>What came of an action on one comment.</summary>
    public static (bool IsDone, string Text, string Json) Outcome(string code, DeskOutcome outcome)
    {
        var shown = CommentCode.IsValid(code) ? CommentCode.Show(code) : code;
        var (done, text, state, version) = outcome switch
        {
            DeskOutcome.Done one => (true, one.Again ? $"{shown}: was done before ({one.State.WireName()})" : $"{shown}: {one.State.WireName()}", one.State.WireName(), (int?)one.Version),
            DeskOutcome.NotAllowed refused => (false, $"{shown}: {refused.Why}", null, null),
            DeskOutcome.ChangedMeanwhile changed => (false, $"{shown}: {changed.Why}", null, null),
            DeskOutcome.NotFound => (false, $"{shown}: {CommentTexts.NoSuchComment(code)}", null, null),
            _ => throw new InvalidOperationException($"Unknown outcome {outcome.GetType().Name}."),
        };
        return (done, text, JsonSerializer.Serialize(new { code, done, state, version, why = done ? null : text }, Json));
    }

    public static string JsonLine(object shape) => JsonSerializer.Serialize(shape, Json);

    private static object Shape(CommentListLine line)
    {
        var comment = line.Comment;
        return new
        {
            code = comment.Code,
            commune = comment.Commune,
            state = comment.State.WireName(),
            topics = comment.Topics,
            unsure = comment.TopicUnsure,
            masked = comment.Masked,
            place = comment.Place,
            neighbourhood = comment.Neighbourhood,
            level = comment.Level,
            body = comment.Body,
            flags = FlagsOf(comment),
            urgency = comment.Urgency,
            day = comment.DayId,
            late = comment.Late,
            channel = comment.Channel.ToString(),
            supporters = comment.Supporters,
            officer = comment.Officer,
            forwardedTo = comment.ForwardedTo,
            due = line.Clock?.Due,
            daysLeft = line.Clock?.DaysLeft,
            clock = line.Clock?.Colour.WireName(),
            recurring = comment.RecurrenceOfId is not null,
            usedIn = comment.UsedIn,
            receivedAt = VietnamTime.ToVietnam(comment.ReceivedAt),
            closedAt = comment.ClosedAt is { } closed ? VietnamTime.ToVietnam(closed) : (DateTimeOffset?)null,
            version = comment.Version,
        };
    }

    private static string Text(CommentChange change)
    {
        string?[] parts =
        [
            change.Kind == ChangeKind.Moved ? $"{change.From?.WireName() ?? "new"} -> {change.To?.WireName()}" : change.Kind.ToString(),
            change.ByKind == ActorKind.Citizen ? "by the citizen" : $"by {change.By}",
            change.Target,
            change.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            change.Stars?.ToString("0 'stars'", CultureInfo.InvariantCulture),
            change.Text,
            change.Checked,
            change.LegalGround,
            change.Note is null ? null : $"({change.Note})",
            change.CheckedBy is null ? null : $"checked by {change.CheckedBy}",
        ];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"  {change.Number}. {VietnamTime.ToVietnam(change.At):yyyy-MM-dd HH:mm}  {string.Join("; ", parts.Where(p => !string.IsNullOrWhiteSpace(p))).ReplaceLineEndings(" ")}");
    }

    private static string Day(DateTimeOffset moment) => VietnamTime.DateOf(moment).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string[] FlagsOf(Comment comment) =>
        [.. Enum.GetValues<Concerns>().Where(flag => flag != Concerns.None && comment.Has(flag)).Select(CommentFlags.WireName)];
}
