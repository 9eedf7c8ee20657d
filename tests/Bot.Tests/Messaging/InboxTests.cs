using CivicBot.Adapters.Channels;
using CivicBot.Messaging.Stores;
using CivicBot.Messaging.Turns;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CivicBot.Tests.Messaging;

internal sealed class InboxTests
{
    private const string Apology = "Xin lỗi, hệ thống đang gặp trục trặc";

    private readonly FakeTime time = new();
    private TempDirectory directory = null!;

    [SetUp]
    public void CreateDirectory() => directory = new TempDirectory();

    [TearDown]
    public void DeleteDirectory() => directory.Dispose();

    [Test]
    public async Task A_message_is_answered_as_soon_as_it_is_stored()
    {
        await using var rig = await StartAsync(Echo);

        Assert.That(await rig.SayAsync("bà Ba", "chào"), Is.EqualTo(AppendOutcome.Appended));

        Assert.That((await rig.Channel.NextAttemptAsync()).Message.Payload, Is.EqualTo("chào"));
    }

    [Test]
    public async Task A_message_delivered_twice_is_answered_once()
    {
        await using var rig = await StartAsync(Echo);
        await rig.SayAsync("bà Ba", "chào");

        Assert.That(await rig.SayAsync("bà Ba", "chào"), Is.EqualTo(AppendOutcome.Duplicate));
        await rig.SayAsync("bà Ba", "hết", second: 1);
        await rig.Channel.NextAttemptAsync();
        await rig.Channel.NextAttemptAsync();

        Assert.That(rig.Channel.Attempted, Is.EqualTo(new[] { "chào", "hết" }));
    }

    [Test]
    public async Task Events_that_waited_for_the_start_are_handled_by_time_of_occurrence()
    {
        await using var rig = new MessagingRig(directory.Path, time, Echo);
        await rig.SayAsync("bà Ba", "third", second: 30);
        await rig.SayAsync("bà Ba", "first", second: 10);
        await rig.SayAsync("bà Ba", "second", second: 20);

        await rig.StartAsync();
        for (var i = 0; i < 3; i++)
        {
            await rig.Channel.NextAttemptAsync();
        }

        Assert.That(rig.Channel.Attempted, Is.EqualTo(new[] { "first", "second", "third" }));
    }

    [Test]
    public async Task A_hundred_messages_of_one_citizen_at_once_lose_no_state()
    {
        await using var rig = await StartAsync(async (turn, scope, cancellationToken) =>
        {
            var counter = scope.GetRequiredService<ConversationState>().CreateProperty<int>("counter");
            var seen = await counter.GetAsync(turn, () => 0, cancellationToken);
            await Task.Yield();
            await counter.SetAsync(turn, seen + 1, cancellationToken);
            await turn.SendActivityAsync(MessageFactory.Text($"{seen + 1}"), cancellationToken);
        });

        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(() => rig.SayAsync("bà Ba", $"tin {i}", i))));
        for (var i = 0; i < 100; i++)
        {
            await rig.Channel.NextAttemptAsync();
        }

        Assert.That(rig.Channel.Attempted, Is.EqualTo(Enumerable.Range(1, 100).Select(i => $"{i}")));
    }

    [Test]
    public async Task State_of_a_user_in_two_conversations_at_once_is_not_overwritten()
    {
        // Both turns read before either commits; the later one finds the state changed and runs again on the new one.
        using var both = new CountdownEvent(2);
        await using var rig = await StartAsync(async (turn, scope, cancellationToken) =>
        {
            turn.Activity.From.Id = "one person";
            var counter = scope.GetRequiredService<UserState>().CreateProperty<int>("counter");
            var seen = await counter.GetAsync(turn, () => 0, cancellationToken);
            if (!both.IsSet)
            {
                both.Signal();
                both.Wait(cancellationToken);
            }

            await counter.SetAsync(turn, seen + 1, cancellationToken);
            await turn.SendActivityAsync(MessageFactory.Text($"{seen + 1}"), cancellationToken);
        });

        await rig.SayAsync("trang", "một");
        await rig.SayAsync("zalo", "hai");
        await rig.Channel.NextAttemptAsync();
        await rig.Channel.NextAttemptAsync();

        Assert.That(rig.Channel.Attempted, Is.EquivalentTo(new[] { "1", "2" }));
    }

    [Test]
    public async Task A_failed_turn_leaves_nothing_and_is_repeated_while_later_messages_wait()
    {
        var failures = 2;
        await using var rig = await StartAsync(async (turn, scope, cancellationToken) =>
        {
            await turn.SendActivityAsync(MessageFactory.Text(turn.Activity.Text), cancellationToken);
            if (turn.Activity.Text == "khó" && failures-- > 0)
            {
                throw new FormatException("with words of the citizen");
            }
        });

        await rig.SayAsync("bà Ba", "khó", second: 1);
        Assert.That(await WaitAsync(1), Is.EqualTo(TimeSpan.FromSeconds(1)));
        await rig.SayAsync("bà Ba", "dễ", second: 2);
        await rig.SayAsync("chú Tư", "khác");
        Assert.That((await rig.Channel.NextAttemptAsync()).Message.Payload, Is.EqualTo("khác"));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.That(await WaitAsync(4), Is.EqualTo(TimeSpan.FromSeconds(4)));
        time.Advance(TimeSpan.FromSeconds(4));
        await rig.Channel.NextAttemptAsync();
        await rig.Channel.NextAttemptAsync();

        Assert.That(rig.Channel.Attempted, Is.EqualTo(new[] { "khác", "khó", "dễ" }));
    }

    [Test]
    public async Task A_message_that_fails_every_time_is_set_aside_with_an_apology_and_the_next_one_is_answered()
    {
        await using var rig = await StartAsync(
            (turn, scope, cancellationToken) => turn.Activity.Text == "hỏng"
                ? throw new FormatException("0901234567")
                : Echo(turn, scope, cancellationToken),
            ("Messaging:TurnAttempts", "2"));
        await rig.SayAsync("bà Ba", "hỏng", second: 1);
        await rig.SayAsync("bà Ba", "lành", second: 2);
        await WaitAsync(1);

        time.Advance(TimeSpan.FromSeconds(1));
        var first = await rig.Channel.NextAttemptAsync();
        var second = await rig.Channel.NextAttemptAsync();

        Assert.That(first.Message.Payload, Does.StartWith(Apology));
        Assert.That(second.Message.Payload, Is.EqualTo("lành"));
        var letter = (await rig.Get<IDeadLetterStore>().ListAsync(null, 10, CancellationToken.None)).Single();
        Assert.That(letter.Reason, Does.StartWith("FormatException").And.Not.Contain("0901234567"));
    }

    [Test]
    public async Task A_turn_that_overruns_its_time_fails_even_if_it_does_not_listen_and_has_no_effect_when_it_ends()
    {
        var release = new TaskCompletionSource();
        var late = new TaskCompletionSource<Exception?>();
        var run = 0;
        await using var rig = await StartAsync(async (turn, scope, cancellationToken) =>
        {
            if (++run > 1)
            {
                await turn.SendActivityAsync(MessageFactory.Text("kịp"), cancellationToken);
                return;
            }

            await release.Task;
            try
            {
                await turn.SendActivityAsync(MessageFactory.Text("trễ"), CancellationToken.None);
                late.SetResult(null);
            }
            catch (InvalidOperationException refused)
            {
                late.SetResult(refused);
                throw;
            }
        });
        await rig.SayAsync("bà Ba", "lâu");
        await WaitAsync(30);

        time.Advance(TimeSpan.FromSeconds(30));
        await WaitAsync(1);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.That((await rig.Channel.NextAttemptAsync()).Message.Payload, Is.EqualTo("kịp"));
        release.SetResult();

        Assert.That(await late.Task, Is.InstanceOf<InvalidOperationException>());
        Assert.That(rig.Channel.Attempted, Is.EqualTo(new[] { "kịp" }));
    }

    [Test]
    public async Task A_slow_citizen_does_not_hold_up_the_others()
    {
        var release = new TaskCompletionSource();
        await using var rig = await StartAsync(async (turn, scope, cancellationToken) =>
        {
            if (turn.Activity.Text == "chậm")
            {
                await release.Task.WaitAsync(cancellationToken);
            }

            await Echo(turn, scope, cancellationToken);
        });

        await rig.SayAsync("bà Ba", "chậm");
        await rig.SayAsync("chú Tư", "nhanh");
        var first = await rig.Channel.NextAttemptAsync();
        release.SetResult();
        var second = await rig.Channel.NextAttemptAsync();

        Assert.That((first.Message.Payload, second.Message.Payload), Is.EqualTo(("nhanh", "chậm")));
    }

    [Test]
    public async Task An_event_for_a_channel_that_is_not_configured_is_set_aside()
    {
        await using var rig = new MessagingRig(directory.Path, time, Echo);
        await rig.Inbox.AppendAsync(MessagingRig.Event("bà Ba", "một") with { ChannelId = "fax" }, CancellationToken.None);
        await rig.SayAsync("bà Ba", "hai");
        await rig.StartAsync();

        Assert.That((await rig.Channel.NextAttemptAsync()).Message.Payload, Is.EqualTo("hai"));
        await rig.StopAsync();
        var letter = (await rig.Get<IDeadLetterStore>().ListAsync("fax", 10, CancellationToken.None)).Single();
        Assert.That(letter.Reason, Is.EqualTo("the channel is not configured"));
    }

    [Test]
    public async Task A_stop_lets_the_running_turn_finish()
    {
        var entered = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        await using var rig = await StartAsync(async (turn, scope, cancellationToken) =>
        {
            entered.SetResult();
            await release.Task;
            await Echo(turn, scope, cancellationToken);
        });
        await rig.SayAsync("bà Ba", "đang dở");
        await entered.Task;

        var stop = rig.StopAsync();
        release.SetResult();
        await stop;

        var depths = await rig.DepthsAsync();
        Assert.That((depths.Inbox, depths.Outbox + rig.Channel.Attempted.Count), Is.EqualTo((0L, 1L)));
    }

    [Test]
    public async Task A_turn_that_a_stop_cuts_off_is_handled_by_the_next_start_and_costs_no_attempt()
    {
        var entered = new TaskCompletionSource();
        var rig = await StartAsync(
            async (_, _, cancellationToken) =>
            {
                entered.SetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            },
            ("Messaging:TurnTimeLimit", "01:00:00"));
        await rig.SayAsync("bà Ba", "dở dang");
        await entered.Task;
        var stop = rig.StopAsync();
        await WaitAsync(4);
        time.Advance(TimeSpan.FromSeconds(4));
        await stop;
        var pending = await rig.Get<IInboxStore>().NextAsync(new("test", "bà Ba"), CancellationToken.None);
        Assert.That(pending!.FailedAttempts, Is.Zero);
        await rig.DisposeAsync();

        await using var next = await StartAsync(Echo);

        Assert.That((await next.Channel.NextAttemptAsync()).Message.Payload, Is.EqualTo("dở dang"));
    }

    [Test]
    public async Task A_write_of_another_feature_commits_with_the_turn_or_not_at_all()
    {
        var failures = 1;
        await using var rig = await StartAsync((turn, scope, cancellationToken) =>
        {
            scope.GetRequiredService<TurnUnit>().Enlist(new CivicBot.Messaging.Sqlite.SqliteTurnWrite(
                s => s.Execute("INSERT INTO schema_part(part, step) VALUES ('note', 1)")));
            return failures-- > 0 ? throw new FormatException() : Echo(turn, scope, cancellationToken);
        });
        await rig.SayAsync("bà Ba", "ghi");
        await WaitAsync(1);
        time.Advance(TimeSpan.FromSeconds(1));
        await rig.Channel.NextAttemptAsync();

        Assert.That(
            rig.Get<CivicBot.Storage.SqliteReaders>().Read(s => s.Prepare("SELECT 1 FROM schema_part WHERE part = 'note'").Step()), Is.True);
        Assert.That((await rig.DepthsAsync()).DeadLetters, Is.Zero);
    }

    private static Task Echo(ITurnContext turn, IServiceProvider scope, CancellationToken cancellationToken) =>
        turn.SendActivityAsync(MessageFactory.Text(turn.Activity.Text), cancellationToken);

    private Task<TimeSpan> WaitAsync(int seconds) =>
        time.WaitedForAsync(TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(seconds));

    private async Task<MessagingRig> StartAsync(
        Func<ITurnContext, IServiceProvider, CancellationToken, Task> bot, params (string Key, string Value)[] settings)
    {
        var rig = new MessagingRig(directory.Path, time, bot, settings.ToDictionary(s => s.Key, s => (string?)s.Value));
        await rig.StartAsync();
        return rig;
    }
}
