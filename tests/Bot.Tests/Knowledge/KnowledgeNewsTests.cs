using CivicBot.Knowledge;
using CivicBot.Knowledge.Files;
using CivicBot.Knowledge.Local;
using CivicBot.Knowledge.Procedures;
using CivicBot.Storage.Redis;
using CivicBot.Tests.Conversation;
using CivicBot.Tests.Listening;
using CivicBot.Tests.Storage.Records;
using CivicBot.Tests.Storage.Redis;
using Microsoft.Extensions.Options;

namespace CivicBot.Tests.Knowledge;

/// <summary>What one node changed is in force on the others at once, not when they look next.</summary>
[TestFixture]
internal sealed class KnowledgeNewsTests
{
    private const string Slug = "dang-ky-khai-sinh";
    private const string Channel = "knowledge";

    [Test]
    [CancelAfter(60_000)]
    public async Task An_entry_that_one_node_switches_off_is_off_on_the_other([Values] RecordsStore store, CancellationToken cancellationToken)
    {
        var settings = RedisServer.NewSettings();
        using var here = Redis(settings);
        using var there = Redis(settings);
        using var records = await TestRecords.CreateAsync(store);
        using var libraryHere = NewLibrary();
        using var libraryThere = NewLibrary();
        using var localHere = new LocalKnowledge(records.Database, libraryHere, ShippedKnowledge.Communes);
        using var localThere = new LocalKnowledge(records.Database, libraryThere, ShippedKnowledge.Communes);
        var commune = ShippedKnowledge.Communes.Find("phuong-an-mau")!;
        var desk = new LocalKnowledgeDesk(
            records.Database, localHere, News(here), libraryHere, libraryHere, ShippedKnowledge.Communes, new FixedTime(Talk.MondayMorning));
        using var worker = new LocalKnowledgeWorker(
            localThere, News(there), Options.Create(new KnowledgeOptions { PollSeconds = 3600 }), TimeProvider.System, RunLog.For<LocalKnowledgeWorker>());
        await worker.StartAsync(cancellationToken);
        while ((await here.CommandAsync("PUBSUB", "NUMSUB", here.Prefix + Channel)).Integer(1) == 0)
        {
            await Task.Delay(20, cancellationToken);
        }

        Assert.That(libraryThere.Current.Find(Slug, commune.Locality), Is.Not.Null);
        Assert.That(
            await desk.SwitchOffAsync(new LocalStep(commune.Id, Slug, 0, "đối chiếu lại", "Lê Thị Tiếp Dân"), cancellationToken), Is.EqualTo(LocalOutcome.Done));

        Assert.That(() => libraryThere.Current.Find(Slug, commune.Locality), Is.Null.After(20_000, 20));
        Assert.That(libraryThere.Current.Find(Slug), Is.Not.Null, "Other communes keep it.");
        await worker.StopAsync(cancellationToken);
    }

    [Test]
    [CancelAfter(60_000)]
    public async Task A_server_that_is_away_keeps_nobody_from_changing_and_is_heard_again_when_it_is_back(CancellationToken cancellationToken)
    {
        using var server = new RedisServer();
        using var redis = Redis(server.Settings(), TimeSpan.FromSeconds(1));
        var news = News(redis);
        var heard = 0;
        server.Kill();

        await news.TellAsync();
        server.Revive();
        while (!await news.ListenAsync(() => Interlocked.Increment(ref heard)))
        {
            await Task.Delay(50, cancellationToken);
        }

        while (Volatile.Read(ref heard) == 0)
        {
            await news.TellAsync();
            await Task.Delay(50, cancellationToken);
        }
    }

    private static RedisConnection Redis(Dictionary<string, string?> settings, TimeSpan? timeout = null) => new(Options.Create(new RedisOptions
    {
        Connection = settings["ConnectionStrings:Redis"]!,
        Prefix = settings["Redis:Prefix"]!,
        OperationTimeout = timeout ?? new RedisOptions().OperationTimeout,
    }));

    private static RedisKnowledgeNews News(RedisConnection redis) => new(redis, RunLog.For<RedisKnowledgeNews>());

    private static ProcedureLibrary NewLibrary() =>
        new(new KnowledgeOptions().DirectoryInUse, new DirectoryWatchTimes(TimeSpan.FromHours(1), TimeSpan.FromHours(1)), TimeProvider.System, RunLog.For<ProcedureLibrary>());
}
