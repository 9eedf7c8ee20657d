using CivicBot.Messaging.Stores;

namespace CivicBot.Tests.Messaging.Contract;

internal abstract class OutboxContract : StoreContract
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Test]
    public async Task Messages_of_a_conversation_go_out_in_order_each_after_the_one_before()
    {
        await QueueAsync("một", "hai");
        await QueueAsync("ba");

        var order = new List<string>();
        var step = await StepAsync();
        while (step is OutboxStep.Attempt(var entry))
        {
            order.Add(entry.Message.Payload);
            step = await SettleAsync(entry, new Settlement.Delivered($"m{order.Count}"));
        }

        Assert.That(order, Is.EqualTo(new[] { "một", "hai", "ba" }));
        Assert.That(step, Is.TypeOf<OutboxStep.Nothing>());
    }

    [Test]
    public async Task A_message_to_be_tried_again_holds_back_the_later_ones_until_then()
    {
        await QueueAsync("một", "hai");

        var step = await SettleAsync(await AttemptAsync(), new Settlement.TryAgain(Now + Minute, "-32", Counts: true));

        Assert.That(step, Is.EqualTo(new OutboxStep.WaitUntil(Now + Minute)));
        var again = await AttemptAsync(Minute);
        Assert.That((again.Message.Payload, again.Attempts, again.Tries), Is.EqualTo(("một", 1, 1)));
    }

    [Test]
    public async Task A_wait_that_is_not_the_fault_of_the_message_does_not_count()
    {
        await QueueAsync("một");
        await SettleAsync(await AttemptAsync(), new Settlement.TryAgain(Now, "channel off", Counts: false), goOn: false);

        var again = await AttemptAsync();

        Assert.That((again.Attempts, again.Tries), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task An_attempt_that_a_crash_interrupted_is_asked_about_before_a_second_one()
    {
        await QueueAsync("một");
        await AttemptAsync();

        Assert.That(await Stores.Outbox.RecoverAsync(Now + Minute, CancellationToken.None), Is.EqualTo(1));

        Assert.That(await StepAsync(), Is.EqualTo(new OutboxStep.WaitUntil(Now + Minute)));
        var step = (OutboxStep.Reconcile)await StepAsync(Minute);
        Assert.That(step.Entry.Message.Payload, Is.EqualTo("một"));
        Assert.That(step.Entry.AttemptedAt, Is.EqualTo(Now));
    }

    [Test]
    public async Task An_attempt_whose_end_was_never_stored_is_asked_about_too()
    {
        await QueueAsync("một");
        await AttemptAsync();

        Assert.That(await StepAsync(), Is.EqualTo(new OutboxStep.WaitUntil(Now)));
        Assert.That(await StepAsync(), Is.TypeOf<OutboxStep.Reconcile>());
    }

    [Test]
    public async Task Questions_without_an_answer_are_counted_and_begin_anew_with_the_next_attempt()
    {
        await QueueAsync("một");
        await SettleAsync(await AttemptAsync(), new Settlement.AskAt(Now, "time-out"), goOn: false);
        var first = ((OutboxStep.Reconcile)await StepAsync()).Entry;
        await SettleAsync(first, new Settlement.AskAt(Now, "history not readable"), goOn: false);
        var second = ((OutboxStep.Reconcile)await StepAsync()).Entry;
        await SettleAsync(second, new Settlement.TryAgain(Now, "again", Counts: true), goOn: false);
        await SettleAsync(await AttemptAsync(), new Settlement.AskAt(Now, "time-out"), goOn: false);
        var third = ((OutboxStep.Reconcile)await StepAsync()).Entry;

        Assert.That((first.Reconciliations, second.Reconciliations, third.Reconciliations), Is.EqualTo((0, 1, 0)));
    }

    [Test]
    public async Task A_question_knows_the_ids_of_the_other_messages()
    {
        await QueueAsync("một", "hai");
        await SettleAsync(await AttemptAsync(), new Settlement.Delivered("m1"), goOn: false);
        await SettleAsync(await AttemptAsync(), new Settlement.AskAt(Now, "time-out"), goOn: false);

        Assert.That(((OutboxStep.Reconcile)await StepAsync()).KnownMessageIds, Is.EquivalentTo(new[] { "m1" }));
    }

    [Test]
    public async Task An_echo_settles_an_attempt_before_its_call_returns()
    {
        await QueueAsync("một", "hai");
        var attempt = await AttemptAsync();
        await ConfirmAsync("một", "m1");

        var step = await SettleAsync(attempt, new Settlement.AskAt(Now + Minute, "time-out"));

        Assert.That(((OutboxStep.Attempt)step).Entry.Message.Payload, Is.EqualTo("hai"));
    }

    [Test]
    public async Task The_echo_of_a_delivered_message_does_not_settle_a_later_one_with_the_same_words()
    {
        await QueueAsync("dạ", "dạ");
        var second = ((OutboxStep.Attempt)await SettleAsync(await AttemptAsync(), new Settlement.Delivered("m1"))).Entry;

        await ConfirmAsync("dạ", "m1");
        var step = await SettleAsync(second, new Settlement.AskAt(Now, "time-out"));

        Assert.That(step, Is.TypeOf<OutboxStep.Reconcile>());
    }

    [Test]
    public async Task An_echo_never_settles_a_message_that_was_not_tried()
    {
        await QueueAsync("một");

        await ConfirmAsync("một", "typed by an official");

        Assert.That((await AttemptAsync()).Message.Payload, Is.EqualTo("một"));
    }

    [Test]
    public async Task What_has_expired_is_left_out_and_the_rest_goes_on()
    {
        await CommitTurnAsync(Ba, c => c with { Messages = [Message("đang xem", expiresAt: Now.AddSeconds(5)), Message("trả lời")] });

        Assert.That((await AttemptAsync(Minute)).Message.Payload, Is.EqualTo("trả lời"));
        Assert.That(await Stores.DeadLetters.ListAsync(null, 10, CancellationToken.None), Is.Empty);
    }

    [Test]
    public async Task A_message_that_expires_during_its_pause_does_not_hold_back_the_others_longer()
    {
        await CommitTurnAsync(Ba, c => c with { Messages = [Message("đang xem", expiresAt: Now.AddSeconds(5)), Message("trả lời")] });

        var step = await SettleAsync(await AttemptAsync(), new Settlement.TryAgain(Now + Minute, "-32", Counts: true));

        Assert.That(step, Is.EqualTo(new OutboxStep.WaitUntil(Now.AddSeconds(5))));
    }

    [Test]
    public async Task A_held_message_lets_others_pass_and_goes_out_at_the_next_contact_behind_its_note_and_before_the_reply()
    {
        await QueueAsync("kết quả");
        Assert.That(await SettleAsync(await AttemptAsync(), new Settlement.Held("-230")), Is.TypeOf<OutboxStep.Nothing>());
        await AppendAsync(MessagingRig.Event(Ba.ConversationId, "tôi đây"));
        Assert.That((await NextEventAsync(Ba))!.OldestHeldAt, Is.EqualTo(Now));

        await CommitTurnAsync(Ba, c => c with
        {
            ContactAt = Now + Minute, BeforeReleased = [Message("gửi muộn:")], Messages = [Message("trả lời mới")],
        });

        var order = new List<(string, DateTimeOffset?)>();
        var step = await StepAsync();
        while (step is OutboxStep.Attempt(var entry))
        {
            order.Add((entry.Message.Payload, entry.Message.LastContactAt));
            step = await SettleAsync(entry, new Settlement.Delivered($"m{order.Count}"));
        }

        Assert.That(order, Is.EqualTo(new (string, DateTimeOffset?)[] { ("gửi muộn:", null), ("kết quả", Now + Minute), ("trả lời mới", null) }));
    }

    [Test]
    public async Task A_turn_without_contact_releases_nothing()
    {
        await QueueAsync("kết quả");
        await SettleAsync(await AttemptAsync(), new Settlement.Held("-230"));

        await CommitTurnAsync(Ba, c => c);

        Assert.That(await StepAsync(), Is.TypeOf<OutboxStep.Nothing>());
    }

    [Test]
    public async Task A_held_message_whose_citizen_never_comes_back_becomes_a_dead_letter()
    {
        await QueueAsync("kết quả");
        await SettleAsync(await AttemptAsync(), new Settlement.Held("-230"));

        Assert.That(await Stores.Outbox.GiveUpHeldAsync(Now, Now, CancellationToken.None), Is.Zero);
        Assert.That(await Stores.Outbox.GiveUpHeldAsync(Now.AddDays(1), Now.AddDays(1), CancellationToken.None), Is.EqualTo(1));
        Assert.That((await Stores.DeadLetters.ListAsync(null, 10, CancellationToken.None)).Single().Reason, Is.EqualTo("-230"));
    }

    [Test]
    public async Task A_refused_message_is_set_aside_and_the_next_one_goes_out()
    {
        await QueueAsync("một", "hai");

        var step = await SettleAsync(await AttemptAsync(), new Settlement.DeadLettered("-210"));

        Assert.That(((OutboxStep.Attempt)step).Entry.Message.Payload, Is.EqualTo("hai"));
        Assert.That((await Stores.DeadLetters.ListAsync(null, 10, CancellationToken.None)).Single().Reason, Is.EqualTo("-210"));
    }

    [Test]
    public async Task A_settlement_that_shall_not_go_on_begins_nothing()
    {
        await QueueAsync("một", "hai");

        Assert.That(
            await SettleAsync(await AttemptAsync(), new Settlement.Delivered("m1"), goOn: false), Is.EqualTo(new OutboxStep.WaitUntil(Now)));
        Assert.That(await Stores.Outbox.RecoverAsync(Now, CancellationToken.None), Is.Zero);
        Assert.That(await Stores.Outbox.WaitingAsync(null, 10, CancellationToken.None), Is.EqualTo(new[] { Ba }));
    }

    [Test]
    public async Task Delivered_messages_are_forgotten_when_they_are_old()
    {
        await QueueAsync("một", "hai");
        await SettleAsync(await AttemptAsync(), new Settlement.Delivered("m1"), goOn: false);

        Assert.That(await Stores.Outbox.ForgetEndedAsync(Now, CancellationToken.None), Is.Zero);
        Assert.That(await Stores.Outbox.ForgetEndedAsync(Now.AddDays(1), CancellationToken.None), Is.EqualTo(1));
        Assert.That((await AttemptAsync()).Message.Payload, Is.EqualTo("hai"));
    }

    private Task<TurnCommitOutcome> ConfirmAsync(string content, string id) =>
        CommitTurnAsync(Ba, c => c with { Confirmations = [new DeliveryConfirmation(Ba.ConversationId, content, id)] });
}
