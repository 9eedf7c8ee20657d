using CivicBot.Adapters.Zalo.Activities;
using CivicBot.Adapters.Zalo.Client;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace CivicBot.Adapters.Zalo.Tests.Activities;

[TestFixture]
internal sealed class OutgoingActivityTests
{
    private static readonly OutgoingTurn Turn = new(
        Sample.UserId, new LastContact(Sample.At, "m1", Sample.At), IncomingId: "m1", WorkingReaction: "/-strong", Sample.At.AddSeconds(2));

    [Test]
    public void A_text_answers_the_message_of_the_turn()
    {
        var message = Map(MessageFactory.Text("**Chào bà.**")).Single();
        Assert.That(message.UserId, Is.EqualTo(Sample.UserId));
        Assert.That(message.ReplyToMessageId, Is.EqualTo("m1"));
        Assert.That(message.LastInteractionAt, Is.EqualTo(Sample.At));
        Assert.That(Text(message), Is.EqualTo("Chào bà."));
    }

    [Test]
    public void A_message_older_than_two_days_is_not_named_as_the_one_replied_to() =>
        Assert.That(Map(MessageFactory.Text("Chào"), Turn with { Now = Sample.At.AddHours(48) }).Single().ReplyToMessageId, Is.Null);

    [Test]
    public void Plain_text_keeps_its_signs()
    {
        var activity = MessageFactory.Text("**giữ**");
        activity.TextFormat = TextFormatTypes.Plain;
        Assert.That(Text(Map(activity).Single()), Is.EqualTo("**giữ**"));
    }

    [Test]
    public void Choices_stand_numbered_in_the_text_beside_at_most_five_buttons()
    {
        var activity = (Activity)MessageFactory.SuggestedActions(new[] { "Khai sinh", "Kết hôn", "Đất đai", "Cư trú", "Hộ tịch", "Khác" }, "Bà cần việc nào?", null, null);
        var text = Content<ZaloContent.Text>(Map(activity).Single());
        Assert.That(text.Body, Is.EqualTo("Bà cần việc nào?\n\n1. Khai sinh\n2. Kết hôn\n3. Đất đai\n4. Cư trú\n5. Hộ tịch\n6. Khác"));
        Assert.That(text.Buttons.Select(button => button.Title), Is.EqualTo(new[] { "Khai sinh", "Kết hôn", "Đất đai", "Cư trú", "Hộ tịch" }));
        Assert.That(text.Buttons, Has.All.Property(nameof(ZaloButton.Type)).EqualTo("oa.query.show"));
    }

    [Test]
    public void Each_kind_of_action_has_its_button()
    {
        var activity = MessageFactory.Text("Chọn");
        activity.SuggestedActions = new SuggestedActions
        {
            Actions =
            [
                new CardAction(ActionTypes.PostBack, "Lệ phí", value: "le-phi"),
                new CardAction(ActionTypes.OpenUrl, "Cổng dịch vụ công", value: "https://dvc.example"),
                new CardAction(ActionTypes.Call, "Gọi một cửa", value: "tel:0243 000 0000"),
                new CardAction(ActionTypes.Call, "Gọi 113", value: "113"),
                new CardAction(ActionTypes.PostBack, "Đối tượng", value: new JObject { ["a"] = 1 }),
            ],
        };
        var text = Content<ZaloContent.Text>(Map(activity).Single());
        Assert.That(text.Buttons.Select(button => (button.Type, button.Value)), Is.EqualTo(new[]
        {
            ("oa.query.hide", "le-phi"), ("oa.open.url", "https://dvc.example"), ("oa.open.phone", "842430000000"), ("oa.open.phone", "113"),
            ("oa.query.hide", "{\"a\":1}"),
        }));
        Assert.That(text.Body, Is.EqualTo(
            "Chọn\n\n1. Lệ phí\n2. Cổng dịch vụ công: https://dvc.example\n3. Gọi một cửa: 0243 000 0000\n4. Gọi 113\n5. Đối tượng"));
    }

    [Test]
    public void Titles_are_shortened_and_a_payload_that_is_too_long_has_no_button()
    {
        var activity = MessageFactory.Text("Chọn");
        activity.SuggestedActions = new SuggestedActions
        {
            Actions =
            [
                new CardAction(ActionTypes.ImBack, new string('a', 150), value: "x"),
                new CardAction(ActionTypes.ImBack, "b", value: new string('b', 1001)),
            ],
        };
        var button = Content<ZaloContent.Text>(Map(activity).Single()).Buttons.Single();
        Assert.That(button.Title, Has.Length.EqualTo(100).And.EndsWith("…"));
    }

    [Test]
    public void A_long_answer_becomes_several_messages_with_the_buttons_on_the_last()
    {
        var activity = (Activity)MessageFactory.SuggestedActions(new[] { "Đúng", "Sai" }, string.Concat(Enumerable.Repeat("Nộp hồ sơ tại bộ phận một cửa. ", 100)), null, null);
        var texts = Map(activity).Select(Content<ZaloContent.Text>).ToList();
        Assert.That(texts, Has.Count.EqualTo(2));
        Assert.That(texts[0].Buttons, Is.Empty);
        Assert.That(texts[1].Buttons, Has.Count.EqualTo(2));
        Assert.That(texts[1].Body, Does.StartWith("(2/2) ").And.EndsWith("1. Đúng\n2. Sai"));
    }

    [Test]
    public void A_card_is_text_pictures_and_choices()
    {
        var card = new HeroCard("Khai sinh", "Cấp xã", "Nộp **tờ khai**", [new CardImage("https://a.example/1.png")], [new CardAction(ActionTypes.ImBack, "Hồ sơ", value: "hồ sơ")]);
        foreach (var attachment in new[] { card.ToAttachment(), new Attachment(HeroCard.ContentType, content: JObject.FromObject(card)) })
        {
            var contents = Map((Activity)MessageFactory.Attachment(attachment)).Select(message => message.Content).ToList();
            Assert.That(((ZaloContent.Text)contents[0]).Body, Is.EqualTo("Khai sinh\nCấp xã\nNộp tờ khai\n\n1. Hồ sơ"));
            Assert.That(((ZaloContent.Image)contents[1]).Url, Is.EqualTo("https://a.example/1.png"));
        }
    }

    [Test]
    public void Pictures_and_files_follow_the_text()
    {
        var activity = MessageFactory.Text("Đây ạ");
        activity.Attachments =
        [
            new Attachment("image/png", "https://a.example/1.png"),
            new Attachment("image/jpeg", "zalo-media:so-do"),
            new Attachment("image/png", "zalo-attachment:abc"),
            new Attachment("application/pdf", "https://a.example/to-khai.pdf", name: "Tờ khai"),
            new Attachment("application/pdf", "zalo-media:to-khai"),
            new Attachment("application/pdf", "zalo-file:tok"),
            new Attachment("image/gif", "https://a.example/1.gif"),
            new Attachment("image/gif", "https://a.example/2.gif", new { width = 10, height = 20 }),
        ];
        var contents = Map(activity).Select(message => message.Content).ToList();
        Assert.That(contents, Is.EqualTo(new ZaloContent[]
        {
            new ZaloContent.Text("Đây ạ\n\nTờ khai: https://a.example/to-khai.pdf\n\nhttps://a.example/1.gif", null, ((ZaloContent.Text)contents[0]).Buttons),
            new ZaloContent.Image(null, "https://a.example/1.png", null),
            new ZaloContent.Image(null, null, null, MediaKey: "so-do"),
            new ZaloContent.Image(null, null, "abc"),
            new ZaloContent.File(null, "to-khai"),
            new ZaloContent.File("tok"),
            new ZaloContent.Image(null, "https://a.example/2.gif", null, "gif", 10, 20),
        }));
    }

    [Test]
    public void An_attachment_that_zalo_cannot_fetch_is_a_clear_error() => Assert.That(
        () => Map((Activity)MessageFactory.Attachment(new Attachment("image/png", "data:image/png;base64,AAAA"))),
        Throws.TypeOf<NotSupportedException>().With.Message.Contains("zalo-media:"));

    [Test]
    public void The_reply_id_that_every_answer_carries_quotes_nothing()
    {
        Assert.That(Quote("m1"), Is.Null);
        Assert.That(Quote(Guid.NewGuid().ToString()), Is.Null);
        Assert.That(Quote(null), Is.Null);
        Assert.That(Quote("m0"), Is.EqualTo("m0"));
        Assert.That(Quote("m1", new JObject { ["quote"] = true }), Is.EqualTo("m1"));

        static string? Quote(string? replyToId, object? channelData = null)
        {
            var activity = MessageFactory.Text("Chào");
            (activity.ReplyToId, activity.ChannelData) = (replyToId, channelData);
            return Content<ZaloContent.Text>(Map(activity).Single()).QuoteMessageId;
        }
    }

    [Test]
    public void Typing_is_a_reaction_on_the_message_being_answered()
    {
        var typing = (Activity)Activity.CreateTypingActivity();
        Assert.That(Map(typing).Single().Content, Is.EqualTo(new ZaloContent.Reaction("/-strong", "m1")));
        Assert.That(Map(typing, Turn with { WorkingReaction = "" }), Is.Empty);
        Assert.That(Map(typing, Turn with { IncomingId = Guid.NewGuid().ToString() }), Is.Empty);
    }

    [Test]
    public void A_request_for_contact_data_is_a_message_of_its_own()
    {
        var request = (Activity)Activity.CreateEventActivity();
        request.Name = ZaloActivityNames.RequestContact;
        request.Value = new JObject { ["title"] = "UBND phường Mẫu", ["subtitle"] = "Xin số điện thoại", ["imageUrl"] = "https://a.example/b.png" };
        Assert.That(Map(request).Single().Content, Is.EqualTo(new ZaloContent.ContactRequest("UBND phường Mẫu", "Xin số điện thoại", "https://a.example/b.png")));

        request.Value = null;
        Assert.That(() => Map(request), Throws.ArgumentException);
    }

    [Test]
    public void A_reaction_of_the_bot_is_a_reaction()
    {
        var reaction = new Activity(ActivityTypes.MessageReaction) { ReplyToId = "m1", ReactionsAdded = [new MessageReaction("heart")] };
        Assert.That(Map(reaction).Single().Content, Is.EqualTo(new ZaloContent.Reaction("/-heart", "m1")));
    }

    [TestCase(ActivityTypes.Trace)]
    [TestCase(ActivityTypes.EndOfConversation)]
    [TestCase(ActivityTypes.Event)]
    [TestCase(ActivityTypes.ConversationUpdate)]
    [TestCase(ActivityTypes.Message)]
    public void What_says_nothing_on_zalo_is_no_message(string type) => Assert.That(Map(new Activity(type)), Is.Empty);

    [Test]
    public void The_hash_of_a_text_is_that_of_its_echo()
    {
        var text = Content<ZaloContent.Text>(Map(MessageFactory.Text("Chào bà.\n\nMời bà.")).Single());
        Assert.That(ContentHash.OfText(" Chào bà.\r\n\r\nMời bà.\n"), Is.EqualTo(ContentHash.Of(text)));
        Assert.That(ContentHash.OfText("Chào bà. Mời ông."), Is.Not.EqualTo(ContentHash.Of(text)));
    }

    private static IReadOnlyList<ZaloMessage> Map(Activity activity, OutgoingTurn? turn = null) => OutgoingActivity.ToMessages(activity, turn ?? Turn);

    private static T Content<T>(ZaloMessage message)
        where T : ZaloContent => (T)message.Content;

    private static string Text(ZaloMessage message) => Content<ZaloContent.Text>(message).Body;
}
