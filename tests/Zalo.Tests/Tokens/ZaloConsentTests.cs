using CivicBot.Adapters.Zalo.Tokens;
using CivicBot.ZaloStandIn.Faults;
using Microsoft.AspNetCore.WebUtilities;

namespace CivicBot.Adapters.Zalo.Tests.Tokens;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase), Parallelizable(ParallelScope.All)]
internal sealed class ZaloConsentTests : ZaloFixture
{
    private const string OtherOaId = "4000000000000000001";
    private const string Callback = "https://xa.example.vn/zalo/oauth/callback";

    [Test]
    public async Task A_consent_in_the_browser_stores_tokens_that_work()
    {
        var node = NodeWithoutSeed();
        var callback = await AllowAsync(await node.Consent.StartAsync(OaId, "session", None), OaId);
        Assert.That(await node.Consent.CompleteAsync(callback, None), Is.EqualTo(new ZaloConsentResult.Granted(OaId, "UBND phường Mẫu")));
        Assert.Multiple(async () =>
        {
            Assert.That(await node.Tokens.GetAsync(OaId, None), Is.EqualTo(new ZaloAccess.Granted(Zalo.Account(OaId).LatestTokens!.AccessToken)));
            Assert.That((await node.Store.GetTraitsAsync(OaId, None)).OaType, Is.EqualTo(4), "Zalo was asked whose token it is");
            Assert.That(node.Health.Reasons, Is.Empty);
            Assert.That(node.Get<ZaloAccounts>().Contains(OaId), Is.True);
        });
    }

    [Test]
    public async Task The_link_has_the_documented_parameters_and_no_others()
    {
        var link = await NodeWithoutSeed().Consent.StartAsync(OaId, "session", None);
        var query = QueryHelpers.ParseQuery(link.Query);
        Assert.Multiple(() =>
        {
            Assert.That(link.AbsolutePath, Is.EqualTo("/v4/oa/permission"));
            Assert.That(query.Keys, Is.EquivalentTo(new[] { "app_id", "redirect_uri", "code_challenge", "state" }));
            Assert.That(query["redirect_uri"].ToString(), Is.EqualTo(Callback));
            Assert.That(query["code_challenge"].ToString(), Has.Length.EqualTo(43));
        });
    }

    [Test]
    public async Task Without_state_the_session_finds_its_consent()
    {
        Zalo.Behaviour.ReturnState = false;
        var node = NodeWithoutSeed();
        var callback = await AllowAsync(await node.Consent.StartAsync(OaId, "session", None), OaId);
        Assert.That(callback.State, Is.Null);
        Assert.That(await node.Consent.CompleteAsync(callback with { SessionId = "somebody else" }, None), Is.TypeOf<ZaloConsentResult.NotStarted>());
        Assert.That(await node.Consent.CompleteAsync(callback, None), Is.TypeOf<ZaloConsentResult.Granted>());
    }

    [Test]
    public async Task A_state_that_nobody_began_is_not_accepted_even_in_the_right_session()
    {
        var node = NodeWithoutSeed();
        var callback = await AllowAsync(await node.Consent.StartAsync(OaId, "session", None), OaId);
        Assert.That(await node.Consent.CompleteAsync(callback with { State = "invented" }, None), Is.TypeOf<ZaloConsentResult.NotStarted>());
        Assert.That(await node.Store.FindAsync(OaId, None), Is.Null);
    }

    [Test]
    public async Task A_link_opened_under_another_host_name_needs_only_its_state()
    {
        var node = NodeWithoutSeed();
        var callback = await AllowAsync(await node.Consent.StartAsync(OaId, "session", None), OaId);
        Assert.That(await node.Consent.CompleteAsync(callback with { SessionId = "no cookie" }, None), Is.TypeOf<ZaloConsentResult.Granted>());
    }

    [Test]
    public void What_is_under_way_never_prints_its_secrets()
    {
        Assert.That($"{new ZaloConsentCallback("secret", OaId, "secret", "secret")}", Does.Not.Contain("secret"));
        Assert.That($"{new ZaloPendingConsent("secret", "secret", "secret", OaId, Clock.Now, Clock.Now)}", Does.Not.Contain("secret"));
        Assert.That($"{new ZaloTokenPair("secret", "secret", Clock.Now, Clock.Now, Clock.Now)}", Does.Not.Contain("secret"));
        Assert.That($"{new ZaloAccess.Granted("secret")}", Does.Not.Contain("secret"));
    }

    [Test]
    public async Task A_consent_survives_a_restart_between_link_and_callback()
    {
        var before = NodeWithoutSeed();
        var callback = await AllowAsync(await before.Consent.StartAsync(OaId, "session", None), OaId);
        await StopAsync(before);
        Assert.That(await NodeWithoutSeed().Consent.CompleteAsync(callback, None), Is.TypeOf<ZaloConsentResult.Granted>());
    }

    [Test]
    public async Task A_callback_counts_once()
    {
        var node = NodeWithoutSeed();
        var callback = await AllowAsync(await node.Consent.StartAsync(OaId, "session", None), OaId);
        await node.Consent.CompleteAsync(callback, None);
        Assert.That(await node.Consent.CompleteAsync(callback, None), Is.TypeOf<ZaloConsentResult.NotStarted>());
    }

    [Test]
    public async Task After_ten_minutes_it_must_be_begun_again()
    {
        var node = NodeWithoutSeed();
        var callback = await AllowAsync(await node.Consent.StartAsync(OaId, "session", None), OaId);
        Clock.Move(TimeSpan.FromMinutes(11));
        Assert.That(await node.Consent.CompleteAsync(callback, None), Is.TypeOf<ZaloConsentResult.NotStarted>());
    }

    [Test]
    public async Task A_verifier_from_the_console_is_used_when_configured()
    {
        const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        var node = NodeWithoutSeed(settings => settings["Zalo:CodeVerifier"] = Verifier);
        var link = await node.Consent.StartAsync(OaId, "session", None);
        Assert.That(QueryHelpers.ParseQuery(link.Query)["code_challenge"].ToString(), Is.EqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"));
        Assert.That(await node.Consent.CompleteAsync(await AllowAsync(link, OaId), None), Is.TypeOf<ZaloConsentResult.Granted>());
    }

    [Test]
    public async Task Another_OA_than_the_expected_one_is_not_connected()
    {
        var node = NodeWithoutSeed();
        var callback = await AllowAsync(await node.Consent.StartAsync(OaId, "session", None), OtherOaId);
        Assert.That(await node.Consent.CompleteAsync(callback, None), Is.EqualTo(new ZaloConsentResult.OtherOa(OaId, OtherOaId)));
        Assert.That(await node.Store.ListAsync(None), Is.Empty);
    }

    [Test]
    public async Task A_forged_oa_id_does_not_put_one_OAs_tokens_under_another()
    {
        var node = NodeWithoutSeed();
        var callback = await AllowAsync(await node.Consent.StartAsync(OaId, "session", None), OtherOaId) with { OaId = OaId };
        Assert.That(await node.Consent.CompleteAsync(callback, None), Is.EqualTo(new ZaloConsentResult.OtherOa(OaId, OtherOaId)));
        Assert.That(await node.Store.FindAsync(OaId, None), Is.Null);
    }

    [Test]
    public async Task When_Zalo_cannot_say_whose_token_it_is_the_expected_OA_gets_it()
    {
        var node = NodeWithoutSeed();
        var callback = await AllowAsync(await node.Consent.StartAsync(OaId, "session", None), OaId);
        Zalo.Faults.Add(new Fault(FaultAnswer.ServerError) { Endpoint = "oa" });
        Assert.That(await node.Consent.CompleteAsync(callback, None), Is.EqualTo(new ZaloConsentResult.Granted(OaId, null)));
    }

    [Test]
    public async Task A_wrong_code_is_refused_with_Zalos_reason()
    {
        var node = NodeWithoutSeed();
        var callback = await AllowAsync(await node.Consent.StartAsync(OaId, "session", None), OaId) with { Code = "CODE-invented" };
        Assert.That(
            await node.Consent.CompleteAsync(callback, None),
            Is.TypeOf<ZaloConsentResult.Refused>().With.Property("Reason").Contains("Invalid code"));
    }

    [Test]
    public void Without_a_callback_address_the_start_says_which_key_is_missing() =>
        Assert.That(
            () => Node().Consent.StartAsync(OaId, "session", None),
            Throws.InvalidOperationException.With.Message.Contains("Zalo:CallbackUrl"));

    [Test]
    public async Task A_pasted_refresh_token_is_spent_and_replaces_a_dead_grant()
    {
        var node = Node(ZaloNode.Impatient);
        Zalo.Faults.Add(Fault.RefreshLostAfterRotation with { Times = 1 });
        await node.Tokens.RenewAsync(OaId, "AT-seed", None);
        Assert.That(node.Health.Level, Is.Not.EqualTo(ZaloHealthLevel.Well));

        var pasted = Zalo.Account(OaId).IssueTokens();
        Assert.That(await node.Consent.PasteRefreshTokenAsync(OaId, $" {pasted.RefreshToken}\n", None), Is.TypeOf<ZaloConsentResult.Granted>());
        Assert.Multiple(async () =>
        {
            Assert.That(Zalo.Account(OaId).LatestTokens, Is.Not.EqualTo(pasted));
            Assert.That(await node.Tokens.GetAsync(OaId, None), Is.EqualTo(new ZaloAccess.Granted(Zalo.Account(OaId).LatestTokens!.AccessToken)));
            Assert.That(node.Health.Reasons, Is.Empty);
            Assert.That((await node.RotationsAsync())[^1], Is.EqualTo(ZaloRotationResult.Pasted));
        });
    }

    [Test]
    public async Task A_pasted_token_that_was_used_before_is_refused_and_changes_nothing()
    {
        var node = Node();
        await node.Keeper.LookAsync(None);
        Assert.That(await node.Consent.PasteRefreshTokenAsync(OaId, "RT-seed", None), Is.TypeOf<ZaloConsentResult.Refused>());
        Assert.That(await node.Tokens.GetAsync(OaId, None), Is.EqualTo(new ZaloAccess.Granted(Zalo.Account(OaId).LatestTokens!.AccessToken)));
    }

    [Test]
    public async Task A_pasted_token_of_another_OA_is_stored_under_that_one()
    {
        var node = NodeWithoutSeed();
        Assert.That(await node.Consent.PasteRefreshTokenAsync(OaId, "RT-other", None), Is.EqualTo(new ZaloConsentResult.OtherOa(OaId, OtherOaId)));
        Assert.That(await node.Store.ListAsync(None), Is.EqualTo(new[] { OtherOaId }));
    }

    private ZaloNode NodeWithoutSeed(Action<Dictionary<string, string?>>? more = null) => Node(settings =>
    {
        settings["Zalo:Accounts:0:RefreshToken"] = "";
        settings["Zalo:CallbackUrl"] = Callback;
        more?.Invoke(settings);
    });

    private async Task<ZaloConsentCallback> AllowAsync(Uri link, string oaId)
    {
        var redirect = await Zalo.ConsentAsync(link, oaId, None);
        Assert.That(redirect, Is.Not.Null, "Zalo shows an error instead of the consent");
        var query = QueryHelpers.ParseQuery(redirect!.Query);
        return new ZaloConsentCallback(query["code"].ToString(), query["oa_id"].ToString(), query.TryGetValue("state", out var state) ? state.ToString() : null, "session");
    }
}
