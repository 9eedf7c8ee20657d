using System.Net;
using CivicBot.Adapters.Zalo.Consent;
using CivicBot.Adapters.Zalo.Tests.Webhook;
using CivicBot.Adapters.Zalo.Tokens;
using Microsoft.Extensions.DependencyInjection;

namespace CivicBot.Adapters.Zalo.Tests.Consent;

[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class ZaloConsentEndpointsTests
{
    private readonly RecordingConsent consent = new();

    [Test]
    public async Task The_operator_is_sent_to_zalo_and_comes_back_in_the_same_session()
    {
        await using var host = await StartAsync();
        using var start = await GetAsync(host, $"/zalo/oauth/start?oa={Sample.OaId}");

        Assert.That(start.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(start.Headers.Location, Is.EqualTo(RecordingConsent.ZaloPage));
        var cookie = start.Headers.GetValues("Set-Cookie").Single();
        Assert.That(cookie, Does.Contain("httponly").IgnoreCase.And.Contain("secure").IgnoreCase.And.Contain("samesite=lax").IgnoreCase);

        using var back = await GetAsync(host, $"/zalo/oauth/callback?code=abc&oa_id={Sample.OaId}", cookie.Split(';')[0]);
        Assert.That(back.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(consent.Callback, Is.EqualTo(new ZaloConsentCallback("abc", Sample.OaId, null, consent.Session!)));
        Assert.That(back.Headers.CacheControl?.NoStore, Is.True);
    }

    [TestCase("/zalo/oauth/start")]
    [TestCase("/zalo/oauth/start?oa=1")]
    public async Task Without_a_login_only_a_configured_account_can_be_connected(string address)
    {
        await using var host = await StartAsync();
        using var start = await GetAsync(host, address);
        Assert.That(start.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(consent.Session, Is.Null);
    }

    [Test]
    public async Task A_stranger_behind_a_proxy_cannot_start()
    {
        await using var host = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/zalo/oauth/start?oa={Sample.OaId}");
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        using var start = await host.Client.SendAsync(request);
        Assert.That(start.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("/zalo/oauth/callback")]
    [TestCase("/zalo/oauth/callback?code=abc")]
    [TestCase("/zalo/oauth/callback?state=abc")]
    public async Task A_callback_that_nobody_began_is_refused(string address)
    {
        await using var host = await StartAsync();
        using var back = await GetAsync(host, address);
        Assert.That(back.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(consent.Callback, Is.Null);
    }

    [Test]
    public async Task A_returned_state_will_do_without_the_cookie()
    {
        await using var host = await StartAsync();
        using var back = await GetAsync(host, "/zalo/oauth/callback?code=abc&state=s1");
        Assert.That(consent.Callback?.State, Is.EqualTo("s1"));
    }

    [Test]
    public async Task What_zalo_answered_is_shown_without_its_markup()
    {
        consent.Result = new ZaloConsentResult.Refused("<script>");
        await using var host = await StartAsync();
        using var back = await GetAsync(host, "/zalo/oauth/callback?code=abc&state=s1");
        Assert.That(back.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await back.Content.ReadAsStringAsync(), Does.Contain("&lt;script&gt;").And.Not.Contain("<script>"));
    }

    private Task<WebhookHost> StartAsync() => WebhookHost.StartAsync(
        options => options.CallbackUrl = "https://a.example/zalo/oauth/callback",
        app => app.MapZaloConsent(),
        services => services.AddSingleton<IZaloConsent>(consent));

    private static async Task<HttpResponseMessage> GetAsync(WebhookHost host, string address, string? cookie = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        return await host.Client.SendAsync(request);
    }

    private sealed class RecordingConsent : IZaloConsent
    {
        public static readonly Uri ZaloPage = new("https://oauth.example/v4/oa/permission?app_id=1");

        public string? Session { get; private set; }

        public ZaloConsentCallback? Callback { get; private set; }

        public ZaloConsentResult Result { get; set; } = new ZaloConsentResult.Granted(Sample.OaId, "Phường Mẫu");

        public Task<Uri> StartAsync(string? expectedOaId, string sessionId, CancellationToken cancellationToken)
        {
            Session = sessionId;
            return Task.FromResult(ZaloPage);
        }

        public Task<ZaloConsentResult> CompleteAsync(ZaloConsentCallback callback, CancellationToken cancellationToken)
        {
            Callback = callback;
            return Task.FromResult(Result);
        }

        public Task<ZaloConsentResult> PasteRefreshTokenAsync(string oaId, string refreshToken, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("The browser pastes nothing.");
    }
}
