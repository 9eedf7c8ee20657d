using CivicBot.Operations.Readiness;
using CivicBot.Storage;
using CivicBot.Storage.Redis;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace CivicBot.Tests.Storage.Redis;

internal sealed class SharedTimeTests
{
    private static readonly DateTimeOffset Asked = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Answered = Asked.AddMilliseconds(40);

    [TestCase(180_020, 180_000)]
    [TestCase(-179_980, -180_000)]
    [TestCase(20, 0)]
    [TestCase(280, 0, Description = "a slow answer is no wrong clock")]
    [TestCase(520, 500)]
    public void A_clock_that_contradicts_the_server_is_put_right(int theirs, int correction)
    {
        var machine = new FakeTime(Asked);
        var shared = new SharedTime(machine);

        shared.Correct(Asked.AddMilliseconds(theirs), Asked, Answered);

        Assert.That(shared.Correction, Is.EqualTo(TimeSpan.FromMilliseconds(correction)));
        Assert.That(shared.GetUtcNow(), Is.EqualTo(Asked.AddMilliseconds(correction)));
    }

    [Test]
    public void A_corrected_clock_does_not_tremble_and_is_left_alone_when_the_machine_is_right_again()
    {
        var shared = new SharedTime(new FakeTime(Asked));
        shared.Correct(Asked.AddMilliseconds(180_020), Asked, Answered);

        shared.Correct(Asked.AddMilliseconds(180_100), Asked, Answered);
        Assert.That(shared.Correction, Is.EqualTo(TimeSpan.FromSeconds(180)), "eighty milliseconds are the network");

        shared.Correct(Asked.AddMilliseconds(20), Asked, Answered);
        Assert.That(shared.Correction, Is.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public void Pauses_are_the_machines()
    {
        var machine = new FakeTime(Asked);
        var shared = new SharedTime(machine);
        var since = shared.GetTimestamp();
        var rung = 0;
        using var timer = shared.CreateTimer(_ => rung++, null, TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);

        shared.Correct(Asked.AddHours(1), Asked, Asked);
        machine.Advance(TimeSpan.FromSeconds(5));

        Assert.Multiple(() =>
        {
            Assert.That(rung, Is.EqualTo(1));
            Assert.That(shared.GetElapsedTime(since), Is.EqualTo(TimeSpan.FromSeconds(5)));
            Assert.That(shared.GetUtcNow(), Is.EqualTo(Asked.AddHours(1).AddSeconds(5)));
        });
    }

    [TestCase(180)]
    [TestCase(-180)]
    public async Task A_machine_minutes_off_goes_by_Redis_and_is_told_to_operators(int seconds)
    {
        using var redis = Connection();
        var shared = new SharedTime(new Skewed(TimeSpan.FromSeconds(seconds)));

        await shared.CorrectAsync(redis);
        var health = await new ClockHealth([new RedisClock(redis)], Options.Create(new ReadinessOptions()), shared).CheckHealthAsync(new HealthCheckContext());

        Assert.That(shared.GetUtcNow(), Is.EqualTo(DateTimeOffset.UtcNow).Within(TimeSpan.FromSeconds(5)));
        Assert.That(health.Status, Is.EqualTo(HealthStatus.Degraded));
        Assert.That(health.Description, Does.Match("is 1[78][0-9] s off that of Redis"));
    }

    [Test]
    public async Task Without_Redis_the_last_correction_stays()
    {
        var shared = new SharedTime(new FakeTime(Asked));
        shared.Correct(Asked.AddSeconds(180), Asked, Asked);
        using var away = new RedisConnection(Options.Create(new RedisOptions { Connection = "127.0.0.1:9,connectTimeout=100", OperationTimeout = TimeSpan.FromMilliseconds(300) }));

        Assert.That(async () => await shared.CorrectAsync(away), Throws.TypeOf<StorageUnavailableException>());
        Assert.That(shared.Correction, Is.EqualTo(TimeSpan.FromSeconds(180)));
    }

    [Test]
    public async Task A_node_with_Redis_goes_by_it()
    {
        await using var node = new Messaging.Contract.RedisStores();

        Assert.That(node.Get<SharedTime>().Correction, Is.EqualTo(TimeSpan.Zero).Within(TimeSpan.FromSeconds(1)), "this machine asks itself");
        using var folder = new TempDirectory();
        var settings = RedisServer.NewSettings().Select(one => $"--{one.Key}={one.Value}");
        await using var app = Hosting.BotHost.Build(["--Urls=http://127.0.0.1:0", $"--Data:Directory={folder.Path}", .. settings]);
        Assert.That(app.Services.GetService(typeof(TimeProvider)), Is.SameAs(app.Services.GetService(typeof(SharedTime))));
    }

    private static RedisConnection Connection()
    {
        var settings = RedisServer.NewSettings();
        return new RedisConnection(Options.Create(new RedisOptions { Connection = settings["ConnectionStrings:Redis"]!, Prefix = settings["Redis:Prefix"]! }));
    }

    /// <summary>A machine whose clock is wrong.</summary>
    private sealed class Skewed(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UtcNow + by;
    }
}
