using System.Net;
using System.Text;
using CivicBot.Adapters.Zalo.Webhook;

namespace CivicBot.Adapters.Zalo.Tests.Webhook;

[TestFixture]
internal sealed class ZaloWebhookTests
{
    [Test]
    public async Task A_text_that_is_no_UTF_8_is_no_event_whoever_sends_it([Values("event_name", "msg_id")] string where)
    {
        await using var host = await WebhookHost.StartAsync();
        byte[] broken = [.. "{\"app_id\":\"1\",\"timestamp\":\"1\",\""u8, .. Encoding.ASCII.GetBytes(where == "msg_id" ? "message\":{\"msg_id" : where), .. "\":\"a\\n"u8, 0xF8, 0xE1, .. "\""u8, .. where == "msg_id" ? "}}"u8 : "}"u8];

        Assert.That(await host.PostAsync(broken, ZaloSignature.Sign(Sample.AppId, broken, "1", Sample.OaSecret)), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(host.Status.Count(ZaloWebhookOutcome.Malformed), Is.EqualTo(1));
    }

    [Test]
    public async Task A_signed_event_is_stored_as_it_came_and_acknowledged()
    {
        await using var host = await WebhookHost.StartAsync();

        Assert.That(await host.PostAsync(Sample.Body, Sample.Mac), Is.EqualTo(HttpStatusCode.OK));

        var stored = host.Inbox.Events.Single();
        Assert.Multiple(() =>
        {
            Assert.That(stored.ChannelId, Is.EqualTo("zalo"));
            Assert.That(stored.ConversationId, Is.EqualTo(Sample.ConversationId));
            Assert.That(stored.DedupeKey, Is.EqualTo("user_send_text:96d3cdf3af150460909"));
            Assert.That(stored.OccurredAt, Is.EqualTo(Sample.At));
            Assert.That(stored.Payload.ToArray(), Is.EqualTo(Sample.Body));
            Assert.That(host.Status.Count(ZaloWebhookOutcome.Accepted), Is.EqualTo(1));
            Assert.That(host.Status.SignedWithOaSecret, Is.EqualTo(1));
            Assert.That(host.Status.LastEventAt, Is.EqualTo(Sample.At.AddSeconds(1)));
        });
    }

    [Test]
    public async Task The_same_event_again_is_acknowledged_and_counted_as_duplicate()
    {
        await using var host = await WebhookHost.StartAsync();
        await host.PostAsync(Sample.Body, Sample.Mac);

        Assert.That(await host.PostAsync(Sample.Body, Sample.Mac), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(host.Inbox.Events, Has.Count.EqualTo(1));
        Assert.That(host.Status.Count(ZaloWebhookOutcome.Duplicate), Is.EqualTo(1));
    }

    [Test]
    public async Task An_event_that_could_not_be_stored_is_not_acknowledged()
    {
        await using var host = await WebhookHost.StartAsync();
        host.Inbox.Failure = new IOException("disk full");

        Assert.That(await host.PostAsync(Sample.Body, Sample.Mac), Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(host.Status.Count(ZaloWebhookOutcome.NotStored), Is.EqualTo(1));
    }

    [Test]
    public async Task A_probe_of_the_console_gets_200_and_nothing_happens()
    {
        await using var host = await WebhookHost.StartAsync();
        using var get = await host.Client.GetAsync(new Uri(ZaloEndpoints.WebhookPath, UriKind.Relative));

        Assert.That(get.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await host.PostAsync([], signature: null), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await host.PostAsync(Sample.Body, signature: null), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(host.Inbox.Events, Is.Empty);
        Assert.That(host.Status.Count(ZaloWebhookOutcome.NoSignature), Is.EqualTo(2));
        Assert.That(host.Status.LastEventAt, Is.Null);
    }

    [Test]
    public async Task A_wrong_key_is_refused()
    {
        await using var host = await WebhookHost.StartAsync(options => options.OaSecretKey = "another");

        Assert.That(await host.PostAsync(Sample.Body, Sample.Mac), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(host.Inbox.Events, Is.Empty);
        Assert.That(host.Status.Count(ZaloWebhookOutcome.BadSignature), Is.EqualTo(1));
    }

    [Test]
    public async Task A_body_written_anew_is_refused()
    {
        await using var host = await WebhookHost.StartAsync();
        var anew = Encoding.UTF8.GetBytes(Sample.Text.Replace("\":\"", "\": \"", StringComparison.Ordinal));

        Assert.That(await host.PostAsync(anew, Sample.Mac), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(host.Inbox.Events, Is.Empty);
    }

    [Test]
    public async Task Another_app_is_refused_even_when_its_event_is_signed_for_us()
    {
        await using var host = await WebhookHost.StartAsync();
        var body = Encoding.UTF8.GetBytes(Sample.Text.Replace(Sample.AppId, "999", StringComparison.Ordinal));

        await host.PostAsync(body, ZaloSignature.Sign(Sample.AppId, body, "1763712000123", Sample.OaSecret));

        Assert.That(host.Inbox.Events, Is.Empty);
        Assert.That(host.Status.Count(ZaloWebhookOutcome.WrongApp), Is.EqualTo(1));
    }

    [TestCase("")]
    [TestCase("[]")]
    [TestCase("null")]
    [TestCase("{")]
    [TestCase("{}")]
    [TestCase("{\"timestamp\":true}")]
    [TestCase("{\"timestamp\":\"1\"} {}")]
    public async Task What_is_no_event_is_refused(string text)
    {
        await using var host = await WebhookHost.StartAsync();
        var body = Encoding.UTF8.GetBytes(text);

        Assert.That(await host.PostAsync(body, ZaloSignature.Sign(Sample.AppId, body, "", Sample.OaSecret)), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(host.Inbox.Events, Is.Empty);
        Assert.That(host.Status.Count(ZaloWebhookOutcome.Malformed), Is.EqualTo(1));
    }

    [Test]
    public async Task A_body_over_the_limit_is_not_read_to_the_end()
    {
        await using var host = await WebhookHost.StartAsync();

        Assert.That(await host.PostAsync(new byte[1024 * 1024 + 1], Sample.Mac), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(host.Status.Count(ZaloWebhookOutcome.TooLarge), Is.EqualTo(1));
        Assert.That(host.Inbox.Events, Is.Empty);
    }

    [Test]
    public async Task A_body_of_unknown_length_over_the_limit_is_refused_too()
    {
        await using var host = await WebhookHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, ZaloEndpoints.WebhookPath) { Content = new StreamContent(new MemoryStream(new byte[3_000_000])) };
        request.Headers.TransferEncodingChunked = true;
        request.Headers.TryAddWithoutValidation(ZaloSignature.HeaderName, Sample.Mac);

        using var response = await host.Client.SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(host.Status.Count(ZaloWebhookOutcome.TooLarge), Is.EqualTo(1));
    }

    [Test]
    public async Task A_signed_event_of_exactly_one_megabyte_is_stored()
    {
        await using var host = await WebhookHost.StartAsync();
        var text = Sample.Text.Replace("Xin", new string('x', 1024 * 1024 - Sample.Body.Length + 3), StringComparison.Ordinal);
        var body = Encoding.UTF8.GetBytes(text);

        Assert.That(body, Has.Length.EqualTo(1024 * 1024));
        await host.PostAsync(body, ZaloSignature.Sign(Sample.AppId, body, "1763712000123", Sample.OaSecret));
        Assert.That(host.Inbox.Events, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_number_as_timestamp_is_signed_by_its_digits()
    {
        await using var host = await WebhookHost.StartAsync();
        var body = Encoding.UTF8.GetBytes(Sample.Text.Replace("\"1763712000123\"", "1763712000123", StringComparison.Ordinal));

        await host.PostAsync(body, ZaloSignature.Sign(Sample.AppId, body, "1763712000123", Sample.OaSecret));
        Assert.That(host.Inbox.Events.Single().OccurredAt, Is.EqualTo(Sample.At));
    }

    [Test]
    public async Task The_app_secret_signs_where_there_is_no_oa_secret()
    {
        await using var host = await WebhookHost.StartAsync(options => options.OaSecretKey = "");

        await host.PostAsync(Sample.Body, ZaloSignature.Sign(Sample.AppId, Sample.Body, "1763712000123", Sample.AppSecret));
        Assert.That(host.Inbox.Events, Has.Count.EqualTo(1));
        Assert.That(host.Status.SignedWithAppSecret, Is.EqualTo(1));
    }

    [TestCase(Sample.AppId, Sample.AppSecret, ZaloSignatureVariant.AppSecret)]
    [TestCase(Sample.OaId, Sample.OaSecret, ZaloSignatureVariant.OaIdFirst)]
    [TestCase(Sample.OaId, Sample.AppSecret, ZaloSignatureVariant.OaIdFirstAppSecret)]
    public async Task Another_variant_is_named_but_not_accepted_until_an_operator_chooses_it(string firstTerm, string key, ZaloSignatureVariant variant)
    {
        var signature = ZaloSignature.Sign(firstTerm, Sample.Body, "1763712000123", key);
        await using (var host = await WebhookHost.StartAsync())
        {
            await host.PostAsync(Sample.Body, signature);
            Assert.That(host.Inbox.Events, Is.Empty);
            Assert.That(host.Status.MatchingVariant, Is.EqualTo(variant));
            Assert.That(host.Logged.Lines, Has.Some.Contains($"Zalo:SignatureVariant={variant}"));
        }

        await using (var host = await WebhookHost.StartAsync(options => options.SignatureVariant = variant))
        {
            await host.PostAsync(Sample.Body, signature);
            await host.PostAsync(Sample.Body, Sample.Mac);
            Assert.That(host.Inbox.Events, Has.Count.EqualTo(1));
            Assert.That(host.Status.Count(ZaloWebhookOutcome.BadSignature), Is.EqualTo(1));
        }
    }

    [Test]
    public async Task Two_accounts_of_one_app_keep_their_citizens_apart()
    {
        await using var host = await WebhookHost.StartAsync(options => options.Accounts.Add(new ZaloAccountOptions { OaId = "777" }));
        var other = Encoding.UTF8.GetBytes(Sample.Text.Replace(Sample.OaId, "777", StringComparison.Ordinal).Replace("96d3", "96d4", StringComparison.Ordinal));

        await host.PostAsync(Sample.Body, Sample.Mac);
        await host.PostAsync(other, ZaloSignature.Sign(Sample.AppId, other, "1763712000123", Sample.OaSecret));

        Assert.That(host.Inbox.Events.Select(stored => stored.ConversationId), Is.EqualTo(new[] { Sample.ConversationId, "777:" + Sample.UserId }));
    }

    [Test]
    public async Task An_account_that_nobody_configured_is_learnt_from_a_signed_event_and_from_no_other()
    {
        await using var host = await WebhookHost.StartAsync(options => options.Accounts.Clear());

        await host.PostAsync(Sample.Body, "mac=" + new string('0', 64));
        Assert.That(host.Accounts.Ids, Is.Empty);

        await host.PostAsync(Sample.Body, Sample.Mac);
        Assert.That(host.Accounts.Ids, Is.EqualTo(new[] { Sample.OaId }));
    }

    [Test]
    public async Task Nothing_of_the_citizen_stands_in_the_log()
    {
        await using var host = await WebhookHost.StartAsync();
        host.Inbox.Failure = new IOException("disk full");
        await host.PostAsync(Sample.Body, Sample.Mac);
        await host.PostAsync(Sample.Body, "mac=" + new string('0', 64));

        Assert.That(host.Logged.Lines, Is.Not.Empty);
        Assert.That(host.Logged.Lines, Has.None.Contains(Sample.UserId).And.None.Contains("khai sinh").And.None.Contains(Sample.OaSecret));
    }

    [Test]
    public async Task The_verification_file_of_the_domain_is_served_from_the_configuration()
    {
        await using var host = await WebhookHost.StartAsync(options => options.VerifierCodes.Add("AbC-1_x"));

        var page = await host.Client.GetStringAsync(new Uri("/zalo_verifierAbC-1_x.html", UriKind.Relative));
        using var other = await host.Client.GetAsync(new Uri("/zalo_verifierOther.html", UriKind.Relative));

        Assert.That(page, Does.Contain("<meta name=\"zalo-platform-site-verification\" content=\"AbC-1_x\" />"));
        Assert.That(other.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_channel_that_is_off_has_no_webhook_and_says_so()
    {
        await using var host = await WebhookHost.StartAsync(Off);

        Assert.That(await host.PostAsync(Sample.Body, Sample.Mac), Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(host.Logged.Lines, Has.Some.Contains("The Zalo channel is off"));
    }

    [Test]
    public void Without_an_inbox_the_start_fails_and_says_what_to_register() =>
        Assert.That(
            async () => await WebhookHost.StartAsync(withInbox: false),
            Throws.InvalidOperationException.With.Message.Contains("IChannelInbox").And.Message.Contains("AddInProcessZaloInbox"));

    private static void Off(ZaloOptions options) =>
        (options.AppId, options.AppSecret, options.OaSecretKey, options.Accounts) = ("", "", "", []);
}
