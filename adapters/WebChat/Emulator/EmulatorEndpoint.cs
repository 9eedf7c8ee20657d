using System.Net;
using System.Text;
using CivicBot.Adapters.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;

namespace CivicBot.Adapters.WebChat.Emulator;

/// <summary>
/// <c>POST /api/messages</c> as the Bot Framework Emulator calls it: an activity that says where its answers go. There is no key to check, so it is for this machine only unless configured
/// otherwise, and answers never leave this machine.
/// </summary>
internal sealed class EmulatorEndpoint(IChannelInbox inbox, WebChatLimits limits, IOptions<WebChatOptions> options, TimeProvider time)
{
    public const string Path = "/api/messages";

    // A request that bears one of these came through a proxy, and only seems to come from this machine.
    private static readonly string[] ProxyHeaders = ["X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Forwarded", "Via"];

    public void Map(IEndpointRouteBuilder endpoints)
    {
        if (options.Value.Emulator != EmulatorAccess.Off)
        {
            endpoints.MapPost(Path, (Delegate)TakeAsync);
        }
    }

    private async Task<IResult> TakeAsync(HttpContext http)
    {
        if (!MayCall(http))
        {
            return DirectLineAnswers.Error(
                StatusCodes.Status403Forbidden, "NotLocal", "Activities are taken from this machine only; WebChat__Emulator=Anywhere opens this address to others, for development.");
        }

        if (await DirectLineBody.ReadAsync(http.Request.Body, http.Request.ContentLength, http.RequestAborted) is not { } body)
        {
            return DirectLineAnswers.Malformed;
        }

        var id = DirectLineBody.Text(body["id"]);
        if (DirectLineBody.ToActivity(body) is not { From.Id: { Length: > 0 } } activity)
        {
            return DirectLineAnswers.Malformed;
        }

        if (EmulatorConversation.Of(activity.ServiceUrl, activity.Conversation?.Id) is not { } conversation)
        {
            return DirectLineAnswers.Error(StatusCodes.Status400BadRequest, "BadArgument", "serviceUrl must be an http address on this machine, and conversation.id must be there.");
        }

        if (limits.TakeMessage(http.Connection.RemoteIpAddress, conversation.Key) is { } wait)
        {
            return DirectLineAnswers.TooMany(http, wait);
        }

        if (DirectLineEndpoints.TooLong(activity, options.Value) is { } tooLong)
        {
            return tooLong;
        }

        activity.Id = string.IsNullOrEmpty(id) ? Guid.NewGuid().ToString("N") : id;
        activity.Timestamp = time.GetUtcNow();
        activity.ChannelId = EmulatorAdapter.Channel;
        activity.Conversation!.Id = conversation.Key;
        activity.Recipient ??= WebChatAdapter.Bot;
        await inbox.AppendAsync(
            new ChannelEvent(EmulatorAdapter.Channel, $"{conversation.Key}|{activity.Id}", conversation.Key, activity.Timestamp.Value, Encoding.UTF8.GetBytes(DirectLineBody.Json(activity))),
            http.RequestAborted);
        return Results.Json(new { });
    }

    /// <summary>A page in a browser on this machine is no neighbour either: it names its origin.</summary>
    private bool MayCall(HttpContext http) => OriginPolicy.OriginOf(http.Request) is null && (options.Value.Emulator == EmulatorAccess.Anywhere
        || (http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address) && !ProxyHeaders.Any(http.Request.Headers.ContainsKey)));
}
