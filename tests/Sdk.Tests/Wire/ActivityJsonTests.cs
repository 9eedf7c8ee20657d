using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CivicBot.Sdk.Tests.Wire;

public class ActivityJsonTests
{
    private static readonly JsonSerializerSettings IgnoreNulls = new() { NullValueHandling = NullValueHandling.Ignore };

    [Test]
    public void A_minimal_text_is_minimal_json()
    {
        var activity = new Activity(ActivityTypes.Message)
        {
            ChannelId = "zalo",
            Conversation = new ConversationAccount(id: "c"),
            Text = "hi",
            InputHint = InputHints.AcceptingInput,
        };

        var json = JToken.Parse(JsonConvert.SerializeObject(activity, IgnoreNulls));

        var expected = JToken.Parse("""
            {"type":"message","channelId":"zalo","conversation":{"id":"c"},"text":"hi","inputHint":"acceptingInput"}
            """);
        Assert.That(JToken.DeepEquals(json, expected), Is.True, json.ToString());
    }

    [Test]
    public void Without_settings_every_null_is_written()
    {
        var json = JObject.Parse(JsonConvert.SerializeObject(new Activity(ActivityTypes.Message)));
        Assert.Multiple(() =>
        {
            Assert.That(json.ContainsKey("replyToId"), Is.True);
            Assert.That(json["replyToId"].Type, Is.EqualTo(JTokenType.Null));
            Assert.That(json.ContainsKey("suggestedActions"), Is.True);
        });
    }

    [Test]
    public void Names_are_in_camel_case()
    {
        var json = JObject.FromObject(new Activity(ActivityTypes.Message));
        Assert.That(
            json.Properties().Select(property => property.Name),
            Is.EquivalentTo(new[]
            {
                "type", "id", "timestamp", "localTimestamp", "localTimezone", "serviceUrl", "channelId", "from", "conversation", "recipient",
                "textFormat", "attachmentLayout", "membersAdded", "membersRemoved", "reactionsAdded", "reactionsRemoved", "topicName",
                "historyDisclosed", "locale", "text", "speak", "inputHint", "summary", "suggestedActions", "attachments", "entities",
                "channelData", "action", "replyToId", "label", "valueType", "value", "name", "relatesTo", "code", "expiration", "importance",
                "deliveryMode", "listenFor", "textHighlights", "semanticAction", "callerId",
            }));
    }

    [Test]
    public void Timestamps_keep_their_offset()
    {
        var activity = Read("""{"type":"message","timestamp":"2026-11-21T01:02:03.456Z","localTimestamp":"2026-11-21T08:02:03.456+07:00"}""");
        Assert.Multiple(() =>
        {
            Assert.That(activity.Timestamp.Value.Offset, Is.EqualTo(TimeSpan.Zero));
            Assert.That(activity.LocalTimestamp.Value.Offset, Is.EqualTo(TimeSpan.FromHours(7)));
            Assert.That(activity.LocalTimestamp, Is.EqualTo(activity.Timestamp));
            Assert.That(JsonConvert.SerializeObject(activity, IgnoreNulls), Does.Contain("2026-11-21T08:02:03.456+07:00"));
        });
    }

    [Test]
    public void Unknown_members_survive_a_round_trip()
    {
        const string Json = """
            {"type":"message","newMember":{"a":[1,2]},"from":{"id":"u","nick":"Lan"},"conversation":{"id":"c","area":"xã"},
             "attachments":[{"contentType":"image/png","width":12}],"entities":[{"type":"ClientCapabilities","supportsTts":true}]}
            """;
        var activity = Read(Json);

        Assert.Multiple(() =>
        {
            Assert.That((int)activity.Properties["newMember"]["a"][1], Is.EqualTo(2));
            Assert.That((string)activity.From.Properties["nick"], Is.EqualTo("Lan"));
            Assert.That((string)activity.Conversation.Properties["area"], Is.EqualTo("xã"));
            Assert.That((int)activity.Attachments[0].Properties["width"], Is.EqualTo(12));
            Assert.That((bool)activity.Entities[0].Properties["supportsTts"], Is.True);
            Assert.That(
                JToken.DeepEquals(JToken.Parse(JsonConvert.SerializeObject(activity, IgnoreNulls)), JToken.Parse(Json)), Is.True);
        });
    }

    [Test]
    public void Unknown_members_have_a_place_even_when_there_are_none() => Assert.Multiple(() =>
    {
        Assert.That(new Activity().Properties, Is.Empty.And.Not.Null);
        Assert.That(new ChannelAccount("id").Properties, Is.Empty.And.Not.Null);
        Assert.That(new ConversationAccount(id: "id").Properties, Is.Empty.And.Not.Null);
        Assert.That(new Attachment().Properties, Is.Empty.And.Not.Null);
        Assert.That(new GeoCoordinates(latitude: 1).Properties, Is.Empty.And.Not.Null);
    });

    [Test]
    public void What_may_be_anything_comes_in_as_json()
    {
        var activity = Read("""
            {"type":"event","value":{"a":1},"channelData":[1,2],"attachments":[{"contentType":"application/json","content":{"b":true}}]}
            """);
        Assert.Multiple(() =>
        {
            Assert.That(activity.Value, Is.InstanceOf<JObject>());
            Assert.That(activity.ChannelData, Is.InstanceOf<JArray>());
            Assert.That(activity.Attachments[0].Content, Is.InstanceOf<JObject>());
            Assert.That(Read("""{"type":"event","value":"chữ"}""").Value, Is.EqualTo("chữ"));
            Assert.That(Read("""{"type":"event","value":3}""").Value, Is.EqualTo(3L));
        });
    }

    [Test]
    public void An_entity_comes_in_as_the_base_and_is_read_as_what_it_is()
    {
        var activity = Read("""{"type":"message","entities":[{"type":"GeoCoordinates","latitude":10.5,"longitude":105.25,"name":"ấp 3"}]}""");
        Assert.That(activity.Entities[0].GetType(), Is.EqualTo(typeof(Entity)));

        var point = activity.Entities[0].GetAs<GeoCoordinates>();
        Assert.Multiple(() =>
        {
            Assert.That(point.Latitude, Is.EqualTo(10.5));
            Assert.That(point.Longitude, Is.EqualTo(105.25));
            Assert.That(point.Name, Is.EqualTo("ấp 3"));
        });
    }

    [Test]
    public void A_message_of_web_chat_is_understood()
    {
        var activity = Read("""
            {"type":"message","text":"làm giấy khai sinh","textFormat":"plain","locale":"vi-VN","from":{"id":"dl_1","name":"","role":"user"},
             "channelId":"webchat","channelData":{"clientActivityID":"abc","attachmentSizes":[]},"attachments":[],
             "localTimestamp":"2026-11-21T08:02:03.456+07:00","localTimezone":"Asia/Ho_Chi_Minh",
             "entities":[{"type":"ClientCapabilities","requiresBotState":true,"supportsListening":true}]}
            """);
        Assert.Multiple(() =>
        {
            Assert.That(activity.Text, Is.EqualTo("làm giấy khai sinh"));
            Assert.That(activity.TextFormat, Is.EqualTo(TextFormatTypes.Plain));
            Assert.That(activity.Locale, Is.EqualTo("vi-VN"));
            Assert.That(activity.From.Role, Is.EqualTo(RoleTypes.User));
            Assert.That(activity.LocalTimezone, Is.EqualTo("Asia/Ho_Chi_Minh"));
            Assert.That((string)activity.GetChannelData<JObject>()["clientActivityID"], Is.EqualTo("abc"));
            Assert.That(activity.GetChannelData<WebChatData>().ClientActivityId, Is.EqualTo("abc"));
            Assert.That(activity.Attachments, Is.Empty);
        });
    }

    [Test]
    public void An_error_has_the_same_shape_everywhere()
    {
        var error = new ErrorResponse(new Error(ErrorCodes.BadArgument, "text is missing", new InnerHttpError(502, "bad gateway")));
        var json = JToken.Parse(JsonConvert.SerializeObject(error, IgnoreNulls));
        var expected = JToken.Parse("""
            {"error":{"code":"BadArgument","message":"text is missing","innerHttpError":{"statusCode":502,"body":"bad gateway"}}}
            """);
        Assert.That(JToken.DeepEquals(json, expected), Is.True, json.ToString());
    }

    [Test]
    public void Suggested_actions_are_written_as_clients_expect_them()
    {
        var message = MessageFactory.SuggestedActions(
            [new CardAction(ActionTypes.ImBack, "Lệ phí", value: "lệ phí")], "Bạn muốn biết gì?", null, null);
        var json = JObject.Parse(JsonConvert.SerializeObject(message, IgnoreNulls));
        Assert.That(
            JToken.DeepEquals(json["suggestedActions"], JToken.Parse("""{"actions":[{"type":"imBack","title":"Lệ phí","value":"lệ phí"}]}""")),
            Is.True,
            json.ToString());
    }

    [Test]
    public void A_recognizer_result_keeps_what_it_does_not_know()
    {
        var result = JsonConvert.DeserializeObject<RecognizerResult>("""
            {"text":"khai sinh","intents":{"procedure":{"score":0.9,"slug":"dang-ky-khai-sinh"}},"entities":{"place":["ấp 3"]},"version":2}
            """);
        Assert.Multiple(() =>
        {
            Assert.That(result.Intents["procedure"].Score, Is.EqualTo(0.9));
            Assert.That(result.Intents["procedure"].Properties["slug"].ToString(), Is.EqualTo("dang-ky-khai-sinh"));
            Assert.That((string)result.Entities["place"][0], Is.EqualTo("ấp 3"));
            Assert.That(result.Properties["version"].ToString(), Is.EqualTo("2"));
        });
    }

    private static Activity Read(string json) => JsonConvert.DeserializeObject<Activity>(json);

    private sealed class WebChatData
    {
        [JsonProperty("clientActivityID")]
        public string ClientActivityId { get; set; }
    }
}
