using CivicBot.Adapters.Zalo.Client;
using CivicBot.Adapters.Zalo.Tests.Tokens;
using CivicBot.Adapters.Zalo.Tokens;
using CivicBot.ZaloStandIn;
using CivicBot.ZaloStandIn.Faults;

namespace CivicBot.Adapters.Zalo.Tests.Client;

/// <summary>Sends in bad times: nothing is lost silently, and nothing is delivered twice.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase), Parallelizable(ParallelScope.All)]
internal sealed class ZaloSendFaultTests : ZaloFixture
{
    [TestCase(FaultAnswer.ServerError, false)]
    [TestCase(FaultAnswer.ServerError, true)]
    [TestCase(FaultAnswer.Html, false)]
    [TestCase(FaultAnswer.HtmlAsSuccess, true)]
    [TestCase(FaultAnswer.Cut, true)]
    [TestCase(FaultAnswer.CutHalfway, true)]
    [TestCase(FaultAnswer.Silence, true)]
    [TestCase(FaultAnswer.Silence, false)]
    public async Task An_unusable_answer_is_an_unknown_outcome_and_never_a_second_send(FaultAnswer answer, bool delivered)
    {
        Citizen(Zalo);
        var node = Node(answer == FaultAnswer.Silence ? ZaloNode.Impatient : null);
        await node.Client.GetOaAsync(OaId, None);
        Zalo.Faults.Add(new Fault(answer) { Endpoint = "send", TakesEffect = delivered });
        var result = await node.Client.SendAsync(OaId, Text("x"), None);
        Assert.That(result, Is.TypeOf<ZaloSendResult.OutcomeUnknown>());
        Assert.That((Zalo.Faults.Hits, Zalo.Ledger.Of(OaId, UserId).Count), Is.EqualTo((1, delivered ? 1 : 0)));
    }

    [Test]
    public async Task Delivered_but_reported_as_failed_is_uncertain()
    {
        Citizen(Zalo);
        var node = Node();
        Zalo.Faults.Add(Fault.DeliveredButError);
        var result = await node.Client.SendAsync(OaId, Text("x"), None);
        Assert.That(result, Is.TypeOf<ZaloSendResult.Failed>().With.Property("Error").Property("Class").EqualTo(ZaloErrorClass.Uncertain));
        Assert.That(Zalo.Ledger.Of(OaId, UserId), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task What_never_left_is_certainly_not_delivered()
    {
        var node = Node(settings => settings["Zalo:OpenApiUrl"] = "http://127.0.0.1:9");
        await node.Store.SetFlavorAsync(OaId, ZaloSendFlavor.V2Message, None);
        var result = await node.Client.SendAsync(OaId, Text("x"), None);
        Assert.That(
            result,
            Is.TypeOf<ZaloSendResult.Failed>().With.Property("Error").EqualTo(
                new ZaloError(ZaloLocalErrors.NoAnswer, ZaloErrorClass.Backoff, "not sent: ConnectionError")));
    }

    [Test]
    public async Task A_token_refused_in_the_middle_is_renewed_and_the_message_arrives_once()
    {
        Citizen(Zalo);
        var node = Node();
        await node.Client.SendAsync(OaId, Text("một"), None);
        Zalo.Faults.Add(Fault.TokenRefused with { Endpoint = "send", Times = 1 });
        Assert.That(await node.Client.SendAsync(OaId, Text("hai"), None), Is.TypeOf<ZaloSendResult.Sent>());
        Assert.That(Zalo.Ledger.Of(OaId, UserId).Select(message => message.Text), Is.EqualTo(new[] { "một", "hai" }));
        Assert.That(Zalo.Account(OaId).Rotations, Is.EqualTo(1));
    }

    [Test]
    public async Task A_token_refused_twice_is_not_asked_for_a_third_time()
    {
        Citizen(Zalo);
        var node = Node();
        await node.Client.GetOaAsync(OaId, None);
        Zalo.Faults.Add(Fault.TokenRefused with { Endpoint = "send" });
        var result = await node.Client.SendAsync(OaId, Text("x"), None);
        Assert.That(result, Is.TypeOf<ZaloSendResult.Failed>().With.Property("Error").Property("Class").EqualTo(ZaloErrorClass.Refresh));
        Assert.That((Zalo.Faults.Hits, Zalo.Account(OaId).Rotations), Is.EqualTo((2, 1)));
    }

    [Test]
    public async Task If_Zalo_refuses_every_token_the_pair_is_rotated_a_few_times_not_once_a_message()
    {
        Citizen(Zalo);
        var node = Node();
        await node.Client.GetOaAsync(OaId, None);
        Zalo.Faults.Add(Fault.TokenRefused with { Endpoint = "send" });
        for (var number = 0; number < 20; number++)
        {
            Assert.That(await node.Client.SendAsync(OaId, Text("x"), None), Is.TypeOf<ZaloSendResult.Failed>());
        }

        Assert.That(Zalo.Account(OaId).Rotations, Is.EqualTo(10));
        Assert.That(node.Health.Reasons.Single().Text, Does.Contain("just issued"));

        Zalo.Faults.Clear();
        Assert.That(await node.Client.SendAsync(OaId, Text("y"), None), Is.TypeOf<ZaloSendResult.Sent>(), "the token itself is good");
        Clock.Move(TimeSpan.FromMinutes(11));
        Zalo.Account(OaId).ExpireAccessTokens();
        Assert.That(await node.Client.SendAsync(OaId, Text("z"), None), Is.TypeOf<ZaloSendResult.Sent>(), "and may be renewed again");
        Assert.That(node.Health.Reasons, Is.Empty);
    }

    [Test]
    public async Task Two_hundred_messages_while_all_tokens_expire_arrive_once_each_with_one_rotation()
    {
        Citizen(Zalo);
        var nodes = new[] { Node(), Node() };
        await Task.WhenAll(nodes.Select(node => node.Client.SendAsync(OaId, Text("first"), None)));
        Zalo.Account(OaId).ExpireAccessTokens();
        var results = await Task.WhenAll(Enumerable.Range(0, 200).Select(number => nodes[number % 2].Client.SendAsync(OaId, Text($"{number}"), None)));
        Assert.That(results, Is.All.TypeOf<ZaloSendResult.Sent>());
        Assert.That(
            Zalo.Ledger.Of(OaId, UserId).Select(message => message.Text).Where(text => text != "first"),
            Is.EquivalentTo(Enumerable.Range(0, 200).Select(number => $"{number}")));
        Assert.That((Zalo.Account(OaId).Rotations, Zalo.Account(OaId).RefusedRefreshes), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task A_dead_grant_stops_the_channel_and_says_so()
    {
        Citizen(Zalo);
        var node = Node();
        await node.Client.SendAsync(OaId, Text("một"), None);
        Zalo.Account(OaId).RevokeGrant();
        for (var round = 0; round < 3; round++)
        {
            var result = await node.Client.SendAsync(OaId, Text("hai"), None);
            Assert.That(result, Is.TypeOf<ZaloSendResult.Failed>().With.Property("Error").Property("Class").EqualTo(ZaloErrorClass.Config));
        }

        Assert.That(node.Health.Reasons.Select(reason => reason.Topic), Does.Contain("consent"));
        Assert.That(await node.RotationsAsync(), Has.Exactly(1).EqualTo(ZaloRotationResult.Refused));

        await node.Consent.PasteRefreshTokenAsync(OaId, Zalo.Account(OaId).IssueTokens().RefreshToken, None);
        Assert.That(await node.Client.SendAsync(OaId, Text("ba"), None), Is.TypeOf<ZaloSendResult.Sent>(), "a consent works at once");
        Assert.That(node.Health.Reasons, Is.Empty);
    }

    private static void Citizen(StandIn zalo) => zalo.Account(OaId).NoteMessage(UserId, "m-0", "Chào");

    private ZaloMessage Text(string text) => new(UserId, null, Clock.Now, new ZaloContent.Text(text, null, []));
}
