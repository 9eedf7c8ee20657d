using CivicBot.Adapters.Channels;
using CivicBot.Messaging.Stores;
using Microsoft.Bot.Builder;

namespace CivicBot.Tests.Messaging;

internal sealed class OutboxTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly FakeTime time = new();
    private TempDirectory directory = null!;
    private MessagingRig rig = null!;

    [SetUp]
    public async Task StartAsync()
    {
        directory = new TempDirectory();
        rig = new MessagingRig(directory.Path, time, AnswerEachWordAsync, new() { ["Messaging:DeliveryAttempts"] = "3" });
        await rig.StartAsync();
    }

    [TearDown]
    public async Task StopAsync()
    {
        await rig.DisposeAsync();
        directory.Dispose();
    }

    [Test]
    public async Task A_failed_delivery_is_repeated_with_growing_pauses_before_anything_later_goes_out()
    {
        Answers(new Delivery.Retry("-32"), new Delivery.Retry("-32"));
        await rig.SayAsync("bà Ba", "một hai");
        await rig.Channel.NextAttemptAsync();

        await PassAsync(1.5, 2.5);
        await rig.Channel.NextAttemptAsync();
        await PassAsync(3, 5);
        await rig.Channel.NextAttemptAsync();
        await rig.Channel.NextAttemptAsync();

        Assert.That(rig.Channel.Attempted, Is.EqualTo(new[] { "một", "một", "một", "hai" }));
    }

    [Test]
    public async Task The_pause_that_the_channel_asks_for_is_kept()
    {
        Answers(new Delivery.Retry("-32", TimeSpan.FromSeconds(60)));
        await rig.SayAsync("bà Ba", "một");
        await rig.Channel.NextAttemptAsync();

        await PassAsync(60, 60);

        await rig.Channel.NextAttemptAsync();
    }

    [Test]
    public async Task A_message_that_fails_every_time_becomes_a_dead_letter_and_the_next_one_goes_out()
    {
        Answers(new Delivery.Retry("-200"), new Delivery.Retry("-200"), new Delivery.Retry("-200"));
        await rig.SayAsync("bà Ba", "một hai");
        await rig.Channel.NextAttemptAsync();
        await PassAsync(1.5, 2.5);
        await rig.Channel.NextAttemptAsync();
        await PassAsync(3, 5);
        await rig.Channel.NextAttemptAsync();
        await rig.Channel.NextAttemptAsync();

        Assert.That(rig.Channel.Attempted[^1], Is.EqualTo("hai"));
        var letter = (await rig.Get<IDeadLetterStore>().ListAsync(null, 10, CancellationToken.None)).Single();
        Assert.That((letter.Id.Kind, letter.Reason, letter.Attempts), Is.EqualTo((DeadLetterKind.Out, "-200", 3)));
    }

    [Test]
    public async Task A_channel_that_is_switched_off_costs_no_attempts()
    {
        Answers([.. Enumerable.Repeat(new Delivery.Retry("off", TimeSpan.FromSeconds(30), CountsAsAttempt: false), 6)]);
        await rig.SayAsync("bà Ba", "một");
        for (var i = 0; i < 6; i++)
        {
            await rig.Channel.NextAttemptAsync();
            await PassAsync(30, 30);
        }

        await rig.Channel.NextAttemptAsync();

        Assert.That((await rig.DepthsAsync()).DeadLetters, Is.Zero);
    }

    [Test]
    public async Task An_unknown_outcome_that_reached_the_citizen_is_not_sent_again()
    {
        Answers(new Delivery.Uncertain("time-out"));
        rig.Channel.OnReconcile = (message, _) => new Reconciliation.Found("m77");
        await rig.SayAsync("bà Ba", "một hai");
        await rig.Channel.NextAttemptAsync();

        await PassAsync(10, 10);
        await rig.Channel.NextAttemptAsync();

        Assert.That(rig.Channel.Attempted, Is.EqualTo(new[] { "một", "hai" }));
    }

    [Test]
    public async Task An_unknown_outcome_that_did_not_reach_the_citizen_is_sent_again()
    {
        Answers(new Delivery.Uncertain("time-out"));
        await rig.SayAsync("bà Ba", "một");
        await rig.Channel.NextAttemptAsync();

        await PassAsync(10, 10);
        await rig.Channel.NextAttemptAsync();

        Assert.That(rig.Channel.Attempted, Is.EqualTo(new[] { "một", "một" }));
    }

    [Test]
    public async Task An_echo_settles_an_unknown_outcome_at_once()
    {
        Answers(new Delivery.Uncertain("time-out"));
        rig.Channel.OnReconcile = (_, _) => throw new InvalidOperationException("must not be asked");
        await rig.SayAsync("bà Ba", "một hai");
        await rig.Channel.NextAttemptAsync();
        await WaitAsync(10, 10);

        await rig.SayAsync("bà Ba", "echo:một:m1", second: 1);

        Assert.That((await rig.Channel.NextAttemptAsync()).Message.Payload, Is.EqualTo("hai"));
    }

    [Test]
    public async Task An_echo_that_comes_before_the_call_returns_settles_it()
    {
        var returns = new TaskCompletionSource<Delivery>();
        rig.Channel.OnDeliver = (message, _) =>
            message.Payload == "một" ? returns.Task : Task.FromResult<Delivery>(new Delivery.Delivered("m2"));
        await rig.SayAsync("bà Ba", "một hai");
        await rig.Channel.NextAttemptAsync();
        await rig.SayAsync("bà Ba", "echo:một:m1", second: 1);
        await rig.SayAsync("bà Ba", "receipt", second: 2);
        await UntilAsync(async () => (await rig.DepthsAsync()).Inbox == 0);

        returns.SetResult(new Delivery.Uncertain("time-out"));
        await rig.Channel.NextAttemptAsync();

        Assert.That(rig.Channel.Attempted, Is.EqualTo(new[] { "một", "hai" }));
    }

    [Test]
    public async Task A_channel_that_never_can_tell_gets_the_message_again_and_in_the_end_a_person()
    {
        rig.Channel.OnDeliver = (_, _) => Task.FromResult<Delivery>(new Delivery.Uncertain("time-out"));
        rig.Channel.OnReconcile = (_, _) => new Reconciliation.CannotTell("no history");
        await rig.SayAsync("bà Ba", "một");
        for (var attempt = 0; attempt < 3; attempt++)
        {
            await rig.Channel.NextAttemptAsync();
            for (var question = 0; question < 5; question++)
            {
                await PassAsync(10, 60);
            }
        }

        await UntilAsync(async () => (await rig.DepthsAsync()).DeadLetters == 1);
        var letter = (await rig.Get<IDeadLetterStore>().ListAsync(null, 10, CancellationToken.None)).Single();
        Assert.That(letter.Reason, Is.EqualTo("outcome stays unknown: no history"));
        Assert.That(rig.Channel.Attempted, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task What_could_not_be_sent_in_a_closed_window_goes_out_at_the_next_contact_with_a_note()
    {
        Answers(new Delivery.WindowClosed("-230"));
        await rig.SayAsync("bà Ba", "kết_quả");
        await rig.Channel.NextAttemptAsync();
        await UntilAsync(async () => (await rig.DepthsAsync()).Held == 1);
        await rig.SayAsync("bà Ba", "receipt", second: 1);

        time.Advance(TimeSpan.FromDays(9));
        await rig.SayAsync("bà Ba", "mới", second: 2);
        var note = await rig.Channel.NextAttemptAsync();
        var held = await rig.Channel.NextAttemptAsync();
        var reply = await rig.Channel.NextAttemptAsync();

        Assert.That(note.Message.Payload, Does.Contain("02/03/2026"));
        Assert.That((held.Message.Payload, held.Message.LastContactAt), Is.EqualTo(("kết_quả", time.GetUtcNow())));
        Assert.That(reply.Message.Payload, Is.EqualTo("mới"));
    }

    [Test]
    public async Task A_channel_that_throws_counts_as_unknown_outcome()
    {
        var calls = 0;
        rig.Channel.OnDeliver = (_, _) => ++calls == 1
            ? throw new FormatException("words of the citizen")
            : Task.FromResult<Delivery>(new Delivery.Delivered("m1"));
        rig.Channel.OnReconcile = (_, _) => new Reconciliation.Found("m1");
        await rig.SayAsync("bà Ba", "một hai");
        await rig.Channel.NextAttemptAsync();

        await PassAsync(10, 10);

        Assert.That((await rig.Channel.NextAttemptAsync()).Message.Payload, Is.EqualTo("hai"));
    }

    [Test]
    public async Task A_slow_delivery_does_not_hold_up_other_citizens()
    {
        var returns = new TaskCompletionSource<Delivery>();
        rig.Channel.OnDeliver = (message, _) =>
            message.Payload == "chậm" ? returns.Task : Task.FromResult<Delivery>(new Delivery.Delivered("m"));
        await rig.SayAsync("bà Ba", "chậm");
        await rig.Channel.NextAttemptAsync();
        await rig.SayAsync("chú Tư", "nhanh");

        Assert.That((await rig.Channel.NextAttemptAsync()).Message.Payload, Is.EqualTo("nhanh"));
        returns.SetResult(new Delivery.Delivered("m"));
    }

    [Test]
    public async Task A_dead_letter_that_another_process_put_back_is_found_without_a_restart()
    {
        await using var other = new MessagingRig(
            Path.Combine(directory.Path, "other"), time, AnswerEachWordAsync, new() { ["Messaging:Recheck"] = "00:00:07" });
        await other.StartAsync();
        other.Channel.OnDeliver = (_, _) => Task.FromResult<Delivery>(new Delivery.Refused("-201"));
        await other.SayAsync("bà Ba", "một");
        await other.Channel.NextAttemptAsync();
        await UntilAsync(async () => (await other.DepthsAsync()).DeadLetters == 1);
        other.Channel.OnDeliver = null;

        await other.Get<IDeadLetterStore>().RetryAllAsync(null, CancellationToken.None);
        time.Advance(TimeSpan.FromSeconds(7));

        Assert.That((await other.Channel.NextAttemptAsync()).Message.Payload, Is.EqualTo("một"));
    }

    private static async Task AnswerEachWordAsync(ITurnContext turn, IServiceProvider scope, CancellationToken cancellationToken)
    {
        foreach (var word in turn.Activity.Text.Split(' '))
        {
            await turn.SendActivityAsync(MessageFactory.Text(word), cancellationToken);
        }
    }

    /// <summary>The far end answers these in turn, then delivers.</summary>
    private void Answers(params Delivery[] answers)
    {
        var left = new Queue<Delivery>(answers);
        rig.Channel.OnDeliver = (_, _) => Task.FromResult(left.TryDequeue(out var answer) ? answer : new Delivery.Delivered("m"));
    }

    private Task<TimeSpan> WaitAsync(double from, double to) => time.WaitedForAsync(from * Second, to * Second);

    /// <summary>Waits until the outbox waits for a moment within these bounds, and lets that moment come.</summary>
    private async Task PassAsync(double from, double to) => time.Advance(await WaitAsync(from, to));

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
