using CivicBot.Messaging;
using CivicBot.Messaging.Proactive;
using CivicBot.Messaging.Stores;

namespace CivicBot.Tests.Messaging.Contract;

internal abstract class ProactiveContract : StoreContract
{
    [Test]
    public async Task An_occasion_is_queued_once_ever()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => QueueOccasionAsync("đã trả lời", "một", "hai")));

        Assert.That(outcomes.Count(isNew => isNew), Is.EqualTo(1));
        Assert.That(await DeliverAllAsync(), Is.EqualTo(new[] { "một", "hai" }));
        await Stores.Outbox.ForgetEndedAsync(Now.AddDays(1), CancellationToken.None);
        Assert.That(await QueueOccasionAsync("đã trả lời", "một"), Is.False);
        Assert.That(await StepAsync(), Is.TypeOf<OutboxStep.Nothing>());
    }

    [Test]
    public async Task Another_occasion_or_channel_is_not_the_same()
    {
        await QueueOccasionAsync("trả lời", "một");

        Assert.That(await QueueOccasionAsync("chuyển đơn vị khác", "hai"), Is.True);
        Assert.That(await StatusAsync("hứa"), Is.TypeOf<ProactiveStatus.Unknown>());
        Assert.That(await Stores.Proactive.StatusAsync("other", "trả lời", CancellationToken.None), Is.TypeOf<ProactiveStatus.Unknown>());
    }

    [Test]
    public async Task Its_messages_stand_behind_those_that_wait_already()
    {
        await QueueAsync("trước");
        await QueueOccasionAsync("k", "sau");

        Assert.That(await DeliverAllAsync(), Is.EqualTo(new[] { "trước", "sau" }));
    }

    [Test]
    public async Task Delivered_is_when_the_last_of_its_messages_was()
    {
        await QueueOccasionAsync("k", "một", "hai");
        Assert.That(await StatusAsync("k"), Is.TypeOf<ProactiveStatus.Waiting>());

        await SettleAsync(await AttemptAsync(), new Settlement.Delivered("m1"), goOn: false);
        Assert.That(await StatusAsync("k"), Is.TypeOf<ProactiveStatus.Waiting>());
        await SettleAsync(await AttemptAsync(), new Settlement.Delivered("m2"), TimeSpan.FromMinutes(1));

        Assert.That(await StatusAsync("k"), Is.EqualTo(new ProactiveStatus.Delivered(Now.AddMinutes(1))));
    }

    [Test]
    public async Task An_echo_delivers_an_occasion_too()
    {
        await QueueOccasionAsync("k", "một");
        await AttemptAsync();

        await CommitTurnAsync(Ba, c => c with { Confirmations = [new DeliveryConfirmation(Ba.ConversationId, "một", "m1")] });

        Assert.That(await StatusAsync("k"), Is.EqualTo(new ProactiveStatus.Delivered(Now)));
    }

    [Test]
    public async Task The_status_outlives_the_messages()
    {
        await QueueOccasionAsync("k", "một");
        await DeliverAllAsync();

        Assert.That(await Stores.Outbox.ForgetEndedAsync(Now.AddDays(1), CancellationToken.None), Is.EqualTo(1));

        Assert.That(await StatusAsync("k"), Is.EqualTo(new ProactiveStatus.Delivered(Now)));
    }

    [Test]
    public async Task A_held_occasion_is_told_and_ends_with_the_next_contact()
    {
        await QueueOccasionAsync("k", "kết quả");
        await SettleAsync(await AttemptAsync(), new Settlement.Held("-230"));
        Assert.That(await StatusAsync("k"), Is.TypeOf<ProactiveStatus.Held>());

        await CommitTurnAsync(Ba, c => c with { ContactAt = Now, BeforeReleased = [Message("gửi muộn:")] });

        Assert.That(await StatusAsync("k"), Is.TypeOf<ProactiveStatus.Waiting>());
        Assert.That(await DeliverAllAsync(), Is.EqualTo(new[] { "gửi muộn:", "kết quả" }));
        Assert.That(await StatusAsync("k"), Is.TypeOf<ProactiveStatus.Delivered>());
    }

    [Test]
    public async Task Nothing_is_said_before_what_is_not_released()
    {
        await CommitTurnAsync(Ba, c => c with { ContactAt = Now, BeforeReleased = [Message("gửi muộn:")], Messages = [Message("dạ")] });

        Assert.That(await DeliverAllAsync(), Is.EqualTo(new[] { "dạ" }));
    }

    [Test]
    public async Task A_dead_letter_gives_its_reason_until_a_person_puts_it_back()
    {
        await QueueOccasionAsync("k", "một", "hai");
        await SettleAsync(await AttemptAsync(), new Settlement.DeadLettered("-210"), goOn: false);
        Assert.That(await StatusAsync("k"), Is.EqualTo(new ProactiveStatus.Dead("-210")));
        await DeliverAllAsync();
        Assert.That(await StatusAsync("k"), Is.EqualTo(new ProactiveStatus.Dead("-210")));

        await Stores.DeadLetters.RetryAllAsync(null, CancellationToken.None);
        Assert.That(await StatusAsync("k"), Is.TypeOf<ProactiveStatus.Waiting>());
        await DeliverAllAsync();

        Assert.That(await StatusAsync("k"), Is.TypeOf<ProactiveStatus.Delivered>());
    }

    [Test]
    public async Task A_dropped_dead_letter_stays_dead_also_when_it_is_forgotten()
    {
        await QueueOccasionAsync("k", "một");
        await SettleAsync(await AttemptAsync(), new Settlement.DeadLettered("-210"));
        var letter = (await Stores.DeadLetters.ListAsync(null, 10, CancellationToken.None)).Single();

        await Stores.DeadLetters.DropAsync(letter.Id, "cán bộ", "sai người", Now, CancellationToken.None);
        await Stores.Outbox.ForgetEndedAsync(Now.AddDays(1), CancellationToken.None);

        Assert.That(await StatusAsync("k"), Is.EqualTo(new ProactiveStatus.Dead("-210")));
    }

    [Test]
    public async Task What_is_held_too_long_is_dead_with_the_reason_why_it_was_held()
    {
        await QueueOccasionAsync("k", "một");
        await SettleAsync(await AttemptAsync(), new Settlement.Held("-230"));

        await Stores.Outbox.GiveUpHeldAsync(Now.AddDays(1), Now.AddDays(1), CancellationToken.None);

        Assert.That(await StatusAsync("k"), Is.EqualTo(new ProactiveStatus.Dead("-230")));
    }

    private Task<ProactiveStatus> StatusAsync(string key) => Stores.Proactive.StatusAsync("test", key, CancellationToken.None);
}
