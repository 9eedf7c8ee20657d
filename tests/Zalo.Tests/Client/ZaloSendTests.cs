using CivicBot.Adapters.Zalo.Client;
using CivicBot.Adapters.Zalo.Tests.Tokens;
using CivicBot.Adapters.Zalo.Tokens;
using CivicBot.ZaloStandIn;
using CivicBot.ZaloStandIn.Accounts;
using CivicBot.ZaloStandIn.Faults;

namespace CivicBot.Adapters.Zalo.Tests.Client;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase), Parallelizable(ParallelScope.All)]
internal sealed class ZaloSendTests : ZaloFixture
{
    [Test]
    public async Task A_state_agency_gets_v2_from_the_first_message_on()
    {
        Citizen(Zalo);
        var node = Node();
        var sent = await node.Client.SendAsync(OaId, Text("Chào bà"), None);
        var received = Zalo.Ledger.Of(OaId, UserId).Single();
        Assert.Multiple(async () =>
        {
            Assert.That(sent, Is.EqualTo(new ZaloSendResult.Sent(received.MessageId)));
            Assert.That((received.Way, received.Text), Is.EqualTo(("v2", "Chào bà")));
            Assert.That(await node.Store.GetTraitsAsync(OaId, None), Is.EqualTo(new ZaloOaTraits(ZaloSendFlavor.V2Message, 4)));
        });
    }

    [Test]
    public async Task A_business_gets_v3()
    {
        var zalo = await PlayAsync(AccountOptions.Business);
        Citizen(zalo);
        var node = Node(zalo: zalo);
        Assert.That(await node.Client.SendAsync(OaId, Text("Chào"), None), Is.TypeOf<ZaloSendResult.Sent>());
        Assert.That(zalo.Ledger.Of(OaId, UserId).Single().Way, Is.EqualTo("v3"));
    }

    [TestCase(AccountOptions.Government, ZaloSendFlavor.V3Cs, ZaloSendFlavor.V2Message)]
    [TestCase(AccountOptions.Business, ZaloSendFlavor.V2Message, ZaloSendFlavor.V3Cs)]
    public async Task The_wrong_generation_is_left_once_for_ever(int oaType, ZaloSendFlavor believed, ZaloSendFlavor real)
    {
        var zalo = await PlayAsync(oaType);
        Citizen(zalo);
        var node = Node(zalo: zalo);
        await node.Store.SetFlavorAsync(OaId, believed, None);
        Assert.That(await node.Client.SendAsync(OaId, Text("một"), None), Is.TypeOf<ZaloSendResult.Sent>());
        Assert.That((await node.Store.GetTraitsAsync(OaId, None)).Flavor, Is.EqualTo(real));
        await StopAsync(node);

        var restarted = Node(zalo: zalo);
        Assert.That(await restarted.Client.SendAsync(OaId, Text("hai"), None), Is.TypeOf<ZaloSendResult.Sent>());
        Assert.That(zalo.Ledger.Of(OaId, UserId).Select(message => message.Text), Is.EqualTo(new[] { "một", "hai" }));
        Assert.That(restarted.Log.Lines.Count(line => line.Id.Id is 4210 or 4211), Is.Zero, "the second message went straight there");
    }

    [Test]
    public async Task When_both_generations_refuse_it_stops_after_two_calls()
    {
        var scripted = Own(await ScriptedZalo.StartAsync(async (call, response) =>
        {
            var code = call.Path.EndsWith("/cs", StringComparison.Ordinal) ? -235 : call.Path.EndsWith("/getoa", StringComparison.Ordinal) ? 0 : -240;
            await Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(response, $$"""{"error":{{code}},"message":"no"}""");
        }));
        var node = Node(url: scripted.Url);
        var result = await node.Client.SendAsync(OaId, Text("x"), None);
        Assert.Multiple(async () =>
        {
            Assert.That(result, Is.TypeOf<ZaloSendResult.Failed>().With.Property("Error").Property("Class").EqualTo(ZaloErrorClass.Config));
            Assert.That(scripted.To("/message/cs").Count + scripted.To("/oa/message").Count, Is.EqualTo(2));
            Assert.That((await node.Store.GetTraitsAsync(OaId, None)).Flavor, Is.EqualTo(ZaloSendFlavor.Unknown));
        });
    }

    [TestCaseSource(nameof(OtherCodes))]
    public async Task No_other_error_is_answered_with_a_second_send(int code, ZaloErrorClass expected)
    {
        var scripted = Own(await ScriptedZalo.SayingAsync($$"""{"error":{{code}},"message":"x"}"""));
        var node = Node(url: scripted.Url);
        var result = await node.Client.SendAsync(OaId, Text("x"), None);
        Assert.That(result, Is.TypeOf<ZaloSendResult.Failed>().With.Property("Error").Property("Class").EqualTo(expected));
        Assert.That(scripted.To("/message").Count + scripted.To("/message/cs").Count, Is.EqualTo(1));
    }

    [Test]
    public async Task A_stale_quote_is_dropped_once()
    {
        Citizen(Zalo);
        var node = Node();
        var result = await node.Client.SendAsync(OaId, Message(new ZaloContent.Text("Trả lời", "gone", [])), None);
        Assert.That(result, Is.TypeOf<ZaloSendResult.Sent>());
        Assert.That(Zalo.Ledger.Of(OaId, UserId).Single().Quotes, Is.Null);
    }

    [Test]
    public async Task A_reply_names_the_message_on_v2_and_the_user_when_that_message_is_gone()
    {
        Zalo.Account(OaId).NoteMessage(UserId, "m-1", "hỏi");
        var node = Node();
        await node.Client.SendAsync(OaId, new ZaloMessage(UserId, "m-1", Clock.Now, new ZaloContent.Text("một", null, [])), None);
        await node.Client.SendAsync(OaId, new ZaloMessage(UserId, "m-unknown", Clock.Now, new ZaloContent.Text("hai", null, [])), None);
        Assert.That(
            Zalo.Ledger.Of(OaId, UserId).Select(message => (message.Text, message.InReplyTo)),
            Is.EqualTo(new[] { ("một", (string?)"m-1"), ("hai", null) }));
    }

    [Test]
    public async Task Refused_buttons_leave_the_text()
    {
        Citizen(Zalo);
        Zalo.Behaviour.ButtonsAllowed = false;
        var node = Node();
        var content = new ZaloContent.Text("1) Khai sinh", null, [new ZaloButton("Khai sinh", "oa.query.show", "1")]);
        Assert.That(await node.Client.SendAsync(OaId, Message(content), None), Is.TypeOf<ZaloSendResult.Sent>());
        var received = Zalo.Ledger.Of(OaId, UserId).Single();
        Assert.That((received.Text, received.Buttons.Count), Is.EqualTo(("1) Khai sinh", 0)));
    }

    [Test]
    public async Task Everything_stale_at_once_still_arrives_once()
    {
        Citizen(Zalo);
        Zalo.Behaviour.ButtonsAllowed = false;
        var node = Node();
        await node.Store.SetFlavorAsync(OaId, ZaloSendFlavor.V3Cs, None);
        var content = new ZaloContent.Text("x", "gone", [new ZaloButton("a", "oa.query.show", "1")]);
        Assert.That(await node.Client.SendAsync(OaId, new ZaloMessage(UserId, "gone too", Clock.Now, content), None), Is.TypeOf<ZaloSendResult.Sent>());
        Assert.That(Zalo.Ledger.Of(OaId, UserId), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Errors_as_numeric_strings_are_read()
    {
        Citizen(Zalo);
        Zalo.Behaviour.ErrorAsString = true;
        var node = Node();
        Assert.That(await node.Client.SendAsync(OaId, Text("x"), None), Is.TypeOf<ZaloSendResult.Sent>());
        Zalo.Account(OaId).SetLastInteraction(UserId, TimeSpan.FromDays(8));
        Assert.That(
            await node.Client.SendAsync(OaId, new ZaloMessage(UserId, null, null, new ZaloContent.Text("y", null, [])), None),
            Is.TypeOf<ZaloSendResult.Failed>().With.Property("Error").Property("Class").EqualTo(ZaloErrorClass.Window));
    }

    [TestCase(47, true, true)]
    [TestCase(50, true, true)]
    [TestCase(50, false, false)]
    [TestCase(7 * 24 + 1, true, false)]
    public async Task The_window_is_decided_by_our_clock(int hours, bool sendCharged, bool sends)
    {
        Citizen(Zalo);
        var node = Node(settings => settings["Zalo:Api:SendCharged"] = $"{sendCharged}");
        var result = await node.Client.SendAsync(OaId, new ZaloMessage(UserId, null, Clock.Now.AddHours(-hours), new ZaloContent.Text("x", null, [])), None);
        Assert.That(result, sends ? Is.TypeOf<ZaloSendResult.Sent>() : Is.TypeOf<ZaloSendResult.WindowClosed>());
        Assert.That(Zalo.Ledger.Of(OaId, UserId), Has.Count.EqualTo(sends ? 1 : 0));
    }

    [Test]
    public async Task A_reaction_goes_by_v2_for_every_OA_and_changes_no_flavour()
    {
        var zalo = await PlayAsync(AccountOptions.Business);
        zalo.Account(OaId).NoteMessage(UserId, "m-1", "hỏi");
        var node = Node(zalo: zalo);
        Assert.That(await node.Client.SendAsync(OaId, Message(new ZaloContent.Reaction("/-strong", "m-1")), None), Is.TypeOf<ZaloSendResult.Sent>());
        Assert.That(zalo.Ledger.All.Single(), Has.Property("Kind").EqualTo("reaction").And.Property("Way").EqualTo("v2"));
        Assert.That((await node.Store.GetTraitsAsync(OaId, None)).Flavor, Is.EqualTo(ZaloSendFlavor.Unknown));
    }

    [Test]
    public async Task A_contact_request_and_a_picture_by_address_arrive()
    {
        Citizen(Zalo);
        var node = Node();
        await node.Client.SendAsync(OaId, Message(new ZaloContent.ContactRequest("UBND phường", "Xin số điện thoại", "https://x.example/b.png")), None);
        await node.Client.SendAsync(OaId, Message(new ZaloContent.Image("Sơ đồ", "https://x.example/m.png", null)), None);
        Assert.That(Zalo.Ledger.Of(OaId, UserId).Select(message => message.Kind), Is.EqualTo(new[] { "request_user_info", "image" }));
    }

    [Test]
    public async Task The_proof_is_sent_when_the_app_asks_for_it_and_left_out_when_switched_off()
    {
        Citizen(Zalo);
        Zalo.Behaviour.RequireAppSecretProof = true;
        Assert.That(await Node().Client.SendAsync(OaId, Text("x"), None), Is.TypeOf<ZaloSendResult.Sent>());
        var without = Node(settings => settings["Zalo:SendAppSecretProof"] = "false");
        var result = await without.Client.SendAsync(OaId, Text("y"), None);
        Assert.That(result, Is.TypeOf<ZaloSendResult.Failed>().With.Property("Error").Property("Code").EqualTo(-242));
        Assert.That(without.Health.Level, Is.EqualTo(ZaloHealthLevel.Down));
    }

    [Test]
    public async Task No_log_line_holds_a_text_or_a_citizens_id()
    {
        Citizen(Zalo);
        var node = Node();
        await node.Client.SendAsync(OaId, Message(new ZaloContent.Text("bí mật của bà", "gone", [])), None);
        await node.Client.GetUserAsync(OaId, UserId, None);
        await node.Client.GetConversationAsync(OaId, UserId, 20, None);
        Assert.That(
            node.Log.Lines.Where(line => line.Text.Contains("bí mật", StringComparison.Ordinal) || line.Text.Contains(UserId, StringComparison.Ordinal)).Select(line => line.Text),
            Is.Empty);
    }

    private static IEnumerable<TestCaseData> OtherCodes() => ZaloErrors.Classes(ZaloErrorFamily.Oa)
        .Where(pair => pair.Value is not (ZaloErrorClass.Switch or ZaloErrorClass.Refresh))
        .Append(new KeyValuePair<int, ZaloErrorClass>(-9999, ZaloErrorClass.Drop))
        .Select(pair => new TestCaseData(pair.Key, pair.Value));

    private static void Citizen(StandIn zalo) => zalo.Account(OaId).NoteMessage(UserId, "m-0", "Chào");

    private ZaloMessage Text(string text) => Message(new ZaloContent.Text(text, null, []));

    private ZaloMessage Message(ZaloContent content) => new(UserId, null, Clock.Now, content);
}
