using System.Security.Cryptography;
using System.Text;
using CivicBot.Adapters.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CivicBot.Adapters.WebChat;

/// <summary>Direct Line 3.0 as its clients speak it, by polling: tokens, conversations, activities with a watermark.</summary>
internal sealed class DirectLineEndpoints(
    IDirectLineStore store, IChannelInbox inbox, DirectLineTokens tokens, WebChatLimits limits, IOptions<WebChatOptions> options, TimeProvider time)
{
    private const int PageSize = 200;
    private const int MaxBodyBytes = 256 * 1024;

    public void Map(IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/v3/directline");
        group.MapPost("/tokens/generate", (Delegate)GenerateAsync);
        group.MapPost("/tokens/refresh", Refresh);
        group.MapPost("/conversations", (Delegate)StartAsync);
        group.MapGet("/conversations/{id}", Reconnect);
        group.MapPost("/conversations/{id}/activities", PostAsync);
        group.MapGet("/conversations/{id}/activities", ReadAsync);
    }

    /// <summary>Puts the greeting turn of a conversation into the inbox; a second call for the same conversation changes nothing.</summary>
    public Task OpenAsync(DirectLineToken token, CancellationToken cancellationToken)
    {
        var activity = new Activity(ActivityTypes.ConversationUpdate)
        {
            Id = token.ConversationId + "|start",
            MembersAdded = [new ChannelAccount(token.UserId, role: RoleTypes.User)],
        };
        return AppendAsync(activity, token, cancellationToken);
    }

    private async Task<IResult> GenerateAsync(HttpContext http)
    {
        if (!IsSecret(Bearer(http)))
        {
            return Error(StatusCodes.Status401Unauthorized, "BadArgument", "The Authorization header must carry the Web Chat secret.");
        }

        var body = await BodyAsync(http);
        return body is null ? Malformed() : Results.Json(Describe(DirectLineToken.ForNewConversation((string?)body.SelectToken("user.id"))));
    }

    private IResult Refresh(HttpContext http) =>
        Authorize(http) is { } token ? Results.Json(Describe(token)) : Refuse(http);

    private async Task<IResult> StartAsync(HttpContext http)
    {
        var body = await BodyAsync(http);
        if (body is null)
        {
            return Malformed();
        }

        var token = IsSecret(Bearer(http))
            ? DirectLineToken.ForNewConversation((string?)body.SelectToken("user.id"))
            : Authorize(http);
        if (token is null)
        {
            return Refuse(http);
        }

        if (limits.TakeConversation(http.Connection.RemoteIpAddress) is { } wait)
        {
            return TooMany(http, wait);
        }

        await OpenAsync(token, http.RequestAborted);
        return Results.Json(Describe(token), statusCode: StatusCodes.Status201Created);
    }

    private IResult Reconnect(HttpContext http, string id) => WithConversation(http, id, out var token) ?? Results.Json(Describe(token!));

    private async Task<IResult> PostAsync(HttpContext http, string id)
    {
        if (WithConversation(http, id, out var token) is { } refused)
        {
            return refused;
        }

        if (limits.TakeMessage(id) is { } wait)
        {
            return TooMany(http, wait);
        }

        if (await BodyAsync(http) is not { } body || Parse(body) is not { } activity)
        {
            return Malformed();
        }

        if (activity.Text?.Length > options.Value.MaxTextLength)
        {
            return Error(
                StatusCodes.Status400BadRequest, "MessageSizeTooBig",
                FormattableString.Invariant($"A message may have at most {options.Value.MaxTextLength} characters."));
        }

        if (activity.Type is not (ActivityTypes.Message or ActivityTypes.Event or ActivityTypes.EndOfConversation))
        {
            // Typing and the like: the protocol wants an id, the conversation has no use for it.
            return Results.Json(new { id = "" });
        }

        // A client that got no answer sends again under the same client id: same place, same event, one turn.
        var clientId = (string?)(activity.ChannelData as JObject)?["clientActivityID"];
        var key = "user/" + (string.IsNullOrEmpty(clientId) ? Guid.NewGuid().ToString("N") : clientId);
        Address(activity, token!);
        var place = await store.AppendAsync(id, key, Json(activity), http.RequestAborted);
        activity.Id = WebChatAdapter.ActivityId(id, place);
        await AppendAsync(activity, token!, http.RequestAborted);
        return Results.Json(new { id = activity.Id });
    }

    private async Task<IResult> ReadAsync(HttpContext http, string id, string? watermark)
    {
        if (WithConversation(http, id, out _) is { } refused)
        {
            return refused;
        }

        var after = 0L;
        if (!string.IsNullOrEmpty(watermark)
            && (!long.TryParse(watermark, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out after)))
        {
            return Error(StatusCodes.Status400BadRequest, "BadArgument", "The watermark is not one that this service gave.");
        }

        var stored = await store.ReadAsync(id, after, PageSize, http.RequestAborted);
        var answer = new JObject
        {
            ["activities"] = new JArray(stored.Select(s => WithId(s, id))),
            ["watermark"] = (stored.Count == 0 ? after : stored[^1].Place).ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
        http.Response.Headers.CacheControl = "no-store";
        return Results.Content(answer.ToString(Formatting.None), "application/json; charset=utf-8");
    }

    private static JObject WithId(StoredActivity stored, string conversationId)
    {
        var activity = JObject.Parse(stored.Json);
        activity["id"] = WebChatAdapter.ActivityId(conversationId, stored.Place);
        return activity;
    }

    private Task<AppendOutcome> AppendAsync(Activity activity, DirectLineToken token, CancellationToken cancellationToken)
    {
        Address(activity, token);
        return inbox.AppendAsync(
            new ChannelEvent(
                WebChatAdapter.Channel, activity.Id, token.ConversationId, activity.Timestamp!.Value, Encoding.UTF8.GetBytes(Json(activity))),
            cancellationToken);
    }

    /// <summary>Who speaks to whom is the token's matter, whatever the client wrote.</summary>
    private void Address(Activity activity, DirectLineToken token)
    {
        activity.ChannelId = WebChatAdapter.Channel;
        activity.ServiceUrl = WebChatAdapter.ServiceUrl;
        activity.Conversation = new ConversationAccount(id: token.ConversationId);
        activity.From = new ChannelAccount(token.UserId, role: RoleTypes.User);
        activity.Recipient = WebChatAdapter.Bot;
        activity.Timestamp ??= time.GetUtcNow();
        activity.Locale ??= "vi-VN";
    }

    private static Activity? Parse(JObject body)
    {
        try
        {
            var activity = body.ToObject<Activity>(JsonSerializer.Create(WebChatAdapter.Wire));
            if (string.IsNullOrEmpty(activity?.Type))
            {
                return null;
            }

            // The channel gives ids and times; what a client claims would let it reorder the conversation.
            activity.Id = null;
            activity.Timestamp = null;
            return activity;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Json(Activity activity) =>
        JObject.FromObject(activity, JsonSerializer.Create(WebChatAdapter.Wire)).ToString(Formatting.None);

    private object Describe(DirectLineToken token) =>
        new { conversationId = token.ConversationId, token = tokens.Issue(token), expires_in = (int)tokens.Lifetime.TotalSeconds };

    private DirectLineToken? Authorize(HttpContext http) => Bearer(http) is { } text ? tokens.Read(text) : null;

    private IResult? WithConversation(HttpContext http, string id, out DirectLineToken? token)
    {
        token = Authorize(http);
        return token is null ? Refuse(http)
            : token.ConversationId != id ? Error(StatusCodes.Status404NotFound, "BadArgument", "This token opens another conversation.")
            : null;
    }

    private bool IsSecret(string? bearer) =>
        options.Value.Secret.Length > 0 && bearer is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(bearer), Encoding.UTF8.GetBytes(options.Value.Secret));

    private static string? Bearer(HttpContext http)
    {
        const string Scheme = "Bearer ";
        var header = http.Request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : null;
    }

    /// <returns>An empty object for an empty body, null for one that is not a JSON object or too large.</returns>
    private static async Task<JObject?> BodyAsync(HttpContext http)
    {
        if (http.Request.ContentLength > MaxBodyBytes)
        {
            return null;
        }

        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        var buffer = new char[MaxBodyBytes + 1];
        var length = await reader.ReadBlockAsync(buffer, http.RequestAborted);
        if (length > MaxBodyBytes)
        {
            return null;
        }

        var text = new string(buffer, 0, length);
        try
        {
            using var json = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None, MaxDepth = 64 };
            return string.IsNullOrWhiteSpace(text) ? [] : JObject.Load(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IResult Refuse(HttpContext http) => Bearer(http) is null
        ? Error(StatusCodes.Status401Unauthorized, "BadArgument", "The Authorization header must carry a bearer token.")
        : Error(StatusCodes.Status403Forbidden, "TokenExpired", "The token has expired or is not of this service.");

    private static IResult Malformed() => Error(StatusCodes.Status400BadRequest, "BadSyntax", "The body must be one JSON activity.");

    private static IResult TooMany(HttpContext http, TimeSpan wait)
    {
        http.Response.Headers.RetryAfter = Math.Max(1, (int)wait.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Error(StatusCodes.Status429TooManyRequests, "TooManyRequests", "Too many requests; wait as the Retry-After header says.");
    }

    private static IResult Error(int status, string code, string message) =>
        Results.Json(new { error = new { code, message } }, statusCode: status);
}
