using System.Net;
using System.Net.Sockets;
using System.Text;
using CivicBot.Messaging;
using CivicBot.Operations.Protection;
using CivicBot.Testing;
using CivicBot.Tests.EndToEnd;
using Microsoft.Extensions.Options;

namespace CivicBot.Tests.Operations;

/// <summary>What one source, one citizen or one slow connection can take of the host.</summary>
public sealed class ProtectionTests
{
    private static readonly ConversationKey Citizen = new("zalo", "1:2");

    [Test]
    public async Task A_source_that_asks_too_much_is_told_to_wait_and_others_and_the_webhook_are_not()
    {
        await using var bot = await RunningBot.StartAsync(settings: new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Proxy:Addresses:0"] = "127.0.0.1",
            ["Protection:Burst"] = "5",
            ["Protection:RequestsPerSecond"] = "1",
        });
        using var http = new HttpClient { BaseAddress = new Uri(ReadinessTests.AddressOf(bot)) };
        var greedy = new List<HttpStatusCode>();
        for (var i = 0; i < 12; i++)
        {
            greedy.Add(await AskAsync(http, "203.0.113.7", "/chat"));
        }

        Assert.Multiple(async () =>
        {
            Assert.That(greedy.Take(5), Has.All.EqualTo(HttpStatusCode.OK));
            Assert.That(greedy.Skip(8), Has.Some.EqualTo(HttpStatusCode.TooManyRequests));
            Assert.That(await AskAsync(http, "203.0.113.8", "/chat"), Is.EqualTo(HttpStatusCode.OK));
            Assert.That(await AskAsync(http, "203.0.113.7", "/zalo/webhook"), Is.EqualTo(HttpStatusCode.OK));
        });
    }

    [TestCase("203.0.113.7", "203.0.113.7")]
    [TestCase("::ffff:203.0.113.7", "203.0.113.7")]
    [TestCase("2001:db8:1:2:3:4:5:6", "20010DB800010002")]
    [TestCase("2001:db8:1:2:ffff::1", "20010DB800010002")]
    public void A_source_is_an_address_or_a_network_of_one_household(string address, string source) =>
        Assert.That(SourceLimit.SourceOf(IPAddress.Parse(address)), Is.EqualTo(source));

    [Test]
    public async Task Headers_and_bodies_that_dribble_are_cut_off()
    {
        await using var bot = await RunningBot.StartAsync(settings: new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Protection:HeaderSeconds"] = "1",
            ["Protection:BodyBytesPerSecond"] = "1000",
        });
        var address = new Uri(ReadinessTests.AddressOf(bot));

        var headers = CutOffAsync(address, "GET /health/live HTTP/1.1\r\nHost: a\r\nX-Slow: ");
        var body = CutOffAsync(address, "POST /zalo/webhook HTTP/1.1\r\nHost: a\r\nX-ZEvent-Signature: mac=" + new string('a', 64) + "\r\nContent-Length: 100000\r\n\r\n");

        Assert.Multiple(async () =>
        {
            Assert.That(await headers, Is.LessThan(TimeSpan.FromSeconds(10)));
            Assert.That(await body, Is.LessThan(TimeSpan.FromSeconds(20)));
        });
    }

    [Test]
    public async Task A_body_past_the_limit_of_the_webhook_is_not_stored_and_a_larger_one_not_even_read()
    {
        await using var bot = await RunningBot.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(ReadinessTests.AddressOf(bot)) };
        using var body = new ByteArrayContent(new byte[2_000_000]);
        body.Headers.Add("X-ZEvent-Signature", "mac=" + new string('a', 64));
        using var answer = await http.PostAsync(new Uri("/zalo/webhook", UriKind.Relative), body);

        Assert.That((answer.StatusCode, (await bot.StoredAsync()).Events), Is.EqualTo((HttpStatusCode.OK, 0L)));
    }

    [Test]
    public void A_citizen_may_write_a_handful_at_once_and_then_at_a_persons_pace()
    {
        var time = new ManualTime(DateTimeOffset.UnixEpoch);
        var pace = new CitizenPace(Options.Create(new ProtectionOptions { MessageBurst = 3, MessagesPerMinute = 60 }), time);
        Assert.That(Enumerable.Range(0, 3).Select(_ => pace.Take(Citizen)), Has.All.Null);

        var later = pace.Take(Citizen);
        Assert.Multiple(() =>
        {
            Assert.That(later, Is.EqualTo(time.GetUtcNow().AddSeconds(1)));
            Assert.That(pace.Take(Citizen with { ConversationId = "1:3" }), Is.Null, "somebody else");
        });
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Multiple(() =>
        {
            Assert.That(pace.Take(Citizen), Is.Null);
            Assert.That(pace.Take(Citizen), Is.Not.Null);
        });
    }

    [Test]
    public void Without_a_burst_there_is_no_pace()
    {
        var pace = new CitizenPace(Options.Create(new ProtectionOptions { MessageBurst = 0 }), new ManualTime(DateTimeOffset.UnixEpoch));

        Assert.That(Enumerable.Range(0, 1_000).Select(_ => pace.Take(Citizen)), Has.All.Null);
    }

    [Test]
    public async Task Whoever_floods_is_answered_slowly_loses_nothing_and_keeps_nobody_waiting()
    {
        await using var bot = await RunningBot.StartAsync(settings: new Dictionary<string, string>(StringComparer.Ordinal) { ["Protection:MessageBurst"] = "3", ["Protection:MessagesPerMinute"] = "120" });
        var flooding = bot.NewCitizen();
        for (var i = 0; i < 8; i++)
        {
            await flooding.SayAsync("menu");
        }

        var other = bot.NewCitizen();
        await other.SayAsync("menu");
        while (other.Received.Count == 0)
        {
            await Task.Delay(10);
        }

        var (waiting, _) = await bot.OpenAsync();
        await bot.IdleAsync();
        Assert.Multiple(async () =>
        {
            Assert.That(waiting, Is.Positive, "the flood still waits when the other has the answer");
            Assert.That((await bot.DeadAsync()).Events, Is.Zero);
        });
    }

    private static async Task<HttpStatusCode> AskAsync(HttpClient http, string from, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Add("X-Forwarded-For", from);
        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }

    /// <summary>Sends a byte now and then, and says how long that was put up with.</summary>
    private static async Task<TimeSpan> CutOffAsync(Uri address, string beginning)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, limit.Token);
        await using var stream = client.GetStream();
        var started = TimeProvider.System.GetTimestamp();
        try
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(beginning), limit.Token);
            var answer = stream.ReadAsync(new byte[4096], limit.Token).AsTask();
            while (!answer.IsCompleted)
            {
                await stream.WriteAsync("a"u8.ToArray(), limit.Token);
                await Task.WhenAny(answer, Task.Delay(200, limit.Token));
            }

            await answer;
        }
        catch (IOException)
        {
            // Cut off without a word.
        }

        return TimeProvider.System.GetElapsedTime(started);
    }
}
