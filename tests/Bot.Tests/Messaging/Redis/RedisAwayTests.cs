using System.Diagnostics;
using CivicBot.Adapters.Channels;
using CivicBot.Messaging;
using CivicBot.Storage;
using CivicBot.Tests.Messaging.Contract;
using CivicBot.Tests.Storage.Redis;

namespace CivicBot.Tests.Messaging.Redis;

internal sealed class RedisAwayTests
{
    private RedisServer server = null!;
    private RedisStores node = null!;

    [SetUp]
    public void Start()
    {
        server = new RedisServer();
        var settings = server.Settings();
        settings["Redis:OperationTimeout"] = "00:00:01";
        node = new RedisStores(settings);
    }

    [TearDown]
    public async Task StopAsync()
    {
        await node.DisposeAsync();
        server.Dispose();
    }

    [Test]
    public async Task What_a_killed_server_had_acknowledged_is_there_when_it_is_back_and_until_then_nothing_is_acknowledged()
    {
        for (var number = 0; number < 50; number++)
        {
            Assert.That(await AppendAsync($"before {number}"), Is.EqualTo(AppendOutcome.Appended));
        }

        server.Kill();
        Assert.That(() => AppendAsync("while it is away"), Throws.TypeOf<StorageUnavailableException>());
        Assert.That(() => node.DeadLetters.MeasureAsync(CancellationToken.None), Throws.TypeOf<StorageUnavailableException>());

        server.Revive();
        Assert.That(await AgainUntilDoneAsync("after"), Is.EqualTo(AppendOutcome.Appended));
        Assert.That((await node.DeadLetters.MeasureAsync(CancellationToken.None)).Inbox, Is.GreaterThanOrEqualTo(51));
        Assert.That(await AppendAsync("before 0"), Is.EqualTo(AppendOutcome.Duplicate));
    }

    [Test]
    public async Task A_server_that_answers_nothing_is_given_up_in_bounded_time_and_works_again_afterwards()
    {
        server.Pause();
        var clock = Stopwatch.StartNew();
        Assert.That(() => AppendAsync("while it stands still"), Throws.TypeOf<StorageUnavailableException>());
        Assert.That(clock.Elapsed, Is.LessThan(TimeSpan.FromSeconds(4)));

        server.Resume();

        // Whether the first one was stored after all is not known; the channel delivers it again, and it is there once.
        await AgainUntilDoneAsync("while it stands still");
        Assert.That((await node.DeadLetters.MeasureAsync(CancellationToken.None)).Inbox, Is.EqualTo(1));
    }

    private Task<AppendOutcome> AppendAsync(string text) =>
        node.Inbox.AppendAsync(MessagingRig.Event("bà Ba", text), MessagingRig.Start, CancellationToken.None);

    private async Task<AppendOutcome> AgainUntilDoneAsync(string text)
    {
        var patience = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return await AppendAsync(text);
            }
            catch (StorageUnavailableException) when (patience.Elapsed < TimeSpan.FromSeconds(30))
            {
                await Task.Delay(100);
            }
        }
    }
}
