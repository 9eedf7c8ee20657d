using CivicBot.Adapters.Zalo.Activities;
using CivicBot.Adapters.Zalo.Events;
using CivicBot.Adapters.Zalo.Webhook;
using Microsoft.Extensions.Options;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CivicBot.Adapters.Zalo.Tests.Events;

[TestFixture]
internal sealed class ZaloEventTests
{
    private static readonly JsonSerializer Serializer = JsonSerializer.Create(new JsonSerializerSettings
    {
        NullValueHandling = NullValueHandling.Ignore,
        DateParseHandling = DateParseHandling.None,
    });

    [Test]
    public void There_is_a_fixture_for_every_case_of_the_union()
    {
        var cases = typeof(ZaloEvent).GetNestedTypes().Select(type => type.Name);
        Assert.That(EventFixture.All.Select(fixture => fixture.Kind).Distinct(StringComparer.Ordinal), Is.EquivalentTo(cases));
    }

    [TestCase("1")]
    [TestCase("-9")]
    public void A_number_too_long_to_be_one_keeps_no_citizen_unread(string begin)
    {
        var number = begin + new string('7', 400);
        var body = System.Text.Encoding.UTF8.GetBytes(
            $$"""{"event_name":"user_send_text","message":{"text":"Ngập nước \ud83d chỗ \"{{number}},\"","msg_id":"m1","quote_msg_id":{{number}}},"odd":[1,2.5,true,null,{{number}}],"timestamp":"1763712000123"}""");
        Assert.That(ZaloEnvelope.TryRead(body, out _), Is.True);

        var raw = ZaloEventReader.Parse(body);

        Assert.That(ZaloEventReader.Read(raw, ZaloConversation.Parse(EventFixture.All.First().Conversation), Sample.At), Is.InstanceOf<ZaloEvent.CitizenMessage>()
            .With.Property(nameof(ZaloEvent.CitizenMessage.Text)).Contains("Ngập nước").And.Property(nameof(ZaloEvent.CitizenMessage.MessageId)).EqualTo("m1"));
        Assert.That(raw["odd"]!.Last!.ToString(), Is.EqualTo(number));
    }

    [TestCaseSource(typeof(EventFixture), nameof(EventFixture.All))]
    public void It_is_routed_to_its_conversation(EventFixture fixture)
    {
        Assert.That(ZaloEnvelope.TryRead(fixture.Body, out var envelope), Is.True);
        Assert.That(ZaloRoute.Find(envelope, KnownAccounts()).ToString(), Is.EqualTo(fixture.Conversation));
    }

    [TestCaseSource(typeof(EventFixture), nameof(EventFixture.All))]
    public void It_is_read_as_its_kind(EventFixture fixture) =>
        Assert.That(Read(fixture).Event.GetType().Name, Is.EqualTo(fixture.Kind));

    [TestCaseSource(typeof(EventFixture), nameof(EventFixture.All))]
    public void It_becomes_its_activity_or_none(EventFixture fixture)
    {
        var (read, raw) = Read(fixture);
        var activity = IncomingActivity.From(read, raw, "key-of-the-event");
        if (fixture.Activity is null)
        {
            Assert.That(activity is null || read is ZaloEvent.Echo, Is.True);
            return;
        }

        var made = JObject.FromObject(activity!, Serializer);
        Assert.Multiple(() =>
        {
            Assert.That(Missing(fixture.Activity, made), Is.Empty);
            Assert.That(activity!.Id, Is.EqualTo(fixture.Activity.Value<string>("id") ?? "key-of-the-event"));
            Assert.That(activity.ChannelId, Is.EqualTo("zalo"));
            Assert.That(activity.ServiceUrl, Is.Not.Empty);
            Assert.That(activity.Locale, Is.EqualTo("vi-VN"));
            Assert.That(activity.LocalTimezone, Is.EqualTo("Asia/Ho_Chi_Minh"));
            Assert.That(activity.Timestamp!.Value.Offset, Is.EqualTo(TimeSpan.Zero));
            Assert.That(activity.Timestamp, Is.EqualTo(Sample.At));
            Assert.That(activity.LocalTimestamp!.Value.Offset, Is.EqualTo(TimeSpan.FromHours(7)));
            Assert.That(activity.LocalTimestamp, Is.EqualTo(Sample.At));
            Assert.That((activity.From.Id, activity.From.Role), Is.EqualTo((Sample.UserId, "user")));
            Assert.That((activity.Recipient.Id, activity.Recipient.Role), Is.EqualTo((Sample.OaId, "bot")));
            Assert.That(activity.Conversation.Id, Is.EqualTo(fixture.Conversation));
            Assert.That(JToken.DeepEquals((JObject)activity.ChannelData, fixture.Event), Is.True);
        });
    }

    [Test]
    public void Without_a_known_account_receipts_are_read_as_documented()
    {
        var nobody = new ZaloAccounts(Options.Create(new ZaloOptions()));
        var fixture = EventFixture.All.Single(one => one.Name == "received");
        ZaloEnvelope.TryRead(fixture.Body, out var envelope);
        Assert.That(ZaloRoute.Find(envelope, nobody).ToString(), Is.EqualTo(Sample.ConversationId));
    }

    [Test]
    public void Different_events_have_different_keys()
    {
        var keys = EventFixture.All.Select(fixture =>
        {
            ZaloEnvelope.TryRead(fixture.Body, out var envelope);
            return (fixture.Event.Value<string>("event_name"), Id: fixture.Event.SelectToken("message.msg_id")?.ToString(), Key: ZaloRoute.DedupeKey(envelope, fixture.Body));
        }).ToList();
        Assert.That(keys.Select(key => key.Key).Distinct(StringComparer.Ordinal).Count(), Is.GreaterThan(keys.Count / 2));
        foreach (var same in keys.GroupBy(key => key.Key, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            Assert.That(same.Select(key => (key.Item1, key.Id)).Distinct().Count(), Is.EqualTo(1), same.Key);
        }
    }

    [Test]
    public void Two_reactions_on_one_message_are_two_events()
    {
        var like = EventFixture.All.Single(fixture => fixture.Name == "reaction");
        var gone = EventFixture.All.Single(fixture => fixture.Name == "reaction-removed");
        ZaloEnvelope.TryRead(like.Body, out var first);
        ZaloEnvelope.TryRead(gone.Body, out var second);
        Assert.That(ZaloRoute.DedupeKey(first, like.Body), Is.Not.EqualTo(ZaloRoute.DedupeKey(second, gone.Body)));
    }

    [Test]
    public void The_order_of_seen_ids_does_not_matter()
    {
        static string Key(string ids)
        {
            var body = System.Text.Encoding.UTF8.GetBytes($$"""{"event_name":"user_seen_message","message":{"msg_ids":[{{ids}}]},"timestamp":"1"}""");
            ZaloEnvelope.TryRead(body, out var envelope);
            return ZaloRoute.DedupeKey(envelope, body);
        }

        Assert.That(Key("\"b\",\"a\""), Is.EqualTo(Key("\"a\",\"b\"")));
        Assert.That(Key("\"a\""), Is.Not.EqualTo(Key("\"a\",\"b\"")));
    }

    private static (ZaloEvent Event, JObject Raw) Read(EventFixture fixture)
    {
        var raw = ZaloEventReader.Parse(fixture.Body);
        return (ZaloEventReader.Read(raw, ZaloConversation.Parse(fixture.Conversation), Sample.At), raw);
    }

    private static ZaloAccounts KnownAccounts() => new(Options.Create(Sample.Options()));

    /// <summary>Paths of what is expected and not there, or not so.</summary>
    private static IEnumerable<string> Missing(JToken expected, JToken? made) => (expected, made) switch
    {
        (JObject members, JObject others) => members.Properties().SelectMany(member => Missing(member.Value, others[member.Name])),
        (JArray items, JArray others) when items.Count == others.Count => items.SelectMany((item, index) => Missing(item, others[index])),
        _ => JToken.DeepEquals(expected, made) ? [] : [$"{expected.Path}: {expected} ≠ {made}"],
    };
}
