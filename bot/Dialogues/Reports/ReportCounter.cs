using CivicBot.Comments.Deadlines;
using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Dialogues.Records;
using CivicBot.Knowledge.Calendar;
using CivicBot.Knowledge.Topics;

namespace CivicBot.Dialogues.Reports;

/// <summary>Counts a report. Pure: the same rows and moment give the same report.</summary>
internal static class ReportCounter
{
    public static DialogueReport Count(ReportScope scope, ReportRows rows, DateTimeOffset now)
    {
        var today = VietnamTime.DateOf(now);
        var communes = rows.Units.Select(unit => unit.Commune)
            .Concat(rows.Days.Select(day => day.Commune))
            .Concat(rows.WaitingCommunes)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        var plans = rows.Units.ToDictionary(unit => unit.Commune, unit => unit.PlanNumber, StringComparer.Ordinal);
        return new DialogueReport(
            scope,
            now,
            [.. communes.Select(commune => new UnitReport(commune, plans.GetValueOrDefault(commune), Numbers(scope, Of(rows, commune), today)))],
            Numbers(scope, rows, today));
    }

    private static ReportRows Of(ReportRows rows, string commune)
    {
        var days = rows.Days.Where(day => day.Commune == commune).ToList();
        var comments = rows.Comments.Where(comment => comment.Commune == commune).ToList();
        var dayIds = days.Select(day => day.Id).ToHashSet(StringComparer.Ordinal);
        var commentIds = comments.Select(comment => comment.Id).ToHashSet();
        return rows with
        {
            Days = days,
            Counts = [.. rows.Counts.Where(count => dayIds.Contains(count.DayId))],
            Comments = comments,
            Ratings = [.. rows.Ratings.Where(rating => commentIds.Contains(rating.CommentId))],
            Closings = [.. rows.Closings.Where(closing => commentIds.Contains(closing.CommentId))],
            WaitingCommunes = [.. rows.WaitingCommunes.Where(waiting => waiting == commune)],
        };
    }

    private static ReportNumbers Numbers(ReportScope scope, ReportRows rows, DateOnly today)
    {
        var shown = scope.Public ? [.. rows.Comments.Where(comment => !IsDenunciation(comment))] : rows.Comments;
        var ratings = rows.Ratings.GroupBy(rating => rating.CommentId).Select(one => one.MaxBy(rating => rating.Number)!.Stars).ToList();
        return new ReportNumbers
        {
            Meetings = rows.Days.Count(day => day.Kind == DayKind.Dialogue),
            FieldTrips = rows.Days.Count(day => day.Kind == DayKind.FieldTrip),
            NeighbourhoodsVisited = rows.Days.SelectMany(day => day.Neighbourhoods.Select(neighbourhood => (day.Commune, neighbourhood))).Distinct().Count(),
            Attendance = rows.Counts.Sum(count => count.People),
            Officials = rows.Counts.Sum(count => count.Officials),
            Comments = rows.Comments.Count,
            Denunciations = rows.Comments.Count(IsDenunciation),
            Supporters = shown.Sum(comment => comment.Supporters),
            ByTopic = ByTopic(shown),
            ByPlace = [.. shown.GroupBy(comment => comment.Neighbourhood, StringComparer.Ordinal).Select(g => new CountOf(g.Key, g.Count())).OrderBy(count => count.Id is null).ThenBy(count => count.Id, StringComparer.Ordinal)],
            ByOutcome = [.. Enum.GetValues<CommentOutcome>().Select(outcome => new CountOf(outcome.WireName(), shown.Count(comment => CommentOutcomes.Of(comment.State) == outcome)))],
            ByRefusal = [.. shown.Where(c => c is { State: CommentState.Refused, Refusal: not null }).GroupBy(c => c.Refusal!.Value).OrderBy(g => g.Key).Select(g => new CountOf(g.Key.ToString(), g.Count()))],
            Overdue = shown.Count(comment => IsOverdue(comment, today)),
            Rated = ratings.Count,
            RatingMean = ratings.Count == 0 ? null : Math.Round((decimal)ratings.Sum() / ratings.Count, 2),
            Closings = rows.Closings.Count(closing => !closing.Contested),
            Contested = rows.Closings.Count(closing => closing.Contested),
            CarriedOver = rows.Days.Sum(day => day.CarriedOver),
            WaitingForDay = rows.WaitingCommunes.Count,
        };
    }

    private static List<CountOf> ByTopic(IReadOnlyList<ReportRows.CommentRow> comments)
    {
        var counts = comments.GroupBy(comment => comment.Topics[0], StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        return [.. TopicScheme.Ids.Where(counts.ContainsKey).Select(topic => new CountOf(topic, counts[topic]))];
    }

    private static bool IsDenunciation(ReportRows.CommentRow comment) => comment.Flags.HasFlag(Concerns.Denunciation);

    private static bool IsOverdue(ReportRows.CommentRow comment, DateOnly today) => DueDates.Running(comment.State, comment.PromisedFor, comment.DueOn) < today;
}
