using CivicBot.WebChat.Tests.Running;
using Newtonsoft.Json.Linq;

namespace CivicBot.WebChat.Tests.RealClients;

/// <summary>The server dies or is restarted in the middle of a conversation of the real client: nothing is lost, nothing is doubled.</summary>
[Parallelizable(ParallelScope.Children)]
internal sealed class RestartTests
{
    [TestCase(true, true)]
    [TestCase(true, false)]
    [TestCase(false, true)]
    public async Task The_conversation_goes_on_where_it_was(bool webSocket, bool kill)
    {
        await using var program = new RealProgram();
        await program.StartAsync();
        await using var client = await DirectLineJs.StartAsync();
        await client.ConnectAsync(program.DirectLine, webSocket, new JObject { ["token"] = await TokenAsync(program) });
        await client.SeeAsync(WebChatRun.IsFromBot);
        await client.SayAsync("xin chào", "before");
        await client.WaitAsync("posted", told => (string?)told["as"] == "before");

        await (kill ? program.KillAsync() : program.StopAsync());
        await client.SayAsync("cảm ơn", "meanwhile");
        var failed = await client.WaitAsync("posted", told => (string?)told["as"] == "meanwhile");
        Assert.That((string?)failed["id"], Is.EqualTo("retry"), "The client tells its page to send again.");
        var state = await client.StateAsync();
        await program.StartAsync();

        if (!webSocket)
        {
            // This client gives polling up when the network fails; its page makes a new one from what the old one knows.
            await client.ConnectAsync(
                program.DirectLine, webSocket, new JObject { ["token"] = state["token"], ["conversationId"] = state["conversationId"], ["watermark"] = state["watermark"] });
        }

        await client.SayAsync("cảm ơn", "meanwhile");
        await client.WaitAsync("posted", told => (string?)told["as"] == "meanwhile" && (string?)told["id"] != "retry");
        await client.SeeAsync(activity => (string?)activity.SelectToken("channelData.clientActivityID") == "meanwhile");
        await client.SayAsync("làm giấy khai sinh cho con cần gì", "after");
        await client.SeeAsync(activity => WebChatRun.IsFromBot(activity) && ((string?)activity["text"])!.Contains("Nguồn", StringComparison.Ordinal));

        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", (string?)(await client.StateAsync())["token"]);
        var all = JObject.Parse(await http.GetStringAsync(new Uri($"{program.DirectLine}/conversations/{state["conversationId"]}/activities")))["activities"]!.Select(activity => (string?)activity["id"]);
        var seen = client.Activities.Select(activity => (string?)activity["id"]).ToList();
        Assert.That(seen, Is.EqualTo(all), "Each once, in order.");
        Assert.That(client.Activities.Count(activity => (string?)activity["text"] == "cảm ơn"), Is.EqualTo(1));
    }

    /// <summary>As a portal's server asks for one.</summary>
    private static async Task<string> TokenAsync(RealProgram program)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", WebChatRun.Secret);
        using var answer = await http.PostAsync(new Uri(program.DirectLine + "/tokens/generate"), content: null);
        return (string)(await WebChatRun.JsonAsync(answer))["token"]!;
    }
}
