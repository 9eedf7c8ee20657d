using Newtonsoft.Json.Linq;

namespace CivicBot.WebChat.Tests.DirectLine;

/// <summary>The id that a client gives its message, by which the same message sent again is one.</summary>
internal sealed class ClientIdTests
{
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("null")]
    [TestCase("17")]
    public async Task One_of_an_odd_kind_loses_no_message(string clientId)
    {
        var (id, token, _) = await WebChatRun.OpenAsync();
        var message = WebChatRun.Message("lệ phí bao nhiêu");
        message["channelData"] = new JObject { ["clientActivityID"] = JToken.Parse(clientId) };

        using var said = await WebChatRun.SendAsync(HttpMethod.Post, $"/v3/directline/conversations/{id}/activities", token, WebChatRun.Json(message));

        Assert.That((int)said.StatusCode, Is.EqualTo(200));
        var all = await WebChatRun.UntilAsync(id, token, activities => activities.Any(activity => (string?)activity["text"] == "lệ phí bao nhiêu"));
        Assert.That(all.Count(activity => (string?)activity["text"] == "lệ phí bao nhiêu"), Is.EqualTo(1));
    }
}
