using CivicBot.WebChat.Tests.Running;
using CivicBot.ZaloStandIn.Media;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace CivicBot.WebChat.Tests.RealClients;

/// <summary>botframework-directlinejs as it comes from npm, by polling and by WebSocket.</summary>
[TestFixture(false)]
[TestFixture(true)]
internal sealed class DirectLineJsTests(bool webSocket)
{
    private DirectLineJs client = null!;

    [SetUp]
    public async Task StartAsync() => client = await DirectLineJs.StartAsync();

    [TearDown]
    public async Task StopAsync() => await client.DisposeAsync();

    [Test]
    public async Task A_conversation_from_the_greeting_over_a_question_to_a_choice()
    {
        await ConnectAsync();
        var greeting = await client.SeeAsync(WebChatRun.IsFromBot);
        Assert.That((string?)greeting["text"], Does.Contain("OTP"));

        await client.SayAsync("làm giấy khai sinh cho con cần gì", "q1");
        var posted = await client.WaitAsync("posted", told => (string?)told["as"] == "q1");
        var answer = await client.SeeAsync(activity => WebChatRun.IsFromBot(activity) && ((string?)activity["text"])!.Contains("Nguồn", StringComparison.Ordinal));
        var echo = client.Activities.Single(activity => (string?)activity.SelectToken("channelData.clientActivityID") == "q1");
        Assert.That((string?)echo["id"], Is.EqualTo((string?)posted["id"]), "By this the client knows that its message was taken.");

        var choice = answer.SelectToken("suggestedActions.actions")!.First(action => ((string?)action["title"])!.Contains("Lệ phí", StringComparison.Ordinal));
        await client.SayAsync((string)choice["value"]!, "q2");
        await client.SeeAsync(activity => WebChatRun.IsFromBot(activity) && ((string?)activity["text"])!.Contains("lệ phí", StringComparison.OrdinalIgnoreCase));
        AssertNothingTwice();
    }

    [Test]
    public async Task Vietnamese_comes_back_letter_by_letter_however_it_was_typed()
    {
        await ConnectAsync();
        var composed = "Đường Nguyễn Huệ ngập úng, quầng “ổ gà” – sửa giúp ạ 🙏";
        var decomposed = composed.Normalize(System.Text.NormalizationForm.FormD);
        await client.SayAsync(composed, "nfc");
        await client.SayAsync(decomposed, "nfd");
        var first = await client.SeeAsync(activity => (string?)activity.SelectToken("channelData.clientActivityID") == "nfc");
        var second = await client.SeeAsync(activity => (string?)activity.SelectToken("channelData.clientActivityID") == "nfd");
        Assert.That(((string?)first["text"], (string?)second["text"]), Is.EqualTo((composed, decomposed)));
    }

    [Test]
    public async Task Cards_and_choices_of_a_bot_come_as_it_made_them()
    {
        await ConnectAsync();
        await client.SeeAsync(WebChatRun.IsFromBot);
        var card = new HeroCard("Khai sinh", "Hộ tịch", "Nộp tại Trung tâm Phục vụ hành chính công", buttons: [new CardAction(ActionTypes.OpenUrl, "Cổng Dịch vụ công", value: "https://dichvucong.gov.vn")]);
        var said = MessageFactory.Attachment(card.ToAttachment());
        said.SuggestedActions = new SuggestedActions { Actions = [new CardAction(ActionTypes.ImBack, "Lệ phí", value: "Lệ phí")] };
        await WebChatRun.BotSaysAsync((string)(await client.StateAsync())["conversationId"]!, said);

        var seen = await client.SeeAsync(activity => activity["attachments"] is JArray { Count: 1 });
        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)seen.SelectToken("attachments[0].contentType"), Is.EqualTo("application/vnd.microsoft.card.hero"));
            Assert.That((string?)seen.SelectToken("attachments[0].content.buttons[0].value"), Is.EqualTo("https://dichvucong.gov.vn"));
            Assert.That((string?)seen.SelectToken("suggestedActions.actions[0].title"), Is.EqualTo("Lệ phí"));
        }
    }

    [Test]
    public async Task A_photo_is_uploaded_shown_and_answered()
    {
        await ConnectAsync();
        await client.SeeAsync(WebChatRun.IsFromBot);
        var path = Path.Combine(WebChatRun.Artifacts, $"anh-{webSocket}.jpg");
        await File.WriteAllBytesAsync(path, SampleMedia.Jpeg());
        await client.UploadAsync(path, "ổ gà trước nhà.jpg", "image/jpeg", "", "photo");
        var posted = await client.WaitAsync("posted", told => (string?)told["as"] == "photo");
        var echo = await client.SeeAsync(activity => (string?)activity.SelectToken("channelData.clientActivityID") == "photo");
        Assert.That((string?)echo["id"], Is.EqualTo((string?)posted["id"]));
        Assert.That((string?)echo.SelectToken("attachments[0].name"), Is.EqualTo("ổ gà trước nhà.jpg"));

        using var photo = await WebChatRun.Http.GetAsync(new Uri((string)echo.SelectToken("attachments[0].contentUrl")!));
        Assert.That(photo.Content.Headers.ContentType?.MediaType, Is.EqualTo("image/jpeg"));
        await client.SeeAsync(activity => WebChatRun.IsFromBot(activity) && ((string?)activity["text"])!.Contains("ảnh", StringComparison.OrdinalIgnoreCase));
        AssertNothingTwice();
    }

    [Test]
    public async Task What_the_client_asks_beside_is_answered_too()
    {
        await ConnectAsync();
        await client.SeeAsync(WebChatRun.IsFromBot);
        Assert.That(await client.SessionAsync(), Is.Not.Empty);
        await client.PostAsync(new JObject { ["type"] = "typing", ["from"] = new JObject { ["id"] = "me" } }, "typing");
        await client.WaitAsync("posted", told => (string?)told["as"] == "typing");
        await client.PostAsync(new JObject { ["type"] = "endOfConversation", ["from"] = new JObject { ["id"] = "me" }, ["channelData"] = new JObject { ["clientActivityID"] = "end" } }, "end");
        await client.SeeAsync(activity => (string?)activity["type"] == "endOfConversation");
    }

    [Test]
    public async Task A_server_may_talk_with_the_secret_alone()
    {
        await client.ConnectAsync(WebChatRun.DirectLine, webSocket, new JObject { ["secret"] = WebChatRun.Secret });
        await client.SeeAsync(WebChatRun.IsFromBot);
        await client.SayAsync("cảm ơn", "thanks");
        await client.SeeAsync(activity => (string?)activity.SelectToken("channelData.clientActivityID") == "thanks");
    }

    private async Task ConnectAsync()
    {
        using var generated = await WebChatRun.SendAsync(HttpMethod.Post, "/v3/directline/tokens/generate", WebChatRun.Secret);
        await client.ConnectAsync(WebChatRun.DirectLine, webSocket, new JObject { ["token"] = (await WebChatRun.JsonAsync(generated))["token"] });
    }

    private void AssertNothingTwice() => Assert.That(client.Activities.Select(activity => (string?)activity["id"]), Is.Unique);
}
