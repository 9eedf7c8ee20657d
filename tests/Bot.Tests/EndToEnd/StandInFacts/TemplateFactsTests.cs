using System.Text.Json;
using System.Text.Json.Nodes;
using CivicBot.ZaloStandIn;
using CivicBot.ZaloStandIn.Faults;
using CivicBot.ZaloStandIn.Zns;

namespace CivicBot.Tests.EndToEnd.StandInFacts;

/// <summary>The template host of the stand-in, called with nothing of our own client in between.</summary>
[TestFixture]
internal sealed class TemplateFactsTests
{
    private const string Path = "/message/template";
    private const string Phone = "84987654321";

    private readonly ManualTime time = new();
    private StandIn standIn = null!;
    private ApiCaller api = null!;
    private string token = null!;

    [SetUp]
    public async Task StartAsync()
    {
        standIn = await StandIn.StartAsync(new StandInOptions { Time = time });
        api = new ApiCaller(standIn);
        token = standIn.Accounts.First().IssueTokens().AccessToken;
    }

    [TearDown]
    public async Task StopAsync()
    {
        api.Dispose();
        await standIn.DisposeAsync();
    }

    [Test]
    public async Task A_message_is_delivered_to_the_phone_and_charged()
    {
        var answer = await SendAsync();

        Assert.That(answer.ErrorCode(), Is.Zero);
        Assert.That(answer.GetProperty("data").GetProperty("quota").GetProperty("remainingQuota").GetString(), Is.EqualTo("19999"));
        var sent = standIn.Templates.Sent.Single();
        Assert.That((sent.UserId, sent.Attachment, sent.InReplyTo), Is.EqualTo((Phone, "623165", "t1")));
        Assert.That(standIn.Templates.Charged, Is.EqualTo(800));
    }

    [Test]
    public async Task A_tracking_id_is_no_protection_and_its_repetition_is_seen()
    {
        await SendAsync();
        Assert.That(standIn.Templates.Duplicates, Is.Empty);

        Assert.That((await SendAsync()).ErrorCode(), Is.Zero);

        Assert.That(standIn.Templates.Duplicates, Is.EqualTo(new[] { "t1" }));
    }

    [TestCase(TemplateState.Pending, -131)]
    [TestCase(TemplateState.Disabled, -146)]
    public async Task A_template_that_is_not_approved_is_refused(TemplateState state, int code)
    {
        standIn.Templates.Register("623165", state);

        Assert.That((await SendAsync()).ErrorCode(), Is.EqualTo(code));
        Assert.That((await SendAsync(body => body["template_id"] = "999")).ErrorCode(), Is.EqualTo(-109));
        Assert.That(standIn.Templates.Sent, Is.Empty);
    }

    [Test]
    public async Task Parameters_must_be_those_of_the_template()
    {
        standIn.Templates.Register("623165", TemplateState.Approved, "ma", "trang_thai");
        Assert.That((await SendAsync()).ErrorCode(), Is.EqualTo(-1122));

        Assert.That((await SendAsync(body => body["template_data"]!["trang_thai"] = "Đã trả lời")).ErrorCode(), Is.Zero);
        Assert.That(
            (await SendAsync(body => body["template_data"] = new JsonObject { ["ma"] = "a", ["trang_thai"] = "b", ["x"] = "c" })).ErrorCode(), Is.EqualTo(-112));
        Assert.That((await SendAsync(body => body["template_data"]!["ma"] = 7)).ErrorCode(), Is.EqualTo(-1124));
    }

    [TestCase(PhoneState.NoAccount, -118)]
    [TestCase(PhoneState.CannotReceive, -119)]
    [TestCase(PhoneState.OldApp, -110)]
    [TestCase(PhoneState.RefusesKind, -139)]
    [TestCase(PhoneState.RefusesAccount, -141)]
    public async Task Somebody_who_cannot_or_will_not_get_it_gets_nothing(PhoneState state, int code)
    {
        standIn.Templates.Phone(Phone, state);

        Assert.That((await SendAsync()).ErrorCode(), Is.EqualTo(code));
        Assert.That((await SendAsync(body => body["phone"] = "84900000001")).ErrorCode(), Is.Zero);
    }

    [Test]
    public async Task The_night_the_quota_and_an_empty_purse_stop_it()
    {
        time.Advance(TimeSpan.FromHours(13));
        Assert.That((await SendAsync()).ErrorCode(), Is.EqualTo(-133), "22:00 in Vietnam");
        time.Advance(TimeSpan.FromHours(8));
        standIn.Templates.DailyQuota = 1;
        Assert.That((await SendAsync()).ErrorCode(), Is.Zero, "06:00 in Vietnam");
        Assert.That((await SendAsync()).ErrorCode(), Is.EqualTo(-144));
        time.Advance(TimeSpan.FromDays(1));
        token = standIn.Accounts.First().IssueTokens().AccessToken;
        standIn.Templates.Balance = 799;
        Assert.That((await SendAsync()).ErrorCode(), Is.EqualTo(-137), "the quota is of the day");
        Assert.That(standIn.Templates.Charged, Is.EqualTo(800));
    }

    [Test]
    public async Task Development_mode_reaches_administrators_only_and_costs_nothing()
    {
        Assert.That((await SendAsync(body => body["mode"] = "development")).ErrorCode(), Is.EqualTo(-127));
        standIn.Templates.Administrators.Add(Phone);

        Assert.That((await SendAsync(body => body["mode"] = "development")).ErrorCode(), Is.Zero);
        Assert.That(standIn.Templates.Charged, Is.Zero);
    }

    [Test]
    public async Task Faults_hit_it_as_every_other_call()
    {
        standIn.Faults.Add(Fault.Error(-100) with { Endpoint = "zns", Times = 1 });

        Assert.That((await SendAsync()).ErrorCode(), Is.EqualTo(-100));
        Assert.That((await api.PostAsync(Path, "nobody's", Body())).ErrorCode(), Is.EqualTo(-124));
        Assert.That((await SendAsync()).ErrorCode(), Is.Zero);
    }

    private static JsonObject Body() => new()
    {
        ["phone"] = Phone, ["template_id"] = "623165", ["template_data"] = new JsonObject { ["ma"] = "DT-000123" }, ["tracking_id"] = "t1",
    };

    private Task<JsonElement> SendAsync(Action<JsonObject>? change = null)
    {
        var body = Body();
        change?.Invoke(body);
        return api.PostAsync(Path, token, body);
    }
}
