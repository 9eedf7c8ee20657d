using CivicBot.ZaloStandIn.Accounts;
using CivicBot.ZaloStandIn.Calls;
using CivicBot.ZaloStandIn.Citizens;
using CivicBot.ZaloStandIn.Control;
using CivicBot.ZaloStandIn.Faults;
using CivicBot.ZaloStandIn.Media;
using CivicBot.ZaloStandIn.Webhooks;
using CivicBot.ZaloStandIn.Zns;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace CivicBot.ZaloStandIn;

/// <summary>
/// Plays <c>oauth.zaloapp.com</c>, <c>openapi.zalo.me</c> and <c>business.openapi.zalo.me</c> on one address, and the citizens and officials
/// behind them. Zalo has no sandbox; this behaves as the documentation and field reports say, not as our client reads them.
/// </summary>
public sealed class StandIn : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Dictionary<string, OfficialAccount> accounts;

    private StandIn(StandInOptions options, WebApplication app)
    {
        Options = options;
        this.app = app;
        accounts = options.Accounts.ToDictionary(a => a.OaId, a => new OfficialAccount(a, options.Time), StringComparer.Ordinal);
        Webhooks = new WebhookSender(options);
        Templates = new Templates(Ledger);
    }

    public StandInOptions Options { get; }

    /// <summary>Value for <c>Zalo__OpenApiUrl</c>, <c>Zalo__OAuthUrl</c> and <c>Zalo__ZnsUrl</c>; ends without a slash.</summary>
    public string Url { get; private set; } = "";

    public Behaviour Behaviour => Options.Behaviour;

    public FaultPlan Faults { get; } = new();

    public Ledger Ledger { get; } = new();

    public WebhookSender Webhooks { get; }

    /// <summary>The media hosts that citizens' photos and files lie on.</summary>
    public MediaShelf Media { get; } = new();

    /// <summary><c>host:port</c> for <c>Comments__Attachments__LocalHosts__0</c>, so that the bot fetches from here.</summary>
    public string Authority => new Uri(Url).Authority;

    /// <summary>Template messages to phone numbers (ZNS).</summary>
    public Templates Templates { get; }

    public IReadOnlyCollection<OfficialAccount> Accounts => accounts.Values;

    /// <summary>Calls that no route knows (404), as <c>METHOD path</c>.</summary>
    public IReadOnlyList<string> UnknownCalls => [.. unknownCalls];

    private readonly System.Collections.Concurrent.ConcurrentQueue<string> unknownCalls = new();

    private readonly System.Collections.Concurrent.ConcurrentDictionary<int, int> errors = new();

    /// <summary>How often the platform itself (no switched-on fault) answered with this error code.</summary>
    public int Refusals(int code) => errors.GetValueOrDefault(code);

    public static async Task<StandIn> StartAsync(StandInOptions options, CancellationToken cancellationToken = default)
    {
        // An empty builder reads no settings of the directory or environment that we happen to run in.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(options.Listen).ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddRoutingCore();
        var host = builder.Build();
        var standIn = new StandIn(options, host);
        host.UseRouting();
        Routes.Map(host, standIn);
        ControlEndpoints.Map(host, standIn);
        host.MapGet("/media/{**name}", (RequestDelegate)standIn.Media.ServeAsync);
        host.MapFallback(context =>
        {
            standIn.unknownCalls.Enqueue(context.Request.Method + " " + context.Request.Path);
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
        await host.StartAsync(cancellationToken);
        standIn.Url = host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return standIn;
    }

    public OfficialAccount Account(string oaId) =>
        accounts.GetValueOrDefault(oaId) ?? throw new KeyNotFoundException($"The stand-in plays no OA '{oaId}'.");

    /// <summary>A citizen with a phone in the hand, at one OA.</summary>
    public Citizen Citizen(string oaId, string userId) => new(this, Account(oaId), userId);

    /// <summary>An official who types in the OA's chat tool: delivered to the citizen, echoed with <c>admin_id</c>.</summary>
    public async Task<DeliveredMessage> OfficialSaysAsync(string oaId, string userId, string adminId, string text)
    {
        var account = Account(oaId);
        var message = new DeliveredMessage
        {
            OaId = oaId,
            UserId = userId,
            MessageId = Ids.Message(),
            Kind = "text",
            Text = text,
            AdminId = adminId,
            Way = "chat-tool",
            At = Options.Time.GetUtcNow(),
        };
        lock (account.Gate)
        {
            account.Keep(message);
        }

        Ledger.Add(message);
        if (EchoEvents.Of(Options, message) is { } echo)
        {
            await Webhooks.SendAsync(echo);
        }

        return message;
    }

    /// <summary>An administrator of the OA opens the consent address and allows the app.</summary>
    /// <returns>Where the browser is sent: callback with <c>code</c> and <c>oa_id</c>; null when the page shows an error instead.</returns>
    public async Task<Uri?> ConsentAsync(Uri permissionAddress, string oaId, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });
        var query = QueryHelpers.ParseQuery(permissionAddress.Query);
        query["oa_id"] = oaId;
        using var response = await http.GetAsync(new Uri(QueryHelpers.AddQueryString(Url + "/v4/oa/permission/allow", query)), cancellationToken);
        return response.Headers.Location;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await Webhooks.DisposeAsync();

        // Silent faults would keep their connections open for ever: do not wait for them.
        await app.StopAsync(now.Token);
        await app.DisposeAsync();
    }

    internal void Count(int errorCode)
    {
        if (errorCode != 0)
        {
            errors.AddOrUpdate(errorCode, 1, (_, count) => count + 1);
        }
    }

    internal OfficialAccount? AccountOfAccessToken(string token) => accounts.Values.FirstOrDefault(a => a.Tokens.StateOf(token) != AccessTokenState.Unknown);

    internal OfficialAccount? AccountOfRefreshToken(string? token) => token is null ? null : accounts.Values.FirstOrDefault(a => a.Tokens.Knows(token));
}
