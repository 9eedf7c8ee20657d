using CivicBot.Adapters.Zalo.Webhook;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace CivicBot.Adapters.Zalo.Tests.Webhook;

[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class ZaloWebhookHealthCheckTests : IDisposable
{
    private readonly StillTime time = new(Sample.At);
    private readonly ZaloWebhookStatus status;

    public ZaloWebhookHealthCheckTests() => status = new ZaloWebhookStatus(time);

    [Test]
    public async Task A_fresh_start_is_healthy() => Assert.That((await CheckAsync()).Status, Is.EqualTo(HealthStatus.Healthy));

    [Test]
    public async Task A_channel_that_is_off_is_healthy_for_ever()
    {
        time.Now = Sample.At.AddDays(9);
        Assert.That((await CheckAsync(new ZaloOptions())).Status, Is.EqualTo(HealthStatus.Healthy));
    }

    [Test]
    public async Task Refused_signatures_alone_are_a_fault_that_names_the_key()
    {
        status.Record(ZaloWebhookOutcome.BadSignature, TimeSpan.Zero);
        Assert.That(await CheckAsync(), Has.Property("Status").EqualTo(HealthStatus.Degraded).And.Property("Description").Contains("Zalo:OaSecretKey"));

        status.MatchingVariant = ZaloSignatureVariant.OaIdFirst;
        Assert.That((await CheckAsync()).Description, Does.Contain("Zalo:SignatureVariant=OaIdFirst"));

        status.Record(ZaloWebhookOutcome.Accepted, TimeSpan.Zero);
        Assert.That((await CheckAsync()).Status, Is.EqualTo(HealthStatus.Healthy));
    }

    [Test]
    public async Task A_day_without_events_is_worth_a_look()
    {
        status.Record(ZaloWebhookOutcome.Accepted, TimeSpan.Zero);
        time.Now = Sample.At.AddHours(25);
        var result = await CheckAsync();
        Assert.That(result.Status, Is.EqualTo(HealthStatus.Degraded));
        Assert.That(result.Data["webhook.Accepted"], Is.EqualTo(1));
    }

    public void Dispose() => status.Dispose();

    private Task<HealthCheckResult> CheckAsync(ZaloOptions? options = null) =>
        new ZaloWebhookHealthCheck(status, Options.Create(options ?? Sample.Options()), time).CheckHealthAsync(new HealthCheckContext());
}
