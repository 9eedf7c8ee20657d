using CivicBot.Comments.Life;
using CivicBot.Dialogues.Reports;
using CivicBot.Digests;
using CivicBot.Storage.Records;
using CivicBot.Tests.Storage.Records;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Tests.Digests;

/// <summary>A digest loses nothing: what belongs to it by SQL is in it once, and each of its numbers is SQL's.</summary>
[TestFixture]
internal sealed class DigestCountsTests
{
    private const string Listed = " AND (flags & 2) = 0 AND erased_at IS NULL AND state <> 15";
    private const string Open = " AND state < 10";

    [Test]
    public async Task Every_comment_that_belongs_is_listed_once_and_every_count_is_that_of_SQL([Values] RecordsStore store, [Values(1, 2, 3)] int seed)
    {
        using var records = await TestRecords.CreateAsync(store);
        await ExampleRecords.FillAsync(records.Database, seed, 150);
        foreach (var kind in DigestKinds.All)
        {
            await CompareAsync(records.Database, kind);
        }
    }

    [Test]
    public async Task The_numbers_of_a_day_are_those_of_its_dialogue_report([Values] RecordsStore store)
    {
        using var records = await TestRecords.CreateAsync(store);
        await ExampleRecords.FillAsync(records.Database, seed: 5, count: 150);
        var date = new DateOnly(2026, 11, 14);

        var digest = await ExampleDigests.MakeAsync(records.Database, DigestKind.Report);
        var report = await new ReportQuery(records.Database, new FakeTime(ExampleRecords.Now)).CountAsync(new ReportScope(date, date, Day: ExampleRecords.Day), CancellationToken.None);

        var (counts, numbers) = (digest.Counts, report.Total);
        Assert.Multiple(() =>
        {
            Assert.That((counts.DaysHeld, counts.People, counts.Officials), Is.EqualTo((numbers.Meetings, numbers.Attendance, numbers.Officials)));
            Assert.That((counts.Total, counts.Denunciations, counts.Supporters), Is.EqualTo((numbers.Comments, numbers.Denunciations, numbers.Supporters)));
            Assert.That((counts.Rated, counts.Contested), Is.EqualTo((numbers.Rated, numbers.Contested)));
            Assert.That(Math.Round((decimal)counts.Stars / counts.Rated, 2), Is.EqualTo(numbers.RatingMean));
            Assert.That(counts.ByTopic.Where(topic => topic.Total > 0).Select(topic => new CountOf(topic.Topic, topic.Total)), Is.EqualTo(numbers.ByTopic));
            Assert.That(counts.ByNeighbourhood.ToDictionary(area => area.Id, area => area.Total), Is.EquivalentTo(numbers.ByPlace.Where(place => place.Id is not null).ToDictionary(place => place.Id!, place => place.Count)));
            Assert.That(counts.Of(CommentState.Promised), Is.EqualTo(numbers.Of(CommentOutcome.Promised)));
            Assert.That(counts.Of(CommentState.AnsweredOnSpot), Is.EqualTo(numbers.Of(CommentOutcome.AnsweredOnSpot)));
        });
    }

    [Test]
    public async Task The_months_of_a_year_add_up_and_are_those_of_SQL([Values] RecordsStore store)
    {
        using var records = await TestRecords.CreateAsync(store);
        await ExampleRecords.FillAsync(records.Database, seed: 4, count: 150);

        var digest = await ExampleDigests.MakeAsync(records.Database, DigestKind.Year);

        Assert.That(digest.Months.Sum(month => month.Counts.Total), Is.EqualTo(digest.Counts.Total));
        Assert.That(digest.Months.Sum(month => month.Counts.People), Is.EqualTo(digest.Counts.People).And.EqualTo(72));
        var month = await ExampleDigests.MakeAsync(records.Database, DigestKind.Month);
        Assert.That(digest.Months[10].Counts.ByTopic, Is.EqualTo(month.Counts.ByTopic));
        Assert.That(month.Fields.SelectMany(field => field.Topics).Sum(topic => month.Counts.ByTopic.Single(t => t.Topic == topic).Total), Is.EqualTo(month.Counts.Total));
    }

    private static async Task CompareAsync(RecordsDatabase records, DigestKind kind)
    {
        var sql = new Sql(records, kind);
        var digest = await ExampleDigests.MakeAsync(records, kind);
        var counts = digest.Counts;
        var codes = await sql.CodesAsync(Listed);
        Assert.That(
            digest.Listed.Select(comment => comment.Code).Order(StringComparer.Ordinal),
            Is.EqualTo(codes.Select(code => kind == DigestKind.Public ? code[^3..] : code).Order(StringComparer.Ordinal)),
            $"{kind}");
        Assert.That(counts.Total, Is.EqualTo(await sql.CountAsync("")).And.GreaterThan(kind is DigestKind.Department or DigestKind.Officer ? 3 : 20), $"{kind}");
        Assert.That(counts.Listed, Is.EqualTo(codes.Count), $"{kind}");
        foreach (var topic in counts.ByTopic)
        {
            Assert.That(topic.Total, Is.EqualTo(await sql.CountAsync($" AND {sql.Topic} = '{topic.Topic}'")), $"{kind} {topic.Topic}");
            Assert.That(topic.Listed, Is.EqualTo(await sql.CountAsync($" AND {sql.Topic} = '{topic.Topic}'{Listed}")), $"{kind} {topic.Topic}");
            Assert.That(topic.Open, Is.EqualTo(await sql.CountAsync($" AND {sql.Topic} = '{topic.Topic}'{Open}")), $"{kind} {topic.Topic}");
            Assert.That(digest.Sections.Where(s => s.Topic == topic.Topic).Sum(s => s.Comments), Is.EqualTo(topic.Listed), $"{kind} {topic.Topic}");
        }

        foreach (var state in CommentStates.All)
        {
            Assert.That(counts.Of(state), Is.EqualTo(await sql.CountAsync($" AND state = {(int)state}")), $"{kind} {state}");
        }

        foreach (var body in counts.ByBody)
        {
            Assert.That(body.Total, Is.EqualTo(await sql.CountAsync($" AND body = '{body.Id}'")), $"{kind} {body.Id}");
        }

        foreach (var area in counts.ByNeighbourhood)
        {
            Assert.That(area.Total, Is.EqualTo(await sql.CountAsync($" AND neighbourhood = '{area.Id}'")), $"{kind} {area.Id}");
        }

        await CompareAsync(sql, counts, kind);
    }

    private static async Task CompareAsync(Sql sql, DigestCounts counts, DigestKind kind)
    {
        Assert.That(counts.Open, Is.EqualTo(await sql.CountAsync(Open)), $"{kind}");
        Assert.That(counts.BeyondCommune, Is.EqualTo(await sql.CountAsync(" AND level <> 'xa'")), $"{kind}");
        Assert.That(counts.Unsure, Is.EqualTo(await sql.CountAsync($" AND {sql.True("topic_unsure")}")), $"{kind}");
        Assert.That(counts.Late, Is.EqualTo(await sql.CountAsync($" AND {sql.True("late")}")), $"{kind}");
        Assert.That(counts.Recurring, Is.EqualTo(await sql.CountAsync(" AND recurrence_of_id IS NOT NULL")), $"{kind}");
        Assert.That(counts.Emergencies, Is.EqualTo(await sql.CountAsync(" AND (flags & 4) <> 0")), $"{kind}");
        Assert.That(counts.Overdue, Is.EqualTo(await sql.CountAsync(" AND state < 10 AND state <> 3 AND COALESCE(promised_for, due_on) < '2026-11-20'")), $"{kind}");
        Assert.That(counts.Supporters, Is.EqualTo(await sql.ScalarAsync($"SELECT COALESCE(SUM(supporters), 0) AS \"Value\" FROM comment WHERE {sql.Scope}")), $"{kind}");
        Assert.That(counts.Rated, Is.EqualTo(await sql.ScalarAsync($"SELECT COUNT(*) AS \"Value\" FROM comment_change WHERE kind = 3 AND comment_id IN (SELECT id FROM comment WHERE {sql.Scope})")), $"{kind}");
        Assert.That(counts.Stars, Is.EqualTo(await sql.ScalarAsync($"SELECT COALESCE(SUM(stars), 0) AS \"Value\" FROM comment_change WHERE kind = 3 AND comment_id IN (SELECT id FROM comment WHERE {sql.Scope})")), $"{kind}");
        Assert.That(counts.Contested, Is.EqualTo(await sql.ScalarAsync(
            $"SELECT COUNT(*) AS \"Value\" FROM comment_change WHERE kind = 0 AND \"to\" = 6 AND \"from\" <> 15 AND by_kind = 1 AND comment_id IN (SELECT id FROM comment WHERE {sql.Scope})")));
        Assert.That(counts.Denunciations, Is.EqualTo(await sql.CountAsync(" AND (flags & 2) <> 0")), $"{kind}");
        Assert.That(counts.Erased, Is.EqualTo(kind == DigestKind.Public ? 0 : await sql.CountAsync(" AND (flags & 2) = 0 AND erased_at IS NOT NULL")), $"{kind}");
        Assert.That(counts.Withdrawn, Is.EqualTo(kind == DigestKind.Public ? 0 : await sql.CountAsync(" AND (flags & 2) = 0 AND erased_at IS NULL AND state = 15")), $"{kind}");
    }

    /// <summary>Questions of our own to the records, beside the program's.</summary>
    private sealed class Sql(RecordsDatabase records, DigestKind kind)
    {
        public string Topic { get; } = records.IsSqlite ? "json_extract(topics, '$[0]')" : "topics[1]";

        public string Scope => $"commune = '{ExampleRecords.Commune}' AND {Where}";

        private string Where => kind switch
        {
            DigestKind.Month => $"received_at >= {Moment(11, 1)} AND received_at < {Moment(12, 1)}",
            DigestKind.Year => "received_at >= 1767200400000 AND received_at < 1798736400000",
            DigestKind.Officer =>
                $"day_id = '{ExampleRecords.Day}' AND (officer = 'Công chức Địa chính – môi trường' OR (officer IS NULL AND {Topic} IN ('dat-dai', 'moi-truong', 'boi-thuong', 'nong-nghiep')))",
            DigestKind.Department => $"day_id = '{ExampleRecords.Day}' AND state < 10 AND CASE WHEN state = 4 THEN forwarded_to ELSE body END = 'so-xay-dung-duong'",
            DigestKind.Public => $"day_id = '{ExampleRecords.Day}' AND (flags & 2) = 0",
            _ => $"day_id = '{ExampleRecords.Day}'",
        };

        public string True(string column) => records.IsSqlite ? $"{column} = 1" : column;

        public Task<int> CountAsync(string more) => ScalarAsync($"SELECT COUNT(*) AS \"Value\" FROM comment WHERE {Scope}{more}");

        public async Task<int> ScalarAsync(string query)
        {
            await using var context = records.Read();
            return (int)(await context.Database.SqlQueryRaw<long>(query).ToListAsync()).Single();
        }

        public async Task<List<string>> CodesAsync(string more)
        {
            await using var context = records.Read();
            var query = $"SELECT code AS \"Value\" FROM comment WHERE {Scope}{more}";
            return await context.Database.SqlQueryRaw<string>(query).ToListAsync();
        }

        private static long Moment(int month, int day) => new DateTimeOffset(2026, month, day, 0, 0, 0, TimeSpan.FromHours(7)).ToUnixTimeMilliseconds();
    }
}
