using System.Text.Json;
using CivicBot.Adapters.WebChat;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace CivicBot.WebChat.Tests.DirectLine;

/// <summary>Tokens: what they open, until when, for which commune; and how much one source may ask for.</summary>
internal sealed class TokenTests
{
    [Test]
    public async Task An_expired_token_opens_and_renews_nothing_and_the_status_says_so()
    {
        var token = DirectLineToken.ForNewConversation();
        var expired = WebChatRun.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("CivicBot.WebChat.Token").ToTimeLimitedDataProtector()
            .Protect(JsonSerializer.Serialize(token), DateTimeOffset.UtcNow.AddSeconds(-1));
        foreach (var (method, path) in new[]
                 {
                     (HttpMethod.Post, "tokens/refresh"), (HttpMethod.Post, "conversations"), (HttpMethod.Get, $"conversations/{token.ConversationId}?watermark=3"),
                     (HttpMethod.Get, $"conversations/{token.ConversationId}/activities"), (HttpMethod.Post, $"conversations/{token.ConversationId}/activities"),
                     (HttpMethod.Post, $"conversations/{token.ConversationId}/upload"), (HttpMethod.Get, "session/getsessionid"),
                 })
        {
            using var answer = await WebChatRun.SendAsync(method, "/v3/directline/" + path, expired);
            Assert.That((int)answer.StatusCode, Is.EqualTo(403), path);
            Assert.That((string?)(await WebChatRun.JsonAsync(answer)).SelectToken("error.code"), Is.EqualTo("TokenExpired"), path);
        }
    }

    [Test]
    public async Task A_conversation_that_is_there_is_not_opened_twice()
    {
        using var generated = await WebChatRun.SendAsync(HttpMethod.Post, "/v3/directline/tokens/generate", WebChatRun.Secret);
        var token = (string)(await WebChatRun.JsonAsync(generated))["token"]!;
        using var first = await WebChatRun.SendAsync(HttpMethod.Post, "/v3/directline/conversations", token);
        using var again = await WebChatRun.SendAsync(HttpMethod.Post, "/v3/directline/conversations", token);
        Assert.That(((int)first.StatusCode, (int)again.StatusCode), Is.EqualTo((201, 200)));
    }

    [TestCase("phuong-an-mau~0123456789abcdef0123456789abcdef", "phuong-an-mau")]
    [TestCase("0123456789abcdef0123456789abcdef", null)]
    [TestCase("~0123456789abcdef0123456789abcdef", null)]
    [TestCase(null, null)]
    public void The_site_of_a_conversation_stands_in_its_id(string? conversation, string? site) => Assert.That(DirectLineToken.SiteOf(conversation), Is.EqualTo(site));

    [Test]
    public async Task The_portal_of_a_commune_talks_with_that_commune()
    {
        var data = Directory.CreateTempSubdirectory("civicbot-webchat-communes-");
        var communes = Directory.CreateDirectory(Path.Combine(data.FullName, "files"));
        var sample = await File.ReadAllTextAsync(Path.Combine(TestContext.CurrentContext.TestDirectory, "communes", WebChatRun.Commune + ".yaml"));
        await File.WriteAllTextAsync(Path.Combine(communes.FullName, WebChatRun.Commune + ".yaml"), sample);
        await File.WriteAllTextAsync(
            Path.Combine(communes.FullName, "phuong-thu-hai.yaml"),
            sample.Replace("default: true", "default: false", StringComparison.Ordinal).Replace("name: Phường An Mẫu", "name: Phường Thứ Hai", StringComparison.Ordinal));
        var other = await WebChatRun.StartOtherAsync(Directory.CreateDirectory(Path.Combine(data.FullName, "data")), "--Communes:Directory=" + communes.FullName);
        using var http = new HttpClient { BaseAddress = AddressOf(other) };
        http.DefaultRequestHeaders.Add("Origin", http.BaseAddress.GetLeftPart(UriPartial.Authority));
        var greetings = new List<string>();
        foreach (var commune in (string[])["?commune=phuong-thu-hai", ""])
        {
            using var offered = await http.PostAsync(new Uri("/web-chat/token" + commune, UriKind.Relative), content: null);
            var offer = await WebChatRun.JsonAsync(offered);
            http.DefaultRequestHeaders.Authorization = new("Bearer", (string?)offer["token"]);
            using var opened = await http.PostAsync(new Uri("/v3/directline/conversations", UriKind.Relative), content: null);
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            string said;
            while (!(said = await http.GetStringAsync(new Uri($"/v3/directline/conversations/{offer["conversationId"]}/activities", UriKind.Relative), patience.Token)).Contains("OTP", StringComparison.Ordinal))
            {
                await Task.Delay(50, patience.Token);
            }

            greetings.Add(said);
        }

        using var unknown = await http.PostAsync(new Uri("/web-chat/token?commune=xa-khong-co", UriKind.Relative), content: null);
        Assert.That(greetings[0], Does.Contain("phường Thứ Hai").IgnoreCase);
        Assert.That(greetings[1], Does.Contain("phường An Mẫu").IgnoreCase);
        Assert.That((int)unknown.StatusCode, Is.EqualTo(404));
        await EndAsync(other, data);
    }

    [Test]
    public async Task One_source_is_slowed_down_and_told_for_how_long()
    {
        var data = Directory.CreateTempSubdirectory("civicbot-webchat-limits-");
        var other = await WebChatRun.StartOtherAsync(data, "--WebChat:ConversationsPerMinute=2", "--WebChat:RequestsPerMinute=5", "--WebChat:UploadMegabytesPerHour=1");
        using var http = new HttpClient { BaseAddress = AddressOf(other) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", WebChatRun.Secret);
        var opened = new List<HttpResponseMessage>();
        for (var number = 0; number < 3; number++)
        {
            opened.Add(await http.PostAsync(new Uri("/v3/directline/conversations", UriKind.Relative), content: null));
        }

        Assert.That(opened.Select(answer => (int)answer.StatusCode), Is.EqualTo([201, 201, 429]));
        Assert.That(opened[2].Headers.RetryAfter?.Delta, Is.GreaterThan(TimeSpan.Zero));
        var statuses = new List<int>();
        foreach (var number in Enumerable.Range(0, 6))
        {
            // Two conversations: the limit is the source's.
            var id = (string)(await WebChatRun.JsonAsync(opened[number % 2]))["conversationId"]!;
            using var said = await http.PostAsync(new Uri($"/v3/directline/conversations/{id}/activities", UriKind.Relative), WebChatRun.Json(WebChatRun.Message("cảm ơn")));
            statuses.Add((int)said.StatusCode);
        }

        Assert.That(statuses, Is.EqualTo([200, 200, 200, 200, 200, 429]));
        opened.ForEach(answer => answer.Dispose());
        await EndAsync(other, data);
    }

    private static Uri AddressOf(Microsoft.AspNetCore.Builder.WebApplication app) => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    private static async Task EndAsync(Microsoft.AspNetCore.Builder.WebApplication app, DirectoryInfo data)
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                data.Delete(recursive: true);
                return;
            }
            catch (IOException) when (attempt < 50)
            {
                await Task.Delay(200); // what was being learned is still written down
            }
        }
    }
}
