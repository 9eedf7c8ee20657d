using System.Security.Cryptography;
using System.Text;
using CivicBot.Adapters.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;
using Newtonsoft.Json.Linq;

namespace CivicBot.Adapters.WebChat;

/// <summary>Direct Line 3.0 as its clients speak it: tokens, conversations, activities with a watermark. Uploads and streams stand beside it.</summary>
internal sealed class DirectLineEndpoints(
    DirectLineGate gate,
    DirectLineIncoming incoming,
    DirectLineUploads uploads,
    DirectLineStreams streams,
    IDirectLineStore store,
    DirectLineTokens tokens,
    OriginPolicy origins,
    WebChatLimits limits,
    IOptions<WebChatOptions> options)
{
    private const int PageSize = 200;
    private const int LongestUserId = 64;

    public void Map(IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup(DirectLineAddress.Path);
        group.AddEndpointFilter((context, next) =>
        {
            if (!origins.Allows(context.HttpContext.Request))
            {
                return ValueTask.FromResult<object?>(DirectLineAnswers.ForeignOrigin);
            }

            origins.Answer(context.HttpContext);
            context.HttpContext.Response.Headers.CacheControl = "no-store";
            return next(context);
        });
        group.MapPost("/tokens/generate", (Delegate)GenerateAsync);
        group.MapPost("/tokens/refresh", Refresh);
        group.MapPost("/conversations", (Delegate)StartAsync);
        group.MapGet("/conversations/{id}", Reconnect);
        group.MapPost("/conversations/{id}/activities", PostAsync);
        group.MapGet("/conversations/{id}/activities", ReadAsync);
        group.MapGet("/session/getsessionid", SessionId);
        group.MapMethods("/{**rest}", [HttpMethods.Options], OriginPolicy.Preflight);
        uploads.Map(group);
        streams.Map(endpoints);
    }

    private async Task<IResult> GenerateAsync(HttpContext http)
    {
        if (!gate.HasSecret(http))
        {
            return DirectLineAnswers.NoSecret;
        }

        if (await BodyAsync(http) is not { } body)
        {
            return DirectLineAnswers.Malformed;
        }

        var bound = (body["trustedOrigins"] as JArray)?.Select(origin => origin.ToString()).ToList();
        if (bound?.FirstOrDefault(origin => !origins.Trusted.Contains(origin, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            return DirectLineAnswers.Error(
                StatusCodes.Status400BadRequest, "BadArgument", $"trustedOrigins holds {unknown}, which WebChat__TrustedOrigins of this service does not name.");
        }

        return Results.Json(Describe(DirectLineToken.ForNewConversation(UserOf(body), origins: bound)));
    }

    private IResult Refresh(HttpContext http) =>
        limits.TakeRequest(http.Connection.RemoteIpAddress) is { } wait ? DirectLineAnswers.TooMany(http, wait)
        : gate.TokenOf(http) is { } token ? Results.Json(Describe(token))
        : DirectLineGate.Refusal(http);

    private async Task<IResult> StartAsync(HttpContext http)
    {
        if (await BodyAsync(http) is not { } body)
        {
            return DirectLineAnswers.Malformed;
        }

        var token = gate.HasSecret(http) ? DirectLineToken.ForNewConversation(UserOf(body)) : gate.TokenOf(http);
        if (token is null)
        {
            return DirectLineGate.Refusal(http);
        }

        if (limits.TakeConversation(http.Connection.RemoteIpAddress) is { } wait)
        {
            return DirectLineAnswers.TooMany(http, wait);
        }

        var isNew = await incoming.OpenAsync(token, http.RequestAborted) == AppendOutcome.Appended;
        return Results.Json(Describe(token, http, watermark: ""), statusCode: isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    private IResult Reconnect(HttpContext http, string id, string? watermark) =>
        gate.Conversation(http, id, out var token)
        ?? (DirectLineBody.TryWatermark(watermark, out _) ? Results.Json(Describe(token, http, watermark ?? "")) : DirectLineAnswers.Watermark);

    private async Task<IResult> PostAsync(HttpContext http, string id)
    {
        if (gate.Conversation(http, id, out var token) is { } refused)
        {
            return refused;
        }

        if (limits.TakeMessage(http.Connection.RemoteIpAddress, id) is { } wait)
        {
            return DirectLineAnswers.TooMany(http, wait);
        }

        if (await BodyAsync(http) is not { } body || DirectLineBody.ToActivity(body) is not { } activity)
        {
            return DirectLineAnswers.Malformed;
        }

        if (TooLong(activity, options.Value) is { } tooLong)
        {
            return tooLong;
        }

        if (activity.Attachments is { Count: > 0 })
        {
            return DirectLineAnswers.Error(StatusCodes.Status400BadRequest, "BadArgument", "Files come by POST to the conversation's upload address, as multipart/form-data.");
        }

        if (activity.Type is not (ActivityTypes.Message or ActivityTypes.Event or ActivityTypes.EndOfConversation))
        {
            // Typing and the like: the protocol wants an id, the conversation has no use for it.
            return Results.Json(new { id = "" });
        }

        return Results.Json(new { id = await incoming.SayAsync(activity, token, http.RequestAborted) });
    }

    private async Task<IResult> ReadAsync(HttpContext http, string id, string? watermark)
    {
        if (gate.Conversation(http, id, out _) is { } refused)
        {
            return refused;
        }

        if (!DirectLineBody.TryWatermark(watermark, out var after))
        {
            return DirectLineAnswers.Watermark;
        }

        if (limits.TakePoll(id) is { } wait)
        {
            return DirectLineAnswers.TooMany(http, wait);
        }

        var stored = await store.ReadAsync(id, after, PageSize, http.RequestAborted);
        return Results.Content(DirectLineBody.Page(stored, id, after, DirectLineAddress.Of(http.Request)), "application/json; charset=utf-8");
    }

    /// <summary>Clients of sign-in cards ask for it; ours has none, and the answer names the conversation without opening it.</summary>
    private IResult SessionId(HttpContext http) => gate.TokenOf(http) is { } token
        ? Results.Json(new { sessionId = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token.ConversationId)).AsSpan(0, 16)) })
        : DirectLineGate.Refusal(http);

    internal static IResult? TooLong(Activity activity, WebChatOptions options) => activity.Text?.Length > options.MaxTextLength
        ? DirectLineAnswers.Error(StatusCodes.Status400BadRequest, ErrorCodes.MessageSizeTooBig, FormattableString.Invariant($"A message may have at most {options.MaxTextLength} characters."))
        : null;

    private static Task<JObject?> BodyAsync(HttpContext http) => DirectLineBody.ReadAsync(http.Request.Body, http.Request.ContentLength, http.RequestAborted);

    private static string? UserOf(JObject body) => (body.SelectToken("user.id") as JValue)?.Value is string { Length: > 0 and <= LongestUserId } id ? id : null;

    private object Describe(DirectLineToken token) =>
        new { conversationId = token.ConversationId, token = tokens.Issue(token), expires_in = (int)tokens.Lifetime.TotalSeconds };

    private object Describe(DirectLineToken token, HttpContext http, string watermark) => new
    {
        conversationId = token.ConversationId,
        token = tokens.Issue(token),
        expires_in = (int)tokens.Lifetime.TotalSeconds,
        streamUrl = DirectLineAddress.OfStream(http.Request, token.ConversationId, watermark, tokens.IssueForStream(token)),
    };
}
