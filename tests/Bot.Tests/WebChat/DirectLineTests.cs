using Newtonsoft.Json.Linq;

namespace CivicBot.Tests.WebChat;

/// <summary>Direct Line 3.0 as its clients meet it, over the whole program.</summary>
internal sealed class DirectLineTests
{
    private WebChatHost host = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => host = await WebChatHost.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await host.DisposeAsync();

    [Test]
    public async Task A_conversation_opens_with_a_greeting_and_echoes_what_its_user_says()
    {
        var (id, token) = await host.OpenAsync();
        var (greeting, watermark) = await host.ReadAsync(id, token, "", 2);
        Assert.That((string?)greeting[0]["text"], Does.Contain("OTP"));

        using var posted = await host.SayAsync(id, token, "làm giấy khai sinh cho con cần gì", "client-1");
        var messageId = (string)JObject.Parse(await posted.Content.ReadAsStringAsync())["id"]!;
        var (answer, _) = await host.ReadAsync(id, token, watermark, 1);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)answer[0]["id"], Is.EqualTo(messageId));
            Assert.That((string?)answer[0].SelectToken("channelData.clientActivityID"), Is.EqualTo("client-1"));
            Assert.That((string?)answer[0].SelectToken("from.role"), Is.EqualTo("user"), "Who speaks is the token's matter.");
            Assert.That((string?)answer[^1]["text"], Does.Contain("khai sinh").And.Contain("Nguồn"));
            Assert.That(answer[^1].SelectToken("suggestedActions.actions"), Is.Not.Null.And.Not.Empty);
        }
    }

    [Test]
    public async Task A_message_posted_twice_under_one_client_id_is_one_message_and_gets_one_answer()
    {
        var (id, token) = await host.OpenAsync();
        var (_, watermark) = await host.ReadAsync(id, token, "", 2);
        using var first = await host.SayAsync(id, token, "cảm ơn", "same");
        using var second = await host.SayAsync(id, token, "cảm ơn", "same");
        Assert.That(await second.Content.ReadAsStringAsync(), Is.EqualTo(await first.Content.ReadAsStringAsync()));

        using var next = await host.SayAsync(id, token, "xin chào", "other");
        var (all, _) = await host.ReadAsync(id, token, watermark, 2);
        Assert.That(all.Count(a => !WebChatHost.IsFromBot(a)), Is.EqualTo(2));
        Assert.That(all.Count(WebChatHost.IsFromBot), Is.EqualTo(2), "Turns run in order: an answer to the repetition would stand before the one to the greeting.");
    }

    [Test]
    public async Task Neither_conversation_nor_token_is_lost_in_a_restart()
    {
        await using var own = await WebChatHost.StartAsync();
        var (id, token) = await own.OpenAsync();
        var (_, watermark) = await own.ReadAsync(id, token, "", 2);
        await own.RestartAsync();

        using var posted = await own.SayAsync(id, token, "cảm ơn", "after");
        Assert.That((int)posted.StatusCode, Is.EqualTo(200));
        var (all, _) = await own.ReadAsync(id, token, watermark, 1);
        Assert.That(all, Has.Count.EqualTo(2), "The greeting is not said again.");
    }

    [Test]
    public async Task Deleted_data_leave_the_conversation_and_it_goes_on_behind_the_watermark()
    {
        var (id, token) = await host.OpenAsync();
        var (_, watermark) = await host.ReadAsync(id, token, "", 2);
        using var asked = await host.SayAsync(id, token, "xóa dữ liệu của tôi");
        (var question, watermark) = await host.ReadAsync(id, token, watermark, 1);
        var confirm = (string)question[^1].SelectToken("suggestedActions.actions[0].value")!;
        using var confirmed = await host.SayAsync(id, token, confirm);
        var (done, _) = await host.ReadAsync(id, token, watermark, 1);
        Assert.That((string?)done[^1]["text"], Does.Contain("xóa").IgnoreCase);

        var (left, _) = await host.ReadAsync(id, token, "", 1);
        Assert.That(left.Select(a => (string?)a["text"] ?? ""), Has.None.Contains("dữ liệu của tôi"));
    }

    [Test]
    public async Task A_stranger_is_refused_and_the_status_says_why()
    {
        var (id, token) = await host.OpenAsync();
        var (otherId, _) = await host.OpenAsync();
        using (Assert.EnterMultipleScope())
        {
            await RefusedAsync(HttpMethod.Post, "tokens/generate", null, 401);
            await RefusedAsync(HttpMethod.Post, "tokens/generate", "wrong", 401);
            await RefusedAsync(HttpMethod.Post, "conversations", null, 401);
            await RefusedAsync(HttpMethod.Post, "conversations", "wrong", 403);
            await RefusedAsync(HttpMethod.Get, $"conversations/{id}/activities", "wrong", 403);
            await RefusedAsync(HttpMethod.Get, $"conversations/{otherId}/activities", token, 404);
            await RefusedAsync(HttpMethod.Get, $"conversations/{id}/activities?watermark=-1", token, 400);
            await RefusedAsync(HttpMethod.Post, $"conversations/{id}/activities", token, 400, "[1]");
            await RefusedAsync(HttpMethod.Post, $"conversations/{id}/activities", token, 400, "{}");
            await RefusedAsync(HttpMethod.Post, $"conversations/{id}/activities", token, 400, "{\"type\":\"message\",\"text\":\"" + new string('a', 4_001) + "\"}");
            await RefusedAsync(HttpMethod.Post, $"conversations/{id}/activities", token, 400, new string('x', 300_000));
        }
    }

    [Test]
    public async Task A_token_is_renewed_and_opens_the_same_conversation()
    {
        using var generated = await host.SendAsync(HttpMethod.Post, "tokens/generate", WebChatHost.Secret);
        var first = JObject.Parse(await generated.Content.ReadAsStringAsync());
        using var refreshed = await host.SendAsync(HttpMethod.Post, "tokens/refresh", (string)first["token"]!);
        var second = JObject.Parse(await refreshed.Content.ReadAsStringAsync());
        Assert.That((string?)second["conversationId"], Is.EqualTo((string?)first["conversationId"]));

        using var opened = await host.SendAsync(HttpMethod.Post, "conversations", (string)second["token"]!);
        Assert.That((int)opened.StatusCode, Is.EqualTo(201));
        using var again = await host.SendAsync(HttpMethod.Get, $"conversations/{(string)second["conversationId"]!}", (string)second["token"]!);
        Assert.That((int)again.StatusCode, Is.EqualTo(200));
    }

    [Test]
    public async Task Who_writes_too_fast_is_told_how_long_to_wait()
    {
        await using var own = await WebChatHost.StartAsync("--WebChat:MessagesPerMinute=2");
        var (id, token) = await own.OpenAsync();
        using var one = await own.SayAsync(id, token, "một");
        using var two = await own.SayAsync(id, token, "hai");
        using var three = await own.SayAsync(id, token, "ba");
        Assert.That((int)three.StatusCode, Is.EqualTo(429));
        Assert.That(three.Headers.RetryAfter?.Delta, Is.GreaterThan(TimeSpan.Zero));
    }

    private async Task RefusedAsync(HttpMethod method, string path, string? bearer, int status, string? body = null)
    {
        using var request = new HttpRequestMessage(method, "/v3/directline/" + path);
        request.Headers.Authorization = bearer is null ? null : new("Bearer", bearer);
        request.Content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await host.Http.SendAsync(request);
        Assert.That((int)response.StatusCode, Is.EqualTo(status), $"{method} {path}");
        Assert.That((string?)JObject.Parse(await response.Content.ReadAsStringAsync()).SelectToken("error.code"), Is.Not.Empty);
    }
}
