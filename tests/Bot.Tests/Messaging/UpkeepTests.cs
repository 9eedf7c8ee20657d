using CivicBot.Adapters.Channels;
using CivicBot.Messaging;
using CivicBot.Messaging.Stores;
using CivicBot.Storage;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CivicBot.Tests.Messaging;

internal sealed class UpkeepTests
{
    private readonly FakeTime time = new();
    private TempDirectory directory = null!;
    private MessagingRig rig = null!;

    [SetUp]
    public void Open()
    {
        directory = new TempDirectory();
        rig = new MessagingRig(directory.Path, time, (turn, _, token) => turn.SendActivityAsync(MessageFactory.Text("dạ"), token));
    }

    [TearDown]
    public async Task CloseAsync()
    {
        await rig.DisposeAsync();
        directory.Dispose();
    }

    [Test]
    public async Task Nothing_to_do_is_healthy()
    {
        Assert.That((await CheckAsync()).Status, Is.EqualTo(HealthStatus.Healthy));
    }

    [Test]
    public async Task An_event_that_waits_too_long_is_told()
    {
        await rig.SayAsync("bà Ba", "chào");
        time.Advance(TimeSpan.FromMinutes(3));

        var health = await CheckAsync();

        Assert.That((health.Status, health.Description), Is.EqualTo((HealthStatus.Degraded, "events wait too long")));
        Assert.That(health.Data["inboxDepth"], Is.EqualTo(1));
        Assert.That(health.Data["inboxOldestSeconds"], Is.EqualTo(180));
    }

    [Test]
    public async Task Dead_letters_are_told_with_the_last_trouble()
    {
        rig.Channel.OnDeliver = (_, _) => Task.FromResult<Delivery>(new Delivery.Refused("-210"));
        await rig.StartAsync();
        await rig.SayAsync("bà Ba", "chào");
        await rig.Channel.NextAttemptAsync();
        await rig.StopAsync();

        var health = await CheckAsync();

        Assert.That(health.Status, Is.EqualTo(HealthStatus.Degraded));
        Assert.That(health.Data["deadLetters"], Is.EqualTo(1));
        Assert.That(health.Data["lastTrouble"], Is.EqualTo("delivery on test: -210"));
    }

    [Test]
    public async Task A_database_that_takes_nothing_is_unhealthy_and_the_append_fails()
    {
        await rig.Get<SqliteWriter>().WriteAsync(
            session =>
            {
                using var command = session.Connection.CreateCommand();
                command.CommandText = "PRAGMA max_page_count=1";
                command.ExecuteNonQuery();
            },
            CancellationToken.None);

        Assert.That(async () => await rig.SayAsync("bà Ba", new string('a', 200_000)), Throws.TypeOf<StorageUnavailableException>());
        // The failed connection is closed; a new one finds no file.
        Directory.Move(directory.Path, directory.Path + ".away");
        Assert.That((await CheckAsync()).Status, Is.EqualTo(HealthStatus.Unhealthy));
        Assert.That(async () => await rig.SayAsync("bà Ba", "chào"), Throws.TypeOf<StorageUnavailableException>());

        Directory.Move(directory.Path + ".away", directory.Path);
        Assert.That((await CheckAsync()).Status, Is.EqualTo(HealthStatus.Healthy));
        Assert.That(await rig.SayAsync("bà Ba", "chào"), Is.EqualTo(AppendOutcome.Appended));
    }

    [Test]
    public async Task What_ended_a_week_ago_is_forgotten_and_what_was_held_a_month_is_set_aside()
    {
        rig.Channel.OnDeliver = (message, _) => Task.FromResult<Delivery>(
            message.ConversationId == "bà Ba" ? new Delivery.WindowClosed("-230") : new Delivery.Delivered("m"));
        await rig.StartAsync();
        await rig.SayAsync("bà Ba", "một");
        await rig.SayAsync("chú Tư", "hai");
        await rig.Channel.NextAttemptAsync();
        await rig.Channel.NextAttemptAsync();
        await rig.StopAsync();
        var upkeep = rig.Get<IEnumerable<IHostedService>>().OfType<MessagingUpkeep>().Single();

        time.Advance(TimeSpan.FromDays(8));
        await upkeep.SweepAsync(CancellationToken.None);
        Assert.That(await rig.SayAsync("chú Tư", "hai"), Is.EqualTo(AppendOutcome.Appended), "its key was forgotten");
        time.Advance(TimeSpan.FromDays(30));
        await upkeep.SweepAsync(CancellationToken.None);

        Assert.That(await rig.DepthsAsync(), Has.Property(nameof(MessagingDepths.Held)).Zero.And.Property(nameof(MessagingDepths.DeadLetters)).EqualTo(1));
    }

    [TestCase("Messaging:TurnAttempts", "0", "Messaging:TurnAttempts must be from 1 to 100")]
    [TestCase("Messaging:EchoWait", "00:00:00", "Messaging:EchoWait must be longer than zero")]
    [TestCase("Messaging:KeepEnded", "01:00:00", "Messaging:KeepEnded must be at least")]
    [TestCase("Messaging:LongestDeliveryPause", "00:00:01", "must not be shorter than Messaging:DeliveryPause")]
    public async Task A_wrong_setting_stops_the_start_with_its_name(string key, string value, string said)
    {
        await using var wrong = new MessagingRig(directory.Path, time, (_, _, _) => Task.CompletedTask, new() { [key] = value });

        Assert.That(
            () => wrong.Get<IStartupValidator>().Validate(), Throws.TypeOf<OptionsValidationException>().With.Message.Contains(said));
    }

    private async Task<HealthCheckResult> CheckAsync()
    {
        var report = await rig.Get<HealthCheckService>().CheckHealthAsync();
        var entry = report.Entries["messaging"];
        return new HealthCheckResult(entry.Status, entry.Description, entry.Exception, entry.Data);
    }
}
