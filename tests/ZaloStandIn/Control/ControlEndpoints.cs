using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CivicBot.ZaloStandIn.Accounts;
using CivicBot.ZaloStandIn.Faults;

namespace CivicBot.ZaloStandIn.Control;

/// <summary>The page for people and the addresses under <c>/_standin/</c> for tools in other processes.</summary>
internal static class ControlEndpoints
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    public static void Map(IEndpointRouteBuilder app, StandIn standIn)
    {
        app.MapGet("/", async context =>
        {
            context.Response.ContentType = "text/html;charset=utf-8";
            await using var page = typeof(ControlEndpoints).Assembly.GetManifestResourceStream("page.html")!;
            await page.CopyToAsync(context.Response.Body, context.RequestAborted);
        });

        var group = app.MapGroup("/_standin");
        group.MapGet("/state", context => WriteAsync(context, State(standIn)));
        group.MapGet("/ledger", context => WriteAsync(context, Ledger(standIn, context.Request.Query)));
        group.MapGet("/conversation", context => WriteAsync(
            context, standIn.Account(context.Request.Query["oa"].ToString()).ConversationWith(context.Request.Query["user"].ToString())));
        group.MapGet("/webhooks", context => WriteAsync(context, standIn.Webhooks.Deliveries.Reverse().Take(200).Select(d => new
        {
            d.Event.Name,
            d.Event.MessageId,
            d.Acknowledged,
            d.Attempts,
        })));
        group.MapPost("/citizen", async context => await WriteAsync(context, await CitizenAction.RunAsync(standIn, await ReadAsync<CitizenAction>(context))));
        group.MapPost("/official", async context =>
        {
            var says = await ReadAsync<OfficialSays>(context);
            await WriteAsync(context, await standIn.OfficialSaysAsync(says.Oa, says.User, says.Admin, says.Text));
        });
        group.MapPost("/faults", async context =>
        {
            standIn.Faults.Add(await ReadAsync<Fault>(context));
            await WriteAsync(context, standIn.Faults.Active);
        });
        group.MapDelete("/faults", context =>
        {
            standIn.Faults.Clear();
            return WriteAsync(context, standIn.Faults.Active);
        });
        group.MapPost("/behaviour", async context => await WriteAsync(context, BehaviourChange.Apply(standIn.Behaviour, await ReadAsync<JsonElement>(context), Json)));
        group.MapPost("/webhook", async context =>
        {
            var change = await ReadAsync<WebhookChange>(context);
            standIn.Webhooks.Url = change.Url ?? standIn.Webhooks.Url;
            standIn.Webhooks.Enabled = change.Enabled ?? standIn.Webhooks.Enabled;
            await WriteAsync(context, new { standIn.Webhooks.Url, standIn.Webhooks.Enabled });
        });
        group.MapPost("/probe", async context => await WriteAsync(context, new { status = await standIn.Webhooks.ProbeAsync(context.RequestAborted) }));
        group.MapPost("/tokens/{oa}/{change}", context => WriteAsync(context, ChangeTokens(standIn, context)));
    }

    private static object State(StandIn standIn) => new
    {
        standIn.Options.AppId,
        webhook = standIn.Webhooks.Url,
        webhookEnabled = standIn.Webhooks.Enabled,
        standIn.Behaviour,
        faults = standIn.Faults.Active,
        faultHits = standIn.Faults.Hits,
        standIn.UnknownCalls,
        templates = new { sent = standIn.Templates.Sent.Count, standIn.Templates.Charged, standIn.Templates.Duplicates },
        accounts = standIn.Accounts.Select(a => new { a.OaId, a.Name, a.OaType, a.Rotations, a.RefusedRefreshes, people = People(a) }),
    };

    private static List<object> People(OfficialAccount account)
    {
        lock (account.Gate)
        {
            return [.. account.People.Select(object (p) => new { p.UserId, p.DisplayName, p.Follows, p.LastInteraction, messages = p.Conversation.Count })];
        }
    }

    private static IEnumerable<DeliveredMessage> Ledger(StandIn standIn, IQueryCollection query)
    {
        var after = long.TryParse(query["after"], System.Globalization.CultureInfo.InvariantCulture, out var sequence) ? sequence : 0;
        return standIn.Ledger.All.Where(m =>
            m.Sequence > after
            && (query["oa"].Count == 0 || m.OaId == query["oa"].ToString())
            && (query["user"].Count == 0 || m.UserId == query["user"].ToString()));
    }

    private static TokenPair? ChangeTokens(StandIn standIn, HttpContext context)
    {
        var account = standIn.Account(context.Request.RouteValues["oa"]?.ToString() ?? "");
        switch (context.Request.RouteValues["change"]?.ToString())
        {
            case "issue":
                return account.IssueTokens();
            case "expire":
                account.ExpireAccessTokens();
                break;
            case "revoke":
                account.RevokeGrant();
                break;
            default:
                throw new BadHttpRequestException("The change is one of issue, expire, revoke.");
        }

        return account.LatestTokens;
    }

    private static async Task<T> ReadAsync<T>(HttpContext context)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<T>(context.Request.Body, Json, context.RequestAborted)
                ?? throw new BadHttpRequestException("The body is null.");
        }
        catch (JsonException e)
        {
            throw new BadHttpRequestException("The body is not what this address reads: " + e.Message, e);
        }
    }

    private static Task WriteAsync<T>(HttpContext context, T value)
    {
        context.Response.ContentType = "application/json;charset=utf-8";
        return JsonSerializer.SerializeAsync(context.Response.Body, value, Json, context.RequestAborted);
    }

    private sealed record OfficialSays(string Oa, string User, string Text, string Admin = "7700112233445566000");

    private sealed record WebhookChange(Uri? Url, bool? Enabled);
}
