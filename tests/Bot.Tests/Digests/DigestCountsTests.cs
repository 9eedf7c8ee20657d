using CivicBot.Comments.Life;
using CivicBot.Dialogues.Reports;
using CivicBot.Digests;
using CivicBot.Tests.Storage.Records;

namespace CivicBot.Tests.Digests;

/// <summary>A digest loses nothing: what belongs to it by SQL is in it once, and each of its numbers is SQL's.</summary>
[TestFixture]
internal sealed class DigestCountsTests
{
    [Test]
    public async Task Every_comment_that_belongs_is_listed_once_and_every_count_is_that_of_SQL([Values] RecordsStore store, [Values(1, 2, 3)] int seed)
    {
        using var records = await TestRecords.CreateAsync(store);
        await ExampleRecords.FillAsync(records.Database, seed, 150);
        foreach (var kind in DigestKinds.All)
        {
            await DigestAgainstSql.CompareAsync(records.Database, kind, atLeast: kind is DigestKind.Department or DigestKind.Officer ? 4 : 21);
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
}
