using CivicBot.Sdk.Tests.Fakes;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace CivicBot.Sdk.Tests.Messages;

public class MessageFactoryTests
{
    [Test]
    public void A_text_is_a_message_that_waits_for_input()
    {
        var message = MessageFactory.Text("chào", "nói");
        Assert.Multiple(() =>
        {
            Assert.That(message.Type, Is.EqualTo(ActivityTypes.Message));
            Assert.That(message.Text, Is.EqualTo("chào"));
            Assert.That(message.Speak, Is.EqualTo("nói"));
            Assert.That(message.InputHint, Is.EqualTo(InputHints.AcceptingInput));
            Assert.That(MessageFactory.Text("chào", inputHint: InputHints.IgnoringInput).InputHint, Is.EqualTo(InputHints.IgnoringInput));
            Assert.That(MessageFactory.Text(" ").Text, Is.Null);
        });
    }

    [Test]
    public void Texts_become_buttons_that_say_them()
    {
        var message = MessageFactory.SuggestedActions(["Lệ phí", "Hồ sơ"], "Bạn muốn biết gì?", null, null);
        Assert.Multiple(() =>
        {
            Assert.That(message.Text, Is.EqualTo("Bạn muốn biết gì?"));
            Assert.That(message.SuggestedActions.To, Is.Null);
            Assert.That(message.SuggestedActions.Actions.Select(action => action.Title), Is.EqualTo(new[] { "Lệ phí", "Hồ sơ" }));
            Assert.That(message.SuggestedActions.Actions.Select(action => action.Value), Is.EqualTo(new[] { "Lệ phí", "Hồ sơ" }));
            Assert.That(message.SuggestedActions.Actions.Select(action => action.Type), Is.All.EqualTo(ActionTypes.ImBack));
        });
    }

    [Test]
    public void Choices_can_be_for_some_only()
    {
        var action = new CardAction(ActionTypes.OpenUrl, "Cổng dịch vụ công", value: "https://dichvucong.example");
        var message = MessageFactory.SuggestedActions([action], "Mở", null, null, ["user"]);
        Assert.That(message.SuggestedActions.To, Is.EqualTo(new[] { "user" }));
        Assert.That(message.SuggestedActions.Actions.Single(), Is.SameAs(action));
        Assert.That(MessageFactory.SuggestedActions(["a"], "Mở", toList: ["user"]).SuggestedActions.To, Has.Count.EqualTo(1));
    }

    [Test]
    public void Attachments_are_a_list_or_a_carousel()
    {
        var card = new HeroCard("Khai sinh").ToAttachment();
        Assert.Multiple(() =>
        {
            Assert.That(MessageFactory.Attachment(card).AttachmentLayout, Is.EqualTo(AttachmentLayoutTypes.List));
            Assert.That(MessageFactory.Attachment(card).Attachments.Single(), Is.SameAs(card));
            Assert.That(MessageFactory.Attachment([card, card], "hai").Attachments, Has.Count.EqualTo(2));
            Assert.That(MessageFactory.Carousel([card, card]).AttachmentLayout, Is.EqualTo(AttachmentLayoutTypes.Carousel));
        });
    }

    [Test]
    public void A_link_to_content_is_an_attachment()
    {
        var attachment = MessageFactory.ContentUrl("https://example.vn/mau.pdf", "application/pdf", "Mẫu đơn").Attachments.Single();
        Assert.That(
            (attachment.ContentUrl, attachment.ContentType, attachment.Name),
            Is.EqualTo(("https://example.vn/mau.pdf", "application/pdf", "Mẫu đơn")));
    }

    [Test]
    public void Nothing_is_refused() => Assert.Multiple(() =>
    {
        Assert.That(() => MessageFactory.SuggestedActions((IEnumerable<string>)null, null, null, null), Throws.TypeOf<ArgumentNullException>());
        Assert.That(() => MessageFactory.SuggestedActions((IEnumerable<CardAction>)null, null, null, null), Throws.TypeOf<ArgumentNullException>());
        Assert.That(() => MessageFactory.Attachment((Attachment)null), Throws.TypeOf<ArgumentNullException>());
        Assert.That(() => MessageFactory.Attachment((IEnumerable<Attachment>)null), Throws.TypeOf<ArgumentNullException>());
        Assert.That(() => MessageFactory.Carousel(null), Throws.TypeOf<ArgumentNullException>());
        Assert.That(() => MessageFactory.ContentUrl(" ", "image/png"), Throws.TypeOf<ArgumentNullException>());
        Assert.That(() => MessageFactory.ContentUrl("https://example.vn", null), Throws.TypeOf<ArgumentNullException>());
    });

    [Test]
    public void Cards_become_attachments_of_their_type() => Assert.Multiple(() =>
    {
        Assert.That(new HeroCard().ToAttachment().ContentType, Is.EqualTo("application/vnd.microsoft.card.hero"));
        Assert.That(new ThumbnailCard().ToAttachment().ContentType, Is.EqualTo("application/vnd.microsoft.card.thumbnail"));
        Assert.That(new ReceiptCard().ToAttachment().ContentType, Is.EqualTo("application/vnd.microsoft.card.receipt"));
        Assert.That(new SigninCard().ToAttachment().ContentType, Is.EqualTo("application/vnd.microsoft.card.signin"));
        Assert.That(new AudioCard().ToAttachment().ContentType, Is.EqualTo("application/vnd.microsoft.card.audio"));
        Assert.That(new VideoCard().ToAttachment().ContentType, Is.EqualTo("application/vnd.microsoft.card.video"));
        Assert.That(new AnimationCard().ToAttachment().ContentType, Is.EqualTo("application/vnd.microsoft.card.animation"));
        var card = new HeroCard("Khai sinh");
        Assert.That(card.ToAttachment().Content, Is.SameAs(card));
    });

    [Test]
    public void A_text_is_a_button_and_a_sign_in_card_has_one()
    {
        CardAction button = "Lệ phí";
        var signin = SigninCard.Create("Đăng nhập", "Mở", "https://example.vn").Buttons.Single();
        Assert.Multiple(() =>
        {
            Assert.That((button.Title, button.Value), Is.EqualTo(("Lệ phí", (object)"Lệ phí")));
            Assert.That(CardAction.FromString("Hồ sơ").Title, Is.EqualTo("Hồ sơ"));
            Assert.That((signin.Type, signin.Title, signin.Value), Is.EqualTo((ActionTypes.Signin, "Mở", (object)"https://example.vn")));
        });
    }

    [Test]
    public void A_hand_over_carries_context_and_transcript()
    {
        using var turn = new TurnContext(new RecordingAdapter(), Incoming.Message());
        var transcript = new Transcript([new Activity(ActivityTypes.Message) { Text = "gặp cán bộ" }]);
        var handoff = EventFactory.CreateHandoffInitiation(turn, new { Field = "dat-dai" }, transcript);
        var attachment = ((Activity)handoff).Attachments.Single();
        Assert.Multiple(() =>
        {
            Assert.That(handoff.Name, Is.EqualTo(HandoffEventNames.InitiateHandoff));
            Assert.That(handoff.Conversation.Id, Is.EqualTo("oa:user"));
            Assert.That(handoff.From.Id, Is.EqualTo("user"));
            Assert.That(handoff.ChannelId, Is.EqualTo("zalo"));
            Assert.That(handoff.ReplyToId, Is.EqualTo("in-1"));
            Assert.That(handoff.RelatesTo.User.Id, Is.EqualTo("user"));
            Assert.That(attachment.Name, Is.EqualTo("Transcript"));
            Assert.That(((Transcript)attachment.Content).Activities.Single().Text, Is.EqualTo("gặp cán bộ"));
            Assert.That(() => EventFactory.CreateHandoffInitiation(null, null), Throws.TypeOf<ArgumentNullException>());
        });
    }

    [Test]
    public void A_hand_over_has_a_state()
    {
        var status = EventFactory.CreateHandoffStatus(new ConversationAccount(id: "c"), "failed", "nobody there");
        var value = JObject.FromObject(status.Value);
        Assert.Multiple(() =>
        {
            Assert.That(status.Name, Is.EqualTo(HandoffEventNames.HandoffStatus));
            Assert.That((string)value["state"], Is.EqualTo("failed"));
            Assert.That((string)value["message"], Is.EqualTo("nobody there"));
            Assert.That(() => EventFactory.CreateHandoffStatus(null, "failed"), Throws.TypeOf<ArgumentNullException>());
            Assert.That(() => EventFactory.CreateHandoffStatus(new ConversationAccount(), null), Throws.TypeOf<ArgumentNullException>());
        });
    }

    [Test]
    public void The_best_intent_of_a_result_is_the_one_with_the_highest_score()
    {
        var result = new RecognizerResult
        {
            Text = "khai sinh",
            Intents = new Dictionary<string, IntentScore> { ["comment"] = new() { Score = 0.2 }, ["procedure"] = new() { Score = 0.7 } },
        };
        var copy = new RecognizerResult();
        copy.Convert(result);
        Assert.Multiple(() =>
        {
            Assert.That(result.GetTopScoringIntent(), Is.EqualTo(("procedure", 0.7)));
            Assert.That(copy.Text, Is.EqualTo("khai sinh"));
            Assert.That(copy.GetTopScoringIntent().intent, Is.EqualTo("procedure"));
            Assert.That(
                new RecognizerResult { Intents = new Dictionary<string, IntentScore>() }.GetTopScoringIntent(), Is.EqualTo((string.Empty, 0.0)));
            Assert.That(() => new RecognizerResult { Intents = null }.GetTopScoringIntent(), Throws.TypeOf<ArgumentNullException>());
        });
    }
}
