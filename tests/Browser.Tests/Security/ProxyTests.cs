using System.Net;
using CivicBot.Hosting;
using Microsoft.Extensions.Options;

namespace CivicBot.Browser.Tests.Security;

/// <summary>What a proxy in front says counts only where the configuration names the proxy.</summary>
internal sealed class ProxyTests
{
    [Test]
    public async Task An_unknown_proxy_is_not_believed()
    {
        using var visitor = new HttpVisitor(Scene.Bot.Address);
        var answer = await OpenAsync(visitor, "203.0.113.7");

        Assert.That(answer.Header("Strict-Transport-Security"), Is.Empty);
        Assert.That(answer.Header("Set-Cookie"), Does.Not.Contain("secure").IgnoreCase);
        for (var number = 0; number < 30; number++)
        {
            await GuessAsync(visitor, $"203.0.113.{number}");
        }

        Assert.That(await GuessAsync(visitor, "203.0.113.200"), Is.EqualTo(HttpStatusCode.TooManyRequests), "Another invented address does not help.");
    }

    [Test]
    public async Task Behind_a_known_proxy_cookies_are_secure_and_people_are_told_apart()
    {
        await using var bot = await TestBot.StartAsync("--Proxy:Addresses:0=127.0.0.0/8");
        using var proxy = new HttpVisitor(bot.Address);
        var answer = await OpenAsync(proxy, "203.0.113.7");

        Assert.That(answer.Header("Strict-Transport-Security"), Is.Not.Empty);
        Assert.That(answer.Header("Set-Cookie"), Does.Contain("secure").IgnoreCase);
        for (var number = 0; number < 30; number++)
        {
            await GuessAsync(proxy, "203.0.113.7");
        }

        Assert.That(await GuessAsync(proxy, "203.0.113.7"), Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That(await GuessAsync(proxy, "203.0.113.8"), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await GuessAsync(proxy, "203.0.113.99, 203.0.113.7"), Is.EqualTo(HttpStatusCode.TooManyRequests), "What the visitor wrote in front of the proxy's entry does not count.");
    }

    [TestCase("nobody")]
    [TestCase("10.0.0.0/99")]
    [TestCase("")]
    public void A_proxy_that_is_no_address_stops_the_start(string address)
    {
        var failure = Assert.ThrowsAsync<OptionsValidationException>(() => TestBot.StartAsync($"--Proxy:Addresses:0={address}"));

        Assert.That(failure!.Message, Does.Contain("Proxy:Addresses"));
    }

    [TestCase("127.0.0.1", ExpectedResult = true)]
    [TestCase("::1", ExpectedResult = true)]
    [TestCase("10.0.0.0/24", ExpectedResult = true)]
    [TestCase("10.0.0.0.0", ExpectedResult = false)]
    public bool Addresses_and_networks_are_understood(string address) => new ProxyOptions { Addresses = { address } }.Problem is null;

    private static Task<Answer> OpenAsync(HttpVisitor visitor, string from)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, visitor.At("/officials/sign-in"));
        request.Headers.Add("X-Forwarded-For", from);
        request.Headers.Add("X-Forwarded-Proto", "https");
        return visitor.SendAsync(request);
    }

    private static async Task<HttpStatusCode> GuessAsync(HttpVisitor visitor, string from)
    {
        // Over plain http on this side, so the cookies that are meant for https are given by hand.
        var page = await OpenAsync(visitor, from);
        var form = Markup.Read(page.Body).Forms.Single(form => form.Handler == "sign-in");
        var request = new HttpRequestMessage(HttpMethod.Post, visitor.At("/officials/sign-in")) { Content = new FormUrlEncodedContent(form.Fields.Select(field => field.Key.StartsWith("Form.", StringComparison.Ordinal) ? KeyValuePair.Create(field.Key, "đoán mò") : field)) };
        request.Headers.Add("X-Forwarded-For", from);
        request.Headers.Add("X-Forwarded-Proto", "https");
        if (page.Headers.TryGetValue("Set-Cookie", out var cookie))
        {
            request.Headers.TryAddWithoutValidation("Cookie", cookie.Split(';')[0]);
        }

        return (await visitor.SendAsync(request)).Status;
    }
}
