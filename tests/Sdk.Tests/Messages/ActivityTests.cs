using CivicBot.Sdk.Tests.Fakes;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace CivicBot.Sdk.Tests.Messages;

public class ActivityTests
{
    [TestCase("message", true)]
    [TestCase("Message", true)]
    [TestCase("message/invitation", true)]
    [TestCase("messageUpdate", false)]
    [TestCase(null, false)]
    public void A_view_is_given_for_the_type_and_its_subtypes(string type, bool expected) =>
        Assert.That(new Activity(type).AsMessageActivity() is not null, Is.EqualTo(expected));

    [Test]
    public void Every_type_has_its_view() => Assert.Multiple(() =>
    {
        Assert.That(new Activity(ActivityTypes.ContactRelationUpdate).AsContactRelationUpdateActivity(), Is.Not.Null);
        Assert.That(new Activity(ActivityTypes.InstallationUpdate).AsInstallationUpdateActivity(), Is.Not.Null);
        Assert.That(new Activity(ActivityTypes.ConversationUpdate).AsConversationUpdateActivity(), Is.Not.Null);
        Assert.That(new Activity(ActivityTypes.Typing).AsTypingActivity(), Is.Not.Null);
        Assert.That(new Activity(ActivityTypes.EndOfConversation).AsEndOfConversationActivity(), Is.Not.Null);
        Assert.That(new Activity(ActivityTypes.Event).AsEventActivity(), Is.Not.Null);
        Assert.That(new Activity(ActivityTypes.Invoke).AsInvokeActivity(), Is.Not.Null);
        Assert.That(new Activity(ActivityTypes.MessageUpdate).AsMessageUpdateActivity(), Is.Not.Null);
        Assert.That(new Activity(ActivityTypes.MessageDelete).AsMessageDeleteActivity(), Is.Not.Null);
        Assert.That(new Activity(ActivityTypes.MessageReaction).AsMessageReactionActivity(), Is.Not.Null);
        Assert.That(new Activity(ActivityTypes.Suggestion).AsSuggestionActivity(), Is.Not.Null);
        Assert.That(new Activity(ActivityTypes.Trace).AsTraceActivity(), Is.Not.Null);
        Assert.That(new Activity(ActivityTypes.Handoff).AsHandoffActivity(), Is.Not.Null);
        Assert.That(new Activity(ActivityTypes.Command).AsCommandActivity(), Is.Not.Null);
        Assert.That(new Activity(ActivityTypes.CommandResult).AsCommandResultActivity(), Is.Not.Null);
        Assert.That(new Activity(ActivityTypes.Message).AsEventActivity(), Is.Null);
    });

    [Test]
    public void Factories_give_lists_to_add_to() => Assert.Multiple(() =>
    {
        var message = Activity.CreateMessageActivity();
        Assert.That(message.Type, Is.EqualTo(ActivityTypes.Message));
        Assert.That(message.Attachments, Is.Empty.And.Not.Null);
        Assert.That(message.Entities, Is.Empty.And.Not.Null);
        Assert.That(Activity.CreateConversationUpdateActivity().MembersAdded, Is.Empty.And.Not.Null);
        Assert.That(Activity.CreateConversationUpdateActivity().MembersRemoved, Is.Empty.And.Not.Null);
    });

    [Test]
    public void A_reply_goes_back_to_the_sender()
    {
        var incoming = Incoming.Message();
        incoming.Locale = "vi-VN";
        var reply = incoming.CreateReply("vâng");
        Assert.Multiple(() =>
        {
            Assert.That(reply.Text, Is.EqualTo("vâng"));
            Assert.That(reply.From.Id, Is.EqualTo("oa"));
            Assert.That(reply.Recipient.Id, Is.EqualTo("user"));
            Assert.That(reply.ReplyToId, Is.EqualTo("in-1"));
            Assert.That(reply.Conversation.Id, Is.EqualTo("oa:user"));
            Assert.That(reply.Locale, Is.EqualTo("vi-VN"));
            Assert.That(reply.Attachments, Is.Empty.And.Not.Null);
            Assert.That(reply.Timestamp, Is.Not.Null);
            Assert.That(incoming.CreateReply().Text, Is.Empty);
            Assert.That(incoming.CreateReply("yes", "en-US").Locale, Is.EqualTo("en-US"));
        });
    }

    [Test]
    public void A_trace_says_where_it_comes_from_and_what_it_carries()
    {
        var trace = Activity.CreateTraceActivity("step", value: new Version(1, 0));
        var reply = Incoming.Message().CreateTrace("step", "text", "kind", "here");
        Assert.Multiple(() =>
        {
            Assert.That(trace.Label, Is.EqualTo(nameof(A_trace_says_where_it_comes_from_and_what_it_carries)));
            Assert.That(trace.ValueType, Is.EqualTo("Version"));
            Assert.That((reply.Name, reply.Value, reply.ValueType, reply.Label), Is.EqualTo(("step", (object)"text", "kind", "here")));
            Assert.That(reply.ReplyToId, Is.EqualTo("in-1"));
            Assert.That(reply.Type, Is.EqualTo(ActivityTypes.Trace));
        });
    }

    [Test]
    public void An_incoming_activity_can_be_addressed_as_well()
    {
        var reference = Incoming.Message().GetConversationReference();
        var activity = new Activity(ActivityTypes.Message).ApplyConversationReference(reference, isIncoming: true);
        Assert.Multiple(() =>
        {
            Assert.That(activity.From.Id, Is.EqualTo("user"));
            Assert.That(activity.Recipient.Id, Is.EqualTo("oa"));
            Assert.That(activity.Id, Is.EqualTo("in-1"));
            Assert.That(activity.ReplyToId, Is.Null);
        });
    }

    [Test]
    public void An_id_that_a_reference_lacks_leaves_the_reply_as_it_is()
    {
        var reference = Incoming.Message().GetConversationReference();
        reference.ActivityId = null;
        var activity = new Activity(ActivityTypes.Message) { ReplyToId = "kept" }.ApplyConversationReference(reference);
        Assert.That(activity.ReplyToId, Is.EqualTo("kept"));
    }

    [Test]
    public void A_reference_to_a_reply_names_the_reply() =>
        Assert.That(Incoming.Message().GetReplyConversationReference(new ResourceResponse("sent-1")).ActivityId, Is.EqualTo("sent-1"));

    [Test]
    public void A_message_has_content_when_it_says_or_carries_anything() => Assert.Multiple(() =>
    {
        Assert.That(new Activity { Text = " " }.HasContent(), Is.False);
        Assert.That(new Activity { Attachments = [] }.HasContent(), Is.False);
        Assert.That(new Activity { Text = "a" }.HasContent(), Is.True);
        Assert.That(new Activity { Summary = "a" }.HasContent(), Is.True);
        Assert.That(new Activity { Attachments = [new Attachment()] }.HasContent(), Is.True);
        Assert.That(new Activity { ChannelData = new object() }.HasContent(), Is.True);
    });

    [Test]
    public void Channel_data_is_given_as_the_type_that_is_asked_for()
    {
        var typed = new Activity { ChannelData = new ZaloData { Sticker = "7" } };
        var json = new Activity { ChannelData = JObject.Parse("""{"Sticker":"8"}""") };
        var text = new Activity { ChannelData = "text" };
        Assert.Multiple(() =>
        {
            Assert.That(typed.GetChannelData<ZaloData>(), Is.SameAs(typed.ChannelData));
            Assert.That(json.GetChannelData<ZaloData>().Sticker, Is.EqualTo("8"));
            Assert.That(new Activity().GetChannelData<ZaloData>(), Is.Null);
            Assert.That(json.TryGetChannelData<ZaloData>(out var data), Is.True);
            Assert.That(data.Sticker, Is.EqualTo("8"));
            Assert.That(text.TryGetChannelData<ZaloData>(out _), Is.False);
            Assert.That(new Activity().TryGetChannelData<ZaloData>(out _), Is.False);
            Assert.That(() => text.GetChannelData<ZaloData>(), Throws.TypeOf<InvalidCastException>());
        });
    }

    [TestCase("https://openapi.example", false)]
    [TestCase("urn:botframework:websocket:x", true)]
    [TestCase(null, false)]
    public void Only_what_cannot_be_called_back_comes_from_a_stream(string serviceUrl, bool expected) =>
        Assert.That(new Activity { ServiceUrl = serviceUrl }.IsFromStreamingConnection(), Is.EqualTo(expected));

    [Test]
    public void A_mention_is_found_and_cut_out()
    {
        var activity = Incoming.Message("<at>UBND xã</at> cho hỏi");
        var mention = new Entity();
        mention.SetAs(new Mention(new ChannelAccount("oa"), "<at>UBND xã</at>"));
        activity.Entities = [mention];
        Assert.Multiple(() =>
        {
            Assert.That(activity.GetMentions().Single().Mentioned.Id, Is.EqualTo("oa"));
            Assert.That(activity.MentionsRecipient(), Is.True);
            Assert.That(activity.MentionsId("user"), Is.False);
            Assert.That(activity.RemoveRecipientMention(), Is.EqualTo("cho hỏi"));
            Assert.That(activity.Text, Is.EqualTo("cho hỏi"));
            Assert.That(new Activity().GetMentions(), Is.Empty);
        });
    }

    [Test]
    public void The_locale_of_any_activity_can_be_read_and_set()
    {
        IActivity activity = Activity.CreateEventActivity();
        activity.SetLocale("vi-VN");
        Assert.That(activity.GetLocale(), Is.EqualTo("vi-VN"));
    }

    private sealed class ZaloData
    {
        public string Sticker { get; set; }
    }
}
