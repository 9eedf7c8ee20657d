using CivicBot.Adapters.Channels;
using CivicBot.Messaging;
using CivicBot.Messaging.Stores;

namespace CivicBot.Tests.Messaging.Contract;

internal abstract class InboxContract : StoreContract
{
    [Test]
    public async Task An_event_is_kept_as_it_came()
    {
        var channelEvent = MessagingRig.Event(Ba.ConversationId, "Làm giấy khai sinh cần gì?", second: 7, key: "a/'\"%\u0001b");
        await AppendAsync(channelEvent);

        var pending = await NextEventAsync(Ba);

        Assert.That(pending!.Event with { Payload = default }, Is.EqualTo(channelEvent with { Payload = default }));
        Assert.That(pending.Event.Payload.ToArray(), Is.EqualTo(channelEvent.Payload.ToArray()));
        Assert.That(pending.FailedAttempts, Is.Zero);
        Assert.That(pending.HasFollowers, Is.False);
    }

    [Test]
    public async Task An_event_delivered_again_is_a_duplicate_before_and_after_it_was_handled()
    {
        var channelEvent = MessagingRig.Event(Ba.ConversationId, "chào");

        Assert.That(await AppendAsync(channelEvent), Is.EqualTo(AppendOutcome.Appended));
        Assert.That(await AppendAsync(channelEvent), Is.EqualTo(AppendOutcome.Duplicate));
        await CommitTurnAsync(Ba, c => c);
        Assert.That(await AppendAsync(channelEvent), Is.EqualTo(AppendOutcome.Duplicate));
        Assert.That(await NextEventAsync(Ba), Is.Null);
    }

    [Test]
    public async Task The_same_key_on_another_channel_is_another_event()
    {
        var channelEvent = MessagingRig.Event(Ba.ConversationId, "chào");
        await AppendAsync(channelEvent);

        Assert.That(await AppendAsync(channelEvent with { ChannelId = "other" }), Is.EqualTo(AppendOutcome.Appended));
    }

    [Test]
    public async Task Events_of_a_conversation_come_by_time_of_occurrence_then_by_arrival()
    {
        foreach (var (text, second) in new[] { ("fourth", 9), ("second", 5), ("first", 1), ("third", 5) })
        {
            await AppendAsync(MessagingRig.Event(Ba.ConversationId, text, second));
        }

        var order = new List<string>();
        while (await NextEventAsync(Ba) is { } pending)
        {
            order.Add(System.Text.Encoding.UTF8.GetString(pending.Event.Payload.Span));
            Assert.That(pending.HasFollowers, Is.EqualTo(order.Count < 4));
            await CommitTurnAsync(Ba, c => c);
        }

        Assert.That(order, Is.EqualTo(new[] { "first", "second", "third", "fourth" }));
    }

    [Test]
    public async Task A_thousand_events_at_once_with_duplicates_are_each_stored_once()
    {
        var events = Enumerable.Range(0, 1_000).Select(i => MessagingRig.Event($"citizen {i % 50}", $"text {i % 700}", i % 700, key: $"key {i % 700}"));

        var outcomes = await Task.WhenAll(events.Select(e => Task.Run(() => AppendAsync(e))));

        Assert.That(outcomes.Count(o => o is AppendOutcome.Appended), Is.EqualTo(700));
        Assert.That((await Stores.DeadLetters.MeasureAsync(CancellationToken.None)).Inbox, Is.EqualTo(700));
    }

    [Test]
    public async Task A_postponed_event_counts_its_attempt_and_holds_back_the_later_ones()
    {
        await AppendAsync(MessagingRig.Event(Ba.ConversationId, "first", 1));
        await AppendAsync(MessagingRig.Event(Ba.ConversationId, "second", 2));
        var first = (await NextEventAsync(Ba))!;

        await Stores.Inbox.PostponeAsync(first.Sequence, Now.AddSeconds(4), "FormatException", CancellationToken.None);

        var next = (await NextEventAsync(Ba))!;
        Assert.That(next.Sequence, Is.EqualTo(first.Sequence));
        Assert.That(next.FailedAttempts, Is.EqualTo(1));
        Assert.That(next.NotBefore, Is.EqualTo(Now.AddSeconds(4)));
    }

    [Test]
    public async Task Waiting_conversations_can_be_gone_through_page_by_page()
    {
        var keys = Enumerable.Range(0, 25).Select(i => new ConversationKey("test", $"citizen {i}")).ToList();
        foreach (var key in keys)
        {
            await AppendAsync(MessagingRig.Event(key.ConversationId, "một"));
            await AppendAsync(MessagingRig.Event(key.ConversationId, "hai"));
        }

        var seen = new List<ConversationKey>();
        IReadOnlyList<ConversationKey> page;
        do
        {
            page = await Stores.Inbox.PendingAsync(seen.Count > 0 ? seen[^1] : null, 10, CancellationToken.None);
            seen.AddRange(page);
        }
        while (page.Count == 10);

        Assert.That(seen, Is.EquivalentTo(keys));
    }

    [Test]
    public async Task Keys_are_forgotten_only_when_their_event_ended_long_ago()
    {
        var handled = MessagingRig.Event(Ba.ConversationId, "handled");
        await AppendAsync(handled);
        await CommitTurnAsync(Ba, c => c);
        await AppendAsync(MessagingRig.Event("chú Tư", "waiting"));
        await AppendAsync(MessagingRig.Event(Ba.ConversationId, "dead"));
        await CommitTurnAsync(Ba, c => c with { DeadLetterReason = "broken" });

        Assert.That(await Stores.Inbox.ForgetHandledAsync(Now, CancellationToken.None), Is.Zero);
        Assert.That(await Stores.Inbox.ForgetHandledAsync(Now.AddDays(1), CancellationToken.None), Is.EqualTo(1));
        Assert.That(await AppendAsync(handled), Is.EqualTo(AppendOutcome.Appended));
        Assert.That(await Stores.DeadLetters.ListAsync(null, 10, CancellationToken.None), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_store_that_is_asked_to_postpone_an_ended_event_leaves_it_ended()
    {
        await AppendAsync(MessagingRig.Event(Ba.ConversationId, "chào"));
        var pending = (await NextEventAsync(Ba))!;
        await CommitTurnAsync(Ba, c => c);

        await Stores.Inbox.PostponeAsync(pending.Sequence, Now, "late", CancellationToken.None);

        Assert.That(await NextEventAsync(Ba), Is.Null);
    }
}
