using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CivicBot.Adapters.WebChat;

/// <summary>
/// Streams: WebSockets on which a conversation is told as it grows. Nothing is queued for a stream: each reads the conversation from its own watermark on, as fast as its client takes it, so a
/// slow one costs no memory and a broken one loses nothing.
/// </summary>
internal sealed class DirectLineStreams(
    IDirectLineStore store,
    DirectLineNews news,
    DirectLineTokens tokens,
    OriginPolicy origins,
    IOptions<WebChatOptions> options,
    IHostApplicationLifetime lifetime,
    TimeProvider time)
{
    private const int PageSize = 50;
    private const int MostPerConversation = 4;
    private const int LongestPing = 4096;

    // What another process appended is found by looking.
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan SendLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(2);

    private readonly StreamCount count = new(options.Value.MaxStreams, MostPerConversation);

    public void Map(IEndpointRouteBuilder endpoints)
    {
        var pipeline = endpoints.CreateApplicationBuilder();
        pipeline.UseWebSockets(new WebSocketOptions { KeepAliveInterval = options.Value.StreamPing, KeepAliveTimeout = options.Value.StreamPing });
        pipeline.Run(ConnectAsync);
        endpoints.MapGet(DirectLineAddress.Path + "/conversations/{id}/stream", pipeline.Build());
    }

    private async Task ConnectAsync(HttpContext http)
    {
        var id = (string?)http.GetRouteValue("id") ?? "";
        if (Refusal(http, id, out var after) is { } refusal)
        {
            await refusal.ExecuteAsync(http);
            return;
        }

        if (!count.Take(id))
        {
            await DirectLineAnswers.TooMany(http, LookAgain).ExecuteAsync(http);
            return;
        }

        try
        {
            var root = DirectLineAddress.Of(http.Request);
            using var socket = await http.WebSockets.AcceptWebSocketAsync();
            await ServeAsync(socket, id, after, root, http.RequestAborted);
        }
        finally
        {
            count.Release(id);
            news.Tell(id); // nobody may be left who waits; who is looks again
        }
    }

    private IResult? Refusal(HttpContext http, string id, out long after)
    {
        after = 0;
        if (!http.WebSockets.IsWebSocketRequest)
        {
            return DirectLineAnswers.Error(StatusCodes.Status400BadRequest, "BadArgument", "This address is for WebSockets.");
        }

        if (!origins.Allows(http.Request))
        {
            return DirectLineAnswers.ForeignOrigin;
        }

        var token = http.Request.Query["t"].ToString() is { Length: > 0 } text ? tokens.ReadForStream(text) : null;
        return token is null || !OriginPolicy.MayUse(token, http.Request) ? DirectLineAnswers.TokenExpired
            : token.ConversationId != id ? DirectLineAnswers.OtherConversation
            : DirectLineBody.TryWatermark(http.Request.Query["watermark"], out after) ? null
            : DirectLineAnswers.Watermark;
    }

    private async Task ServeAsync(WebSocket socket, string id, long after, string root, CancellationToken aborted)
    {
        using var listening = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        var client = ListenAsync(socket, listening.Token);
        try
        {
            await TellAsync(socket, id, after, root, client, aborted);
            await CloseAsync(socket, client);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or IOException)
        {
            // The client is gone or takes nothing; it comes back with its watermark.
            socket.Abort();
        }
        finally
        {
            await listening.CancelAsync();
            await client;
        }
    }

    private async Task TellAsync(WebSocket socket, string id, long after, string root, Task client, CancellationToken aborted)
    {
        var told = time.GetTimestamp();
        while (!client.IsCompleted && !lifetime.ApplicationStopping.IsCancellationRequested)
        {
            var grown = news.NextAsync(id);
            var stored = await store.ReadAsync(id, after, PageSize, aborted);
            foreach (var one in stored)
            {
                // Each in a frame of its own: clients hand the activities of one frame on one by one, and what comes in the next frame overtakes them.
                await SendAsync(socket, DirectLineBody.Page([one], id, after, root), aborted);
                (after, told) = (one.Place, time.GetTimestamp());
            }

            if (stored.Count > 0)
            {
                continue;
            }

            if (time.GetElapsedTime(told) >= options.Value.StreamPing)
            {
                await SendAsync(socket, "", aborted);
                told = time.GetTimestamp();
            }

            await WaitAsync(grown, client, aborted);
        }
    }

    /// <summary>Until there is news, the client leaves, the program stops, or it is time to look again.</summary>
    private async Task WaitAsync(Task grown, Task client, CancellationToken aborted)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(aborted, lifetime.ApplicationStopping);
        var pause = options.Value.StreamPing < LookAgain ? options.Value.StreamPing : LookAgain;
        await Task.WhenAny(grown, client, Task.Delay(pause, time, either.Token));
        await either.CancelAsync();
        aborted.ThrowIfCancellationRequested();
    }

    private async Task SendAsync(WebSocket socket, string text, CancellationToken aborted)
    {
        using var limit = new CancellationTokenSource(SendLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, aborted);
        await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, either.Token);
    }

    /// <summary>Says goodbye: to a client that does so itself, or because the program stops, so that it comes back to whoever serves then.</summary>
    private async Task CloseAsync(WebSocket socket, Task client)
    {
        if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
        {
            using var limit = new CancellationTokenSource(CloseLimit, time);
            var (status, words) = socket.State == WebSocketState.Open
                ? (WebSocketCloseStatus.EndpointUnavailable, "The service restarts; connect again.")
                : (WebSocketCloseStatus.NormalClosure, "");
            await socket.CloseOutputAsync(status, words, limit.Token);
            await Task.WhenAny(client, Task.Delay(CloseLimit, time));
        }
    }

    /// <summary>Clients send empty frames as a sign of life and nothing else. Ends when the client leaves; never throws.</summary>
    private static async Task ListenAsync(WebSocket socket, CancellationToken cancellationToken)
    {
        var buffer = new byte[LongestPing];
        try
        {
            while (socket.State is WebSocketState.Open or WebSocketState.CloseSent)
            {
                var read = await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
                if (read.MessageType == WebSocketMessageType.Close)
                {
                    return;
                }
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or IOException)
        {
            // Nobody to talk to; whoever sends notices.
        }
    }
}
