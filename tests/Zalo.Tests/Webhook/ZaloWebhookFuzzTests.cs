using System.Globalization;
using System.Net;
using System.Text;
using CivicBot.Adapters.Zalo.Activities;
using CivicBot.Adapters.Zalo.Events;
using CivicBot.Adapters.Zalo.Webhook;

namespace CivicBot.Adapters.Zalo.Tests.Webhook;

/// <summary>Damaged and invented bodies against a real server; the seed makes each run the same.</summary>
[TestFixture]
internal sealed class ZaloWebhookFuzzTests
{
    private const int Seed = 20261121;

    [Test]
    public async Task Ten_thousand_bodies_without_a_valid_signature_get_200_and_no_effect()
    {
        await using var host = await WebhookHost.StartAsync();
        var random = new Random(Seed);
        var calls = Enumerable.Range(0, 10_000).Select(_ => (Body: Damaged(random), Signature: Signature(random))).ToList();
        var statuses = new System.Collections.Concurrent.ConcurrentBag<HttpStatusCode>();

        await Parallel.ForEachAsync(
            calls, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (call, _) => statuses.Add(await host.PostAsync(call.Body, call.Signature)));

        Assert.That(statuses, Has.Count.EqualTo(10_000).And.All.EqualTo(HttpStatusCode.OK));
        Assert.That(host.Inbox.Events, Is.Empty);
        Assert.That(host.Status.LastEventAt, Is.Null);
        Assert.That(host.Status.Counts.Values.Sum(), Is.EqualTo(10_000));
    }

    [Test]
    public async Task Signed_events_of_any_shape_are_stored_and_can_be_read_later()
    {
        await using var host = await WebhookHost.StartAsync();
        var random = new Random(Seed);
        for (var index = 0; index < 1000; index++)
        {
            var body = Encoding.UTF8.GetBytes(Odd(random, index));
            var status = await host.PostAsync(body, ZaloSignature.Sign(Sample.AppId, body, index.ToString(CultureInfo.InvariantCulture), Sample.OaSecret));
            Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        }

        Assert.That(host.Status.Count(ZaloWebhookOutcome.Accepted) + host.Status.Count(ZaloWebhookOutcome.Duplicate), Is.EqualTo(1000));
        Assert.That(host.Inbox.Events, Has.Count.GreaterThan(900));
        foreach (var stored in host.Inbox.Events)
        {
            var raw = ZaloEventReader.Parse(stored.Payload.Span);
            var read = ZaloEventReader.Read(raw, ZaloConversation.Parse(stored.ConversationId), stored.OccurredAt);
            Assert.That(() => IncomingActivity.From(read, raw, stored.DedupeKey), Throws.Nothing);
        }
    }

    /// <summary>The sample event with some bytes changed, cut, doubled or replaced; never the sample itself.</summary>
    private static byte[] Damaged(Random random)
    {
        var body = Sample.Body.ToList();
        switch (random.Next(6))
        {
            case 0:
                body = [.. body.Take(random.Next(body.Count))];
                break;
            case 1:
                var at = random.Next(body.Count);
                body[at] = (byte)(body[at] ^ (1 << random.Next(8)));
                break;
            case 2:
                body.InsertRange(random.Next(body.Count), Bytes(random, 1 + random.Next(50)));
                break;
            case 3:
                body = [.. Bytes(random, random.Next(2000))];
                break;
            case 4:
                body = [.. Encoding.UTF8.GetBytes(new string(random.Next(2) == 0 ? '[' : '{', 1 + random.Next(5000)))];
                break;
            default:
                body.AddRange(body[..random.Next(1, body.Count)]);
                break;
        }

        return [.. body];
    }

    private static string? Signature(Random random) => random.Next(5) switch
    {
        0 => null,
        1 => Convert.ToHexString(Bytes(random, random.Next(40))),
        2 => "mac=" + Convert.ToHexStringLower(Bytes(random, 32)),
        _ => Sample.Mac,
    };

    private static byte[] Bytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>An event of a known name whose members have types that nobody expects.</summary>
    private static string Odd(Random random, int timestamp)
    {
        string[] names =
        [
            "user_send_text", "user_send_image", "user_send_location", "user_send_file", "user_send_business_card", "follow", "user_seen_message",
            "user_received_message", "user_submit_info", "user_reacted_message", "oa_send_text", "user_withdraw", "user_feedback", "add_user_to_tag",
            "change_oa_daily_quota", "user_send_group_text", "anonymous_send_text", "user_call_oa", "extension_purchased", "\\ud800",
        ];
        string[] values =
        [
            "null", "true", "0", "-1.5e300", "123456789012345678901234567890", "\"\"", "\"\\ud83d\"", "\"x:y\"", "[]", "{}", "[[{}]]", "[null,1,\"2\"]",
            "{\"id\":5,\"text\":[],\"msg_id\":{}}", "{\"id\":\"2512523625412515000\",\"msg_id\":\"7\",\"text\":\"{\\\"content\\\":\\\"A\\\"}\"}",
            "{\"attachments\":[{\"type\":\"link\",\"payload\":{\"description\":\"{\"}},{\"payload\":null},5]}",
            "{\"attachments\":[{\"type\":\"location\",\"payload\":{\"coordinates\":{\"latitude\":\"x\",\"longitude\":1e999}}}]}",
        ];
        string[] members = ["sender", "recipient", "message", "follower", "oa_id", "user_id", "info", "tag", "users", "data", "group_id"];
        var body = new StringBuilder($$"""{"event_name":"{{names[random.Next(names.Length)]}}","timestamp":{{timestamp}}""");
        foreach (var member in members.Where(_ => random.Next(2) == 0))
        {
            body.Append(CultureInfo.InvariantCulture, $",\"{member}\":{values[random.Next(values.Length)]}");
        }

        return body.Append('}').ToString();
    }
}
