using CivicBot.Adapters.Zalo.Tests.Client;
using CivicBot.Adapters.Zalo.Tokens;
using CivicBot.ZaloStandIn.Faults;
using static CivicBot.Adapters.Zalo.Tokens.ZaloRotationResult;

namespace CivicBot.Adapters.Zalo.Tests.Tokens;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase), Parallelizable(ParallelScope.All)]
internal sealed class ZaloTokenRotationTests : ZaloFixture
{
    [Test]
    public async Task The_seed_is_used_at_once_and_renewed_by_the_first_look()
    {
        var node = Node();
        Assert.That(await node.Tokens.GetAsync(OaId, None), Is.EqualTo(new ZaloAccess.Granted("AT-seed")));
        await node.Keeper.LookAsync(None);
        Assert.Multiple(async () =>
        {
            Assert.That(Zalo.Account(OaId).Rotations, Is.EqualTo(1));
            Assert.That(await node.Tokens.GetAsync(OaId, None), Is.EqualTo(new ZaloAccess.Granted(Zalo.Account(OaId).LatestTokens!.AccessToken)));
            Assert.That(await node.RotationsAsync(), Is.EqualTo(new[] { Seeded, Started, Rotated }));
        });
    }

    [Test]
    public async Task After_a_restart_the_store_wins_over_the_seed()
    {
        var before = Node();
        await before.Keeper.LookAsync(None);
        await StopAsync(before);

        var after = Node();
        Assert.That(await after.Tokens.GetAsync(OaId, None), Is.EqualTo(new ZaloAccess.Granted(Zalo.Account(OaId).LatestTokens!.AccessToken)));
        Clock.Move(TimeSpan.FromHours(16));
        await after.Keeper.LookAsync(None);
        Assert.That((Zalo.Account(OaId).Rotations, Zalo.Account(OaId).RefusedRefreshes), Is.EqualTo((2, 0)));
    }

    [Test]
    public async Task A_young_pair_is_left_alone()
    {
        var node = Node();
        await node.Keeper.LookAsync(None);
        Clock.Move(TimeSpan.FromHours(12));
        await node.Keeper.LookAsync(None);
        Assert.That(Zalo.Account(OaId).Rotations, Is.EqualTo(1));
        Clock.Move(TimeSpan.FromHours(3.1));
        await node.Keeper.LookAsync(None);
        Assert.That(Zalo.Account(OaId).Rotations, Is.EqualTo(2));
    }

    [Test]
    public async Task Two_nodes_that_refresh_at_once_spend_the_token_once()
    {
        var (first, second) = (Node(), Node());
        await first.Tokens.GetAsync(OaId, None);
        Zalo.Faults.Add(Fault.Slow(TimeSpan.FromMilliseconds(300)) with { Endpoint = "token" });
        var answers = await Task.WhenAll(
            first.Tokens.RenewAsync(OaId, "AT-seed", None),
            second.Tokens.RenewAsync(OaId, "AT-seed", None));
        Assert.Multiple(async () =>
        {
            Assert.That((Zalo.Account(OaId).Rotations, Zalo.Account(OaId).RefusedRefreshes), Is.EqualTo((1, 0)));
            Assert.That(answers, Is.All.EqualTo(new ZaloAccess.Granted(Zalo.Account(OaId).LatestTokens!.AccessToken)));
            Assert.That(await first.RotationsAsync(), Is.EqualTo(new[] { Seeded, Started, Rotated }));
        });
    }

    [Test]
    public async Task Fifty_callers_in_one_process_share_one_refresh()
    {
        var node = Node();
        Zalo.Faults.Add(Fault.Slow(TimeSpan.FromMilliseconds(100)) with { Endpoint = "token" });
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => node.Tokens.RenewAsync(OaId, "AT-seed", None)));
        Assert.Multiple(() =>
        {
            Assert.That(Zalo.Account(OaId).Rotations, Is.EqualTo(1));
            Assert.That(answers.Distinct(), Is.EqualTo(new[] { new ZaloAccess.Granted(Zalo.Account(OaId).LatestTokens!.AccessToken) }));
        });
    }

    [Test]
    public async Task A_caller_that_gives_up_does_not_stop_the_refresh()
    {
        var node = Node();
        var release = HoldTheToken();
        using var impatient = new CancellationTokenSource();
        var waiting = node.Tokens.RenewAsync(OaId, "AT-seed", impatient.Token);
        await RotatedAsync();
        await impatient.CancelAsync();
        Assert.That(async () => await waiting, Throws.InstanceOf<OperationCanceledException>());
        release.SetResult();
        await node.Tokens.DrainAsync();
        Assert.That((await node.Store.FindAsync(OaId, None))!.Tokens.AccessToken, Is.EqualTo(Zalo.Account(OaId).LatestTokens!.AccessToken));
    }

    [Test]
    public async Task The_request_is_the_documented_form_with_the_secret_in_a_header()
    {
        var scripted = Own(await ScriptedZalo.SayingAsync("""{"access_token":"AT-a","refresh_token":"RT-b","expires_in":90000}"""));
        var node = Node(url: scripted.Url);
        await node.Tokens.RenewAsync(OaId, "AT-seed", None);
        var call = scripted.Calls.Single();
        Assert.Multiple(() =>
        {
            Assert.That(call.Path, Is.EqualTo("/v4/oa/access_token"));
            Assert.That(call.Headers["secret_key"], Is.EqualTo(ZaloNode.AppSecret));
            Assert.That(call.Headers["Content-Type"], Is.EqualTo("application/x-www-form-urlencoded"));
            Assert.That(call.Body, Is.EqualTo("app_id=1234567890123456789&grant_type=refresh_token&refresh_token=RT-seed"));
        });
    }

    [Test]
    public async Task Nodes_whose_clocks_differ_may_break_the_lease_but_not_the_grant()
    {
        var behind = Node();
        var ahead = Node(clock: new TestClock(TimeSpan.FromMinutes(10)));
        await behind.Tokens.GetAsync(OaId, None);
        var release = HoldTheToken();
        var slow = behind.Tokens.RenewAsync(OaId, "AT-seed", None);
        await RotatedAsync();

        // The lease of the first looks expired to the second, which presents the spent token and is refused.
        var fast = await ahead.Tokens.RenewAsync(OaId, "AT-seed", None);
        release.SetResult();
        var winner = new ZaloAccess.Granted(Zalo.Account(OaId).LatestTokens!.AccessToken);
        Assert.That(await slow, Is.EqualTo(winner));
        Assert.Multiple(async () =>
        {
            Assert.That(fast, Is.TypeOf<ZaloAccess.ConsentNeeded>());
            Assert.That(Zalo.Account(OaId).RefusedRefreshes, Is.EqualTo(1));
            Assert.That((await behind.Store.FindAsync(OaId, None))!.Refusal, Is.Null, "the pair that came lifts the refusal");
            Assert.That(await ahead.Tokens.GetAsync(OaId, None), Is.EqualTo(winner));
            await ahead.Keeper.LookAsync(None);
            Assert.That(ahead.Health.Reasons, Is.Empty);
        });
    }

    [Test]
    public async Task A_wrong_app_secret_does_not_condemn_the_token_for_ever()
    {
        var wrong = Node(settings => settings["Zalo:AppSecret"] = "AnotherSecret");
        Assert.That(await wrong.Tokens.RenewAsync(OaId, "AT-seed", None), Is.TypeOf<ZaloAccess.ConsentNeeded>());
        await StopAsync(wrong);

        var right = Node();
        Assert.That(await right.Tokens.RenewAsync(OaId, "AT-seed", None), Is.TypeOf<ZaloAccess.Granted>());
        await right.Keeper.LookAsync(None);
        Assert.That(right.Health.Reasons, Is.Empty);
    }

    [Test]
    public async Task A_new_seed_replaces_a_dead_grant_but_never_a_living_one()
    {
        var first = Node();
        await first.Keeper.LookAsync(None);
        await StopAsync(first);
        var fresh = Zalo.Account(OaId).IssueTokens();
        void NewSeed(Dictionary<string, string?> settings)
        {
            settings["Zalo:Accounts:0:RefreshToken"] = fresh.RefreshToken;
            settings["Zalo:Accounts:0:AccessToken"] = fresh.AccessToken;
        }

        var living = Node(settings =>
        {
            NewSeed(settings);
            ZaloNode.Impatient(settings);
        });
        Assert.That(await living.Tokens.GetAsync(OaId, None), Is.Not.EqualTo(new ZaloAccess.Granted(fresh.AccessToken)));
        Zalo.Faults.Add(Fault.RefreshLostAfterRotation with { Times = 1 });
        await living.Tokens.RenewAsync(OaId, await Current(living), None);
        Assert.That(await living.Tokens.GetAsync(OaId, None), Is.EqualTo(new ZaloAccess.Granted(fresh.AccessToken)));
        Assert.That(await living.RotationsAsync(), Does.Contain(Refused).And.Exactly(2).EqualTo(Seeded));
    }

    [Test]
    public async Task An_OA_without_any_token_is_reported_once()
    {
        var node = Node(settings => settings["Zalo:Accounts:0:RefreshToken"] = "");
        await node.Keeper.LookAsync(None);
        await node.Keeper.LookAsync(None);
        Assert.That(await node.Tokens.GetAsync(OaId, None), Is.TypeOf<ZaloAccess.ConsentNeeded>());
        Assert.That(node.Health.Reasons.Single(), Has.Property("Level").EqualTo(ZaloHealthLevel.Down));
        Assert.That(node.Log.Lines.Count(line => line.Id.Id == 4101), Is.EqualTo(1));
    }

    [Test]
    public async Task An_old_refresh_token_raises_an_alert_that_a_renewal_lifts()
    {
        var node = Node(ZaloNode.Impatient);
        await node.Keeper.LookAsync(None);
        Clock.Move(TimeSpan.FromDays(61));
        Zalo.Faults.Add(Fault.RefreshLostBeforeRotation with { Times = 2 });
        await node.Keeper.LookAsync(None);
        Assert.That(node.Health.Reasons.Select(reason => reason.Topic), Is.EquivalentTo(new[] { "token-age", "refresh" }));
        Assert.That(node.Log.Lines.Count(line => line.Id.Id == 4103), Is.EqualTo(1));

        Clock.Move(TimeSpan.FromMinutes(2));
        await node.Keeper.LookAsync(None);
        Assert.That(node.Health.Reasons, Is.Empty);
    }

    /// <summary>The next refresh takes effect at once and is answered when the test says so.</summary>
    private TaskCompletionSource HoldTheToken()
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Zalo.Faults.Add(Fault.Held(release.Task) with { Endpoint = "token", Times = 1 });
        return release;
    }

    private async Task RotatedAsync()
    {
        while (Zalo.Account(OaId).Rotations == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5));
        }
    }

    private static async Task<string> Current(ZaloNode node) => ((ZaloAccess.Granted)await node.Tokens.GetAsync(OaId, None)).AccessToken;
}
