using System.Text.Json;
using CivicBot.ZaloStandIn;

namespace CivicBot.Tests.EndToEnd.StandInFacts;

[TestFixture]
internal sealed class TokenFactsTests
{
    private const string Oa = "3886132808788086450";
    private const string Callback = "https://xa.example/zalo/oauth/callback";

    [Test]
    public async Task A_refresh_rotates_the_pair_and_the_used_token_is_refused_without_a_numeric_error()
    {
        await using var standIn = await StandIn.StartAsync(new StandInOptions { Accounts = [new AccountOptions { RefreshToken = "RT-0" }] });
        using var api = new ApiCaller(standIn);

        var first = await api.RefreshAsync("RT-0");
        var second = await api.RefreshAsync("RT-0");
        var third = await api.RefreshAsync(first.GetProperty("refresh_token").GetString()!);

        Assert.Multiple(() =>
        {
            Assert.That(first.GetProperty("expires_in").ValueKind, Is.EqualTo(JsonValueKind.String));
            Assert.That(first.GetProperty("expires_in").GetString(), Is.EqualTo("90000"));
            Assert.That(second.TryGetProperty("access_token", out _), Is.False);
            Assert.That(second.TryGetProperty("error", out _), Is.False);
            Assert.That(second.GetProperty("error_name").GetString(), Is.Not.Empty);
            Assert.That(third.TryGetProperty("access_token", out _), Is.True);
            Assert.That(standIn.Account(Oa).Rotations, Is.EqualTo(2));
            Assert.That(standIn.Account(Oa).RefusedRefreshes, Is.EqualTo(1));
        });
    }

    [Test]
    public async Task Of_refreshes_at_the_same_time_exactly_one_wins()
    {
        await using var standIn = await StandIn.StartAsync(new StandInOptions { Accounts = [new AccountOptions { RefreshToken = "RT-0" }] });
        using var api = new ApiCaller(standIn);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => api.RefreshAsync("RT-0")));

        Assert.That(answers.Count(a => a.TryGetProperty("access_token", out _)), Is.EqualTo(1));
    }

    [Test]
    public async Task An_access_token_dies_after_25_hours_and_is_no_use_in_the_query()
    {
        var time = new ManualTime();
        await using var standIn = await StandIn.StartAsync(new StandInOptions { Time = time });
        using var api = new ApiCaller(standIn);
        var token = standIn.Account(Oa).IssueTokens().AccessToken;

        var good = await api.GetAsync("/v2.0/oa/getoa", token);
        var inQuery = await api.GetAsync("/v2.0/oa/getoa?access_token=" + token, "");
        time.Advance(TimeSpan.FromHours(25));
        var late = await api.GetAsync("/v2.0/oa/getoa", token);

        Assert.Multiple(() =>
        {
            Assert.That(good.ErrorCode(), Is.Zero);
            Assert.That(good.GetProperty("data").GetProperty("oa_type").GetInt32(), Is.EqualTo(4));
            Assert.That(inQuery.ErrorCode(), Is.EqualTo(-216));
            Assert.That(late.ErrorCode(), Is.EqualTo(-220));
        });
    }

    [Test]
    public async Task The_proof_is_asked_for_when_the_app_has_it_switched_on()
    {
        await using var standIn = await StandIn.StartAsync(new StandInOptions
        {
            Accounts = [new AccountOptions { AccessToken = "access-token-for-tests" }],
            Behaviour = new Behaviour { RequireAppSecretProof = true },
        });
        using var api = new ApiCaller(standIn);
        var body = JsonSerializer.SerializeToNode(new { user_id = "1" })!;

        var without = await api.PostAsync("/v3.0/oa/quota/message", "access-token-for-tests", body);
        var with = await api.PostAsync(
            "/v3.0/oa/quota/message", "access-token-for-tests", body, "3b87caaa42e8ff926ad07e3cb75b80f86d5fcff268a9381c35c8a55aedab3eeb");

        Assert.Multiple(() =>
        {
            Assert.That(without.ErrorCode(), Is.EqualTo(-242));
            Assert.That(with.ErrorCode(), Is.EqualTo(-201), "Past the proof, the citizen is unknown.");
        });
    }

    [Test]
    public async Task A_code_works_once_with_the_right_verifier_within_ten_minutes()
    {
        // The pair of RFC 7636, appendix B.
        const string verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        const string challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
        var time = new ManualTime();
        await using var standIn = await StandIn.StartAsync(new StandInOptions { CallbackUrls = [Callback], Time = time });
        using var api = new ApiCaller(standIn);
        var address = new Uri($"{standIn.Url}/v4/oa/permission?app_id={standIn.Options.AppId}&redirect_uri={Uri.EscapeDataString(Callback)}&code_challenge={challenge}&state=s1");

        async Task<JsonElement> ExchangeAsync(string code, string withVerifier) =>
            await api.TokenAsync(("grant_type", "authorization_code"), ("code", code), ("code_verifier", withVerifier));
        async Task<string> CodeAsync()
        {
            var back = await standIn.ConsentAsync(address, Oa, CancellationToken.None);
            Assert.That(back!.Query, Does.Contain("oa_id=" + Oa).And.Contain("state=s1"));
            return back.Query.Split("code=")[1].Split('&')[0];
        }

        var wrong = await ExchangeAsync(await CodeAsync(), "another-verifier");
        var code = await CodeAsync();
        var right = await ExchangeAsync(code, verifier);
        var again = await ExchangeAsync(code, verifier);
        var late = await CodeAsync();
        time.Advance(TimeSpan.FromMinutes(10));
        var tooLate = await ExchangeAsync(late, verifier);

        Assert.Multiple(() =>
        {
            Assert.That(right.TryGetProperty("refresh_token", out _), Is.True);
            foreach (var refused in new[] { wrong, again, tooLate })
            {
                Assert.That(refused.TryGetProperty("access_token", out _), Is.False);
            }
        });
    }

    [Test]
    public async Task A_callback_that_is_not_saved_gets_no_code()
    {
        await using var standIn = await StandIn.StartAsync(new StandInOptions { CallbackUrls = [Callback] });
        var address = new Uri($"{standIn.Url}/v4/oa/permission?app_id={standIn.Options.AppId}&redirect_uri={Uri.EscapeDataString(Callback + "?x=1")}");

        Assert.That(await standIn.ConsentAsync(address, Oa, CancellationToken.None), Is.Null);
    }
}
