using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using IMiddleware = Microsoft.Bot.Builder.IMiddleware;

namespace CivicBot.Sdk.Tests.Smoke;

/// <summary>A channel adapter written against the SDK, from the bytes of a request to those of the response.</summary>
public class WebhookAdapterTests
{
    private WebhookAdapter _adapter;
    private TypicalBot _bot;

    [SetUp]
    public void SetUp()
    {
        var storage = new MemoryStorage();
        _adapter = new WebhookAdapter();
        _bot = new TypicalBot(new ConversationState(storage), new UserState(storage));
    }

    [Test]
    public async Task A_message_is_answered_through_the_channel_and_the_request_with_success()
    {
        var (status, body) = await PostAsync(Json("message", "\"text\":\"một\""));
        Assert.Multiple(() =>
        {
            Assert.That(status, Is.EqualTo(200));
            Assert.That(body, Is.Empty);
            Assert.That(_adapter.Channel.Single().Text, Is.EqualTo("Bạn nói lần 1: một"));
            Assert.That(_adapter.Channel.Single().Id, Is.EqualTo("channel-1"));
        });
    }

    [TestCase("")]
    [TestCase("not json")]
    [TestCase("{}")]
    [TestCase("{\"text\":\"no type\"}")]
    public async Task A_request_without_an_activity_is_a_bad_one(string body)
    {
        var (status, _) = await PostAsync(body);
        Assert.That(status, Is.EqualTo(400));
        Assert.That(_adapter.Channel, Is.Empty);
    }

    [Test]
    public async Task Expected_replies_come_back_in_the_response()
    {
        var (status, body) = await PostAsync(Json("message", "\"text\":\"một\",\"deliveryMode\":\"expectReplies\""));
        Assert.Multiple(() =>
        {
            Assert.That(status, Is.EqualTo(200));
            Assert.That((string)JObject.Parse(body)["activities"][0]["text"], Is.EqualTo("Bạn nói lần 1: một"));
            Assert.That(_adapter.Channel, Is.Empty);
        });
    }

    [Test]
    public async Task An_invoke_that_nobody_knows_is_not_implemented()
    {
        var (status, _) = await PostAsync(Json("invoke", "\"name\":\"unheard\""));
        Assert.That(status, Is.EqualTo(501));
    }

    [Test]
    public async Task A_bot_that_fails_apologises()
    {
        var (status, _) = await PostAsync(Json("message", "\"text\":null"));
        Assert.That(status, Is.EqualTo(200));
        Assert.That(_adapter.Channel.Single().Text, Is.EqualTo("Xin lỗi, hệ thống đang bận."));
    }

    [Test]
    public async Task A_bot_can_come_back_to_a_conversation()
    {
        ConversationReference reference = null;
        _adapter.Use(new Remembering(found => reference = found));
        await PostAsync(Json("message", "\"text\":\"một\""));

        await _adapter.ContinueConversationAsync(
            "bot", reference, async (turn, token) =>
            {
                await Task.Yield();
                await turn.SendActivityAsync(MessageFactory.Text("Đã có trả lời cho góp ý của bạn."), token);
            },
            CancellationToken.None);

        Assert.That(_adapter.Channel[1].Text, Is.EqualTo("Đã có trả lời cho góp ý của bạn."));
        Assert.That(_adapter.Channel[1].Recipient.Id, Is.EqualTo("u"));
    }

    private static string Json(string type, string rest) =>
        $$"""
        {"type":"{{type}}","id":"1","channelId":"webhook","serviceUrl":"https://channel.example","from":{"id":"u"},"recipient":{"id":"b"},
         "conversation":{"id":"c"},{{rest}}}
        """;

    private async Task<(int Status, string Body)> PostAsync(string json)
    {
        var context = new DefaultHttpContext();
        using var body = new MemoryStream();
        context.Request.Method = HttpMethods.Post;
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(json));
        context.Response.Body = body;
        await _adapter.ProcessAsync(context.Request, context.Response, _bot);
        return (context.Response.StatusCode, Encoding.UTF8.GetString(body.ToArray()));
    }

    private sealed class Remembering(Action<ConversationReference> remember) : IMiddleware
    {
        public Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
        {
            remember(turnContext.Activity.GetConversationReference());
            return next(cancellationToken);
        }
    }
}
