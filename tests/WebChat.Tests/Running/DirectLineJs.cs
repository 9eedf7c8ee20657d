using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;
using CivicBot.Testing;
using CivicBot.Tests.Listening;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CivicBot.WebChat.Tests.Running;

/// <summary>The real botframework-directlinejs in a Node process, driven line by line.</summary>
internal sealed class DirectLineJs : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process node;
    private readonly Channel<JObject> events = Channel.CreateUnbounded<JObject>();
    private readonly List<JObject> activities = [];

    private DirectLineJs(Process node) => this.node = node;

    /// <summary>Everything that the client handed to its page, in order, over all connections.</summary>
    public IReadOnlyList<JObject> Activities => activities;

    public static async Task<DirectLineJs> StartAsync()
    {
        var folder = RepositoryRoot.Folder("tests", "WebChat.Tests", "Clients");
        Assert.That(Directory.Exists(Path.Combine(folder, "node_modules", "botframework-directlinejs")), "The clients are missing: run tests/WebChat.Tests/Clients/fetch, or tests/run, which does.");
        var start = new ProcessStartInfo("node", Path.Combine(folder, "directline.mjs"))
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        var client = new DirectLineJs(Process.Start(start)!);
        client.node.OutputDataReceived += (_, line) => client.Hear(line.Data);
        client.node.ErrorDataReceived += (_, line) => TestContext.Out.WriteLine(line.Data);
        client.node.BeginOutputReadLine();
        client.node.BeginErrorReadLine();
        await client.WaitAsync("ready");
        return client;
    }

    /// <param name="options">As the client's constructor takes them.</param>
    public Task ConnectAsync(string domain, bool webSocket, JObject options) =>
        SendAsync("connect", new JObject(options) { ["domain"] = domain, ["webSocket"] = webSocket });

    public Task SayAsync(string text, string clientId)
    {
        RunLog.MustNotTell(text);
        var activity = new JObject
        {
            ["type"] = "message", ["text"] = text, ["locale"] = "vi-VN", ["from"] = new JObject { ["id"] = "me" }, ["channelData"] = new JObject { ["clientActivityID"] = clientId },
        };
        return PostAsync(activity, clientId);
    }

    public Task PostAsync(JObject activity, string clientId) => SendAsync("post", new JObject { ["activity"] = activity, ["as"] = clientId });

    public Task UploadAsync(string path, string name, string contentType, string text, string clientId) => SendAsync(
        "upload", new JObject { ["path"] = path, ["name"] = name, ["contentType"] = contentType, ["text"] = text, ["as"] = clientId });

    public async Task<JObject> StateAsync()
    {
        await SendAsync("state", []);
        return await WaitAsync("state");
    }

    public async Task<string> SessionAsync()
    {
        await SendAsync("session", []);
        return (string)(await WaitAsync("session"))["id"]!;
    }

    /// <summary>Until the client tells of such an event.</summary>
    public async Task<JObject> WaitAsync(string kind, Func<JObject, bool>? which = null)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var told = await NextAsync(kind, patience.Token);
            if ((string?)told["event"] == kind && which?.Invoke(told) != false)
            {
                return told;
            }
        }
    }

    /// <summary>Until the client has shown an activity like this, now or before.</summary>
    public async Task<JObject> SeeAsync(Func<JObject, bool> which)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            if (activities.Find(activity => which(activity)) is { } seen)
            {
                return seen;
            }

            await NextAsync("such an activity", patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        node.StandardInput.Close();
        using var patience = new CancellationTokenSource(Patience);
        await node.WaitForExitAsync(patience.Token);
        node.Dispose();
    }

    private async Task<JObject> NextAsync(string wanted, CancellationToken cancellationToken)
    {
        try
        {
            var told = await events.Reader.ReadAsync(cancellationToken);
            if (told["activity"] is JObject activity && (string?)told["event"] == "activity")
            {
                activities.Add(activity);
            }

            return told;
        }
        catch (OperationCanceledException late)
        {
            throw new TimeoutException(string.Create(CultureInfo.InvariantCulture, $"The client never told of {wanted}; it has {activities.Count} activities."), late);
        }
    }

    private void Hear(string? line)
    {
        if (line is ['{', ..])
        {
            events.Writer.TryWrite(JObject.Parse(line));
        }
    }

    private async Task SendAsync(string command, JObject rest)
    {
        rest["command"] = command;
        await node.StandardInput.WriteLineAsync(rest.ToString(Formatting.None));
        await node.StandardInput.FlushAsync();
    }
}
