using System.Text;
using CivicBot.Adapters.Zalo.Client;
using CivicBot.Adapters.Zalo.Tokens;

namespace CivicBot.Adapters.Zalo.Tests.Tokens;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase), Parallelizable(ParallelScope.All)]
internal sealed class SqliteZaloTokenStoreTests : ZaloFixture
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Test]
    public async Task A_lease_belongs_to_one_until_it_expires()
    {
        var (first, second) = (Node().Store, Node().Store);
        Assert.That(await first.TryLeaseAsync(OaId, "a", Minute, None), Is.True);
        Assert.That(await second.TryLeaseAsync(OaId, "b", Minute, None), Is.False);
        Assert.That(await first.TryLeaseAsync(OaId, "a", Minute, None), Is.True, "the holder may take it again");
        Assert.That(await second.TryLeaseAsync("another OA", "b", Minute, None), Is.True);

        Clock.Move(TimeSpan.FromSeconds(61));
        Assert.That(await second.TryLeaseAsync(OaId, "b", Minute, None), Is.True);
        Assert.That(await first.RenewLeaseAsync(OaId, "a", Minute, None), Is.False);
        await first.ReleaseLeaseAsync(OaId, "a", None);
        Assert.That(await first.TryLeaseAsync(OaId, "a", Minute, None), Is.False, "giving back what one lost changes nothing");
        await second.ReleaseLeaseAsync(OaId, "b", None);
        Assert.That(await first.TryLeaseAsync(OaId, "a", Minute, None), Is.True);
    }

    [Test]
    public async Task A_renewed_lease_lasts_from_then_on()
    {
        var (first, second) = (Node().Store, Node().Store);
        await first.TryLeaseAsync(OaId, "a", Minute, None);
        Clock.Move(TimeSpan.FromSeconds(50));
        Assert.That(await first.RenewLeaseAsync(OaId, "a", Minute, None), Is.True);
        Clock.Move(TimeSpan.FromSeconds(50));
        Assert.That(await second.TryLeaseAsync(OaId, "b", Minute, None), Is.False);
    }

    [Test]
    public async Task Of_a_hundred_that_want_the_lease_at_once_one_gets_it()
    {
        var stores = new[] { Node().Store, Node().Store };
        var got = await Task.WhenAll(Enumerable.Range(0, 100).Select(number =>
            Task.Run(() => stores[number % 2].TryLeaseAsync(OaId, $"owner {number}", Minute, None))));
        Assert.That(got.Count(one => one), Is.EqualTo(1));
    }

    [Test]
    public async Task A_pair_replaces_only_the_pair_that_was_exchanged()
    {
        var store = Node().Store;
        Assert.That(await SaveAsync(store, 1, new ZaloSaveCondition.Absent()), Is.True);
        Assert.That(await SaveAsync(store, 2, new ZaloSaveCondition.Absent()), Is.False);
        Assert.That(await SaveAsync(store, 2, new ZaloSaveCondition.Current(ZaloFingerprint.Of("RT-1"))), Is.True);
        Assert.That(await SaveAsync(store, 3, new ZaloSaveCondition.Current(ZaloFingerprint.Of("RT-1"))), Is.False);
        var grant = await store.FindAsync(OaId, None);
        Assert.That((grant!.Tokens.RefreshToken, grant.Previous?.RefreshToken), Is.EqualTo(("RT-2", "RT-1")));
        Assert.That(await SaveAsync(store, 4, new ZaloSaveCondition.Always()), Is.True);
    }

    [Test]
    public async Task A_pair_without_refresh_token_is_not_taken()
    {
        var store = Node().Store;
        var pair = Pair(1) with { RefreshToken = "" };
        Assert.That(
            () => store.SaveAsync(OaId, pair, new ZaloSaveCondition.Always(), Entry(), None),
            Throws.ArgumentException);
        Assert.That(await store.FindAsync(OaId, None), Is.Null);
    }

    [Test]
    public async Task A_refusal_marks_the_pair_that_was_refused_and_a_new_pair_lifts_it()
    {
        var store = Node().Store;
        await SaveAsync(store, 1, new ZaloSaveCondition.Absent());
        var refusal = new ZaloRefusal("abc", "invalid", DateTimeOffset.FromUnixTimeMilliseconds(1_763_712_000_123));
        Assert.That(await store.RefuseAsync(OaId, "another", refusal, Entry(), None), Is.False);
        Assert.That((await store.FindAsync(OaId, None))!.Refusal, Is.Null);
        Assert.That(await store.RefuseAsync(OaId, ZaloFingerprint.Of("RT-1"), refusal, Entry(), None), Is.True);
        Assert.That((await store.FindAsync(OaId, None))!.Refusal, Is.EqualTo(refusal));
        await SaveAsync(store, 2, new ZaloSaveCondition.Always());
        Assert.That((await store.FindAsync(OaId, None))!.Refusal, Is.Null);
    }

    [Test]
    public async Task No_token_stands_in_any_file_and_the_keys_are_for_their_owner_only()
    {
        var node = Node();
        await node.Keeper.LookAsync(None);
        var tokens = Zalo.Account(OaId).LatestTokens!;
        await StopAsync(node);
        foreach (var file in System.IO.Directory.EnumerateFiles(Directory, "*", SearchOption.AllDirectories))
        {
            var content = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file));
            foreach (var secret in new[] { "AT-seed", "RT-seed", tokens.AccessToken, tokens.RefreshToken, ZaloNode.AppSecret })
            {
                Assert.That(content, Does.Not.Contain(secret), Path.GetFileName(file));
            }
        }

        if (!OperatingSystem.IsWindows())
        {
            Assert.That(
                File.GetUnixFileMode(Path.Combine(Directory, "keys")),
                Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
        }
    }

    [Test]
    public async Task Lost_keys_are_said_in_a_sentence_and_a_pasted_token_mends_it()
    {
        var before = Node();
        await before.Keeper.LookAsync(None);
        await StopAsync(before);
        System.IO.Directory.Delete(Path.Combine(Directory, "keys"), recursive: true);

        var after = Node();
        Assert.That(await after.Tokens.GetAsync(OaId, None), Is.TypeOf<ZaloAccess.ConsentNeeded>());
        await after.Keeper.LookAsync(None);
        Assert.That(after.Health.Reasons.Single().Text, Does.Contain("cannot be decrypted").And.Contain("paste a refresh token"));
        var result = await after.Consent.PasteRefreshTokenAsync(OaId, Zalo.Account(OaId).LatestTokens!.RefreshToken, None);
        Assert.That(result, Is.EqualTo(new ZaloConsentResult.Granted(OaId, "UBND phường Mẫu")));
        Assert.That(await after.Tokens.GetAsync(OaId, None), Is.TypeOf<ZaloAccess.Granted>());
        Assert.That(after.Health.Reasons, Is.Empty);
    }

    [Test]
    public async Task Traits_are_kept_apart_from_tokens()
    {
        var store = Node().Store;
        Assert.That(await store.GetTraitsAsync(OaId, None), Is.EqualTo(ZaloOaTraits.Unknown));
        await store.SetOaTypeAsync(OaId, 4, None);
        await store.SetFlavorAsync(OaId, ZaloSendFlavor.V2Message, None);
        Assert.That(await Node().Store.GetTraitsAsync(OaId, None), Is.EqualTo(new ZaloOaTraits(ZaloSendFlavor.V2Message, 4)));
    }

    [Test]
    public async Task The_rotation_log_keeps_the_newest_lines_of_each_OA()
    {
        var store = Node().Store;
        for (var number = 0; number < 510; number++)
        {
            await store.NoteAsync(Entry() with { Detail = $"{number}" }, None);
        }

        await store.NoteAsync(Entry() with { OaId = "other" }, None);
        var lines = await store.GetRotationsAsync(OaId, 1000, None);
        Assert.That((lines.Count, lines[0].Detail, lines[^1].Detail), Is.EqualTo((500, "509", "10")));
    }

    [Test]
    public async Task An_upload_is_found_until_it_expires()
    {
        var (first, second) = (Node().Get<IZaloUploadCache>(), Node().Get<IZaloUploadCache>());
        var key = new ZaloUploadKey(OaId, "image", "hash");
        var now = Clock.Now;
        await first.SaveAsync(key, "id-1", now.AddDays(6), now, None);
        Assert.Multiple(async () =>
        {
            Assert.That(await second.FindAsync(key, now.AddDays(5.9), None), Is.EqualTo("id-1"));
            Assert.That(await second.FindAsync(key, now.AddDays(6.1), None), Is.Null);
            Assert.That(await second.FindAsync(key with { OaId = "other" }, now, None), Is.Null);
        });
        await second.SaveAsync(key, "id-2", now.AddDays(6), now, None);
        Assert.That(await first.FindAsync(key, now, None), Is.EqualTo("id-2"));
        await first.RemoveAsync(key, None);
        Assert.That(await second.FindAsync(key, now, None), Is.Null);
    }

    private static Task<bool> SaveAsync(IZaloTokenStore store, int number, ZaloSaveCondition condition) =>
        store.SaveAsync(OaId, Pair(number), condition, Entry(), None);

    private static ZaloTokenPair Pair(int number) =>
        new($"AT-{number}", $"RT-{number}", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddHours(25), DateTimeOffset.UnixEpoch);

    private static ZaloRotation Entry() => new(OaId, DateTimeOffset.UnixEpoch, ZaloRotationResult.Rotated, null, null);
}
