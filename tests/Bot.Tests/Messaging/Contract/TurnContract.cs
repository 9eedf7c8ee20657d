using CivicBot.Messaging.Stores;

namespace CivicBot.Tests.Messaging.Contract;

internal abstract class TurnContract : StoreContract
{
    [Test]
    public async Task A_turn_takes_effect_as_a_whole()
    {
        var outcome = await CommitTurnAsync(Ba, c => c with { State = [Write("a", "1")], Messages = [Message("trả lời")] });

        Assert.That(outcome, Is.EqualTo(TurnCommitOutcome.Committed));
        Assert.That(await NextEventAsync(Ba), Is.Null);
        Assert.That((await ReadAsync("a"))!.Json, Is.EqualTo("1"));
        Assert.That((await AttemptAsync()).Message.Payload, Is.EqualTo("trả lời"));
    }

    [Test]
    public async Task A_turn_on_changed_state_has_no_effect_at_all()
    {
        await CommitTurnAsync(Ba, c => c with { State = [Write("a", "1")] });
        await AppendAsync(MessagingRig.Event(Ba.ConversationId, "again"));

        var outcome = await CommitTurnAsync(Ba, c => c with
        {
            State = [Write("b", "2"), Write("a", "3", StateExpectation.Exactly("something else"))],
            Messages = [Message("must not go out")],
        });

        Assert.That(outcome, Is.EqualTo(TurnCommitOutcome.StateChanged));
        Assert.That(await ReadAsync("b"), Is.Null);
        Assert.That(await NextEventAsync(Ba), Is.Not.Null);
        Assert.That(await StepAsync(), Is.TypeOf<OutboxStep.Nothing>());
    }

    [Test]
    public async Task A_turn_that_expects_nothing_is_refused_when_there_is_something()
    {
        await CommitTurnAsync(Ba, c => c with { State = [Write("a", "1", StateExpectation.Exactly(null))] });

        var outcome = await CommitTurnAsync(Ba, c => c with { State = [Write("a", "2", StateExpectation.Exactly(null))] });

        Assert.That(outcome, Is.EqualTo(TurnCommitOutcome.StateChanged));
    }

    [Test]
    public async Task The_second_run_of_a_turn_has_no_second_effect()
    {
        await AppendAsync(MessagingRig.Event(Ba.ConversationId, "chào"));
        var pending = (await NextEventAsync(Ba))!;
        var commit = new TurnCommit { Conversation = Ba, EventSequence = pending.Sequence, At = Now, Messages = [Message("xin chào", key: "k")] };

        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Stores.Turns.CommitAsync(commit, CancellationToken.None)));

        Assert.That(outcomes.Count(o => o is TurnCommitOutcome.Committed), Is.EqualTo(1));
        Assert.That(outcomes.Count(o => o is TurnCommitOutcome.AlreadyEnded), Is.EqualTo(7));
        Assert.That(await SettleAsync(await AttemptAsync(), new Settlement.Delivered("m1")), Is.TypeOf<OutboxStep.Nothing>());
    }

    [Test]
    public async Task A_message_key_is_queued_once()
    {
        await CommitTurnAsync(Ba, c => c with { Messages = [Message("một", key: "same"), Message("hai", key: "same")] });

        Assert.That(await SettleAsync(await AttemptAsync(), new Settlement.Delivered("m1")), Is.TypeOf<OutboxStep.Nothing>());
    }

    [TestCase("zalo/conversations/579:123")]
    [TestCase("?, /\\#'\"`%_-\u0001 Nguyễn")]
    [TestCase("")]
    public async Task Any_characters_make_a_state_key(string key)
    {
        await CommitTurnAsync(Ba, c => c with { State = [Write(key, "\"x\"")] });

        Assert.That((await ReadAsync(key))!.Json, Is.EqualTo("\"x\""));
        Assert.That(await ReadAsync(key + "x"), Is.Null);
    }

    [Test]
    public async Task Deleting_state_removes_it_and_deleting_nothing_is_fine()
    {
        await CommitTurnAsync(Ba, c => c with { State = [Write("a", "1")] });

        await CommitTurnAsync(Ba, c => c with { State = [Delete("a"), Delete("never there")] });

        Assert.That(await ReadAsync("a"), Is.Null);
    }

    [Test]
    public async Task An_event_set_aside_ends_but_stays_to_be_seen()
    {
        await CommitTurnAsync(Ba, c => c with { DeadLetterReason = "FormatException in X.Y", Messages = [Message("xin lỗi")] });

        Assert.That(await NextEventAsync(Ba), Is.Null);
        var letter = (await Stores.DeadLetters.ListAsync("test", 10, CancellationToken.None)).Single();
        Assert.That(letter.Reason, Is.EqualTo("FormatException in X.Y"));
        Assert.That(letter.Id.Kind, Is.EqualTo(DeadLetterKind.In));
        Assert.That((await AttemptAsync()).Message.Payload, Is.EqualTo("xin lỗi"));
    }

    [Test]
    public async Task An_unknown_kind_of_turn_write_undoes_the_turn()
    {
        await AppendAsync(MessagingRig.Event(Ba.ConversationId, "chào"));

        Assert.That(async () => await CommitTurnAsync(Ba, c => c with { Writes = [new ForeignWrite()] }), Throws.TypeOf<NotSupportedException>());
        Assert.That(await NextEventAsync(Ba), Is.Not.Null);
    }

    private static StateWrite Write(string key, string json, StateExpectation? expects = null) =>
        new(key, new StateItem(json, "json", Guid.NewGuid().ToString("N")), expects ?? StateExpectation.Anything);

    private static StateWrite Delete(string key) => new(key, Item: null, StateExpectation.Anything);

    private async Task<StateItem?> ReadAsync(string key) =>
        (await Stores.Turns.ReadStateAsync([key], CancellationToken.None)).GetValueOrDefault(key);

    private sealed class ForeignWrite : ITurnWrite;
}
