using System.Text.Json;
using CivicBot.Adapters.Zalo.Client;
using CivicBot.Adapters.Zalo.Tests.Client;
using CivicBot.Adapters.Zalo.Tests.Tokens;
using CivicBot.Adapters.Zalo.Zns;
using CivicBot.ZaloStandIn.Faults;
using CivicBot.ZaloStandIn.Zns;
using Microsoft.AspNetCore.Http;

namespace CivicBot.Adapters.Zalo.Tests.Zns;

/// <summary>Template messages through the real client to the stand-in's template host.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase), Parallelizable(ParallelScope.All)]
internal sealed class ZaloZnsTests : ZaloFixture
{
    private const string Phone = "84987654321";
    private static readonly ZaloZnsMessage Message = new(
        Phone, "623165", new Dictionary<string, string> { ["ho_ten"] = "Trần Thị B", ["Ma_So"] = "DT-000123" }, "kn-2026-000417");

    [SetUp]
    public void AllowTheNight() => Zalo.Templates.NightIsQuiet = false;

    [Test]
    public async Task The_request_is_the_documented_one()
    {
        await using var scripted = await ScriptedZalo.StartAsync((_, response) =>
            response.WriteAsync("""{"error":0,"message":"Success","data":{"msg_id":"7e4c33cfc20b05575c18","sent_time":"1763712099000"}}"""));
        var node = Node(url: scripted.Url);

        Assert.That(await SendAsync(node), Is.EqualTo(new ZaloSendResult.Sent("7e4c33cfc20b05575c18")));

        var call = scripted.Calls.Single();
        Assert.That(call.Path, Is.EqualTo("/message/template"));
        Assert.That(
            JsonElement.DeepEquals(JsonElement.Parse(call.Body), JsonElement.Parse(
                """
                {"phone":"84987654321","template_id":"623165","template_data":{"ho_ten":"Trần Thị B","Ma_So":"DT-000123"},"tracking_id":"kn-2026-000417"}
                """)),
            call.Body);
        Assert.That(call.Headers["access_token"], Is.EqualTo("AT-seed"));
        Assert.That(call.Headers["Content-Type"], Does.StartWith("application/json"));
        Assert.That(call.Headers["appsecret_proof"], Is.EqualTo(ZaloHttp.Proof(ZaloNode.AppSecret, "AT-seed")));
    }

    [Test]
    public async Task It_goes_to_the_template_host_and_not_to_the_OA_API()
    {
        var node = Node(settings => settings["Zalo:OpenApiUrl"] = "http://127.0.0.1:9");

        Assert.That(await SendAsync(node), Is.TypeOf<ZaloSendResult.Sent>());
        var sent = Zalo.Templates.Sent.Single();
        Assert.That((sent.OaId, sent.UserId, sent.InReplyTo), Is.EqualTo((OaId, Phone, "kn-2026-000417")));
    }

    [Test]
    public async Task Development_mode_is_said_and_only_then()
    {
        Zalo.Templates.Administrators.Add(Phone);
        await SendAsync(Node(settings => settings["Zalo:Zns:Development"] = "true"));
        Assert.That((Zalo.Templates.Sent.Count, Zalo.Templates.Charged), Is.EqualTo((1, 0)));

        await SendAsync(Node());
        Assert.That((Zalo.Templates.Sent.Count, Zalo.Templates.Charged), Is.EqualTo((2, 800)));
    }

    [Test]
    public async Task A_refused_token_is_renewed_and_the_notice_arrives_once()
    {
        var node = Node();
        Zalo.Account(OaId).ExpireAccessTokens();

        Assert.That(await SendAsync(node), Is.TypeOf<ZaloSendResult.Sent>());
        Assert.That((Zalo.Refusals(-124), Zalo.Templates.Sent.Count, Zalo.Templates.Duplicates.Count), Is.EqualTo((1, 1, 0)));
    }

    [TestCase(-100, ZaloErrorClass.Backoff)]
    [TestCase(-108, ZaloErrorClass.Drop)]
    [TestCase(-115, ZaloErrorClass.Config)]
    [TestCase(-131, ZaloErrorClass.Config)]
    [TestCase(-133, ZaloErrorClass.Quota)]
    [TestCase(-141, ZaloErrorClass.Drop)]
    [TestCase(-144, ZaloErrorClass.Quota)]
    [TestCase(-9999, ZaloErrorClass.Drop)]
    public async Task Its_errors_are_those_of_the_template_host(int code, ZaloErrorClass expected)
    {
        var node = Node();
        Zalo.Faults.Add(Fault.Error(code) with { Endpoint = "zns" });

        var result = await SendAsync(node);

        Assert.That((result as ZaloSendResult.Failed)?.Error is { } error ? (error.Code, error.Class) : default, Is.EqualTo((code, expected)));
        Assert.That((Zalo.Faults.Hits, Zalo.Templates.Sent.Count), Is.EqualTo((1, 0)));
    }

    [TestCase(FaultAnswer.ServerError)]
    [TestCase(FaultAnswer.HtmlAsSuccess)]
    [TestCase(FaultAnswer.Cut)]
    [TestCase(FaultAnswer.CutHalfway)]
    [TestCase(FaultAnswer.Silence)]
    public async Task An_unusable_answer_is_an_unknown_outcome_and_never_a_second_notice(FaultAnswer answer)
    {
        var node = Node();
        Zalo.Faults.Add(new Fault(answer) { Endpoint = "zns", TakesEffect = true });

        Assert.That(await SendAsync(node), Is.TypeOf<ZaloSendResult.OutcomeUnknown>());
        Assert.That((Zalo.Faults.Hits, Zalo.Templates.Sent.Count), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task What_never_left_is_certainly_not_sent()
    {
        var result = await SendAsync(Node(settings => settings["Zalo:ZnsUrl"] = "http://127.0.0.1:9"));

        Assert.That(
            (result as ZaloSendResult.Failed)?.Error,
            Is.EqualTo(new ZaloError(ZaloLocalErrors.NoAnswer, ZaloErrorClass.Backoff, "not sent: ConnectionError")));
    }

    [Test]
    public async Task A_template_that_is_not_approved_is_told_and_stops_neither_the_others_nor_the_channel()
    {
        var node = Node();
        Zalo.Templates.Register("623165", TemplateState.Pending);
        Zalo.Templates.Register("700001");
        for (var i = 0; i < 5; i++)
        {
            await SendAsync(node);
        }

        Assert.That(Zalo.Refusals(-131), Is.LessThan(5), "it is left alone for a while");
        Assert.That(node.Health.Reasons.Single(), Has.Property("Level").EqualTo(ZaloHealthLevel.Degraded).And.Property("Text").Contains("zns/template/623165"));
        Zalo.Templates.Register("700001", TemplateState.Approved, "ho_ten", "Ma_So");
        Assert.That(
            await node.Get<IZaloZns>().SendAsync(OaId, Message with { TemplateId = "700001" }, None), Is.TypeOf<ZaloSendResult.Sent>());
    }

    [Test]
    public async Task Neither_the_log_nor_a_message_s_own_text_holds_the_phone_or_the_values()
    {
        var node = Node();
        Zalo.Faults.Add(Fault.Error(-108) with { Endpoint = "zns", Times = 1 });
        await SendAsync(node);
        await SendAsync(node);

        Assert.That(Message.ToString(), Does.Not.Contain(Phone).And.Not.Contain("Trần"));
        Assert.That(node.Log.Lines.Select(line => line.Text).Where(text => text.Contains(Phone, StringComparison.Ordinal) || text.Contains("Trần", StringComparison.Ordinal)), Is.Empty);
    }

    private static Task<ZaloSendResult> SendAsync(ZaloNode node) => node.Get<IZaloZns>().SendAsync(OaId, Message, None);
}
