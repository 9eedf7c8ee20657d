using System.Globalization;
using System.Text.Json;
using CivicBot.Adapters.Channels;
using CivicBot.Adapters.Zalo;
using CivicBot.Conversation.Records;
using CivicBot.Messaging;
using CivicBot.Messaging.Proactive;
using CivicBot.Storage;
using CivicBot.Tests.Listening;
using CivicBot.ZaloStandIn;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace CivicBot.Tests.Messaging.Proactive;

/// <summary>Messaging on a real database file with the real Zalo channel at its end, and a stand-in of Zalo behind that.</summary>
internal sealed class ZnsRig : IAsyncDisposable
{
    public const string OaId = "3886132808788086450";
    public const string Phone = "84987654321";
    public const string Template = "623165";

    private readonly ServiceProvider services;
    private readonly StandIn zalo;
    private readonly TimeProvider time;
    private MessagingHost? host;
    private int said;

    /// <param name="settings">Over the usual ones: ZNS with a price of 800, a cap of three messages a day and five a month.</param>
    public ZnsRig(string directory, StandIn zalo, TimeProvider time, Dictionary<string, string?>? settings = null)
    {
        this.zalo = zalo;
        this.time = time;
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Data:Directory"] = directory,
                ["Messaging:Recheck"] = "1.00:00:00",
                ["Zalo:AppId"] = zalo.Options.AppId,
                ["Zalo:AppSecret"] = zalo.Options.AppSecret,
                ["Zalo:OpenApiUrl"] = zalo.Url,
                ["Zalo:OAuthUrl"] = zalo.Url,
                ["Zalo:ZnsUrl"] = zalo.Url,
                ["Zalo:Accounts:0:OaId"] = OaId,
                ["Zalo:Accounts:0:RefreshToken"] = "RT-seed",
                ["Zalo:Zns:Accounts:0:OaId"] = OaId,
                ["Zalo:Zns:Accounts:0:Templates:0"] = Template,
                ["Zalo:Zns:Accounts:0:Price"] = "800",
                ["Zalo:Zns:Accounts:0:DailyCap"] = "2400",
                ["Zalo:Zns:Accounts:0:MonthlyCap"] = "4000",
            })
            .AddInMemoryCollection(settings ?? [])
            .Build();
        var collection = new ServiceCollection();
        collection.AddSingleton<IConfiguration>(configuration);
        collection.AddLogging(logging => logging.Listened());
        collection.AddSingleton(time);
        collection.AddStorage(configuration);
        collection.AddMessaging(configuration);
        collection.AddZaloAdapter(configuration.GetSection(ZaloOptions.SectionName)).AddZaloStorage();
        collection.AddScoped<IBot, PoliteBot>();
        services = collection.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public async Task StartAsync()
    {
        host = services.GetServices<IHostedService>().OfType<MessagingHost>().Single();
        await host.StartAsync(CancellationToken.None);
    }

    /// <summary>Says something to a citizen whom the OA knows; nothing in here opens a window.</summary>
    public async Task<ProactiveOutcome> QueueAsync(string key, string user, string phone = Phone, string template = Template, bool tellsAll = true)
    {
        await zalo.Citizen(OaId, user).UnfollowAsync();
        return await Get<IProactiveMessages>().QueueAsync(
            new ProactiveMessage(key, "zalo", $"{OaId}:{user}", [MessageFactory.Text($"Kết quả {key}")])
            {
                Zns = new ZnsNotice(template, phone, new Dictionary<string, string> { ["ma"] = key }, $"zns-{key}") { TellsAll = tellsAll },
            },
            CancellationToken.None);
    }

    public Task<ProactiveStatus> StatusAsync(string key) => Get<IProactiveMessages>().StatusAsync("zalo", key, CancellationToken.None);

    public async Task<HealthCheckResult> HealthAsync()
    {
        var report = await Get<HealthCheckService>().CheckHealthAsync();
        var entry = report.Entries["zns"];
        return new HealthCheckResult(entry.Status, entry.Description, entry.Exception, entry.Data);
    }

    /// <summary>Whether a notice is on its way, its end not stored yet.</summary>
    public bool IsSending() => Get<SqliteReaders>().Read(session =>
    {
        var row = session.Prepare("SELECT count(*) FROM zns_notice WHERE status = 2");
        row.Step();
        return row.Integer(0) > 0;
    });

    /// <summary>The citizen writes: Zalo's window opens, and the event comes in as from the webhook.</summary>
    public async Task SayAsync(string user, string text)
    {
        await zalo.Citizen(OaId, user).SayAsync(text);
        var id = string.Create(CultureInfo.InvariantCulture, $"in{++said}-{user}");
        var now = time.GetUtcNow();
        var payload = JsonSerializer.SerializeToUtf8Bytes(new
        {
            app_id = zalo.Options.AppId,
            event_name = "user_send_text",
            sender = new { id = user },
            recipient = new { id = OaId },
            message = new { msg_id = id, text },
            timestamp = now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        });
        await Get<IChannelInbox>().AppendAsync(new ChannelEvent("zalo", id, $"{OaId}:{user}", now, payload), CancellationToken.None);
    }

    /// <summary>What a withdrawal of consent does to the conversation; it is no contact.</summary>
    public Task ForgetAsync(string user) => Get<SqliteWriter>().WriteAsync(
        session =>
        {
            foreach (var copy in services.GetServices<IConversationCopy>())
            {
                copy.Forget(session, "zalo", $"{OaId}:{user}");
            }
        },
        CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
        {
            await host.StopAsync(CancellationToken.None);
        }

        await services.DisposeAsync();
    }

    private sealed class PoliteBot : IBot
    {
        public Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default) =>
            turnContext.SendActivityAsync(MessageFactory.Text("Dạ"), cancellationToken);
    }
}
