using System.Net;
using System.Net.WebSockets;
using CivicBot.Hosting;
using Microsoft.Extensions.Options;
using Newtonsoft.Json.Linq;

namespace CivicBot.WebChat.Tests.DirectLine;

/// <summary>Which pages may talk to Web Chat: those of the host and of the portals that are named, and nobody else's.</summary>
internal sealed class OriginTests
{
    private static string Trusted => WebChatRun.Portal.Origin;

    private static string Foreign => WebChatRun.Foreign.Origin;

    private static IEnumerable<string> Addresses =>
        ["/v3/directline/tokens/generate", "/v3/directline/tokens/refresh", "/v3/directline/conversations", "/web-chat/token"];

    [Test]
    public async Task A_trusted_page_is_answered_so_that_its_browser_lets_it_read()
    {
        using var answer = await WebChatRun.SendAsync(HttpMethod.Post, "/web-chat/token?commune=phuong-an-mau", origin: Trusted);
        var offered = await WebChatRun.JsonAsync(answer);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(answer.Headers.GetValues("Access-Control-Allow-Origin"), Is.EqualTo([Trusted]));
            Assert.That(answer.Headers.Vary, Does.Contain("Origin"));
            Assert.That(answer.Headers.Contains("Access-Control-Allow-Credentials"), Is.False, "No cookies, so none are asked for.");
            Assert.That(answer.Headers.Contains("Set-Cookie"), Is.False);
            Assert.That((string?)offered["conversationId"], Does.StartWith("phuong-an-mau~"));
            Assert.That(await answer.Content.ReadAsStringAsync(), Does.Not.Contain(WebChatRun.Secret));
        }
    }

    [TestCaseSource(nameof(Addresses))]
    public async Task A_foreign_page_is_refused_whatever_it_brings(string address)
    {
        foreach (var origin in (string[])[Foreign, "null", "https://evil.example", Trusted + ".evil.example", Trusted.Replace("http://", "https://", StringComparison.Ordinal)])
        {
            using var answer = await WebChatRun.SendAsync(HttpMethod.Post, address, WebChatRun.Secret, WebChatRun.Json([]), origin);
            Assert.That((int)answer.StatusCode, Is.EqualTo(403), origin);
            Assert.That(answer.Headers.Contains("Access-Control-Allow-Origin"), Is.False, origin);
            Assert.That((string?)(await WebChatRun.JsonAsync(answer)).SelectToken("error.code"), Is.EqualTo("OriginNotTrusted"));
        }
    }

    [Test]
    public async Task Browsers_that_ask_first_are_told_the_same()
    {
        using var yes = await WebChatRun.SendAsync(HttpMethod.Options, "/v3/directline/conversations/x/activities", origin: Trusted);
        using var no = await WebChatRun.SendAsync(HttpMethod.Options, "/v3/directline/conversations/x/activities", origin: Foreign);
        Assert.That(yes.Headers.GetValues("Access-Control-Allow-Headers").Single(), Does.Contain("authorization").And.Contain("x-ms-bot-agent"));
        Assert.That(((int)yes.StatusCode, (int)no.StatusCode), Is.EqualTo((204, 403)));
    }

    [Test]
    public async Task A_token_serves_only_the_page_that_got_it()
    {
        using var answer = await WebChatRun.SendAsync(HttpMethod.Post, "/web-chat/token", origin: Trusted);
        var token = (string)(await WebChatRun.JsonAsync(answer))["token"]!;
        using var own = await WebChatRun.SendAsync(HttpMethod.Post, "/v3/directline/conversations", token, origin: Trusted);
        using var other = await WebChatRun.SendAsync(HttpMethod.Post, "/v3/directline/conversations", token, origin: WebChatRun.Address);
        Assert.That(((int)own.StatusCode, (int)other.StatusCode), Is.EqualTo((201, 403)));
    }

    [Test]
    public async Task A_server_may_bind_its_token_to_named_pages_only()
    {
        using var bound = await WebChatRun.SendAsync(
            HttpMethod.Post, "/v3/directline/tokens/generate", WebChatRun.Secret, WebChatRun.Json(new JObject { ["user"] = new JObject { ["id"] = "dl_portal-user" }, ["trustedOrigins"] = new JArray(Trusted) }));
        using var unknown = await WebChatRun.SendAsync(
            HttpMethod.Post, "/v3/directline/tokens/generate", WebChatRun.Secret, WebChatRun.Json(new JObject { ["trustedOrigins"] = new JArray("https://evil.example") }));
        var token = (string)(await WebChatRun.JsonAsync(bound))["token"]!;
        using var own = await WebChatRun.SendAsync(HttpMethod.Post, "/v3/directline/conversations", token, origin: Trusted);
        using var other = await WebChatRun.SendAsync(HttpMethod.Post, "/v3/directline/conversations", token, origin: WebChatRun.Address);
        Assert.That(((int)unknown.StatusCode, (int)own.StatusCode, (int)other.StatusCode), Is.EqualTo((400, 201, 403)));
    }

    [Test]
    public async Task A_program_without_a_page_gets_no_token_without_the_secret()
    {
        using var answer = await WebChatRun.SendAsync(HttpMethod.Post, "/web-chat/token");
        Assert.That((int)answer.StatusCode, Is.EqualTo(403));
    }

    [Test]
    public async Task A_stream_opens_for_no_foreign_page_and_no_old_ticket()
    {
        var (id, token, streamUrl) = await WebChatRun.OpenAsync();
        await RefusedAsync(new Uri(streamUrl), Foreign, 403);
        await RefusedAsync(new Uri(streamUrl.Replace("&t=", "&t=x", StringComparison.Ordinal)), origin: null, 403);
        await RefusedAsync(new Uri(streamUrl.Split("&t=")[0] + "&t=" + token), origin: null, 403);
        var (other, _, _) = await WebChatRun.OpenAsync();
        await RefusedAsync(new Uri(streamUrl.Replace(id, other, StringComparison.Ordinal)), origin: null, 404);
        using var plain = await WebChatRun.SendAsync(HttpMethod.Get, new Uri(streamUrl.Replace("ws://", "http://", StringComparison.Ordinal)).PathAndQuery);
        Assert.That((int)plain.StatusCode, Is.EqualTo(400));
    }

    [TestCase("https://portal.gov.vn/")]
    [TestCase("https://portal.gov.vn/trang")]
    [TestCase("portal.gov.vn")]
    [TestCase("*")]
    [TestCase("https://*.gov.vn")]
    [TestCase("https://Portal.gov.vn")]
    [TestCase("https://portal.gov.vn:443")]
    [TestCase("http://portal.gov.vn")]
    public void A_wrong_origin_stops_the_start_and_names_the_key(string origin)
    {
        var data = Directory.CreateTempSubdirectory("civicbot-webchat-wrong-");
        var wrong = Assert.Throws<OptionsValidationException>(() => BotHost.Build(["--Urls=http://127.0.0.1:0", "--Data:Directory=" + data.FullName, "--WebChat:TrustedOrigins:0=" + origin]));
        Assert.That(wrong.Message, Does.Contain("WebChat__TrustedOrigins").And.Contain(origin));
        data.Delete(recursive: true);
    }

    private static async Task RefusedAsync(Uri address, string? origin, int status)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }

        Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(address, CancellationToken.None));
        Assert.That((int)socket.HttpStatusCode, Is.EqualTo(status), address.AbsolutePath);
        await Task.CompletedTask;
    }
}
