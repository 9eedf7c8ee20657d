using System.Text;
using System.Text.Json.Nodes;
using CivicBot.Adapters.Zalo.Client;
using CivicBot.Adapters.Zalo.Tokens;

namespace CivicBot.Adapters.Zalo.Tests.Client;

internal sealed class SendVariantTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);
    private static readonly SendVariant Full = new(ZaloSendFlavor.V2Message, ByMessageId: true, WithQuote: true, WithButtons: true);

    [Test]
    public void Every_way_comes_to_an_end()
    {
        foreach (var code in ZaloErrors.Classes(ZaloErrorFamily.Oa).Keys.Append(-9999))
        {
            SendVariant? variant = Full;
            var steps = 0;
            while (variant is { } one)
            {
                Assert.That(++steps, Is.LessThanOrEqualTo(5), $"{code}");
                variant = one.After(new ZaloError(code, ZaloErrorClass.Drop, ""), canSwitch: true);
            }
        }
    }

    [Test]
    public void Only_the_codes_of_the_wrong_type_lead_to_the_other_endpoint()
    {
        foreach (var code in ZaloErrors.Classes(ZaloErrorFamily.Oa).Keys)
        {
            foreach (var flavor in new[] { ZaloSendFlavor.V3Cs, ZaloSendFlavor.V2Message })
            {
                var next = (Full with { Flavor = flavor }).After(new ZaloError(code, ZaloErrorClass.Drop, ""), canSwitch: true);
                var switches = next is { } other && other.Flavor != flavor;
                Assert.That(switches, Is.EqualTo((code, flavor) is (-235, ZaloSendFlavor.V3Cs) or (-240, ZaloSendFlavor.V2Message)), $"{code} {flavor}");
            }
        }
    }

    [TestCase("quote_message_id is invalid", false, true, true)]
    [TestCase("recipient.message_id is invalid", true, false, true)]
    [TestCase("buttons: one of them is invalid", true, true, false)]
    [TestCase("something is invalid", false, true, true)]
    public void An_invalid_parameter_is_the_one_that_the_text_names(string text, bool quote, bool byMessageId, bool buttons) =>
        Assert.That(
            Full.After(new ZaloError(-201, ZaloErrorClass.Drop, text), canSwitch: true),
            Is.EqualTo(new SendVariant(ZaloSendFlavor.V2Message, byMessageId, quote, buttons)));

    [TestCase(47, true)]
    [TestCase(49, false)]
    public void A_reply_by_message_id_needs_a_recent_message(int hours, bool byMessageId)
    {
        var message = new ZaloMessage("1", "m", Now.AddHours(-hours), new ZaloContent.Text("x", null, []));
        Assert.That(SendVariant.First(message, ZaloSendFlavor.V2Message, Now).RepliesByMessageId, Is.EqualTo(byMessageId));
        Assert.That(SendVariant.First(message, ZaloSendFlavor.V3Cs, Now).RepliesByMessageId, Is.False, "v3 knows user ids only");
    }

    [Test]
    public void The_body_of_a_text_with_quote_and_buttons_is_the_documented_one()
    {
        var message = new ZaloMessage("2512523625412515000", null, Now, new ZaloContent.Text(
            "Bà cần làm việc nào?\n1) Khai sinh",
            "96d3cdf3af150460909",
            [
                new ZaloButton("Khai sinh", "oa.query.show", "1"),
                new ZaloButton("Mở cổng DVC", "oa.open.url", "https://dichvucong.gov.vn"),
                new ZaloButton("Gọi một cửa", "oa.open.phone", "84243000000"),
                new ZaloButton("Nhắn tin", "oa.open.sms", "84243000000", "Xin hẹn"),
                new ZaloButton("Ẩn", "oa.query.hide", "2"),
                new ZaloButton("Thừa", "oa.query.show", "3"),
            ]));
        const string Expected = """
            { "recipient": { "user_id": "2512523625412515000" },
              "message": { "text": "Bà cần làm việc nào?\n1) Khai sinh", "quote_message_id": "96d3cdf3af150460909",
                "attachment": { "type": "template", "payload": { "buttons": [
                  { "title": "Khai sinh", "type": "oa.query.show", "payload": "1" },
                  { "title": "Mở cổng DVC", "type": "oa.open.url", "payload": { "url": "https://dichvucong.gov.vn" } },
                  { "title": "Gọi một cửa", "type": "oa.open.phone", "payload": { "phone_code": "84243000000" } },
                  { "title": "Nhắn tin", "type": "oa.open.sms", "payload": { "content": "Xin hẹn", "phone_code": "84243000000" } },
                  { "title": "Ẩn", "type": "oa.query.hide", "payload": "2" } ] } } } }
            """;
        var body = ZaloPayload.Body(message, SendVariant.First(message, ZaloSendFlavor.V3Cs, Now), uploadId: null);
        Assert.That(JsonNode.DeepEquals(JsonNode.Parse(body), JsonNode.Parse(Expected)), Is.True, Encoding.UTF8.GetString(body));
        Assert.That(Encoding.UTF8.GetString(body), Does.Contain("Bà cần làm việc nào?"), "letters as themselves");
    }

    [TestCaseSource(nameof(Shapes))]
    public void The_other_kinds_have_their_documented_bodies(ZaloContent content, string? uploadId, string expected)
    {
        var message = new ZaloMessage("25", null, Now, content);
        var body = ZaloPayload.Body(message, SendVariant.First(message, ZaloSendFlavor.V3Cs, Now), uploadId);
        Assert.That(JsonNode.DeepEquals(JsonNode.Parse(body), JsonNode.Parse(expected)), Is.True, Encoding.UTF8.GetString(body));
    }

    private static IEnumerable<TestCaseData> Shapes()
    {
        const string To = """ "recipient": { "user_id": "25" } """;
        yield return new TestCaseData(
            new ZaloContent.Image("Sơ đồ", null, null, MediaKey: "k"), "up-1",
            $$"""{ {{To}}, "message": { "text": "Sơ đồ", "attachment": { "type": "template", "payload": { "template_type": "media", "elements": [ { "media_type": "image", "attachment_id": "up-1" } ] } } } }""")
            .SetArgDisplayNames("uploaded image");
        yield return new TestCaseData(
            new ZaloContent.Image(null, null, "g-1", "gif", 120, 80), null,
            $$"""{ {{To}}, "message": { "attachment": { "type": "template", "payload": { "template_type": "media", "elements": [ { "media_type": "gif", "attachment_id": "g-1", "width": 120, "height": 80 } ] } } } }""")
            .SetArgDisplayNames("gif");
        yield return new TestCaseData(
            new ZaloContent.File("tok"), null,
            $$"""{ {{To}}, "message": { "attachment": { "type": "file", "payload": { "token": "tok" } } } }""")
            .SetArgDisplayNames("file");
        yield return new TestCaseData(
            new ZaloContent.ContactRequest("UBND", "Xin số điện thoại", "https://x.example/b.png"), null,
            $$"""{ {{To}}, "message": { "attachment": { "type": "template", "payload": { "template_type": "request_user_info", "elements": [ { "title": "UBND", "subtitle": "Xin số điện thoại", "image_url": "https://x.example/b.png" } ] } } } }""")
            .SetArgDisplayNames("contact request");
        yield return new TestCaseData(
            new ZaloContent.Reaction("/-strong", "m-1"), null,
            $$"""{ {{To}}, "sender_action": { "react_icon": "/-strong", "react_message_id": "m-1" } }""")
            .SetArgDisplayNames("reaction");
    }

    [TestCaseSource(nameof(Contents))]
    public void A_message_survives_its_stay_in_an_outbox(ZaloContent content)
    {
        var message = new ZaloMessage("25", "m", Now, content);
        var json = System.Text.Json.JsonSerializer.Serialize(message, ZaloMessageJson.Default.ZaloMessage);
        var back = System.Text.Json.JsonSerializer.Deserialize(json, ZaloMessageJson.Default.ZaloMessage);
        Assert.That(System.Text.Json.JsonSerializer.Serialize(back, ZaloMessageJson.Default.ZaloMessage), Is.EqualTo(json));
        Assert.That(back!.Content, Is.TypeOf(content.GetType()));
    }

    private static IEnumerable<ZaloContent> Contents() =>
    [
        new ZaloContent.Text("x", "q", [new ZaloButton("t", "oa.query.show", "v")]),
        new ZaloContent.Image("c", null, null, MediaKey: "k"),
        new ZaloContent.File(null, "k"),
        new ZaloContent.ContactRequest("a", "b", "c"),
        new ZaloContent.Reaction(":>", "m"),
    ];
}
