using System.Diagnostics;
using System.Text.RegularExpressions;
using CivicBot.Comments;
using CivicBot.Comments.Corrections;
using CivicBot.Comments.Intake;
using CivicBot.Comments.Life;
using CivicBot.Comments.Lists;
using CivicBot.Knowledge.Topics;
using CivicBot.Officials.Comments;
using CivicBot.Officials.Insight;
using CivicBot.Testing;
using CivicBot.Tests.Comments;
using CivicBot.Tests.Conversation;
using CivicBot.Tests.Storage.Records;

namespace CivicBot.Tests.Officials.Insight;

/// <summary>The charts count what the lists show.</summary>
[TestFixture]
internal sealed partial class InsightTests
{
    private const string Other = "xa-ben-kia";
    private const int LongestMilliseconds = 500;

    private static readonly TopicScheme Scheme = TopicScheme.Load(Path.Combine(RepositoryRoot.Folder("knowledge"), "topics"));

    [Test]
    public async Task Behind_every_bar_are_exactly_as_many_comments_as_it_says([Values] RecordsStore store, [Values] bool wholeProvince)
    {
        using var rig = await DeskRig.OpenAsync(store);
        await ManyComments.FillAsync(rig.Records, 700, 200, seed: 5, DeskRig.Commune, Other);
        rig.Time.Now = new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(7));
        var scope = wholeProvince ? CommentFilter.All : CommentFilter.All with { Communes = [DeskRig.Commune] };
        foreach (var period in Periods())
        {
            var report = await ReportAsync(rig, scope, period, wholeProvince ? null : DeskRig.Commune);
            foreach (var bar in report.Charts().SelectMany(chart => chart.Bars))
            {
                Assert.That(await BehindAsync(rig, scope, bar.Address), Is.EqualTo(bar.Count), $"{period.Kind}: {bar.Label}, {bar.Address}");
            }

            foreach (var figure in report.Figures().Where(figure => figure.Comments is not null))
            {
                Assert.That(InsightTexts.Number(await BehindAsync(rig, scope, figure.Comments!.AddressOf(1))), Is.EqualTo(figure.Value), figure.Label);
            }
        }
    }

    [Test]
    public async Task Every_comment_is_in_one_bar_of_each_chart_that_divides_them([Values] RecordsStore store)
    {
        using var rig = await DeskRig.OpenAsync(store);
        await ManyComments.FillAsync(rig.Records, 300, 90, seed: 6, DeskRig.Commune);
        var scope = CommentFilter.All with { Communes = [DeskRig.Commune] };
        var period = InsightPeriod.Of(InsightPeriod.Own, "2026-09-01", "2026-11-23", ManyComments.Today)!;
        var charts = (await ReportAsync(rig, scope, period, DeskRig.Commune)).Charts().ToDictionary(chart => chart.Id, StringComparer.Ordinal);
        var all = await rig.Queries.CountAsync(scope with { From = period.From, To = period.To }, CancellationToken.None);

        Assert.That(all, Is.GreaterThan(200));
        Assert.Multiple(() =>
        {
            foreach (var id in new[] { "time", "topic", "place", "channel" })
            {
                Assert.That(charts[id].Sum, Is.EqualTo(all), id);
            }

            Assert.That(charts["answer-days"].Sum, Is.EqualTo(charts["in-time"].Bars.Take(2).Sum(bar => bar.Count)), "Each answer is in one span of days.");
        });
    }

    [Test]
    public async Task Figures_come_from_what_happened_at_the_desk([Values] RecordsStore store)
    {
        using var rig = await DeskRig.OpenAsync(store);
        var (quick, slow, open, corrected) = (await rig.FileAsync(), await rig.FileAsync(), await rig.FileAsync(), await rig.FileAsync("Rác chất đống cuối hẻm 5 Trần Phú, hôi lắm"));
        await rig.ActAsync(quick, new CommentAction.Answer("Đã thay bóng.", Checked: null, LegalGround: null));
        await rig.ActAsync(corrected, new CommentAction.Assign("Văn phòng"));
        await rig.Corrections.CorrectAsync(rig.Visit(corrected), new CommentCorrection.Topics(["an-ninh"]), reason: null, CancellationToken.None);
        rig.Time.Now = rig.Time.Now.AddDays(14);
        await rig.ActAsync(slow, new CommentAction.Answer("Đã thay bóng.", Checked: null, LegalGround: null));
        var numbers = await new InsightQueries(rig.Records, rig.Queries, rig.Time).CountAsync(
            CommentFilter.All, InsightPeriod.Of(InsightPeriod.Own, "2026-11-01", "2026-12-07", ManyComments.Today)!, CancellationToken.None);

        Assert.Multiple(() =>
        {
            Assert.That(numbers.Total(now: true), Is.EqualTo(4));
            Assert.That((numbers.AnsweredWithin(now: true, 0.5), numbers.AnsweredWithin(now: true, 0.9)), Is.EqualTo(((int?)0, (int?)9)), "Two weeks without their weekends and without 24 November, a holiday.");
            Assert.That(numbers.AnsweredWithin(now: false, 0.5), Is.Null);
            Assert.That((numbers.Kept(now: true), numbers.Agreement(now: true)), Is.EqualTo((2, (double?)(2 / 3.0))));
            Assert.That(open, Is.Not.Empty);
        });
    }

    [Test]
    public async Task A_comment_that_is_taken_up_again_is_no_answer_any_more([Values] RecordsStore store)
    {
        using var rig = await DeskRig.OpenAsync(store);
        var code = await rig.FileAsync();
        await rig.ActAsync(code, new CommentAction.Answer("Đã thay bóng.", Checked: null, LegalGround: null));
        var closed = await rig.CommentAsync(code);
        await rig.ActAsync(code, new CommentAction.Reopen("Vẫn tắt."), Actor.Citizen);
        var opened = await rig.CommentAsync(code);

        Assert.That((closed.ClosedOn, closed.ClosedAfter), Is.EqualTo(((DateOnly?)new DateOnly(2026, 11, 23), (int?)0)));
        Assert.That((opened.ClosedOn, opened.ClosedAfter, opened.ClosedAt), Is.EqualTo(((DateOnly?)null, (int?)null, (DateTimeOffset?)null)));
    }

    [TestCase("month", "2026-11-01", "2026-11-22", "2026-10-01", "2026-10-22")]
    [TestCase("last-month", "2026-10-01", "2026-10-31", "2026-09-01", "2026-09-30")]
    [TestCase("quarter", "2026-10-01", "2026-11-22", "2026-07-01", "2026-08-22")]
    [TestCase("year", "2026-01-01", "2026-11-22", "2025-01-01", "2025-11-22")]
    [TestCase("nonsense", "2026-11-01", "2026-11-22", "2026-10-01", "2026-10-22")]
    public void A_period_is_compared_with_the_like_of_it(string kind, string from, string to, string beforeFrom, string beforeTo)
    {
        var period = InsightPeriod.Of(kind, null, null, new DateOnly(2026, 11, 22))!;

        Assert.That(
            new[] { period.From, period.To, period.BeforeFrom, period.BeforeTo }.Select(InsightPeriod.Wire), Is.EqualTo(new[] { from, to, beforeFrom, beforeTo }));
    }

    [Test]
    public void The_last_day_of_a_long_month_is_not_compared_with_itself()
    {
        var period = InsightPeriod.Of("month", null, null, new DateOnly(2026, 3, 31))!;

        Assert.That((period.BeforeFrom, period.BeforeTo), Is.EqualTo((new DateOnly(2026, 2, 1), new DateOnly(2026, 2, 28))));
    }

    [TestCase("2026-11-23", "2026-11-22")]
    [TestCase("2026-02-30", "2026-11-22")]
    [TestCase(null, "2026-11-22")]
    [TestCase("2006-11-22", "2026-11-22")]
    public void Own_days_that_cannot_be_are_refused(string? from, string to) => Assert.That(InsightPeriod.Of("own", from, to, ManyComments.Today), Is.Null);

    [TestCase("2026-11-01", "2026-11-14", 14)]
    [TestCase("2026-11-01", "2026-11-30", 6)]
    [TestCase("2026-01-15", "2026-12-31", 12)]
    public void Spans_cover_each_day_once(string from, string to, int spans)
    {
        var period = InsightPeriod.Of("own", from, to, ManyComments.Today)!;
        var days = period.Spans().SelectMany(span => Enumerable.Range(span.From.DayNumber, span.To.DayNumber - span.From.DayNumber + 1)).ToList();

        Assert.That(period.Spans(), Has.Count.EqualTo(spans));
        Assert.That(days, Is.EqualTo(Enumerable.Range(period.From.DayNumber, period.Length)));
    }

    [Test]
    public async Task A_chart_is_drawn_with_a_link_for_each_bar_and_says_what_it_shows()
    {
        using var rig = await DeskRig.OpenAsync(RecordsStore.Sqlite);
        await ManyComments.FillAsync(rig.Records, 200, 60, seed: 7, DeskRig.Commune);
        var report = await ReportAsync(rig, CommentFilter.All, InsightPeriod.Of("year", null, null, ManyComments.Today)!, DeskRig.Commune);

        Assert.Multiple(() =>
        {
            foreach (var chart in report.Charts())
            {
                var svg = BarDrawing.Draw(chart);
                Assert.That(Link().Matches(svg), Has.Count.EqualTo(Math.Min(chart.Bars.Count, chart.Upright ? int.MaxValue : BarDrawing.MostBars)), chart.Id);
                Assert.That(svg, Does.Contain($"<desc id=\"{chart.Id}-says\">").And.Not.Contain("style="));
                Assert.DoesNotThrow(() => System.Xml.Linq.XDocument.Parse(svg), chart.Id);
            }
        });
    }

    [Test]
    public async Task The_file_has_every_number_and_no_formula()
    {
        using var rig = await DeskRig.OpenAsync(RecordsStore.Sqlite);
        await ManyComments.FillAsync(rig.Records, 50, 20, seed: 8, "=cmd");
        var period = InsightPeriod.Of("year", null, null, ManyComments.Today)!;
        var report = await ReportAsync(rig, CommentFilter.All, period, commune: null);
        var csv = InsightEndpoints.Csv(report, period);

        Assert.That(csv.Split("\r\n"), Has.Length.EqualTo(report.Figures().Count + report.Charts().Sum(chart => chart.Bars.Count) + 2));
        Assert.That(csv, Does.Contain("'=cmd").And.Not.Contain(",=cmd"));
    }

    [Test]
    public void A_search_survives_its_address()
    {
        var search = new CommentSearch
        {
            Text = "đèn & đường", Topic = "ha-tang", Main = "khac", State = "answered", Day = "d", Neighbourhood = "Khu phố 3", Officer = "Văn phòng", Show = "late", Group = Guid.Empty.ToString(),
            Commune = "phuong-an-mau", Channel = "zalo", From = "2026-11-01", To = "2026-11-30", Days = "3-5", Stars = "4", Corrected = "topics", Order = "due", Page = 3,
        };

        Assert.That(CommentSearch.Of(new Uri("http://x" + search.AddressOf(3)).Query), Is.EqualTo(search));
    }

    [Test]
    public void A_commune_that_one_may_not_see_is_not_seen_by_its_name_in_the_address()
    {
        var own = CommentFilter.All with { Communes = [DeskRig.Commune] };

        Assert.That(new CommentSearch { Commune = Other }.Within(own).Communes, Is.EqualTo(new[] { "-" }));
        Assert.That(new CommentSearch { Commune = Other }.Within(CommentFilter.All).Communes, Is.EqualTo(new[] { Other }));
    }

    [Test]
    [Explicit("Fills 100,000 comments; the figures depend on the machine.")]
    public async Task A_hundred_thousand_comments_are_counted_in_time([Values] RecordsStore store)
    {
        using var rig = await DeskRig.OpenAsync(store);
        await ManyComments.FillAsync(rig.Records, 100_000, 700, seed: 9, DeskRig.Commune);
        var queries = new InsightQueries(rig.Records, rig.Queries, rig.Time);
        var period = InsightPeriod.Of("year", null, null, ManyComments.Today)!;
        await queries.CountAsync(CommentFilter.All with { Communes = [DeskRig.Commune] }, period, CancellationToken.None);
        var started = Stopwatch.GetTimestamp();
        var numbers = await queries.CountAsync(CommentFilter.All with { Communes = [DeskRig.Commune] }, period, CancellationToken.None);
        var took = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        await TestContext.Out.WriteLineAsync($"{store}: {took:F0} ms for {numbers.Total(now: true)} and {numbers.Total(now: false)} comments");

        Assert.That(took, Is.LessThan(LongestMilliseconds));
    }

    private static IEnumerable<InsightPeriod> Periods() =>
    [
        InsightPeriod.Of("month", null, null, ManyComments.Today)!,
        InsightPeriod.Of("quarter", null, null, ManyComments.Today)!,
        InsightPeriod.Of("own", "2026-11-10", "2026-11-16", ManyComments.Today)!,
    ];

    private static async Task<InsightReport> ReportAsync(DeskRig rig, CommentFilter scope, InsightPeriod period, string? commune) =>
        new(await new InsightQueries(rig.Records, rig.Queries, rig.Time).CountAsync(scope, period, CancellationToken.None), period, Scheme, ShippedKnowledge.Communes, commune);

    private static Task<int> BehindAsync(DeskRig rig, CommentFilter scope, string address) =>
        rig.Queries.CountAsync(CommentSearch.Of(new Uri("http://x" + address).Query).Within(scope), CancellationToken.None);

    [GeneratedRegex("<a href=\"/officials/comments", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
