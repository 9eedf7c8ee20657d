using System.Globalization;
using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Dialogues.Records;
using CivicBot.Dialogues.Reports;
using CivicBot.Tests.Storage.Records;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Tests.Dialogues;

/// <summary>The figures of Đồng Xoài 2023: the report says what happened, and what it says equals what SQL counts in the database.</summary>
[TestFixture]
internal sealed class DongXoaiTests
{
    private static readonly ReportScope Whole = new(new DateOnly(2023, 3, 1), new DateOnly(2023, 10, 31), DongXoaiReplay.Programme);

    [Test]
    public async Task Eleven_meetings_748_attendances_and_106_comments_are_reported_as_they_are_in_the_database([Values] RecordsStore store)
    {
        using var records = await TestRecords.CreateAsync(store);
        using var replay = new DongXoaiReplay(records);
        await replay.PlayAsync();

        var report = await replay.Reports.CountAsync(Whole, default);

        Assert.That(report.Units.Select(unit => (unit.Commune, unit.PlanNumber, unit.Numbers.Meetings)), Is.EqualTo(new[] { (DongXoaiReplay.TanPhu, "58-KH/ĐU", 5), (DongXoaiReplay.TienHung, "40-KH/ĐU", 6) }));
        Assert.That((report.Total.Meetings, report.Total.Attendance, report.Total.Comments), Is.EqualTo((11, 748, 106)));
        await using var context = records.Database.Read();
        foreach (var (numbers, commune) in report.Units.Select(unit => (unit.Numbers, (string?)unit.Commune)).Append((report.Total, null)))
        {
            await EqualsSqlAsync(context, numbers, commune, replay.Today, store);
            EqualsWhatHappened(numbers, commune);
        }

        Assert.That(replay.Corrected, Is.EqualTo(await context.Corrections.CountAsync()), "each correction of an official stands in the ledger");
        Assert.That(await context.Days.AllAsync(day => day.State == DayState.Published && day.AnnouncedLateBecause == null), Is.True);
    }

    [Test]
    public async Task Fixed_numbers_of_the_days_add_up_to_the_report_and_the_public_one_says_of_denunciations_only_how_many([Values] RecordsStore store)
    {
        using var records = await TestRecords.CreateAsync(store);
        using var replay = new DongXoaiReplay(records);
        await replay.PlayAsync();
        await records.Database.WriteAsync(async (context, token) =>
        {
            (await context.Comments.OrderBy(comment => comment.Code).FirstAsync(token)).Flags |= Concerns.Denunciation;
            return 0;
        }, default);
        await using var context = records.Database.Read();

        var whole = (await replay.Reports.CountAsync(Whole, default)).Total;
        var shown = (await replay.Reports.CountAsync(Whole with { Public = true }, default)).Total;
        var days = (await context.Days.Select(day => day.FixedReport!).ToListAsync()).ConvertAll(json => ReportJson.Read(json).Total);

        Assert.That((days.Sum(day => day.Meetings), days.Sum(day => day.Attendance), days.Sum(day => day.Comments)), Is.EqualTo((whole.Meetings, whole.Attendance, whole.Comments)));
        var denunciations = await context.Comments.CountAsync(comment => (comment.Flags & Concerns.Denunciation) != Concerns.None);
        Assert.That((denunciations, shown.Denunciations), Is.EqualTo((whole.Denunciations, whole.Denunciations)).And.Not.EqualTo((0, 0)));
        foreach (var counts in new[] { shown.ByTopic, shown.ByPlace, shown.ByOutcome })
        {
            Assert.That(counts.Sum(count => count.Count), Is.EqualTo(shown.Comments - denunciations));
        }

        foreach (var counts in new[] { whole.ByTopic, whole.ByPlace, whole.ByOutcome })
        {
            Assert.That(counts.Sum(count => count.Count), Is.EqualTo(106));
        }
    }

    private static void EqualsWhatHappened(ReportNumbers numbers, string? commune)
    {
        var meetings = DongXoaiReplay.Meetings.Where(meeting => commune is null || meeting.Commune == commune).ToList();
        var told = DongXoaiReplay.Comments.Where(comment => meetings.Exists(meeting => meeting.Number == comment.Meeting)).ToList();
        Assert.That((numbers.Meetings, numbers.Attendance, numbers.Comments, numbers.NeighbourhoodsVisited), Is.EqualTo((meetings.Count, meetings.Sum(meeting => meeting.People), told.Count, meetings.Count)));
        Assert.That(numbers.ByTopic.ToDictionary(count => count.Id!, count => count.Count), Is.EquivalentTo(told.GroupBy(comment => comment.Topic).ToDictionary(g => g.Key, g => g.Count())));
        Assert.That(numbers.ByPlace.ToDictionary(count => count.Id!, count => count.Count), Is.EquivalentTo(told.GroupBy(comment => comment.Neighbourhood).ToDictionary(g => g.Key, g => g.Count())));
        (CommentOutcome Outcome, string Word)[] outcomes =
        [
            (CommentOutcome.AnsweredOnSpot, "spot"), (CommentOutcome.Answered, "answered"), (CommentOutcome.Done, "done"), (CommentOutcome.Promised, "promised"), (CommentOutcome.Forwarded, "forwarded"),
            (CommentOutcome.Refused, "refused"), (CommentOutcome.Duplicate, "duplicate"), (CommentOutcome.Withdrawn, "withdrawn"), (CommentOutcome.InProgress, "open"),
        ];
        Assert.That(outcomes.Select(one => numbers.Of(one.Outcome)), Is.EqualTo(outcomes.Select(one => told.Count(comment => comment.Outcome == one.Word))));
    }

    /// <summary>Counted once more by SQL of its own, which shares nothing with the report's query.</summary>
    private static async Task EqualsSqlAsync(DbContext context, ReportNumbers numbers, string? commune, DateOnly today, RecordsStore store)
    {
        var sql = store == RecordsStore.PostgreSql;
        var unit = commune is null ? "" : $"AND d.commune = '{commune}'";
        var days = $"FROM dialogue_day d WHERE d.programme_id = '{DongXoaiReplay.Programme}' AND d.state IN (2, 3, 4) AND d.date BETWEEN '2023-03-01' AND '2023-10-31' {unit}";
        var told = $"FROM comment c JOIN dialogue_day d ON d.id = c.day_id WHERE d.id IN (SELECT d.id {days}) {unit}";
        var changes = $"FROM comment_change x WHERE x.comment_id IN (SELECT c.id {told})";
        var topic = sql ? "c.topics[1]" : "json_extract(c.topics, '$[0]')";
        var late = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Assert.That(
            (numbers.Meetings, numbers.Attendance, numbers.Officials, numbers.Comments, numbers.Denunciations, numbers.Supporters),
            Is.EqualTo((
                await ScalarAsync(context, $"COUNT(*) {days}"),
                await ScalarAsync(context, $"SUM(a.people) FROM attendance a WHERE a.day_id IN (SELECT d.id {days})"),
                await ScalarAsync(context, $"SUM(a.officials) FROM attendance a WHERE a.day_id IN (SELECT d.id {days})"),
                await ScalarAsync(context, $"COUNT(*) {told}"),
                await ScalarAsync(context, $"COUNT(*) {told} AND (c.flags & 2) = 2"),
                await ScalarAsync(context, $"SUM(c.supporters) {told}"))));
        Assert.That(Of(numbers.ByTopic), Is.EquivalentTo(await GroupsAsync(context, topic, told)));
        Assert.That(Of(numbers.ByPlace), Is.EquivalentTo(await GroupsAsync(context, "c.neighbourhood", told)));
        var states = await GroupsAsync(context, "CAST(c.state AS TEXT)", told);
        Assert.That(
            Of(numbers.ByOutcome).Where(count => count.Count > 0),
            Is.EquivalentTo(states.GroupBy(state => CommentOutcomes.Of((CommentState)int.Parse(state.Id, CultureInfo.InvariantCulture)).WireName()).Select(g => (g.Key, g.Sum(state => state.Count)))));
        Assert.That(
            (numbers.Overdue, numbers.Closings, numbers.Contested, numbers.Rated, (int)((numbers.RatingMean ?? 0) * 100)),
            Is.EqualTo((
                await ScalarAsync(context, $"COUNT(*) {told} AND ((c.state IN (4, 5) AND COALESCE(c.promised_for, c.due_on) < '{late}') OR (c.state IN (0, 1, 2, 6) AND c.due_on < '{late}'))"),
                await ScalarAsync(context, $"COUNT(*) {changes} AND x.kind = 0 AND x.\"to\" IN (10, 11, 12, 13, 14)"),
                await ScalarAsync(context, $"COUNT(*) {changes} AND x.kind = 0 AND x.\"to\" = 6 AND x.by_kind = 1 AND x.\"from\" IN (10, 11, 12, 13, 14)"),
                await ScalarAsync(context, $"COUNT(DISTINCT x.comment_id) {changes} AND x.kind = 3"),
                await ScalarAsync(context, $"CAST(ROUND(AVG(x.stars) * 100) AS INTEGER) {changes} AND x.kind = 3 AND x.number = (SELECT MAX(y.number) FROM comment_change y WHERE y.comment_id = x.comment_id AND y.kind = 3)"))));
    }

    private static IEnumerable<(string Id, int Count)> Of(IReadOnlyList<CountOf> counts) => counts.Select(count => (count.Id!, count.Count));

    private static async Task<int> ScalarAsync(DbContext context, string select)
    {
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT {select}";
        await context.Database.OpenConnectionAsync();
        return Convert.ToInt32(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    private static async Task<List<(string Id, int Count)>> GroupsAsync(DbContext context, string by, string from)
    {
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT {by}, COUNT(*) {from} GROUP BY {by}";
        await context.Database.OpenConnectionAsync();
        await using var reader = await command.ExecuteReaderAsync();
        var groups = new List<(string Id, int Count)>();
        while (await reader.ReadAsync())
        {
            groups.Add((reader.GetString(0), reader.GetInt32(1)));
        }

        return groups;
    }
}
