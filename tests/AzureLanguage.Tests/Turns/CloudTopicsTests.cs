using CivicBot.Adapters.AzureLanguage;
using CivicBot.AzureLanguage.Tests.Client;
using CivicBot.AzureStandIn;
using CivicBot.AzureStandIn.Faults;
using CivicBot.Knowledge.Calendar;
using CivicBot.Storage;
using CivicBot.Understanding.Cloud;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CivicBot.AzureLanguage.Tests.Turns;

/// <summary>A decision that wants to know what the cloud says of a comment.</summary>
[CancelAfter(120_000)]
internal sealed class CloudTopicsTests
{
    private const string Lamp = "Đèn đường hẻm 12 hỏng cả tháng nay, tối quá";

    private DirectoryInfo folder = null!;
    private SqliteDatabase database = null!;
    private SqliteReaders readers = null!;
    private SqliteWriter writer = null!;
    private Connected azure = null!;
    private CloudLedger ledger = null!;

    private static string Month => VietnamTime.Today(TimeProvider.System).ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);

    [SetUp]
    public async Task StartAsync()
    {
        folder = Directory.CreateTempSubdirectory("civicbot-cloud-");
        database = new SqliteDatabase(Path.Combine(folder.FullName, "civicbot.db"));
        readers = new SqliteReaders(database);
        writer = new SqliteWriter(database, NullLogger<SqliteWriter>.Instance);
        ledger = new CloudLedger(new EmbeddedCloudCounts(database, readers, writer), TimeProvider.System);
        azure = await Connected.StartAsync(new StandInOptions { Classes = _ => [("giao-thong", 0.9)] }, settings: ("TroublesBeforeRest", "1000"));
    }

    [TearDown]
    public async Task StopAsync()
    {
        await azure.DisposeAsync();
        writer.Dispose();
        readers.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    [Test]
    public async Task The_clouds_topics_hold_and_whose_competence_it_is_follows(CancellationToken cancellationToken)
    {
        var local = await Readings.OfAsync(Lamp);
        var topics = await CloudAsync();
        var decisions = 0;

        var decided = await topics.DecideAsync(
            advice =>
            {
                decisions++;
                return advice.Of(local);
            },
            cancellationToken);

        Assert.That(local.Topics.Assigned[0], Is.EqualTo("ha-tang"));
        Assert.That((decided.Topics.Assigned, decided.Topics.Unsure), Is.EqualTo((new[] { "giao-thong" }, true)), "The two differ: a person looks.");
        Assert.That(decisions, Is.EqualTo(2));
        Assert.That(ledger.Of(Month).Agreements, Is.EqualTo(new Dictionary<string, long> { ["OtherMain"] = 1 }));
        Assert.That(ledger.Of(Month).MainTopics, Is.EqualTo(new Dictionary<string, long> { ["ha-tang>giao-thong"] = 1 }));
        Assert.That(ledger.Of(Month).Outcomes, Is.EqualTo(new Dictionary<string, long> { ["Answered"] = 1 }));
    }

    [Test]
    public async Task A_comment_is_asked_about_once_so_it_is_filed_by_what_was_read_back(CancellationToken cancellationToken)
    {
        var local = await Readings.OfAsync(Lamp);
        var topics = await CloudAsync();

        var readBack = await topics.DecideAsync(advice => advice.Of(local), cancellationToken);
        var filed = await topics.DecideAsync(advice => advice.Of(local), cancellationToken);

        Assert.That(filed.Topics.Assigned, Is.EqualTo(readBack.Topics.Assigned));
        Assert.That(azure.Azure.Requests.Count(request => request.Method == "POST"), Is.EqualTo(1));
    }

    [TestCase("slow")]
    [TestCase("429")]
    [TestCase("401")]
    [TestCase("500")]
    [TestCase("language")]
    [TestCase("missing")]
    [TestCase("failed")]
    public async Task Whatever_goes_wrong_the_local_reading_holds_within_the_limit_and_at_the_next_turn_too(string trouble, CancellationToken cancellationToken)
    {
        azure.Azure.Faults.Always(FaultPoint.Submit, trouble switch
        {
            "slow" => new Fault.Slow(TimeSpan.FromSeconds(60)),
            "429" => new Fault.Status(429, "TooManyRequests", RetryAfter: 60),
            "401" => new Fault.Status(401, "Unauthorized"),
            "500" => new Fault.Status(500, "InternalServerError"),
            "language" => new Fault.WrongLanguage("fr"),
            "missing" => new Fault.JobEnds("partiallyCompleted"),
            _ => new Fault.JobEnds("failed"),
        });
        var local = await Readings.OfAsync(Lamp);
        var topics = await CloudAsync(TimeSpan.FromSeconds(2));
        var started = TimeProvider.System.GetTimestamp();

        var decided = await topics.DecideAsync(advice => advice.Of(local), cancellationToken);
        var elapsed = TimeProvider.System.GetElapsedTime(started);
        azure.Azure.Faults.Clear();
        var next = await topics.DecideAsync(advice => advice.Of(local), cancellationToken);

        Assert.That(decided.Topics, Is.SameAs(local.Topics));
        Assert.That(next.Topics, Is.SameAs(local.Topics), "What was read back is what is filed.");
        Assert.That(elapsed, Is.LessThan(TimeSpan.FromSeconds(2) + TimeSpan.FromSeconds(8)), "The machine may be busy; the service takes a minute.");
    }

    [Test]
    public async Task A_denunciation_stays_here(CancellationToken cancellationToken)
    {
        var local = await Readings.OfAsync("Tôi tố cáo ông Nguyễn Văn Tám cán bộ địa chính phường nhận hối lộ 50 triệu để làm sổ đỏ");
        var topics = await CloudAsync();
        await topics.DecideAsync(advice => advice.Of(local), cancellationToken);
        Assert.That(local.Flags, Does.Contain(CivicBot.Knowledge.Screening.Sensitivity.Denunciation));
        Assert.That(azure.Azure.Requests, Is.Empty);
    }

    [Test]
    public async Task Several_matters_are_asked_about_together(CancellationToken cancellationToken)
    {
        var matters = new[] { await Readings.OfAsync(Lamp), await Readings.OfAsync("Rác đầu chợ không ai gom") };
        var topics = await CloudAsync();
        var decided = await topics.DecideAsync(advice => matters.Select(advice.Of).ToList(), cancellationToken);
        Assert.That(decided.Select(one => one.Topics.Assigned[0]), Has.All.EqualTo("giao-thong"));
        Assert.That(azure.Azure.Requests.Count(request => request.Method == "POST"), Is.EqualTo(1));
    }

    [Test]
    public async Task Without_settings_a_decision_is_made_once(CancellationToken cancellationToken)
    {
        await using var off = await Connected.StartAsync(settings: [("Endpoint", ""), ("Key", ""), ("ProjectName", ""), ("DeploymentName", "")]);
        var topics = new CloudTopics(off.Client, ledger, (reading, _) => reading, Options.Create(new AzureLanguageOptions()));
        var decisions = 0;
        await topics.DecideAsync(_ => ++decisions, cancellationToken);
        Assert.That(decisions, Is.EqualTo(1));
    }

    [Test]
    public async Task What_was_spent_is_known_after_a_restart()
    {
        await ledger.AddAsync(CloudFeature.Labels, 3);
        await ledger.AddAsync(CloudFeature.Labels, 2);
        await ledger.AddAsync(CloudFeature.Language, 1);
        var again = new CloudLedger(new EmbeddedCloudCounts(database, readers, writer), TimeProvider.System);
        Assert.That(again.ThisMonth, Is.EqualTo(6));
        Assert.That(again.Of(Month).Records, Is.EqualTo(new Dictionary<string, long> { ["Labels"] = 5, ["Language"] = 1 }));
        Assert.That(again.Of("2020-01").Records, Is.Empty);
    }

    private async Task<CloudTopics> CloudAsync(TimeSpan? limit = null)
    {
        var understanding = await Readings.Understanding;
        return new CloudTopics(azure.Client, ledger, understanding.WithTopics, Options.Create(new AzureLanguageOptions { TurnLimit = limit ?? TimeSpan.FromSeconds(20) }));
    }
}
