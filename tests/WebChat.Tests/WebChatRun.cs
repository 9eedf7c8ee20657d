using System.Net.Http.Headers;
using System.Text;
using CivicBot.Adapters.WebChat;
using CivicBot.Hosting;
using CivicBot.Tests.Listening;
using CivicBot.Understanding;
using CivicBot.WebChat.Tests.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace CivicBot.WebChat.Tests;

/// <summary>The program with a trusted and a foreign portal beside it, for all tests of a run that need none of their own.</summary>
[SetUpFixture]
internal sealed class WebChatRun
{
    public const string Secret = "web-chat-secret-for-tests-0123456789";
    public const string Commune = "phuong-an-mau";

    private static readonly DirectoryInfo Directory = System.IO.Directory.CreateTempSubdirectory("civicbot-webchat-");
    private static WebApplication bot = null!;

    public static string Address { get; private set; } = "";

    public static string DirectLine => Address + "/v3/directline";

    public static IServiceProvider Services => bot.Services;

    public static HttpClient Http { get; private set; } = null!;

    /// <summary>The commune's portal; pages that it serves may show the chat.</summary>
    public static PortalSite Portal { get; private set; } = null!;

    /// <summary>Somebody else's site with the same pages.</summary>
    public static PortalSite Foreign { get; private set; } = null!;

    /// <summary>Where screenshots are kept after the run.</summary>
    public static string Artifacts { get; } = Path.Combine(TestContext.CurrentContext.TestDirectory, "artifacts");

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        System.IO.Directory.CreateDirectory(Artifacts);
        Portal = await PortalSite.StartAsync();
        Foreign = await PortalSite.StartAsync();
        bot = BotHost.Build(
            ["--Urls=http://127.0.0.1:0", "--Data:Directory=" + Directory.FullName, "--WebChat:Secret=" + Secret, "--WebChat:TrustedOrigins:0=" + Portal.Origin, "--WebChat:TrustedOrigins:1=" + Portal.Neighbour, "--WebChat:ConversationsPerMinute=1000"],
            builder => builder.Logging.Listened());
        await bot.StartAsync();
        Address = bot.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        Http = new HttpClient { BaseAddress = new Uri(Address) };
        Portal.Bot = Foreign.Bot = Address;
        await Services.GetRequiredService<CommentLearning>().Learned;
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await ChromiumBrowser.CloseAsync();
        Http.Dispose();
        await bot.StopAsync();
        await bot.DisposeAsync();
        await Portal.DisposeAsync();
        await Foreign.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(recursive: true);
    }

    /// <summary>A bot of its own with other settings, below the same data directory's parent.</summary>
    public static async Task<WebApplication> StartOtherAsync(DirectoryInfo data, params string[] settings)
    {
        var other = BotHost.Build(["--Urls=http://127.0.0.1:0", "--Data:Directory=" + data.FullName, "--WebChat:Secret=" + Secret, .. settings], builder => builder.Logging.Listened());
        await other.StartAsync();
        return other;
    }

    public static async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? bearer = null, HttpContent? content = null, string? origin = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = bearer is null ? null : new AuthenticationHeaderValue("Bearer", bearer);
        request.Content = content;
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        return await Http.SendAsync(request);
    }

    /// <summary>A conversation opened with the secret.</summary>
    public static async Task<(string Id, string Token, string StreamUrl)> OpenAsync()
    {
        using var response = await SendAsync(HttpMethod.Post, "/v3/directline/conversations", Secret);
        var body = await JsonAsync(response);
        return ((string)body["conversationId"]!, (string)body["token"]!, (string)body["streamUrl"]!);
    }

    public static async Task<JObject> JsonAsync(HttpResponseMessage response) => JObject.Parse(await response.Content.ReadAsStringAsync());

    public static StringContent Json(JObject body) => new(body.ToString(), Encoding.UTF8, "application/json");

    public static JObject Message(string text, string? clientId = null)
    {
        RunLog.MustNotTell(text);
        return new JObject { ["type"] = "message", ["text"] = text, ["channelData"] = clientId is null ? null : new JObject { ["clientActivityID"] = clientId } };
    }

    /// <summary>Asks until the conversation fulfils the condition.</summary>
    public static async Task<IReadOnlyList<JObject>> UntilAsync(string id, string token, Func<IReadOnlyList<JObject>, bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            using var response = await SendAsync(HttpMethod.Get, $"/v3/directline/conversations/{id}/activities", token);
            List<JObject> all = [.. (await JsonAsync(response))["activities"]!.Cast<JObject>()];
            if (condition(all))
            {
                return all;
            }

            await Task.Delay(30, patience.Token);
        }
    }

    public static bool IsFromBot(JObject activity) => (string?)activity["type"] == "message" && (string?)activity.SelectToken("from.role") == "bot";

    /// <summary>The bot says something outside any turn of the user: whatever Bot Framework can put into an activity.</summary>
    public static async Task BotSaysAsync(string conversationId, params Microsoft.Bot.Schema.IActivity[] activities)
    {
        var channel = Services.GetRequiredService<WebChatAdapter>();
        var output = new DirectOutput();
        await channel.ContinueAsync(output.TurnKey, conversationId, output, (turn, token) => turn.SendActivitiesAsync([.. activities], token), CancellationToken.None);
        foreach (var message in output.Messages)
        {
            await channel.DeliverAsync(message, CancellationToken.None);
        }
    }
}
