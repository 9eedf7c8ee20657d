using CivicBot.Adapters.Channels;
using CivicBot.Conversation.Records;
using CivicBot.Messaging.Proactive;
using CivicBot.Messaging.Sqlite;
using CivicBot.Messaging.Stores;
using CivicBot.Messaging.Turns;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;

namespace CivicBot.Tests.Messaging.Proactive;

internal sealed class ProactiveMessagesTests
{
    private readonly FakeTime time = new();
    private TempDirectory directory = null!;
    private MessagingRig rig = null!;

    [SetUp]
    public async Task StartAsync()
    {
        directory = new TempDirectory();
        rig = Rig();
        await rig.StartAsync();
    }

    [TearDown]
    public async Task StopAsync()
    {
        await rig.DisposeAsync();
        directory.Dispose();
    }

    [Test]
    public async Task In_an_open_window_it_goes_out_at_once()
    {
        Assert.That(await QueueAsync("k", "bà Ba", "một", "hai"), Is.EqualTo(ProactiveOutcome.Queued));

        await rig.Channel.NextAttemptAsync();
        await rig.Channel.NextAttemptAsync();

        Assert.That(rig.Channel.Attempted, Is.EqualTo(new[] { "một", "hai" }));
        await ExpectAsync<ProactiveStatus.Delivered>("k");
    }

    [Test]
    public async Task The_same_occasion_is_said_once_however_often_and_by_whatever_run_it_is_queued()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => QueueAsync("k", "bà Ba", "một")));
        Assert.That(outcomes.Count(o => o is ProactiveOutcome.Queued), Is.EqualTo(1));
        Assert.That(outcomes.Count(o => o is ProactiveOutcome.AlreadyQueued), Is.EqualTo(19));
        await ExpectAsync<ProactiveStatus.Delivered>("k");
        await rig.DisposeAsync();
        rig = Rig();
        await rig.StartAsync();

        Assert.That(await QueueAsync("k", "bà Ba", "một"), Is.EqualTo(ProactiveOutcome.AlreadyQueued));
        await QueueAsync("k2", "bà Ba", "hai");

        Assert.That((await rig.Channel.NextAttemptAsync()).Message.Payload, Is.EqualTo("hai"));
    }

    [Test]
    public async Task What_was_queued_before_a_crash_goes_out_after_it()
    {
        await rig.StopAsync();
        await QueueAsync("k", "bà Ba", "một");
        await rig.DisposeAsync();

        rig = Rig();
        await rig.StartAsync();

        Assert.That((await rig.Channel.NextAttemptAsync()).Message.Payload, Is.EqualTo("một"));
    }

    [Test]
    public async Task An_unknown_channel_takes_nothing()
    {
        var outcome = await Proactive.QueueAsync(new ProactiveMessage("k", "fax", "bà Ba", [MessageFactory.Text("một")]), CancellationToken.None);

        Assert.That(outcome, Is.EqualTo(ProactiveOutcome.ChannelOff));
        Assert.That(await Proactive.StatusAsync("fax", "k", CancellationToken.None), Is.TypeOf<ProactiveStatus.Unknown>());
    }

    [Test]
    public async Task In_a_closed_window_it_waits_for_the_next_contact()
    {
        CloseWindow();
        await QueueAsync("k", "bà Ba", "kết quả");
        await ExpectAsync<ProactiveStatus.Held>("k");
        rig.Channel.OnDeliver = null;
        time.Advance(TimeSpan.FromDays(9));

        await rig.SayAsync("bà Ba", "chào");

        await ExpectAsync<ProactiveStatus.Delivered>("k");
        await UntilAsync(async () => (await rig.DepthsAsync()).Outbox == 0);
        Assert.That(rig.Channel.Attempted.Skip(1), Is.EqualTo(new[] { rig.Channel.Attempted[1], "kết quả", "dạ" }));
        Assert.That(rig.Channel.Attempted[1], Does.Contain("02/03/2026"));
    }

    [Test]
    public async Task One_text_for_many_citizens_reaches_each_of_them()
    {
        IReadOnlyList<IActivity> shared = [MessageFactory.Text("Đường đã sửa xong.")];
        var citizens = Enumerable.Range(1, 40).Select(n => $"citizen {n}").ToList();

        await Task.WhenAll(citizens.Select(c => Proactive.QueueAsync(new ProactiveMessage("k" + c, "test", c, shared), CancellationToken.None)));
        var reached = new List<string>();
        foreach (var _ in citizens)
        {
            reached.Add((await rig.Channel.NextAttemptAsync()).Message.ConversationId);
        }

        Assert.That(reached, Is.EquivalentTo(citizens));
        Assert.That(shared[0].Conversation, Is.Null);
    }

    [TestCase("")]
    [TestCase("long")]
    public void An_unusable_key_is_refused(string key)
    {
        key = key.Length == 0 ? key : new string('k', 201);

        Assert.That(async () => await QueueAsync(key, "bà Ba", "một"), Throws.ArgumentException.With.Message.Contains("200"));
    }

    [Test]
    public async Task Nothing_to_say_is_refused_and_uses_up_no_key()
    {
        Assert.That(async () => await QueueAsync("k", "bà Ba"), Throws.ArgumentException);

        Assert.That(await QueueAsync("k", "bà Ba", "một"), Is.EqualTo(ProactiveOutcome.Queued));
    }

    [Test]
    public async Task Who_deletes_their_data_gets_nothing_of_what_was_held_and_still_the_answer_to_that()
    {
        CloseWindow();
        await QueueAsync("k1", "bà Ba", "kết quả một");
        await QueueAsync("k2", "chú Tư", "kết quả hai");
        await ExpectAsync<ProactiveStatus.Held>("k1");
        await ExpectAsync<ProactiveStatus.Held>("k2");
        rig.Channel.OnDeliver = null;

        await rig.SayAsync("bà Ba", "xóa dữ liệu", second: 1);
        await UntilAsync(async () => await rig.DepthsAsync() is { Inbox: 0, Outbox: 0 });
        await rig.SayAsync("bà Ba", "chào lại", second: 2);
        await rig.SayAsync("chú Tư", "chào", second: 3);
        await ExpectAsync<ProactiveStatus.Delivered>("k2");
        await UntilAsync(async () => await rig.DepthsAsync() is { Inbox: 0, Outbox: 0 });

        Assert.That(rig.Channel.Attempted.Count(t => t == "kết quả một"), Is.EqualTo(1), "only before");
        Assert.That(rig.Channel.Attempted.Count(t => t == "kết quả hai"), Is.EqualTo(2));
        Assert.That(rig.Channel.Attempted.Count(t => t == "dạ"), Is.EqualTo(3));
        Assert.That(await StatusAsync("k1"), Is.EqualTo(new ProactiveStatus.Dead("the citizen deleted their data")));
        Assert.That(await QueueAsync("k1", "bà Ba", "kết quả một"), Is.EqualTo(ProactiveOutcome.AlreadyQueued));
    }

    [Test]
    public async Task Who_deletes_their_data_gets_nothing_that_waits_for_another_attempt_or_was_set_aside()
    {
        var answers = new Queue<Delivery>([new Delivery.Refused("-210"), new Delivery.Retry("-32", TimeSpan.FromHours(1))]);
        rig.Channel.OnDeliver = (_, _) => Task.FromResult(answers.TryDequeue(out var answer) ? answer : new Delivery.Delivered("m"));
        await QueueAsync("dead", "bà Ba", "một");
        await QueueAsync("waits", "bà Ba", "hai");
        await time.WaitedForAsync(TimeSpan.FromHours(1), TimeSpan.FromHours(1));

        await rig.SayAsync("bà Ba", "xóa dữ liệu", second: 1);
        await UntilAsync(() => Task.FromResult(rig.Channel.Attempted.Contains("dạ")));
        await rig.Get<IDeadLetterStore>().RetryAllAsync(null, CancellationToken.None);
        time.Advance(TimeSpan.FromHours(2));
        await rig.SayAsync("bà Ba", "chào lại", second: 2);
        await UntilAsync(async () => await rig.DepthsAsync() is { Inbox: 0, Outbox: 0 });

        Assert.That(rig.Channel.Attempted, Is.EqualTo(new[] { "một", "hai", "dạ", "dạ" }));
    }

    private IProactiveMessages Proactive => rig.Get<IProactiveMessages>();

    private MessagingRig Rig() => new(directory.Path, time, async (turn, scope, token) =>
    {
        if (turn.Activity.Text == "xóa dữ liệu")
        {
            var copies = scope.GetServices<IConversationCopy>();
            var (channel, conversation) = (turn.Activity.ChannelId, turn.Activity.Conversation.Id);
            scope.GetRequiredService<TurnUnit>().Enlist(new SqliteTurnWrite(session =>
            {
                foreach (var copy in copies)
                {
                    copy.Forget(session, channel, conversation);
                }
            }));
        }

        await turn.SendActivityAsync(MessageFactory.Text("dạ"), token);
    });

    private void CloseWindow() => rig.Channel.OnDeliver = (_, _) => Task.FromResult<Delivery>(new Delivery.WindowClosed("-230"));

    private Task<ProactiveOutcome> QueueAsync(string key, string who, params string[] texts) =>
        Proactive.QueueAsync(new ProactiveMessage(key, "test", who, [.. texts.Select(t => MessageFactory.Text(t))]), CancellationToken.None);

    private Task<ProactiveStatus> StatusAsync(string key) => Proactive.StatusAsync("test", key, CancellationToken.None);

    private Task ExpectAsync<TStatus>(string key) => UntilAsync(async () => await StatusAsync(key) is TStatus);

    /// <summary>For what leaves no trace but a row: looks again after each thread switch, for half a minute at most.</summary>
    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await condition())
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
