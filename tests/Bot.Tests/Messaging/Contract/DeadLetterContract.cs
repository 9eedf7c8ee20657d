using CivicBot.Messaging.Stores;

namespace CivicBot.Tests.Messaging.Contract;

internal abstract class DeadLetterContract : StoreContract
{
    [Test]
    public async Task Dead_letters_tell_where_why_and_since_when_but_not_whose()
    {
        await CommitTurnAsync(Ba, c => c with { DeadLetterReason = "TimeoutException" });

        var letter = (await ListAsync()).Single();

        Assert.That((letter.ChannelId, letter.Reason, letter.Since), Is.EqualTo(("test", "TimeoutException", Now)));
        Assert.That(letter.RedactedKey, Does.Match("^[0-9a-f]{10}$"));
        Assert.That(await Stores.DeadLetters.ListAsync("other", 10, CancellationToken.None), Is.Empty);
    }

    [Test]
    public async Task An_event_put_back_is_handled_with_fresh_attempts_and_its_content()
    {
        await AppendAsync(MessagingRig.Event(Ba.ConversationId, "nội dung"));
        await Stores.Inbox.PostponeAsync((await NextEventAsync(Ba))!.Sequence, Now.AddDays(1), "x", CancellationToken.None);
        await CommitTurnAsync(Ba, c => c with { DeadLetterReason = "x" });

        Assert.That(await Stores.DeadLetters.RetryAsync((await ListAsync()).Single().Id, CancellationToken.None), Is.True);

        var pending = (await NextEventAsync(Ba))!;
        Assert.That((pending.FailedAttempts, pending.NotBefore), Is.EqualTo((0, DateTimeOffset.MinValue)));
        Assert.That(pending.Event.Payload.ToArray(), Is.EqualTo("nội dung"u8.ToArray()));
        Assert.That(await ListAsync(), Is.Empty);
    }

    [Test]
    public async Task All_are_put_back_at_once()
    {
        await CommitTurnAsync(Ba, c => c with { DeadLetterReason = "x", Messages = [Message("xin lỗi")] });
        await SettleAsync(await AttemptAsync(), new Settlement.DeadLettered("-201"));

        Assert.That(await Stores.DeadLetters.RetryAllAsync("other", CancellationToken.None), Is.Zero);
        Assert.That(await Stores.DeadLetters.RetryAllAsync(null, CancellationToken.None), Is.EqualTo(2));
        Assert.That((await AttemptAsync()).Message.Payload, Is.EqualTo("xin lỗi"));
    }

    [Test]
    public async Task A_dropped_one_is_gone_for_good_and_cannot_be_dropped_or_put_back_again()
    {
        var channelEvent = MessagingRig.Event(Ba.ConversationId, "chào");
        await AppendAsync(channelEvent);
        await CommitTurnAsync(Ba, c => c with { DeadLetterReason = "x" });
        var id = (await ListAsync()).Single().Id;

        Assert.That(await Stores.DeadLetters.DropAsync(id, "trực kỹ thuật", "thử nghiệm", Now, CancellationToken.None), Is.True);
        Assert.That(await Stores.DeadLetters.DropAsync(id, "trực kỹ thuật", "thử nghiệm", Now, CancellationToken.None), Is.False);
        Assert.That(await Stores.DeadLetters.RetryAsync(id, CancellationToken.None), Is.False);
        Assert.That(await AppendAsync(channelEvent), Is.EqualTo(CivicBot.Adapters.Channels.AppendOutcome.Duplicate));
    }

    [Test]
    public async Task Depths_count_what_waits_where()
    {
        await QueueAsync("giữ lại");
        await SettleAsync(await AttemptAsync(), new Settlement.Held("-230"));
        await QueueAsync("hỏng", "chờ");
        await SettleAsync(await AttemptAsync(), new Settlement.DeadLettered("-201"), goOn: false);
        await AppendAsync(MessagingRig.Event("chú Tư", "một"));
        await AppendAsync(MessagingRig.Event("chú Tư", "hai"));

        var depths = await Stores.DeadLetters.MeasureAsync(CancellationToken.None);

        Assert.That(depths, Is.EqualTo(new MessagingDepths(2, Now, 1, Now, Held: 1, DeadLetters: 1)));
    }

    [TestCase("in-12", DeadLetterKind.In, 12)]
    [TestCase("out-7", DeadLetterKind.Out, 7)]
    public void Ids_are_read_as_they_are_written(string text, DeadLetterKind kind, long sequence)
    {
        Assert.That(DeadLetterId.TryParse(text, out var id), Is.True);
        Assert.That(id, Is.EqualTo(new DeadLetterId(kind, sequence)));
        Assert.That(id.ToString(), Is.EqualTo(text));
    }

    [TestCase("")]
    [TestCase("12")]
    [TestCase("in-")]
    [TestCase("out--1")]
    [TestCase("in-99999999999999999999")]
    public void Anything_else_is_no_id(string text) => Assert.That(DeadLetterId.TryParse(text, out _), Is.False);

    private Task<IReadOnlyList<DeadLetter>> ListAsync() => Stores.DeadLetters.ListAsync(null, 10, CancellationToken.None);
}
