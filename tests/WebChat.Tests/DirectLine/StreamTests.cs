using System.Net.WebSockets;
using System.Text;
using CivicBot.WebChat.Tests.Running;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace CivicBot.WebChat.Tests.DirectLine;

/// <summary>The stream of a conversation: from a watermark on, in order, as fast as its client takes it, until the program stops.</summary>
internal sealed class StreamTests
{
    [Test]
    public async Task A_stream_begins_where_the_watermark_says_and_tells_each_activity_once()
    {
        var (id, token, streamUrl) = await WebChatRun.OpenAsync();
        await WebChatRun.UntilAsync(id, token, seen => seen.Count >= 2); // the greeting
        using var first = await ConnectAsync(streamUrl);
        var (_, watermark) = await ReadAsync(first, activities: 2);
        await first.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);

        for (var number = 1; number <= 120; number++)
        {
            await WebChatRun.BotSaysAsync(id, MessageFactory.Text($"Thông báo {number}"));
        }

        using var reconnected = await WebChatRun.SendAsync(HttpMethod.Get, $"/v3/directline/conversations/{id}?watermark={watermark}", token);
        using var second = await ConnectAsync((string)(await WebChatRun.JsonAsync(reconnected))["streamUrl"]!);
        var (told, _) = await ReadAsync(second, activities: 120);
        Assert.That(told.Select(activity => (string?)activity["text"]), Is.EqualTo(Enumerable.Range(1, 120).Select(number => $"Thông báo {number}")), "More than one page, none twice.");

        await WebChatRun.BotSaysAsync(id, MessageFactory.Text("Ngay bây giờ"));
        Assert.That((await ReadAsync(second, activities: 1)).Activities.Single()["text"]!.ToString(), Is.EqualTo("Ngay bây giờ"));
        second.Abort();
    }

    [Test]
    public async Task A_client_that_does_not_read_holds_up_nobody_and_loses_nothing()
    {
        var (id, token, streamUrl) = await WebChatRun.OpenAsync();
        using var slow = await ConnectAsync(streamUrl);
        var text = new string('a', 100_000);
        for (var number = 0; number < 60; number++)
        {
            await WebChatRun.BotSaysAsync(id, MessageFactory.Text(text));
        }

        using var other = await WebChatRun.SendAsync(HttpMethod.Post, $"/v3/directline/conversations/{id}/activities", token, WebChatRun.Json(WebChatRun.Message("cảm ơn", "quick")));
        Assert.That((int)other.StatusCode, Is.EqualTo(200));
        var (told, _) = await ReadAsync(slow, activities: 62);
        Assert.That(told.Select(activity => (string?)activity["id"]), Is.Unique.And.Ordered);
        slow.Abort();
    }

    [Test]
    public async Task Signs_of_life_go_both_ways_and_the_program_says_goodbye_when_it_stops()
    {
        var data = Directory.CreateTempSubdirectory("civicbot-webchat-drain-");
        var other = await WebChatRun.StartOtherAsync(data, "--WebChat:StreamPing=00:00:01");
        var root = other.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        using var http = new HttpClient { BaseAddress = new Uri(root) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", WebChatRun.Secret);
        using var opened = await http.PostAsync(new Uri("/v3/directline/conversations", UriKind.Relative), content: null);
        using var stream = await ConnectAsync((string)(await WebChatRun.JsonAsync(opened))["streamUrl"]!);
        await stream.SendAsync(ReadOnlyMemory<byte>.Empty, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        var (text, _) = await FrameAsync(stream);
        while (text.Length > 0)
        {
            (text, _) = await FrameAsync(stream); // the greeting; then nothing, and after a second the empty frame that keeps proxies awake
        }

        var stopping = other.StopAsync();
        WebSocketCloseStatus? goodbye = null;
        while (goodbye is null)
        {
            (_, goodbye) = await FrameAsync(stream);
        }

        Assert.That(goodbye, Is.EqualTo(WebSocketCloseStatus.EndpointUnavailable));
        await stream.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        await stopping;
        await other.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        data.Delete(recursive: true);
    }

    [Test]
    public async Task One_conversation_has_a_few_streams_and_no_more()
    {
        var (_, _, streamUrl) = await WebChatRun.OpenAsync();
        var open = new List<ClientWebSocket>();
        for (var number = 0; number < 4; number++)
        {
            open.Add(await ConnectAsync(streamUrl));
        }

        using var fifth = new ClientWebSocket();
        fifth.Options.CollectHttpResponseDetails = true;
        Assert.ThrowsAsync<WebSocketException>(() => fifth.ConnectAsync(new Uri(streamUrl), CancellationToken.None));
        Assert.That((int)fifth.HttpStatusCode, Is.EqualTo(429));
        open.ForEach(socket => socket.Dispose());
    }

    private static async Task<ClientWebSocket> ConnectAsync(string streamUrl)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri(streamUrl), CancellationToken.None);
        return socket;
    }

    private static async Task<(IReadOnlyList<JObject> Activities, string Watermark)> ReadAsync(ClientWebSocket socket, int activities)
    {
        var all = new List<JObject>();
        var watermark = "";
        while (all.Count < activities)
        {
            var (text, closed) = await FrameAsync(socket);
            Assert.That(closed, Is.Null, $"Closed after {all.Count} activities.");
            if (text.Length > 0)
            {
                var page = JObject.Parse(text);
                all.AddRange(page["activities"]!.Cast<JObject>());
                watermark = (string)page["watermark"]!;
            }
        }

        return (all, watermark);
    }

    private static async Task<(string Text, WebSocketCloseStatus? Closed)> FrameAsync(ClientWebSocket socket)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var whole = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var read = await socket.ReceiveAsync(buffer, patience.Token);
            whole.Write(buffer, 0, read.Count);
            if (read.EndOfMessage)
            {
                return (Encoding.UTF8.GetString(whole.ToArray()), read.CloseStatus);
            }
        }
    }
}
