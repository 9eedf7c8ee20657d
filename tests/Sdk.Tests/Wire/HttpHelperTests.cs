using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CivicBot.Sdk.Tests.Wire;

public class HttpHelperTests
{
    [Test]
    public void Settings_are_those_of_the_protocol()
    {
        var settings = HttpHelper.BotMessageSerializerSettings;
        Assert.Multiple(() =>
        {
            Assert.That(settings.NullValueHandling, Is.EqualTo(NullValueHandling.Ignore));
            Assert.That(settings.DateFormatHandling, Is.EqualTo(DateFormatHandling.IsoDateFormat));
            Assert.That(settings.DateTimeZoneHandling, Is.EqualTo(DateTimeZoneHandling.Utc));
            Assert.That(settings.ReferenceLoopHandling, Is.EqualTo(ReferenceLoopHandling.Serialize));
            Assert.That(settings.Formatting, Is.EqualTo(Formatting.Indented));
            Assert.That(settings.MaxDepth, Is.EqualTo(128));
            Assert.That(HttpHelper.BotMessageSerializer.NullValueHandling, Is.EqualTo(NullValueHandling.Ignore));
        });
    }

    [Test]
    public async Task A_body_is_read_as_an_activity()
    {
        var activity = await ReadAsync("""{"type":"message","text":"thủ tục","timestamp":"2026-11-21T08:00:00+07:00"}""");
        Assert.That(activity.Text, Is.EqualTo("thủ tục"));
        Assert.That(activity.Timestamp.Value.Offset, Is.EqualTo(TimeSpan.FromHours(7)));
    }

    [TestCase("")]
    [TestCase("not json")]
    [TestCase("{\"type\":")]
    [TestCase("[1,2]")]
    public async Task A_body_that_is_no_activity_reads_as_nothing(string body) => Assert.That(await ReadAsync(body), Is.Null);

    [Test]
    public async Task A_body_that_is_nested_too_deep_reads_as_nothing()
    {
        Assert.That(await ReadAsync(Nested(100)), Is.Not.Null);
        Assert.That(await ReadAsync(Nested(200)), Is.Null);

        static string Nested(int depth) => $$"""{"type":"event","value":{{new string('[', depth)}}{{new string(']', depth)}}}""";
    }

    [Test]
    public async Task Without_an_answer_the_response_is_an_empty_success()
    {
        var (response, body) = await WriteAsync(null);
        Assert.That(response.StatusCode, Is.EqualTo(200));
        Assert.That(body, Is.Empty);
    }

    [Test]
    public async Task An_answer_without_a_body_is_a_status()
    {
        var (response, body) = await WriteAsync(new InvokeResponse { Status = 501 });
        Assert.That(response.StatusCode, Is.EqualTo(501));
        Assert.That(body, Is.Empty);
    }

    [Test]
    public async Task An_answer_with_a_body_is_json_without_nulls()
    {
        var replies = new ExpectedReplies([new Activity(ActivityTypes.Message) { Text = "chào" }]);
        var (response, body) = await WriteAsync(new InvokeResponse { Status = 200, Body = replies });
        Assert.Multiple(() =>
        {
            Assert.That(response.StatusCode, Is.EqualTo(200));
            Assert.That(response.ContentType, Does.StartWith("application/json"));
            Assert.That(
                JToken.DeepEquals(JToken.Parse(body), JToken.Parse("""{"activities":[{"type":"message","text":"chào"}]}""")), Is.True, body);
        });
    }

    [Test]
    public void Request_and_response_are_needed()
    {
        Assert.That(async () => await HttpHelper.ReadRequestAsync<Activity>(null), Throws.TypeOf<ArgumentNullException>());
        Assert.That(async () => await HttpHelper.WriteResponseAsync(null, null), Throws.TypeOf<ArgumentNullException>());
    }

    private static Task<Activity> ReadAsync(string body)
    {
        var context = new DefaultHttpContext();
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        return HttpHelper.ReadRequestAsync<Activity>(context.Request);
    }

    private static async Task<(HttpResponse Response, string Body)> WriteAsync(InvokeResponse answer)
    {
        var context = new DefaultHttpContext();
        using var body = new MemoryStream();
        context.Response.Body = body;
        await HttpHelper.WriteResponseAsync(context.Response, answer);
        return (context.Response, Encoding.UTF8.GetString(body.ToArray()));
    }
}
