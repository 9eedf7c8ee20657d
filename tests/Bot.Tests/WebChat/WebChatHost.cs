using System.Net.Http.Headers;
using System.Net.Http.Json;
using CivicBot.Hosting;
using CivicBot.Tests.EndToEnd;
using CivicBot.Tests.Listening;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace CivicBot.Tests.WebChat;

/// <summary>The whole program without Zalo, and a Direct Line client made of plain HTTP.</summary>
internal sealed class WebChatHost : IAsyncDisposable
{
    public const string Secret = "web-chat-secret-for-tests";

    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("civicbot-webchat-");
    private readonly string[] settings;
    private WebApplication? app;
    private HttpClient? http;

    private WebChatHost(string[] settings) => this.settings = settings;

    public HttpClient Http => http ?? throw new InvalidOperationException("The host is stopped.");

    public static async Task<WebChatHost> StartAsync(params string[] settings)
    {
        var host = new WebChatHost(settings);
        await host.StartHostAsync();
        return host;
    }

    public async Task RestartAsync()
    {
        await StopHostAsync();
        await StartHostAsync();
    }

    /// <summary>Opens a conversation with the secret; its token, and its id.</summary>
    public async Task<(string Id, string Token)> OpenAsync()
    {
        using var response = await SendAsync(HttpMethod.Post, "conversations", Secret, new JObject());
        Assert.That((int)response.StatusCode, Is.EqualTo(201));
        var body = JObject.Parse(await response.Content.ReadAsStringAsync());
        Assert.That((int)body["expires_in"]!, Is.EqualTo(1800));
        return ((string)body["conversationId"]!, (string)body["token"]!);
    }

    public Task<HttpResponseMessage> SayAsync(string id, string token, string text, string? clientId = null)
    {
        RunLog.MustNotTell(text);
        return SendAsync(
            HttpMethod.Post, $"conversations/{id}/activities", token,
            new JObject
            {
                ["type"] = "message",
                ["text"] = text,
                ["from"] = new JObject { ["id"] = "somebody-else", ["role"] = "bot" },
                ["channelData"] = clientId is null ? null : new JObject { ["clientActivityID"] = clientId },
            });
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? bearer, JToken? body = null)
    {
        using var request = new HttpRequestMessage(method, "/v3/directline/" + path);
        request.Headers.Authorization = bearer is null ? null : new AuthenticationHeaderValue("Bearer", bearer);
        request.Content = body is null ? null : new StringContent(body.ToString(), System.Text.Encoding.UTF8, "application/json");
        return await Http.SendAsync(request);
    }

    /// <summary>Polls until the bot has said as many messages after the watermark as wanted.</summary>
    public async Task<(IReadOnlyList<JObject> Activities, string Watermark)> ReadAsync(string id, string token, string watermark, int botMessages)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var all = new List<JObject>();
        while (true)
        {
            using var response = await SendAsync(HttpMethod.Get, $"conversations/{id}/activities?watermark={watermark}", token);
            Assert.That((int)response.StatusCode, Is.EqualTo(200));
            var page = JObject.Parse(await response.Content.ReadAsStringAsync());
            all.AddRange(page["activities"]!.Cast<JObject>());
            watermark = (string)page["watermark"]!;
            if (all.Count(IsFromBot) >= botMessages)
            {
                return (all, watermark);
            }

            await Task.Delay(20, patience.Token);
        }
    }

    public static bool IsFromBot(JObject activity) => (string?)activity["type"] == "message" && (string?)activity.SelectToken("from.role") != "user";

    public async ValueTask DisposeAsync()
    {
        await StopHostAsync();
        SqliteConnection.ClearAllPools();
        directory.Delete(recursive: true);
    }

    private async Task StartHostAsync()
    {
        app = BotHost.Build(
            ["--Urls=http://127.0.0.1:0", "--Data:Directory=" + directory.FullName, "--WebChat:Secret=" + Secret, .. settings],
            builder =>
            {
                builder.Logging.Listened();
                SharedKnowledge.Put(builder.Services);
            });
        await app.StartAsync();
        http = new HttpClient { BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()) };
    }

    private async Task StopHostAsync()
    {
        http?.Dispose();
        if (app is not null)
        {
            await app.StopAsync();
            await app.DisposeAsync();
            app = null;
        }
    }
}
