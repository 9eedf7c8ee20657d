using CivicBot.Sdk.Tests.Fakes;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.TraceExtensions;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;

namespace CivicBot.Sdk.Tests.Turns;

public class SendingTests
{
    private RecordingAdapter _adapter;

    [SetUp]
    public void SetUp() => _adapter = new RecordingAdapter();

    [Test]
    public async Task A_reply_is_addressed_to_whoever_wrote()
    {
        var incoming = Incoming.Message();
        incoming.Locale = "vi-VN";
        using var turn = new TurnContext(_adapter, incoming);

        await turn.SendActivityAsync("chào bạn");

        var reply = _adapter.Sent.Single();
        Assert.Multiple(() =>
        {
            Assert.That(reply.ChannelId, Is.EqualTo("zalo"));
            Assert.That(reply.ServiceUrl, Is.EqualTo("https://openapi.example"));
            Assert.That(reply.Conversation.Id, Is.EqualTo("oa:user"));
            Assert.That(reply.From.Id, Is.EqualTo("oa"));
            Assert.That(reply.Recipient.Id, Is.EqualTo("user"));
            Assert.That(reply.ReplyToId, Is.EqualTo("in-1"));
            Assert.That(reply.Locale, Is.EqualTo("vi-VN"));
        });
    }

    [Test]
    public async Task Addressing_overwrites_what_the_bot_put_there_but_not_the_locale()
    {
        var incoming = Incoming.Message();
        incoming.Locale = "vi-VN";
        using var turn = new TurnContext(_adapter, incoming);

        await turn.SendActivityAsync(new Activity(ActivityTypes.Message)
        {
            Text = "hello",
            ChannelId = "sms",
            From = new ChannelAccount("somebody"),
            Recipient = new ChannelAccount("somebody else"),
            Conversation = new ConversationAccount(id: "another"),
            ReplyToId = "another",
            Locale = "en-US",
        });

        var reply = _adapter.Sent.Single();
        Assert.Multiple(() =>
        {
            Assert.That(reply.ChannelId, Is.EqualTo("zalo"));
            Assert.That(reply.From.Id, Is.EqualTo("oa"));
            Assert.That(reply.Recipient.Id, Is.EqualTo("user"));
            Assert.That(reply.Conversation.Id, Is.EqualTo("oa:user"));
            Assert.That(reply.ReplyToId, Is.EqualTo("in-1"));
            Assert.That(reply.Locale, Is.EqualTo("en-US"));
        });
    }

    [TestCase(Channels.Directline)]
    [TestCase(Channels.Webchat)]
    public void A_conversation_update_of_direct_line_has_no_id_to_reply_to(string channel)
    {
        var update = Incoming.Of(ActivityTypes.ConversationUpdate, activity => activity.ChannelId = channel);
        Assert.That(update.GetConversationReference().ActivityId, Is.Null);
    }

    [TestCase("zalo", ActivityTypes.ConversationUpdate)]
    [TestCase(Channels.Directline, ActivityTypes.Message)]
    [TestCase(Channels.Webchat, ActivityTypes.Event)]
    public void Anything_else_has_one(string channel, string type)
    {
        var activity = Incoming.Of(type, activity => activity.ChannelId = channel);
        Assert.That(activity.GetConversationReference().ActivityId, Is.EqualTo("in-1"));
    }

    [Test]
    public async Task Each_activity_gets_the_id_of_the_response_at_its_place()
    {
        using var turn = new TurnContext(_adapter, Incoming.Message());
        var first = MessageFactory.Text("một");
        var second = MessageFactory.Text("hai");

        var responses = await turn.SendActivitiesAsync([first, second]);

        Assert.That(responses.Select(response => response.Id), Is.EqualTo(new[] { "sent-1", "sent-2" }));
        Assert.That(new[] { first.Id, second.Id }, Is.EqualTo(new[] { "sent-1", "sent-2" }));
    }

    [Test]
    public async Task A_trace_is_no_answer_and_typing_is_one()
    {
        using var turn = new TurnContext(_adapter, Incoming.Message());
        await turn.TraceActivityAsync("step", "value");
        Assert.That(turn.Responded, Is.False);

        await turn.SendActivityAsync(Activity.CreateTypingActivity());
        Assert.That(turn.Responded, Is.True);

        await turn.TraceActivityAsync("step", "value");
        Assert.That(turn.Responded, Is.True, "never goes back");
    }

    [Test]
    public async Task A_handler_that_keeps_the_activity_leaves_the_turn_unanswered()
    {
        using var turn = new TurnContext(_adapter, Incoming.Message());
        turn.OnSendActivities((_, _, _) => Task.FromResult(Array.Empty<ResourceResponse>()));

        var response = await turn.SendActivityAsync("không ai thấy");

        Assert.Multiple(() =>
        {
            Assert.That(turn.Responded, Is.False);
            Assert.That(response, Is.Not.Null);
            Assert.That(response.Id, Is.Null);
            Assert.That(_adapter.Sent, Is.Empty);
        });
    }

    [Test]
    public async Task Send_handlers_run_in_order_around_the_adapter()
    {
        var calls = new List<string>();
        using var turn = new TurnContext(_adapter, Incoming.Message());
        turn
            .OnSendActivities(async (_, _, next) =>
            {
                calls.Add("first in");
                var responses = await next();
                calls.Add("first out");
                return responses;
            })
            .OnSendActivities(async (_, _, next) =>
            {
                calls.Add("second in");
                var responses = await next();
                calls.Add("second out");
                return responses;
            });
        _adapter.OnSent = _ => calls.Add("adapter");

        await turn.SendActivityAsync("chào");

        Assert.That(calls, Is.EqualTo(new[] { "first in", "second in", "adapter", "second out", "first out" }));
    }

    [Test]
    public async Task What_a_handler_adds_or_takes_away_changes_what_is_sent()
    {
        using var turn = new TurnContext(_adapter, Incoming.Message());
        turn.OnSendActivities((_, activities, next) =>
        {
            activities.RemoveAll(activity => activity.Type == ActivityTypes.Typing);
            activities.Add(MessageFactory.Text("thêm"));
            activities.Add(MessageFactory.Text("nữa"));
            return next();
        });

        var responses = await turn.SendActivitiesAsync([Activity.CreateTypingActivity(), MessageFactory.Text("chào")]);

        Assert.That(_adapter.Sent.Select(activity => activity.Text), Is.EqualTo(new[] { "chào", "thêm", "nữa" }));
        Assert.That(responses, Has.Length.EqualTo(3));
    }

    [Test]
    public async Task All_handlers_see_the_same_list()
    {
        List<Activity> seenFirst = null;
        List<Activity> seenSecond = null;
        using var turn = new TurnContext(_adapter, Incoming.Message());
        turn.OnSendActivities((_, activities, next) => Remember(out seenFirst, activities, next));
        turn.OnSendActivities((_, activities, next) => Remember(out seenSecond, activities, next));

        await turn.SendActivityAsync("chào");

        Assert.That(seenFirst, Is.Not.Null.And.SameAs(seenSecond));

        static Task<ResourceResponse[]> Remember(out List<Activity> seen, List<Activity> activities, Func<Task<ResourceResponse[]>> next)
        {
            seen = activities;
            return next();
        }
    }

    [Test]
    public async Task An_update_is_addressed_and_passes_its_handlers()
    {
        var calls = new List<string>();
        using var turn = new TurnContext(_adapter, Incoming.Message());
        turn.OnUpdateActivity((_, activity, next) =>
        {
            calls.Add(activity.Text);
            return next();
        });

        var response = await turn.UpdateActivityAsync(new Activity(ActivityTypes.Message, id: "sent-9") { Text = "sửa" });

        Assert.Multiple(() =>
        {
            Assert.That(calls, Is.EqualTo(new[] { "sửa" }));
            Assert.That(response.Id, Is.EqualTo("sent-9"));
            Assert.That(_adapter.Updated.Single().Recipient.Id, Is.EqualTo("user"));
        });
    }

    [Test]
    public async Task An_update_that_a_handler_keeps_does_not_reach_the_adapter()
    {
        using var turn = new TurnContext(_adapter, Incoming.Message());
        turn.OnUpdateActivity((_, _, _) => Task.FromResult<ResourceResponse>(null));

        await turn.UpdateActivityAsync(new Activity(ActivityTypes.Message, id: "sent-9"));

        Assert.That(_adapter.Updated, Is.Empty);
    }

    [Test]
    public async Task A_deletion_names_the_conversation_and_passes_its_handlers()
    {
        var calls = new List<string>();
        using var turn = new TurnContext(_adapter, Incoming.Message());
        turn.OnDeleteActivity((_, reference, next) =>
        {
            calls.Add(reference.ActivityId);
            return next();
        });

        await turn.DeleteActivityAsync("sent-9");
        await turn.DeleteActivityAsync(new ConversationReference("sent-10"));

        Assert.Multiple(() =>
        {
            Assert.That(calls, Is.EqualTo(new[] { "sent-9", "sent-10" }));
            Assert.That(_adapter.Deleted.Select(reference => reference.ActivityId), Is.EqualTo(calls));
            Assert.That(_adapter.Deleted[0].Conversation.Id, Is.EqualTo("oa:user"));
        });
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("  ")]
    public void A_blank_text_is_refused(string text)
    {
        using var turn = new TurnContext(_adapter, Incoming.Message());
        Assert.That(async () => await turn.SendActivityAsync(text), Throws.TypeOf<ArgumentNullException>());
    }

    [Test]
    public void Nothing_and_no_activities_are_refused()
    {
        using var turn = new TurnContext(_adapter, Incoming.Message());
        Assert.Multiple(() =>
        {
            Assert.That(async () => await turn.SendActivitiesAsync(null), Throws.TypeOf<ArgumentNullException>());
            Assert.That(async () => await turn.SendActivitiesAsync([]), Throws.TypeOf<ArgumentException>());
            Assert.That(async () => await turn.SendActivityAsync((IActivity)null), Throws.TypeOf<ArgumentNullException>());
            Assert.That(async () => await turn.DeleteActivityAsync((string)null), Throws.TypeOf<ArgumentNullException>());
        });
    }

    [Test]
    public async Task Text_becomes_a_message_whose_input_hint_depends_on_the_view_of_the_turn()
    {
        using var turn = new TurnContext(_adapter, Incoming.Message());
        await turn.SendActivityAsync("qua lớp");
        await ((ITurnContext)turn).SendActivityAsync("qua giao diện", "nói");

        Assert.Multiple(() =>
        {
            Assert.That(_adapter.Sent[0].Type, Is.EqualTo(ActivityTypes.Message));
            Assert.That(_adapter.Sent[0].InputHint, Is.Null);
            Assert.That(_adapter.Sent[1].InputHint, Is.EqualTo(InputHints.AcceptingInput));
            Assert.That(_adapter.Sent[1].Speak, Is.EqualTo("nói"));
        });
    }

    [Test]
    public async Task Replies_that_are_expected_are_kept_and_not_sent()
    {
        var incoming = Incoming.Message();
        incoming.DeliveryMode = DeliveryModes.ExpectReplies;
        using var turn = new TurnContext(_adapter, incoming);

        var response = await turn.SendActivityAsync("chào");

        Assert.Multiple(() =>
        {
            Assert.That(_adapter.Sent, Is.Empty);
            Assert.That(turn.BufferedReplyActivities.Single().Text, Is.EqualTo("chào"));
            Assert.That(response.Id, Is.Null);
            Assert.That(turn.Responded, Is.True);
        });
    }

    [Test]
    public async Task The_answer_to_an_invoke_that_expects_replies_stands_in_the_turn_state()
    {
        var incoming = Incoming.Of(ActivityTypes.Invoke, activity => activity.DeliveryMode = DeliveryModes.ExpectReplies);
        using var turn = new TurnContext(_adapter, incoming);
        var answer = new Activity(ActivityTypesEx.InvokeResponse) { Value = new InvokeResponse { Status = 200 } };

        await turn.SendActivityAsync(answer);

        Assert.That(turn.TurnState.Get<Activity>(BotAdapter.InvokeResponseKey), Is.SameAs(answer));
    }
}
