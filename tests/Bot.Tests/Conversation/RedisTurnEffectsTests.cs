using CivicBot.Comments.Privacy;
using CivicBot.Comments.Privacy.Redis;
using CivicBot.Conversation;
using CivicBot.Conversation.Records;
using CivicBot.Messaging;
using CivicBot.Messaging.Stores;
using CivicBot.Tests.Messaging.Contract;
using CivicBot.Tests.Storage.Redis;

namespace CivicBot.Tests.Conversation;

/// <summary>What turns leave behind on Redis, by the same rules as in the embedded database (see <see cref="RecordsTests"/>).</summary>
internal sealed class RedisTurnEffectsTests
{
    private static readonly ConversationKey Ba = new("test", "bà Ba");
    private static readonly ConversationEffect.LeaveNote Lamp = new("LN-2311-00001", NoteKind.Officer, "Đèn đường hỏng", [new SentThing(ThingKind.Image, "https://a.example/1.jpg")], null);

    private RedisStores stores = null!;
    private int turns;

    [SetUp]
    public void Open() => stores = new RedisStores(RedisServer.NewSettings());

    [TearDown]
    public async Task CloseAsync() => await stores.DisposeAsync();

    [Test]
    public async Task A_note_is_left_once_and_seen_by_its_commune_its_code_and_its_writer()
    {
        await CommitAsync("t1", "a", Lamp);
        await CommitAsync("t1", "a", Lamp);
        await CommitAsync("t2", "b", Lamp with { ProcedureSlug = "khai-sinh", Text = "khác" });

        var note = Notes.Of("a").Single();
        Assert.That((note.Code, note.Kind, note.Procedure, note.Text, note.LeftAt, note.ClosedOn), Is.EqualTo((Lamp.Code, NoteKind.Officer, (string?)null, Lamp.Text, Talk.MondayMorning, (DateOnly?)null)));
        Assert.That(note.Things, Is.EqualTo(Lamp.Things));
        Assert.That(Notes.List("xa-thu", closedToo: false).Select(n => n.Text), Is.EqualTo(new[] { Lamp.Text, "khác" }));
        Assert.That(Notes.List("xa-khac", closedToo: true), Is.Empty);
        Assert.That(Notes.Find(Lamp.Code), Has.Count.EqualTo(2));
        Assert.That(Notes.Own("b", Lamp.Code), Has.Count.EqualTo(1));
        Assert.That(Notes.Own("c", Lamp.Code), Is.Empty);
    }

    [Test]
    public async Task An_addition_to_a_closed_note_opens_it_again_and_belongs_to_nobody_elses()
    {
        await CommitAsync("t1", "a", Lamp);
        var id = Notes.Of("a").Single().Id;
        Assert.That(await Notes.CloseAsync(id, "một cửa", "Đã thay bóng.", new DateOnly(2026, 11, 24), CancellationToken.None));
        Assert.That(await Notes.CloseAsync(id, "một cửa", "Lần nữa.", new DateOnly(2026, 11, 24), CancellationToken.None), Is.False);
        Assert.That(Notes.Own("a", Lamp.Code).Single().Result, Is.EqualTo("Đã thay bóng."));
        Assert.That(Notes.List(null, closedToo: false), Is.Empty);

        await CommitAsync("t2", "b", new ConversationEffect.AddToNote(Lamp.Code, "của người khác", []));
        Assert.That(Notes.List(null, closedToo: false), Is.Empty);
        await CommitAsync("t3", "a", new ConversationEffect.AddToNote(Lamp.Code, "vẫn hỏng", []));
        await CommitAsync("t3", "a", new ConversationEffect.AddToNote(Lamp.Code, "vẫn hỏng", []));

        Assert.That(Notes.List(null, closedToo: false).Single().Additions.Select(a => a.Text), Is.EqualTo(new[] { "vẫn hỏng" }));
    }

    [Test]
    public async Task Retention_deletes_what_was_closed_and_asked_long_ago()
    {
        await CommitAsync("t1", "a", Lamp);
        await CommitAsync("t2", "b", Lamp);
        await Notes.CloseAsync(Notes.Of("a").Single().Id, "x", "xong", new DateOnly(2026, 11, 24), CancellationToken.None);
        await CommitAsync("t3", "a", new ConversationEffect.RecordUnanswered("xin phép nuôi yến", "y", 0.4, "r"));

        Assert.That(await Notes.ForgetClosedAsync(new DateOnly(2026, 11, 24), CancellationToken.None), Is.Zero);
        Assert.That(await Notes.ForgetClosedAsync(new DateOnly(2026, 11, 25), CancellationToken.None), Is.EqualTo(1));
        Assert.That(Notes.List(null, closedToo: true), Has.Count.EqualTo(1));
        Assert.That(await Questions.ForgetAsync(DateOnly.FromDateTime(Talk.MondayMorning.DateTime), CancellationToken.None), Is.Zero);
        Assert.That(await Questions.ForgetAsync(DateOnly.FromDateTime(Talk.MondayMorning.DateTime).AddDays(1), CancellationToken.None), Is.EqualTo(1));
        Assert.That(Questions.Groups(null, null), Is.Empty);
    }

    [Test]
    public async Task The_same_question_is_counted_once_with_its_newest_wording()
    {
        await CommitAsync("t1", "a", new ConversationEffect.RecordUnanswered("Xin phép nuôi yến", "x", 0.4, "r"));
        await CommitAsync("t2", "b", new ConversationEffect.RecordUnanswered("xin phep nuoi yen", null, 0.25, "r"));
        await CommitAsync("t3", "b", new ConversationEffect.RecordUnanswered("hỏi khác", "x", 0.4, "r"));

        var groups = Questions.Groups("xa-thu", null);

        Assert.That(groups.Select(g => (g.Text, g.Count, g.Nearest, g.Confidence)), Is.EqualTo(new (string, int, string?, double)[] { ("xin phep nuoi yen", 2, null, 0.25), ("hỏi khác", 1, "x", 0.4) }));
        Assert.That(Questions.Groups("xa-khac", null), Is.Empty);
        Assert.That(Questions.Groups(null, DateOnly.FromDateTime(Talk.MondayMorning.DateTime).AddDays(1)), Is.Empty);
    }

    [Test]
    public async Task Whoever_deletes_their_data_takes_notes_and_waiting_messages_with_them_and_the_sweep_ends_it()
    {
        await CommitAsync("t1", "a", Lamp);
        await CommitAsync("t2", "b", Lamp);
        await stores.Proactive.QueueAsync(
            new QueuedOccasion(Ba, "k", [new Adapters.Channels.OutboundMessage("test", Ba.ConversationId, "k/0", "x", "kết quả")]), Talk.MondayMorning, CancellationToken.None);

        var writes = stores.Get<ITurnEffects>().Of([new ConversationEffect.DeleteMyData()], Records("t3", "a"))
            .Concat(stores.Get<ITurnEffects>().Forget(Ba.ChannelId, Ba.ConversationId));
        await CommitAsync(writes);

        Assert.That(Notes.List(null, closedToo: true), Has.Count.EqualTo(1));
        Assert.That(await stores.Outbox.NextAsync(Ba, Talk.MondayMorning, CancellationToken.None), Is.TypeOf<OutboxStep.Nothing>());
        var ledger = new RedisErasureLedger(stores.Get<CivicBot.Storage.Redis.RedisConnection>(), []);
        var pending = ledger.All().Single();
        Assert.That(pending.Conversation, Is.EqualTo(Ba));
        Assert.That(await ledger.FinishAsync(Ba, CancellationToken.None), Is.True);
        await ledger.AddAsync(Talk.MondayMorning, CancellationToken.None);
        await ledger.RemoveAsync([pending.Id], CancellationToken.None);
        Assert.That(ledger.All().Select(e => (e.At, e.Conversation)), Is.EqualTo(new (DateTimeOffset, ConversationKey?)[] { (Talk.MondayMorning, null) }));
    }

    private INotes Notes => stores.Get<INotes>();

    private IUnansweredQuestions Questions => stores.Get<IUnansweredQuestions>();

    private static TurnRecords Records(string turn, string citizen) => new(turn, citizen, "xa-thu", Talk.MondayMorning, TestIntake.Mask);

    private Task CommitAsync(string turn, string citizen, params ConversationEffect[] effects) =>
        CommitAsync(stores.Get<ITurnEffects>().Of(effects, Records(turn, citizen)));

    private async Task CommitAsync(IEnumerable<ITurnWrite> writes)
    {
        await stores.Inbox.AppendAsync(Messaging.MessagingRig.Event(Ba.ConversationId, $"event {++turns}"), Talk.MondayMorning, CancellationToken.None);
        var pending = (await stores.Inbox.NextAsync(Ba, CancellationToken.None))!;
        var commit = new TurnCommit { Conversation = Ba, EventSequence = pending.Sequence, At = Talk.MondayMorning, Writes = [.. writes] };
        Assert.That(await stores.Turns.CommitAsync(commit, CancellationToken.None), Is.EqualTo(TurnCommitOutcome.Committed));
    }
}
