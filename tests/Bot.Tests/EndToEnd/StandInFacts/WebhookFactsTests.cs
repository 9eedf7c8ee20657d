using System.Text;
using CivicBot.ZaloStandIn;
using CivicBot.ZaloStandIn.Webhooks;

namespace CivicBot.Tests.EndToEnd.StandInFacts;

[TestFixture]
internal sealed class WebhookFactsTests
{
    private const string Oa = "3886132808788086450";
    private const string User = "2512523625412515000";

    private const string Body =
        """{"app_id":"1234567890123456789","sender":{"id":"2512523625412515000"},"user_id_by_app":"552177279717587730","recipient":{"id":"3886132808788086450"},"event_name":"user_send_text","message":{"text":"Xin hỏi thủ tục cấp bản sao trích lục khai sinh?","msg_id":"96d3cdf3af150460909"},"timestamp":"1763712000123"}""";

    [Test]
    public void The_signature_of_the_published_vector_is_reproduced()
    {
        var raw = Encoding.UTF8.GetBytes(Body);

        Assert.Multiple(() =>
        {
            Assert.That(raw, Has.Length.EqualTo(321));
            Assert.That(
                WebhookSignature.Sign("1234567890123456789", raw, "1763712000123", "OaSecretKeyForTests"),
                Is.EqualTo("mac=fc5f1c835f6e1abc838c2eca4cfd15db84a54a28fbc616dad5bbc2efbd638af8"));
        });
    }

    [Test]
    public async Task A_posted_event_carries_the_signature_of_exactly_the_posted_bytes()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var standIn = await StandIn.StartAsync(new StandInOptions { Webhook = receiver.Url });

        var delivery = await standIn.Citizen(Oa, User).SayAsync("Chào phường");

        Assert.That(receiver.Posts.TryDequeue(out var post), Is.True);
        Assert.Multiple(() =>
        {
            Assert.That(delivery.Acknowledged, Is.True);
            Assert.That(Encoding.UTF8.GetString(post!.Body), Does.Contain("Chào phường").And.Contain("\"event_name\":\"user_send_text\""));
            Assert.That(post.Signature, Is.EqualTo(WebhookSignature.Sign(
                standIn.Options.AppId, post.Body, delivery.Event.Timestamp, standIn.Options.OaSecretKey)));
            Assert.That(post.Retry, Is.Null, "The first delivery has no num_retry.");
        });
    }

    [Test]
    public async Task An_event_that_is_not_answered_with_200_comes_again_with_the_same_bytes_and_a_retry_number()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.StatusOf = n => n < 2 ? 500 : 200;
        await using var standIn = await StandIn.StartAsync(new StandInOptions
        {
            Webhook = receiver.Url,
            Behaviour = new Behaviour { RedeliveryFactor = 0.00001 },
        });

        var delivery = await standIn.Citizen(Oa, User).SayAsync("Có ai không?");

        Assert.That(await delivery.Completion, Is.True);
        var posts = receiver.Posts.ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(posts.Select(p => p.Retry), Is.EqualTo(new[] { null, "1", "2" }));
            Assert.That(posts.Select(p => p.Body), Has.All.EqualTo(posts[0].Body));
            Assert.That(standIn.Webhooks.Enabled, Is.True);
        });
    }

    [Test]
    public async Task After_five_redeliveries_the_app_loses_its_webhook()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.StatusOf = _ => 503;
        await using var standIn = await StandIn.StartAsync(new StandInOptions
        {
            Webhook = receiver.Url,
            Behaviour = new Behaviour { RedeliveryFactor = 0.00001 },
        });

        var delivery = await standIn.Citizen(Oa, User).SayAsync("Có ai không?");
        var acknowledged = await delivery.Completion;
        await standIn.Citizen(Oa, User).SayAsync("Còn ai không?");

        Assert.Multiple(() =>
        {
            Assert.That(acknowledged, Is.False);
            Assert.That(standIn.Webhooks.Enabled, Is.False);
            Assert.That(receiver.Posts, Has.Count.EqualTo(6), "Nothing leaves any more.");
        });
    }

    [Test]
    public async Task The_console_probe_is_not_signed()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var standIn = await StandIn.StartAsync(new StandInOptions { Webhook = receiver.Url });

        var status = await standIn.Webhooks.ProbeAsync(CancellationToken.None);

        Assert.That(receiver.Posts.TryDequeue(out var post), Is.True);
        Assert.Multiple(() =>
        {
            Assert.That(status, Is.EqualTo(200));
            Assert.That(post!.Signature, Is.Null);
        });
    }

    [Test]
    public async Task The_echo_can_be_there_before_the_send_call_returns()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var standIn = await StandIn.StartAsync(new StandInOptions
        {
            Webhook = receiver.Url,
            Behaviour = new Behaviour { Echoes = EchoTiming.BeforeAnswer },
        });
        using var api = new ApiCaller(standIn);
        var token = standIn.Account(Oa).IssueTokens().AccessToken;
        await standIn.Citizen(Oa, User).SayAsync("Chào phường");
        receiver.Posts.Clear();

        var answer = await api.SendTextAsync("/v2.0/oa/message", token, User, "Phường xin chào");

        Assert.That(receiver.Posts.TryDequeue(out var post), Is.True, "The echo came first.");
        Assert.That(
            Encoding.UTF8.GetString(post!.Body),
            Does.Contain("oa_send_text").And.Contain(answer.GetProperty("data").GetProperty("message_id").GetString()).And.Not.Contain("admin_id"));
    }

    [Test]
    public async Task An_official_in_the_chat_tool_is_echoed_with_the_admin_id()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var standIn = await StandIn.StartAsync(new StandInOptions { Webhook = receiver.Url });

        await standIn.OfficialSaysAsync(Oa, User, "7700112233445566000", "Tôi là cán bộ một cửa.");

        Assert.That(receiver.Posts.TryDequeue(out var post), Is.True);
        Assert.That(Encoding.UTF8.GetString(post!.Body), Does.Contain("\"admin_id\":\"7700112233445566000\""));
    }
}
