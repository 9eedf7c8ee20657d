using System.Collections.Concurrent;
using CivicBot.WebChat.Tests.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;

namespace CivicBot.WebChat.Tests.DirectLine;

/// <summary>Activities as the Bot Framework Emulator posts them, and answers where it waits for them.</summary>
internal sealed class EmulatorTests
{
    private readonly ConcurrentQueue<(string Path, JObject Activity)> answers = new();
    private WebApplication emulator = null!;
    private string service = "";

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        emulator = builder.Build();
        emulator.MapPost("/v3/conversations/{**rest}", async (HttpContext http) =>
        {
            using var reader = new StreamReader(http.Request.Body);
            answers.Enqueue((Uri.UnescapeDataString(http.Request.Path), JObject.Parse(await reader.ReadToEndAsync())));
            return Results.Json(new { id = Guid.NewGuid().ToString("N") });
        });
        await emulator.StartAsync();
        service = emulator.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single().Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await emulator.DisposeAsync();

    [Test]
    public async Task A_message_is_answered_at_the_service_that_it_names()
    {
        using var greeted = await PostAsync(new JObject
        {
            ["type"] = "conversationUpdate", ["id"] = "u1", ["membersAdded"] = new JArray(new JObject { ["id"] = "user-1" }, new JObject { ["id"] = "bot-1" }),
        });
        await UntilAsync("u1");
        using var said = await PostAsync(new JObject { ["type"] = "message", ["id"] = "m1", ["text"] = "làm giấy khai sinh cho con cần gì" });
        await UntilAsync("m1");
        var (path, answer) = answers.Last(one => (string?)one.Activity["replyToId"] == "m1");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((int)said.StatusCode, Is.EqualTo(200));
            Assert.That(path, Is.EqualTo("/v3/conversations/c-1|livechat/activities/m1"));
            Assert.That((string?)answer["text"], Does.Contain("khai sinh"));
            Assert.That((string?)answer["replyToId"], Is.EqualTo("m1"));
            Assert.That((string?)answer.SelectToken("conversation.id"), Is.EqualTo("c-1|livechat"));
            Assert.That((string?)answer.SelectToken("recipient.id"), Is.EqualTo("user-1"));
        }
    }

    [TestCase("http://169.254.169.254/latest")]
    [TestCase("https://evil.example")]
    [TestCase("http://user@localhost:1")]
    [TestCase("file:///etc/passwd")]
    [TestCase("")]
    public async Task Answers_never_leave_this_machine(string serviceUrl)
    {
        using var refused = await PostAsync(new JObject { ["type"] = "message", ["id"] = "m9", ["text"] = "xin chào", ["serviceUrl"] = serviceUrl });
        Assert.That((int)refused.StatusCode, Is.EqualTo(400));
    }

    [Test]
    public async Task An_id_that_is_a_list_is_no_activity()
    {
        using var refused = await PostAsync(new JObject { ["type"] = "message", ["id"] = new JArray(), ["text"] = "xin chào" });
        Assert.That((int)refused.StatusCode, Is.EqualTo(400));
    }

    [TestCase("X-Forwarded-For", "203.0.113.7")]
    [TestCase("Via", "1.1 proxy")]
    [TestCase("Origin", "http://localhost:3000")]
    public async Task Who_comes_through_a_proxy_or_from_a_page_is_no_neighbour(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages");
        request.Content = WebChatRun.Json(Complete(new JObject { ["type"] = "message", ["id"] = "m8", ["text"] = "xin chào" }));
        request.Headers.TryAddWithoutValidation(header, value);
        using var refused = await WebChatRun.Http.SendAsync(request);
        Assert.That((int)refused.StatusCode, Is.EqualTo(403));
    }

    private Task<HttpResponseMessage> PostAsync(JObject activity) => WebChatRun.SendAsync(HttpMethod.Post, "/api/messages", content: WebChatRun.Json(Complete(activity)));

    private JObject Complete(JObject activity)
    {
        activity["serviceUrl"] ??= service;
        activity["channelId"] = "emulator";
        activity["conversation"] = new JObject { ["id"] = "c-1|livechat" };
        activity["from"] = new JObject { ["id"] = "user-1", ["role"] = "user" };
        activity["recipient"] = new JObject { ["id"] = "bot-1", ["role"] = "bot" };
        return activity;
    }

    private async Task UntilAsync(string answered)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (answers.All(one => (string?)one.Activity["replyToId"] != answered))
        {
            await Task.Delay(20, patience.Token);
        }
    }
}
