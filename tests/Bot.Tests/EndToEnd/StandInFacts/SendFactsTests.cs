using System.Text.Json;
using System.Text.Json.Nodes;
using CivicBot.ZaloStandIn;
using CivicBot.ZaloStandIn.Faults;

namespace CivicBot.Tests.EndToEnd.StandInFacts;

[TestFixture]
internal sealed class SendFactsTests
{
    private const string State = "3886132808788086450";
    private const string Business = "1234500000000000001";
    private const string User = "2512523625412515000";
    private const string V2 = "/v2.0/oa/message";
    private const string V3 = "/v3.0/oa/message/cs";

    private readonly ManualTime time = new();
    private StandIn standIn = null!;
    private ApiCaller api = null!;
    private string stateToken = null!;
    private string businessToken = null!;

    [SetUp]
    public async Task StartAsync()
    {
        standIn = await StandIn.StartAsync(new StandInOptions
        {
            Accounts = [new AccountOptions(), new AccountOptions { OaId = Business, OaType = AccountOptions.Business, Name = "Cửa hàng Mẫu" }],
            Time = time,
        });
        api = new ApiCaller(standIn);
        stateToken = standIn.Account(State).IssueTokens().AccessToken;
        businessToken = standIn.Account(Business).IssueTokens().AccessToken;
        await standIn.Citizen(State, User).SayAsync("Chào phường");
        await standIn.Citizen(Business, User).SayAsync("Chào cửa hàng");
    }

    [TearDown]
    public async Task StopAsync()
    {
        api.Dispose();
        await standIn.DisposeAsync();
    }

    [Test]
    public async Task A_state_agency_sends_by_v2_and_gets_minus_235_from_v3()
    {
        var v3 = await api.SendTextAsync(V3, stateToken, User, "Chào bà");
        var v2 = await api.SendTextAsync(V2, stateToken, User, "Chào bà");

        Assert.Multiple(() =>
        {
            Assert.That(v3.ErrorCode(), Is.EqualTo(-235));
            Assert.That(v2.ErrorCode(), Is.Zero);
            Assert.That(v2.GetProperty("data").TryGetProperty("quota", out _), Is.False);
            Assert.That(standIn.Ledger.Of(State, User), Has.Count.EqualTo(1));
            Assert.That(standIn.Ledger.Of(State, User)[0].Confirmed, Is.True);
        });
    }

    [Test]
    public async Task A_business_sends_by_v3_and_gets_minus_240_from_v2()
    {
        var v2 = await api.SendTextAsync(V2, businessToken, User, "Chào bà");
        var v3 = await api.SendTextAsync(V3, businessToken, User, "Chào bà");

        Assert.Multiple(() =>
        {
            Assert.That(v2.ErrorCode(), Is.EqualTo(-240));
            Assert.That(v3.ErrorCode(), Is.Zero);
            Assert.That(v3.GetProperty("data").GetProperty("quota").GetProperty("quota_type").GetString(), Is.EqualTo("reply"));
        });
    }

    [TestCase(null, -232)]
    [TestCase(24, 0)]
    [TestCase(72, 0)]
    [TestCase(169, -230)]
    public async Task The_window_is_seven_days_after_the_last_interaction(int? hoursAgo, int expected)
    {
        standIn.Account(State).SetLastInteraction(User, hoursAgo is { } hours ? TimeSpan.FromHours(hours) : null);

        var answer = await api.SendTextAsync(V2, stateToken, User, "Chào bà");

        Assert.That(answer.ErrorCode(), Is.EqualTo(expected));
    }

    [Test]
    public async Task Following_opens_the_window_again()
    {
        standIn.Account(State).SetLastInteraction(User, TimeSpan.FromDays(30));
        await standIn.Citizen(State, User).FollowAsync();

        Assert.That((await api.SendTextAsync(V2, stateToken, User, "Chào bà")).ErrorCode(), Is.Zero);
    }

    [Test]
    public async Task A_message_is_answered_by_its_id_for_48_hours()
    {
        var said = await standIn.Citizen(State, User).SayAsync("Xin hỏi");
        JsonObject Reply() => new()
        {
            ["recipient"] = new JsonObject { ["message_id"] = said.Event.MessageId },
            ["message"] = new JsonObject { ["text"] = "Thưa bà" },
        };

        var soon = await api.PostAsync(V2, stateToken, Reply());
        time.Advance(TimeSpan.FromHours(49));
        var token = standIn.Account(State).IssueTokens().AccessToken;
        var late = await api.PostAsync(V2, token, Reply());

        Assert.Multiple(() =>
        {
            Assert.That(soon.ErrorCode(), Is.Zero);
            Assert.That(standIn.Ledger.Of(State, User)[^1].InReplyTo, Is.EqualTo(said.Event.MessageId));
            Assert.That(late.ErrorCode(), Is.EqualTo(-201));
        });
    }

    [TestCase("""{"text":""}""", -201)]
    [TestCase("""{"text":"a","markdown":true}""", -201)]
    [TestCase("""{"text":"a","quote_message_id":"unknown"}""", -201)]
    [TestCase("""{"attachment":{"type":"video","payload":{}}}""", -233)]
    [TestCase("""{"text":"a","attachment":{"type":"file","payload":{"token":"t"}}}""", -201)]
    [TestCase("""{"attachment":{"type":"template","payload":{"template_type":"media","elements":[{"media_type":"gif","url":"https://a.example/b.gif"}]}}}""", -201)]
    [TestCase("""{"text":"a","attachment":{"type":"template","payload":{"template_type":"button","buttons":[]}}}""", -233)]
    [TestCase("""{"text":"a","attachment":{"type":"template","payload":{"buttons":[{"title":"x","type":"oa.query.show","payload":"1"}]}}}""", 0)]
    [TestCase("""{"attachment":{"type":"template","payload":{"template_type":"request_user_info","elements":[{"title":"UBND","subtitle":"Xin số","image_url":"https://a.example/b.png"}]}}}""", 0)]
    public async Task Only_documented_shapes_are_taken(string message, int expected)
    {
        var body = new JsonObject { ["recipient"] = new JsonObject { ["user_id"] = User }, ["message"] = JsonNode.Parse(message) };

        Assert.That((await api.PostAsync(V2, stateToken, body)).ErrorCode(), Is.EqualTo(expected));
    }

    [Test]
    public async Task A_sixth_button_or_a_2001st_character_loses_the_whole_message()
    {
        var buttons = new JsonArray([.. Enumerable.Range(1, 6).Select(i => new JsonObject { ["title"] = $"{i}", ["type"] = "oa.query.show", ["payload"] = $"{i}" })]);
        var body = new JsonObject
        {
            ["recipient"] = new JsonObject { ["user_id"] = User },
            ["message"] = new JsonObject
            {
                ["text"] = "Chọn",
                ["attachment"] = new JsonObject { ["type"] = "template", ["payload"] = new JsonObject { ["buttons"] = buttons } },
            },
        };

        var tooMany = await api.PostAsync(V2, stateToken, body);
        var full = await api.SendTextAsync(V2, stateToken, User, new string('a', 2_000));
        var tooLong = await api.SendTextAsync(V2, stateToken, User, new string('a', 2_001));

        Assert.Multiple(() =>
        {
            Assert.That(tooMany.ErrorCode(), Is.EqualTo(-201));
            Assert.That(full.ErrorCode(), Is.Zero);
            Assert.That(tooLong.ErrorCode(), Is.EqualTo(-210));
            Assert.That(standIn.Ledger.Of(State, User), Has.Count.EqualTo(1));
        });
    }

    [Test]
    public async Task A_reaction_needs_a_message_of_the_same_conversation()
    {
        var said = await standIn.Citizen(State, User).SayAsync("Xin hỏi");
        JsonObject Reaction(string messageId) => new()
        {
            ["recipient"] = new JsonObject { ["user_id"] = User },
            ["sender_action"] = new JsonObject { ["react_icon"] = "/-strong", ["react_message_id"] = messageId },
        };

        Assert.Multiple(async () =>
        {
            Assert.That((await api.PostAsync(V2, stateToken, Reaction(said.Event.MessageId!))).ErrorCode(), Is.Zero);
            Assert.That((await api.PostAsync(V2, stateToken, Reaction("unknown"))).ErrorCode(), Is.EqualTo(-201));
        });
    }

    [Test]
    public async Task An_uploaded_file_is_gone_after_seven_days()
    {
        var upload = await api.UploadAsync("/v2.0/oa/upload/file", stateToken, "to-khai.pdf", "%PDF-1.7 test"u8.ToArray());
        var body = new JsonObject
        {
            ["recipient"] = new JsonObject { ["user_id"] = User },
            ["message"] = new JsonObject
            {
                ["attachment"] = new JsonObject { ["type"] = "file", ["payload"] = new JsonObject { ["token"] = upload.GetProperty("data").GetProperty("token").GetString() } },
            },
        };

        var fresh = await api.PostAsync(V2, stateToken, body.DeepClone());
        standIn.Account(State).ExpireUploads();
        var stale = await api.PostAsync(V2, stateToken, body);

        Assert.Multiple(() =>
        {
            Assert.That(fresh.ErrorCode(), Is.Zero);
            Assert.That(stale.ErrorCode(), Is.EqualTo(-100));
        });
    }

    [Test]
    public async Task The_limit_a_minute_is_told_in_headers_and_enforced_with_minus_32()
    {
        standIn.Behaviour.AccountRequestsPerMinute = 2;

        var first = await api.GetAsync("/v2.0/oa/getoa", stateToken);
        var remain = api.LastHeaders!.GetValues("X-RateLimit-Remain").Single();
        await api.GetAsync("/v2.0/oa/getoa", stateToken);
        var third = await api.GetAsync("/v2.0/oa/getoa", stateToken);
        time.Advance(TimeSpan.FromMinutes(1));
        var nextMinute = await api.GetAsync("/v2.0/oa/getoa", stateToken);

        Assert.Multiple(() =>
        {
            Assert.That(first.ErrorCode(), Is.Zero);
            Assert.That(remain, Is.EqualTo("1"));
            Assert.That(third.ErrorCode(), Is.EqualTo(-32));
            Assert.That(nextMinute.ErrorCode(), Is.Zero);
        });
    }

    [Test]
    public async Task Delivered_but_reported_as_failed_is_in_the_ledger_and_in_the_history()
    {
        standIn.Faults.Add(Fault.DeliveredButError with { Times = 1 });

        var answer = await api.SendTextAsync(V2, stateToken, User, "Chào bà");
        var history = await api.GetAsync(
            "/v2.0/oa/conversation?data=" + Uri.EscapeDataString(JsonSerializer.Serialize(new { user_id = User, offset = 0, count = 10 })), stateToken);

        var received = standIn.Ledger.Of(State, User);
        Assert.Multiple(() =>
        {
            Assert.That(answer.ErrorCode(), Is.EqualTo(-200));
            Assert.That(received, Has.Count.EqualTo(1));
            Assert.That(received[0].Confirmed, Is.False);
            Assert.That(history.GetProperty("data")[0].GetProperty("message").GetString(), Is.EqualTo("Chào bà"));
            Assert.That(history.GetProperty("data")[0].GetProperty("src").GetInt32(), Is.Zero);
        });
    }

    [Test]
    public void Delivered_but_cut_leaves_the_caller_without_an_answer()
    {
        standIn.Faults.Add(Fault.DeliveredButCut with { Times = 1 });

        Assert.ThrowsAsync<HttpRequestException>(() => api.SendTextAsync(V2, stateToken, User, "Chào bà"));
        Assert.That(standIn.Ledger.Of(State, User), Has.Count.EqualTo(1));
    }
}
