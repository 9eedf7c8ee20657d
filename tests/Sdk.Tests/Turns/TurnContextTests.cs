using CivicBot.Sdk.Tests.Fakes;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CivicBot.Sdk.Tests.Turns;

public class TurnContextTests
{
    [Test]
    public void A_turn_that_was_disposed_of_does_nothing_more()
    {
        var turn = new TurnContext(new RecordingAdapter(), Incoming.Message());
        turn.Dispose();

        Assert.Multiple(() =>
        {
            Assert.That(async () => await turn.SendActivityAsync("chào"), Throws.TypeOf<ObjectDisposedException>());
            Assert.That(async () => await turn.SendActivityAsync(MessageFactory.Text("chào")), Throws.TypeOf<ObjectDisposedException>());
            Assert.That(async () => await turn.SendActivitiesAsync([MessageFactory.Text("chào")]), Throws.TypeOf<ObjectDisposedException>());
            Assert.That(async () => await turn.UpdateActivityAsync(MessageFactory.Text("chào")), Throws.TypeOf<ObjectDisposedException>());
            Assert.That(async () => await turn.DeleteActivityAsync("id"), Throws.TypeOf<ObjectDisposedException>());
            Assert.That(
                async () => await turn.DeleteActivityAsync(new ConversationReference("id")), Throws.TypeOf<ObjectDisposedException>());
            Assert.That(() => turn.OnSendActivities((_, _, next) => next()), Throws.TypeOf<ObjectDisposedException>());
            Assert.That(() => turn.OnUpdateActivity((_, _, next) => next()), Throws.TypeOf<ObjectDisposedException>());
            Assert.That(() => turn.OnDeleteActivity((_, _, next) => next()), Throws.TypeOf<ObjectDisposedException>());
        });
    }

    [Test]
    public void The_end_of_a_turn_disposes_of_what_is_in_its_state()
    {
        var service = new Service();
        var turn = new TurnContext(new RecordingAdapter(), Incoming.Message());
        turn.TurnState.Add(service);

        turn.Dispose();
        turn.Dispose();

        Assert.That(service.Disposals, Is.EqualTo(1));
    }

    [Test]
    public async Task Another_activity_in_the_same_turn_shares_state_handlers_buffer_and_that_it_was_answered()
    {
        var adapter = new RecordingAdapter();
        var incoming = Incoming.Message();
        incoming.DeliveryMode = DeliveryModes.ExpectReplies;
        using var turn = new TurnContext(adapter, incoming);
        var handled = 0;
        turn.OnSendActivities((_, _, next) =>
        {
            handled++;
            return next();
        });
        await turn.SendActivityAsync("một");

        var inner = new TurnContext(turn, Incoming.Message("khác"));
        Assert.Multiple(() =>
        {
            Assert.That(inner.Activity.Text, Is.EqualTo("khác"));
            Assert.That(inner.Adapter, Is.SameAs(adapter));
            Assert.That(inner.TurnState, Is.SameAs(turn.TurnState));
            Assert.That(inner.BufferedReplyActivities, Is.SameAs(turn.BufferedReplyActivities));
            Assert.That(inner.Responded, Is.True);
        });

        await inner.SendActivityAsync("hai");
        Assert.That(handled, Is.EqualTo(2));
    }

    [Test]
    public void A_turn_needs_an_adapter_and_an_activity()
    {
        Assert.Multiple(() =>
        {
            Assert.That(() => new TurnContext((BotAdapter)null, Incoming.Message()), Throws.TypeOf<ArgumentNullException>());
            Assert.That(() => new TurnContext(new RecordingAdapter(), null), Throws.TypeOf<ArgumentNullException>());
        });
    }

    [Test]
    public async Task A_typed_view_is_the_same_turn()
    {
        var adapter = new RecordingAdapter();
        using var turn = new TurnContext(adapter, Incoming.Message("chào"));
        ITurnContext<IMessageActivity> view = new DelegatingTurnContext<IMessageActivity>(turn);
        view.OnSendActivities((_, activities, next) =>
        {
            activities[0].Speak = "nói";
            return next();
        });

        await view.SendActivityAsync("một");
        await view.SendActivityAsync(MessageFactory.Text("hai"));
        await view.SendActivitiesAsync([MessageFactory.Text("ba")]);
        await view.UpdateActivityAsync(new Activity(ActivityTypes.Message, id: "sent-1"));
        await view.DeleteActivityAsync("sent-2");
        await view.DeleteActivityAsync(new ConversationReference("sent-3"));

        Assert.Multiple(() =>
        {
            Assert.That(view.Activity.Text, Is.EqualTo("chào"));
            Assert.That(view.Activity, Is.SameAs(turn.Activity));
            Assert.That(view.TurnState, Is.SameAs(turn.TurnState));
            Assert.That(view.Responded, Is.True);
            Assert.That(adapter.Sent.Select(activity => activity.Text), Is.EqualTo(new[] { "một", "hai", "ba" }));
            Assert.That(adapter.Sent.Select(activity => activity.Speak), Is.All.EqualTo("nói"));
            Assert.That(adapter.Sent[0].InputHint, Is.EqualTo(InputHints.AcceptingInput));
            Assert.That(adapter.Updated, Has.Count.EqualTo(1));
            Assert.That(adapter.Deleted, Has.Count.EqualTo(2));
        });
    }

    private sealed class Service : IDisposable
    {
        public int Disposals { get; private set; }

        public void Dispose() => Disposals++;
    }
}
