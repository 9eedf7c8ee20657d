using CivicBot.Adapters.Zalo.Tests.Client;
using CivicBot.Adapters.Zalo.Tokens;
using CivicBot.ZaloStandIn.Faults;
using static CivicBot.Adapters.Zalo.Tokens.ZaloRotationResult;

namespace CivicBot.Adapters.Zalo.Tests.Tokens;

/// <summary>What happens to a grant when an answer, a process or the disk is lost in the middle of a refresh.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase), Parallelizable(ParallelScope.All)]
internal sealed class ZaloTokenLossTests : ZaloFixture
{
    [Test]
    public async Task A_refresh_that_timed_out_is_repeated_once_with_the_same_token()
    {
        var node = Node(ZaloNode.Impatient);
        Zalo.Faults.Add(Fault.RefreshLostBeforeRotation with { Times = 1 });
        var access = await node.Tokens.RenewAsync(OaId, "AT-seed", None);
        Assert.Multiple(async () =>
        {
            Assert.That(access, Is.EqualTo(new ZaloAccess.Granted(Zalo.Account(OaId).LatestTokens!.AccessToken)));
            Assert.That(await node.RotationsAsync(), Is.EqualTo(new[] { Seeded, Started, Unanswered, Started, Rotated }));
            Assert.That(node.Health.Reasons, Is.Empty);
        });
    }

    [Test]
    public async Task A_refresh_whose_rotation_got_lost_is_refused_then_and_never_tried_again()
    {
        var node = Node(ZaloNode.Impatient);
        Zalo.Faults.Add(Fault.RefreshLostAfterRotation with { Times = 1 });
        var access = await node.Tokens.RenewAsync(OaId, "AT-seed", None);
        Assert.That(access, Is.TypeOf<ZaloAccess.ConsentNeeded>());
        for (var round = 0; round < 5; round++)
        {
            Clock.Move(TimeSpan.FromHours(1));
            await node.Keeper.LookAsync(None);
            await node.Tokens.RenewAsync(OaId, "AT-seed", None);
        }

        Assert.Multiple(async () =>
        {
            Assert.That((Zalo.Account(OaId).Rotations, Zalo.Account(OaId).RefusedRefreshes), Is.EqualTo((1, 1)));
            Assert.That(await node.RotationsAsync(), Is.EqualTo(new[] { Seeded, Started, Unanswered, Started, Refused }));
            Assert.That(node.Health.Reasons.Single(), Has.Property("Topic").EqualTo("consent").And.Property("Text").Contains("consent again"));
            Assert.That(node.Log.Lines.Count(line => line.Id.Id == 4101), Is.EqualTo(1), "one alert, not one a minute");
        });
    }

    [Test]
    public async Task A_refused_refresh_lets_the_living_access_token_work_to_its_end()
    {
        var node = Node(ZaloNode.Impatient);
        await node.Tokens.GetAsync(OaId, None);
        Zalo.Faults.Add(Fault.RefreshLostAfterRotation with { Times = 1 });
        await node.Keeper.LookAsync(None);
        Assert.That(await node.Tokens.GetAsync(OaId, None), Is.EqualTo(new ZaloAccess.Granted("AT-seed")));
        Assert.That(node.Health.Level, Is.EqualTo(ZaloHealthLevel.Degraded));

        Clock.Move(TimeSpan.FromHours(25.1));
        await node.Keeper.LookAsync(None);
        Assert.That(await node.Tokens.GetAsync(OaId, None), Is.TypeOf<ZaloAccess.ConsentNeeded>());
        Assert.That(node.Health.Level, Is.EqualTo(ZaloHealthLevel.Down));
    }

    [Test]
    public async Task Two_lost_answers_are_no_refusal_and_lead_to_a_pause_not_to_a_loop()
    {
        var node = Node(ZaloNode.Impatient);
        Zalo.Faults.Add(Fault.RefreshLostBeforeRotation with { Times = 2 });
        var access = await node.Tokens.RenewAsync(OaId, "AT-seed", None);
        Assert.That(access, Is.TypeOf<ZaloAccess.Unavailable>());
        Assert.That(await node.Tokens.RenewAsync(OaId, "AT-seed", None), Is.TypeOf<ZaloAccess.Unavailable>(), "still pausing");
        Assert.That(Zalo.Faults.Hits, Is.EqualTo(2));

        Clock.Move(TimeSpan.FromSeconds(31));
        Assert.That(await node.Tokens.RenewAsync(OaId, "AT-seed", None), Is.TypeOf<ZaloAccess.Granted>());
        Assert.That(node.Health.Reasons, Is.Empty);
    }

    [Test]
    public async Task A_host_that_is_not_there_costs_nothing_and_the_pauses_grow()
    {
        var node = Node(settings => settings["Zalo:OAuthUrl"] = "http://127.0.0.1:9");
        var pauses = new List<TimeSpan>();
        for (var round = 0; round < 4; round++)
        {
            var access = (ZaloAccess.Unavailable)await node.Tokens.RenewAsync(OaId, "AT-seed", None);
            pauses.Add(access.RetryAfter);
            Clock.Move(access.RetryAfter + TimeSpan.FromSeconds(1));
        }

        Assert.That(pauses.Select(pause => pause.TotalSeconds), Is.EqualTo(new[] { 30, 60, 120, 240 }));
        Assert.That((await node.Store.FindAsync(OaId, None))!.Refusal, Is.Null);
        Assert.That(await node.RotationsAsync(), Does.Contain(Postponed).And.Not.Contain(Refused));
    }

    [Test]
    public async Task A_node_killed_between_exchange_and_save_leaves_the_pair_before_and_the_next_says_why_it_is_dead()
    {
        var killed = Node(services: FailingStore.Add);
        var broken = killed.Get<FailingStore>();
        broken.FailSaves = int.MaxValue;
        await killed.Tokens.GetAsync(OaId, None);
        Assert.That(await killed.Tokens.RenewAsync(OaId, "AT-seed", None), Is.TypeOf<ZaloAccess.Unavailable>());
        Assert.That(Zalo.Account(OaId).Rotations, Is.EqualTo(1), "Zalo has rotated");
        await StopAsync(killed);

        var next = Node();
        var kept = await next.Store.FindAsync(OaId, None);
        Assert.That((kept!.Tokens.AccessToken, kept.Tokens.RefreshToken), Is.EqualTo(("AT-seed", "RT-seed")), "nothing half written");
        Assert.That(await next.Tokens.GetAsync(OaId, None), Is.EqualTo(new ZaloAccess.Granted("AT-seed")), "the access token lives on");
        await next.Keeper.LookAsync(None);
        Assert.Multiple(() =>
        {
            Assert.That(next.Log.Lines.Count(line => line.Id.Id == 4121), Is.EqualTo(1), "it was noticed");
            Assert.That(next.Health.Reasons.Single().Text, Does.Contain("interrupted refresh"));
            Assert.That(Zalo.Account(OaId).RefusedRefreshes, Is.EqualTo(1));
        });
    }

    [Test]
    public async Task A_pair_that_cannot_be_stored_is_kept_and_stored_later_without_another_request()
    {
        var node = Node(services: FailingStore.Add);
        var broken = node.Get<FailingStore>();
        await node.Tokens.GetAsync(OaId, None);
        broken.FailSaves = 5;
        Assert.That(await node.Tokens.RenewAsync(OaId, "AT-seed", None), Is.TypeOf<ZaloAccess.Unavailable>(), "nobody uses what is not stored");
        Assert.That(node.Health.Level, Is.EqualTo(ZaloHealthLevel.Down));

        Clock.Move(TimeSpan.FromSeconds(31));
        Assert.That(await node.Tokens.RenewAsync(OaId, "AT-seed", None), Is.EqualTo(new ZaloAccess.Granted(Zalo.Account(OaId).LatestTokens!.AccessToken)));
        Assert.Multiple(async () =>
        {
            Assert.That((Zalo.Account(OaId).Rotations, Zalo.Account(OaId).RefusedRefreshes), Is.EqualTo((1, 0)));
            Assert.That((await node.Store.FindAsync(OaId, None))!.Tokens.AccessToken, Is.EqualTo(Zalo.Account(OaId).LatestTokens!.AccessToken));
            Assert.That(node.Health.Reasons, Is.Empty);
        });
    }

    [Test]
    public async Task An_answer_with_one_token_never_reaches_the_store()
    {
        var scripted = Own(await ScriptedZalo.SayingAsync("""{"access_token":"AT-only","expires_in":"90000"}"""));
        var node = Node(url: scripted.Url);
        Assert.That(await node.Tokens.RenewAsync(OaId, "AT-seed", None), Is.TypeOf<ZaloAccess.Unavailable>());
        var kept = (await node.Store.FindAsync(OaId, None))!.Tokens;
        Assert.That((kept.AccessToken, kept.RefreshToken), Is.EqualTo(("AT-seed", "RT-seed")));
        Assert.That(scripted.Calls, Has.Count.EqualTo(2));
    }
}
