using CivicBot.Adapters.Zalo.Client;
using CivicBot.Adapters.Zalo.Tokens;
using CivicBot.Storage;
using CivicBot.Tests.Listening;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CivicBot.Tests.Storage.Redis;

/// <summary>What nodes share of the Zalo channel; two nodes with one data directory, as they are set up.</summary>
internal sealed class RedisZaloStoresTests
{
    private const string Oa = "3886132808788086450";
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private TempDirectory directory = null!;
    private ServiceProvider first = null!;
    private ServiceProvider second = null!;

    [SetUp]
    public void Start()
    {
        directory = new TempDirectory();
        var settings = RedisServer.NewSettings();
        settings["Data:Directory"] = directory.Path;
        (first, second) = (Node(settings), Node(settings));
    }

    [TearDown]
    public async Task StopAsync()
    {
        await first.DisposeAsync();
        await second.DisposeAsync();
        directory.Dispose();
    }

    [Test]
    public async Task The_lease_of_a_refresh_is_one_nodes_until_it_ends()
    {
        var (one, other) = (Tokens(first), Tokens(second));

        var got = await Task.WhenAll(Enumerable.Range(0, 20).Select(number =>
            (number % 2 == 0 ? one : other).TryLeaseAsync(Oa, $"owner {number}", Minute, CancellationToken.None)));
        Assert.That(got.Count(won => won), Is.EqualTo(1));

        var holder = $"owner {Array.IndexOf(got, value: true)}";
        Assert.That(await one.TryLeaseAsync(Oa, holder, Minute, CancellationToken.None), Is.True, "the holder may take it again");
        Assert.That(await other.RenewLeaseAsync(Oa, "somebody", Minute, CancellationToken.None), Is.False);
        Assert.That(await one.RenewLeaseAsync(Oa, holder, TimeSpan.FromMilliseconds(50), CancellationToken.None), Is.True);
        await Task.Delay(200);
        Assert.That(await other.TryLeaseAsync(Oa, "next", Minute, CancellationToken.None), Is.True);
        await one.ReleaseLeaseAsync(Oa, holder, CancellationToken.None);
        Assert.That(await one.TryLeaseAsync(Oa, holder, Minute, CancellationToken.None), Is.False, "giving back what one lost changes nothing");
        await other.ReleaseLeaseAsync(Oa, "next", CancellationToken.None);
        Assert.That(await one.TryLeaseAsync(Oa, holder, Minute, CancellationToken.None), Is.True);
    }

    [Test]
    public async Task A_pair_replaces_only_the_pair_that_was_exchanged_and_lifts_a_refusal()
    {
        Assert.That(await SaveAsync(first, 1, new ZaloSaveCondition.Absent()), Is.True);
        Assert.That(await SaveAsync(second, 2, new ZaloSaveCondition.Absent()), Is.False);
        var used = ZaloFingerprint.Of("RT-1");
        Assert.That(await Tokens(second).RefuseAsync(Oa, used, new ZaloRefusal(used, "-14014", Now), Entry(ZaloRotationResult.Seeded), CancellationToken.None), Is.True);
        Assert.That((await Tokens(first).FindAsync(Oa, CancellationToken.None))!.Refusal, Is.EqualTo(new ZaloRefusal(used, "-14014", Now)));

        Assert.That(await SaveAsync(second, 2, new ZaloSaveCondition.Current(used)), Is.True);
        Assert.That(await SaveAsync(first, 3, new ZaloSaveCondition.Current(used)), Is.False);

        var grant = (await Tokens(first).FindAsync(Oa, CancellationToken.None))!;
        Assert.That((grant.Tokens.RefreshToken, grant.Previous?.RefreshToken, grant.Refusal), Is.EqualTo(("RT-2", "RT-1", (ZaloRefusal?)null)));
        Assert.That(await Tokens(first).RefuseAsync(Oa, used, new ZaloRefusal(used, "x", Now), Entry(ZaloRotationResult.Seeded), CancellationToken.None), Is.False);
        Assert.That(await Tokens(second).ListAsync(CancellationToken.None), Is.EqualTo(new[] { Oa }));
        Assert.That(await Tokens(second).FindAsync("another", CancellationToken.None), Is.Null);
    }

    [Test]
    public async Task What_happened_and_what_was_learnt_of_an_account_is_known_to_all()
    {
        await Tokens(first).NoteAsync(Entry(ZaloRotationResult.Seeded) with { Detail = "một" }, CancellationToken.None);
        await Tokens(second).NoteAsync(Entry(ZaloRotationResult.Seeded) with { Detail = "hai" }, CancellationToken.None);
        await Tokens(first).SetOaTypeAsync(Oa, 4, CancellationToken.None);

        Assert.That((await Tokens(first).GetRotationsAsync(Oa, 10, CancellationToken.None)).Select(r => r.Detail), Is.EqualTo(new[] { "hai", "một" }));
        Assert.That(await Tokens(second).GetRotationsAsync(Oa, 1, CancellationToken.None), Is.EqualTo(new[] { Entry(ZaloRotationResult.Seeded) with { Detail = "hai" } }));
        Assert.That(await Tokens(second).GetTraitsAsync(Oa, CancellationToken.None), Is.EqualTo(new ZaloOaTraits(ZaloSendFlavor.Unknown, 4)));
        Assert.That(await Tokens(second).GetTraitsAsync("another", CancellationToken.None), Is.EqualTo(ZaloOaTraits.Unknown));
    }

    [Test]
    public async Task A_consent_that_one_node_began_ends_on_another_once()
    {
        var (one, other) = (first.GetRequiredService<IZaloConsentStates>(), second.GetRequiredService<IZaloConsentStates>());
        var pending = new ZaloPendingConsent("state", "session", "verifier", Oa, Now, Now.AddMinutes(10));
        await one.SaveAsync(pending, CancellationToken.None);
        await one.SaveAsync(pending with { State = "newer", ExpectedOaId = null, StartedAt = Now.AddMinutes(1) }, CancellationToken.None);

        Assert.That(await other.TakeAsync(state: null, "another session", Now, CancellationToken.None), Is.Null);
        Assert.That(await other.TakeAsync("state", "session", Now.AddMinutes(10), CancellationToken.None), Is.Null, "it has expired");
        Assert.That((await other.TakeAsync(state: null, "session", Now, CancellationToken.None))!.State, Is.EqualTo("newer"));
        Assert.That(await other.TakeAsync("state", "session", Now, CancellationToken.None), Is.EqualTo(pending));
        Assert.That(await one.TakeAsync("state", "session", Now, CancellationToken.None), Is.Null, "it was taken");
    }

    [Test]
    public async Task Nodes_call_no_faster_together_than_one_may_alone()
    {
        var (one, other) = (first.GetRequiredService<IZaloSharedLimits>(), second.GetRequiredService<IZaloSharedLimits>());
        var (oa, app) = (new ZaloRate(3, TimeSpan.FromSeconds(1)), new ZaloRate(1000, TimeSpan.FromMilliseconds(1)));
        var moments = new List<ZaloMoment>();
        for (var number = 0; number < 8; number++)
        {
            moments.Add(await (number % 2 == 0 ? one : other).TakeAsync(Oa, oa, app, TimeSpan.FromSeconds(2.5), CancellationToken.None));
        }

        // Three at once, then one a second; a moment farther away than the caller waits is nobody's.
        Assert.That(moments.Select(moment => moment.Taken), Is.EqualTo(new[] { true, true, true, true, true, false, false, false }));
        Assert.That(moments.Select(moment => moment.Wait.TotalSeconds), Is.EqualTo(new double[] { 0, 0, 0, 1, 2, 3, 3, 3 }).Within(0.9));
        Assert.That((await other.TakeAsync("another", oa, app, TimeSpan.Zero, CancellationToken.None)).Taken, "an OA does not wait for another");
    }

    [Test]
    public async Task All_OAs_of_an_app_have_one_limit_together()
    {
        var limits = first.GetRequiredService<IZaloSharedLimits>();
        var (oa, app) = (new ZaloRate(10, TimeSpan.FromSeconds(1)), new ZaloRate(2, TimeSpan.FromMinutes(1)));
        var taken = new List<bool>();
        for (var number = 0; number < 4; number++)
        {
            taken.Add((await limits.TakeAsync($"oa {number}", oa, app, TimeSpan.FromSeconds(1), CancellationToken.None)).Taken);
        }

        Assert.That(taken, Is.EqualTo(new[] { true, true, false, false }));
    }

    [Test]
    public async Task A_pause_that_Zalo_asked_one_node_for_is_kept_by_all()
    {
        var (one, other) = (first.GetRequiredService<IZaloSharedLimits>(), second.GetRequiredService<IZaloSharedLimits>());
        var often = new ZaloRate(1000, TimeSpan.FromMilliseconds(1));
        await one.PauseAsync(Oa, TimeSpan.FromMinutes(1));
        await one.PauseAsync(Oa, TimeSpan.FromSeconds(1));

        var paused = await other.TakeAsync(Oa, often, often, TimeSpan.FromMinutes(2), CancellationToken.None);
        Assert.That((paused.Taken, paused.Wait > TimeSpan.FromSeconds(30)), Is.EqualTo((false, true)), "the longer pause stays");
        Assert.That((await other.TakeAsync("another", often, often, TimeSpan.Zero, CancellationToken.None)).Taken);

        await other.PauseAsync("", TimeSpan.FromMinutes(1));
        Assert.That((await one.TakeAsync("another", often, often, TimeSpan.FromMinutes(2), CancellationToken.None)).Taken, Is.False, "the whole app pauses");
    }

    [Test]
    public async Task What_one_node_uploaded_no_other_uploads_again_until_it_expires()
    {
        var (one, other) = (first.GetRequiredService<IZaloUploadCache>(), second.GetRequiredService<IZaloUploadCache>());
        var key = new ZaloUploadKey(Oa, "image", "hash");
        await one.SaveAsync(key, "id", Now.AddDays(1), Now, CancellationToken.None);

        Assert.That(await other.FindAsync(key, Now, CancellationToken.None), Is.EqualTo("id"));
        Assert.That(await other.FindAsync(key with { OaId = "another" }, Now, CancellationToken.None), Is.Null);
        Assert.That(await other.FindAsync(key, Now.AddDays(1), CancellationToken.None), Is.Null);
        await other.RemoveAsync(key, CancellationToken.None);
        Assert.That(await one.FindAsync(key, Now, CancellationToken.None), Is.Null);
    }

    private static ServiceProvider Node(Dictionary<string, string?> settings) => new ServiceCollection()
        .AddLogging(logging => logging.Listened())
        .AddSingleton(TimeProvider.System)
        .AddStorage(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
        .AddZaloStorage()
        .BuildServiceProvider();

    private static IZaloTokenStore Tokens(ServiceProvider node) => node.GetRequiredService<IZaloTokenStore>();

    private static Task<bool> SaveAsync(ServiceProvider node, int number, ZaloSaveCondition condition) => Tokens(node).SaveAsync(
        Oa, new ZaloTokenPair($"AT-{number}", $"RT-{number}", Now, Now.AddHours(25), Now), condition, Entry(ZaloRotationResult.Seeded), CancellationToken.None);

    private static ZaloRotation Entry(ZaloRotationResult result) => new(Oa, Now, result, "old", "new");
}
