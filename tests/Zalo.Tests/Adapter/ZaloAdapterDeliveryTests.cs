using System.Text.Json;
using CivicBot.Adapters.Channels;
using CivicBot.Adapters.Zalo.Activities;
using CivicBot.Adapters.Zalo.Client;

namespace CivicBot.Adapters.Zalo.Tests.Adapter;

[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class ZaloAdapterDeliveryTests
{
    private static readonly HashSet<string> NoneKnown = [];

    private readonly AdapterBench bench = new();

    [TestCase(-32, ZaloErrorClass.Backoff, typeof(Delivery.Retry), false)]
    [TestCase(-214, ZaloErrorClass.Backoff, typeof(Delivery.Retry), true)]
    [TestCase(-211, ZaloErrorClass.Quota, typeof(Delivery.Retry), false)]
    [TestCase(-204, ZaloErrorClass.Config, typeof(Delivery.Retry), false)]
    [TestCase(-216, ZaloErrorClass.Refresh, typeof(Delivery.Retry), false)]
    [TestCase(-235, ZaloErrorClass.Switch, typeof(Delivery.Retry), false)]
    [TestCase(-230, ZaloErrorClass.Window, typeof(Delivery.WindowClosed), null)]
    [TestCase(-201, ZaloErrorClass.Drop, typeof(Delivery.Refused), null)]
    [TestCase(-200, ZaloErrorClass.Uncertain, typeof(Delivery.Uncertain), null)]
    public async Task Each_class_of_error_has_its_consequence(int code, ZaloErrorClass errorClass, Type expected, bool? counts)
    {
        bench.Client.Answers.Enqueue(new ZaloSendResult.Failed(new ZaloError(code, errorClass, "text of Zalo")));
        var delivery = await bench.Adapter.DeliverAsync(Message(), CancellationToken.None);
        Assert.That(delivery, Is.TypeOf(expected));
        Assert.That((delivery as Delivery.Retry)?.CountsAsAttempt, Is.EqualTo(counts));
        Assert.That(delivery.ToString(), Does.Not.Contain("text of Zalo"));
    }

    [Test]
    public async Task A_message_that_was_sent_is_delivered_under_zalos_id()
    {
        bench.Client.Answers.Enqueue(new ZaloSendResult.Sent("z1"));
        Assert.That(await bench.Adapter.DeliverAsync(Message(), CancellationToken.None), Is.EqualTo(new Delivery.Delivered("z1")));
        Assert.That(bench.Client.Sent.Single().Message.ReplyToMessageId, Is.EqualTo("m1"));
    }

    [Test]
    public async Task An_unknown_outcome_is_uncertain_and_a_closed_window_is_closed()
    {
        bench.Client.Answers.Enqueue(new ZaloSendResult.OutcomeUnknown("time-out"));
        bench.Client.Answers.Enqueue(new ZaloSendResult.WindowClosed(TimeSpan.FromDays(8)));
        Assert.That(await bench.Adapter.DeliverAsync(Message(), CancellationToken.None), Is.TypeOf<Delivery.Uncertain>());
        Assert.That(await bench.Adapter.DeliverAsync(Message(), CancellationToken.None), Is.TypeOf<Delivery.WindowClosed>());
    }

    [Test]
    public async Task A_message_that_waited_for_a_contact_is_sent_with_that_contact_and_without_the_old_reply()
    {
        bench.Client.Answers.Enqueue(new ZaloSendResult.Sent("z1"));
        bench.Time.Now = Sample.At.AddDays(9);
        await bench.Adapter.DeliverAsync(Message() with { LastContactAt = Sample.At.AddDays(8) }, CancellationToken.None);

        var sent = bench.Client.Sent.Single().Message;
        Assert.That(sent.LastInteractionAt, Is.EqualTo(Sample.At.AddDays(8)));
        Assert.That(sent.ReplyToMessageId, Is.Null);
    }

    [TestCase("")]
    [TestCase("{")]
    [TestCase("{\"userId\":\"1\",\"content\":{\"kind\":\"hologram\"}}")]
    [TestCase("{\"userId\":\"1\",\"content\":{}}")]
    public async Task A_stored_form_that_cannot_be_read_is_refused(string payload) =>
        Assert.That(await bench.Adapter.DeliverAsync(Message() with { Payload = payload }, CancellationToken.None), Is.TypeOf<Delivery.Refused>());

    [Test]
    public async Task While_the_channel_is_off_messages_wait()
    {
        var off = new AdapterBench(new ZaloOptions());
        Assert.That(await off.Adapter.DeliverAsync(Message(), CancellationToken.None), Is.TypeOf<Delivery.Retry>().With.Property("CountsAsAttempt").False);
    }

    [Test]
    public async Task A_message_in_the_history_was_delivered_and_the_oldest_of_two_is_taken() =>
        Assert.That(
            await Reconcile([Oa("z3", 9, "Chào"), Citizen("c1", 8), Oa("z2", 5, "Chào"), Oa("z1", 4, "Khác")]), Is.EqualTo(new Reconciliation.Found("z2")));

    [Test]
    public async Task A_message_that_belongs_to_another_of_ours_is_not_taken() =>
        Assert.That(await Reconcile([Oa("z2", 5, "Chào")], known: ["z2"]), Is.TypeOf<Reconciliation.NotFound>());

    [Test]
    public async Task A_message_from_before_the_attempt_is_not_taken() =>
        Assert.That(await Reconcile([Oa("z2", -31, "Chào")]), Is.TypeOf<Reconciliation.NotFound>());

    [Test]
    public async Task Clocks_may_differ_a_little() =>
        Assert.That(await Reconcile([Oa("z2", -20, "Chào")]), Is.EqualTo(new Reconciliation.Found("z2")));

    [Test]
    public async Task A_message_without_text_leaves_it_open() =>
        Assert.That(await Reconcile([Oa("z2", 5, text: null)]), Is.TypeOf<Reconciliation.CannotTell>());

    [Test]
    public async Task A_history_that_does_not_reach_back_leaves_it_open() =>
        Assert.That(await Reconcile([.. Enumerable.Range(0, 50).Select(number => Citizen("c" + number, 100 - number))]), Is.TypeOf<Reconciliation.CannotTell>());

    [Test]
    public async Task An_attempt_of_a_moment_ago_leaves_it_open()
    {
        bench.Time.Now = Sample.At.AddSeconds(4);
        Assert.That(await bench.Adapter.ReconcileAsync(Message(), Sample.At, NoneKnown, CancellationToken.None), Is.TypeOf<Reconciliation.CannotTell>());
    }

    [Test]
    public async Task An_error_of_the_history_leaves_it_open()
    {
        bench.Client.History = new ZaloResult<IReadOnlyList<ZaloHistoryMessage>>(null, new ZaloError(-216, ZaloErrorClass.Refresh, "x"));
        bench.Time.Now = Sample.At.AddMinutes(1);
        Assert.That(await bench.Adapter.ReconcileAsync(Message(), Sample.At, NoneKnown, CancellationToken.None), Is.TypeOf<Reconciliation.CannotTell>());
    }

    [Test]
    public async Task A_picture_cannot_be_recognised() =>
        Assert.That(
            await bench.Adapter.ReconcileAsync(Message(new ZaloContent.Image(null, "https://a.example/1.png", null)), Sample.At, NoneKnown, CancellationToken.None),
            Is.TypeOf<Reconciliation.CannotTell>());

    private async Task<Reconciliation> Reconcile(IReadOnlyList<ZaloHistoryMessage> history, HashSet<string>? known = null)
    {
        bench.Client.History = new ZaloResult<IReadOnlyList<ZaloHistoryMessage>>(history, null);
        bench.Time.Now = Sample.At.AddMinutes(5);
        return await bench.Adapter.ReconcileAsync(Message(), Sample.At, known ?? NoneKnown, CancellationToken.None);
    }

    private static ZaloHistoryMessage Oa(string id, int seconds, string? text) => new(id, FromOa: true, Sample.At.AddSeconds(seconds), text);

    private static ZaloHistoryMessage Citizen(string id, int seconds) => new(id, FromOa: false, Sample.At.AddSeconds(seconds), "Chào");

    private static OutboundMessage Message(ZaloContent? content = null)
    {
        var message = new ZaloMessage(Sample.UserId, "m1", Sample.At, content ?? new ZaloContent.Text("Chào", null, []));
        return new OutboundMessage(
            "zalo", Sample.ConversationId, "turn-1/1.1", ContentHash.Of(message.Content), JsonSerializer.Serialize(message, ZaloMessageJson.Default.ZaloMessage));
    }
}
