using System.Globalization;
using CivicBot.Comments.Life;
using CivicBot.Dialogues.Days;
using CivicBot.Dialogues.Records;
using CivicBot.Knowledge.Calendar;
using CivicBot.Storage.Records;

namespace CivicBot.Dialogues.Desk;

/// <summary>An allowed action as what it changes of the day.</summary>
internal static class DayStepper
{
    /// <summary>A time of day for what was announced or published on an earlier day and is recorded later.</summary>
    private static readonly TimeOnly Midday = new(12, 0);

    /// <summary>What people come to.</summary>
    public sealed record Before(DateOnly Date, TimeOnly? From, string Place);

    public static void Apply(DialogueDay day, DayDecision.Allowed allowed, DayAction action, DialogueOptions options, DateTimeOffset now)
    {
        switch (action)
        {
            case DayAction.Edit edit:
                Apply(day, allowed, edit, options, now);
                break;
            case DayAction.Announce announce:
                Announced(day, announce.Through, announce.On, allowed.Late ? announce.LateBecause : null, now);
                break;
            case DayAction.CutOff cutOff:
                day.CutOff = cutOff.At;
                break;
            case DayAction.Hold:
                day.HeldAt = now;
                break;
            case DayAction.Conclude conclude:
                day.Conclusion = conclude.Text.Trim();
                break;
            case DayAction.Report:
                day.ReportedAt = now;
                break;
            case DayAction.Publish publish:
                day.PublishedAt = MomentOf(publish.On, now);
                day.PublishedThrough = Named(publish.Through);
                break;
            case DayAction.Reopen reopen:
                day.ReopenedBecause = reopen.Reason.Trim();
                (day.ReportedAt, day.FixedReport, day.FixedPublicReport) = (null, null, null);
                break;
            case DayAction.Cancel cancel:
                day.CancelledBecause = cancel.Reason.Trim();
                break;
            case DayAction.Count:
                break;
            default:
                throw new InvalidOperationException($"Unknown action {action.GetType().Name}.");
        }

        day.State = allowed.To;
        day.ChangedAt = now;
    }

    public static Attendance Row(DialogueDay day, DayAction.Count count, Actor by, string occasion, DateTimeOffset now) => new()
    {
        Id = RecordIds.For("attendance", occasion),
        DayId = day.Id,
        People = count.People,
        Officials = count.Officials,
        Neighbourhood = count.Neighbourhood,
        Note = count.Note,
        CountedBy = by.Name,
        At = now,
    };

    /// <summary>For the audit trail: no words of people.</summary>
    public static string Detail(DayDecision.Allowed allowed, DayAction action, int comments)
    {
        var more = action switch
        {
            DayAction.Count count => string.Create(CultureInfo.InvariantCulture, $"; people {count.People:+0;-0;0}, officials {count.Officials:+0;-0;0}"),
            DayAction.Announce or DayAction.Edit when allowed.Late => "; late",
            _ => "",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{allowed.From.WireName()} -> {allowed.To.WireName()}{more}; comments {comments}");
    }

    private static void Apply(DialogueDay day, DayDecision.Allowed allowed, DayAction.Edit edit, DialogueOptions options, DateTimeOffset now)
    {
        if (day.State == DayState.Announced && edit.Moves(day))
        {
            Announced(day, edit.Through, on: null, allowed.Late ? edit.LateBecause : null, now);
        }

        if (edit.Date is { } date && date != day.Date)
        {
            day.Date = date;
            day.CutOff = options.CutOffFor(date);
        }

        day.Title = edit.Title?.Trim() ?? day.Title;
        day.Subject = edit.Subject?.Trim() ?? day.Subject;
        day.From = edit.From ?? day.From;
        day.To = edit.To ?? day.To;
        day.Place = edit.Place?.Trim() ?? day.Place;
        day.Neighbourhoods = edit.Neighbourhoods is { } neighbourhoods ? [.. neighbourhoods] : day.Neighbourhoods;
        day.Topics = edit.Topics is { } topics ? [.. topics] : day.Topics;
        day.Hosts = edit.Hosts is { } hosts ? [.. hosts] : day.Hosts;
        day.Guests = edit.Guests is { } guests ? [.. guests] : day.Guests;
    }

    private static void Announced(DialogueDay day, IReadOnlyList<string> through, DateOnly? on, string? lateBecause, DateTimeOffset now)
    {
        day.AnnouncedAt = MomentOf(on, now);
        day.AnnouncedThrough = Named(through);
        day.AnnouncedLateBecause = lateBecause?.Trim();
    }

    private static DateTimeOffset MomentOf(DateOnly? on, DateTimeOffset now) => on is { } day && day != VietnamTime.DateOf(now) ? VietnamTime.At(day, Midday) : now;

    private static List<string> Named(IReadOnlyList<string> through) => [.. through.Select(one => one.Trim()).Where(one => one.Length > 0)];
}
