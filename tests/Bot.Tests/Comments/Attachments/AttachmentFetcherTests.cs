using System.Security.Cryptography;
using System.Text;
using CivicBot.Comments.Attachments;
using CivicBot.Comments.Records;
using CivicBot.Tests.Storage.Records;
using CivicBot.ZaloStandIn.Media;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CivicBot.Tests.Comments.Attachments;

internal sealed class AttachmentFetcherTests
{
    [Test]
    public async Task A_photo_is_kept_under_the_hash_of_what_is_kept_and_without_what_the_camera_wrote([Values] RecordsStore store)
    {
        await using var rig = await AttachmentRig.CreateAsync(store);
        var id = await rig.SentAsync(AttachmentKind.Image, "o gà.jpg");

        var row = await rig.FetchAsync(id);
        var content = await rig.ContentAsync(id);

        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        Assert.Multiple(() =>
        {
            Assert.That((row.State, row.ContentType, row.Size, row.Sha256), Is.EqualTo((AttachmentState.Stored, "image/jpeg", (long)content.Length, hash)));
            Assert.That((row.SealedAddress, row.TryAgainAt, row.Trouble, row.Tries), Is.EqualTo(((byte[]?)null, (DateTimeOffset?)null, (string?)null, 1)));
            Assert.That(rig.Kept, Is.EqualTo(new[] { Path.Combine(hash[..2], hash[2..] + ".bin") }));
            Assert.That(content.AsSpan().IndexOf(Encoding.ASCII.GetBytes(SampleMedia.Secret)), Is.Negative);
        });
    }

    [TestCase(AttachmentKind.Image, "a.heic", "image/heic", "a.heic")]
    [TestCase(AttachmentKind.File, "đơn.pdf", "application/pdf", "đơn.pdf")]
    [TestCase(AttachmentKind.Audio, "loi-noi.amr", "audio/amr", "loi-noi.amr")]
    [TestCase(AttachmentKind.Audio, "loi-noi.m4a", "audio/mp4", "loi-noi.m4a")]
    [TestCase(AttachmentKind.Video, "cong-no.mp4", "video/mp4", "cong-no.mp4")]
    public async Task Documents_voice_and_films_are_kept_as_what_they_are(AttachmentKind kind, string name, string type, string shown)
    {
        await using var rig = await AttachmentRig.CreateAsync(RecordsStore.Sqlite);
        var id = await rig.SentAsync(kind, name);

        await rig.FetchAsync(id);
        await using var content = await rig.Store.OpenAsync(id, CancellationToken.None);

        Assert.That((content?.Kind, content?.ContentType, content?.Name), Is.EqualTo((kind, type, shown)));
    }

    [Test]
    public async Task What_lies_about_its_kind_is_refused_for_good([Values] RecordsStore store)
    {
        await using var rig = await AttachmentRig.CreateAsync(store);
        var page = await rig.SentAsync(AttachmentKind.Image, "page.jpg", new MediaItem(SampleMedia.Html(), "image/jpeg"));
        var document = await rig.SentAsync(AttachmentKind.Image, "document.jpg", new MediaItem(SampleMedia.Pdf(), "image/jpeg"));

        Assert.That(await rig.Fetcher.FetchDueAsync(CancellationToken.None), Is.EqualTo(2));

        Assert.Multiple(async () =>
        {
            Assert.That(await StateAsync(rig, page), Is.EqualTo((AttachmentState.Failed, AttachmentTrouble.TypeNotAllowed)));
            Assert.That(await StateAsync(rig, document), Is.EqualTo((AttachmentState.Failed, AttachmentTrouble.NotThisKind)));
            Assert.That((await rig.RowAsync(page)).SealedAddress, Is.Null);
            Assert.That(rig.Kept, Is.Empty);
            Assert.That(await rig.Fetcher.FetchDueAsync(CancellationToken.None), Is.Zero);
        });
    }

    [Test]
    public async Task Too_large_is_refused_whether_the_host_says_so_or_not()
    {
        await using var rig = await AttachmentRig.CreateAsync(RecordsStore.Sqlite, ("MaxImageBytes", "100000"));
        var said = await rig.SentAsync(AttachmentKind.Image, "said.jpg", new MediaItem([.. SampleMedia.Jpeg(), .. new byte[100_000]], "image/jpeg"));
        var unsaid = await rig.SentAsync(AttachmentKind.Image, "unsaid.jpg", new MediaItem(SampleMedia.Jpeg(), "image/jpeg") { RepeatTo = 50_000_000 });
        var file = await rig.SentAsync(AttachmentKind.File, "file.jpg", new MediaItem([.. SampleMedia.Jpeg(), .. new byte[100_000]], "image/jpeg"));

        await rig.Fetcher.FetchDueAsync(CancellationToken.None);

        Assert.Multiple(async () =>
        {
            Assert.That(await StateAsync(rig, said), Is.EqualTo((AttachmentState.Failed, AttachmentTrouble.TooLarge)));
            Assert.That(await StateAsync(rig, unsaid), Is.EqualTo((AttachmentState.Failed, AttachmentTrouble.TooLarge)));
            Assert.That(await StateAsync(rig, file), Is.EqualTo((AttachmentState.Stored, (string?)null)), "files may be larger");
        });
    }

    [Test]
    public async Task Nothing_and_packed_contents_are_refused()
    {
        await using var rig = await AttachmentRig.CreateAsync(RecordsStore.Sqlite);
        var nothing = await rig.SentAsync(AttachmentKind.Image, "nothing.jpg", new MediaItem([], "image/jpeg"));
        var packed = await rig.SentAsync(AttachmentKind.Image, "packed.jpg", new MediaItem(SampleMedia.Jpeg(), "image/jpeg") { Encoding = "gzip" });

        await rig.Fetcher.FetchDueAsync(CancellationToken.None);

        Assert.Multiple(async () =>
        {
            Assert.That(await StateAsync(rig, nothing), Is.EqualTo((AttachmentState.Failed, AttachmentTrouble.Empty)));
            Assert.That(await StateAsync(rig, packed), Is.EqualTo((AttachmentState.Failed, AttachmentTrouble.Compressed)));
        });
    }

    [Test]
    public async Task Redirects_are_followed_to_allowed_addresses_only()
    {
        await using var rig = await AttachmentRig.CreateAsync(RecordsStore.Sqlite);
        var allowed = await rig.SentAsync(AttachmentKind.File, "a.pdf", new MediaItem([], "") { RedirectTo = "/media/node/a.pdf" });
        var inside = await rig.SentAsync(AttachmentKind.File, "b.pdf", new MediaItem([], "") { RedirectTo = "http://169.254.169.254/latest/meta-data/" });
        var neighbour = await rig.SentAsync(AttachmentKind.File, "c.pdf", new MediaItem([], "") { RedirectTo = $"http://localhost:{new Uri(rig.Channel.Url).Port}/media/a.pdf" });
        var round = await rig.SentAsync(AttachmentKind.File, "d.pdf", new MediaItem([], "") { RedirectTo = "/media/d.pdf" });

        while (await rig.Fetcher.FetchDueAsync(CancellationToken.None) > 0)
        {
            // All that is due.
        }

        Assert.Multiple(async () =>
        {
            Assert.That(await StateAsync(rig, allowed), Is.EqualTo((AttachmentState.Stored, (string?)null)));
            Assert.That(await StateAsync(rig, inside), Is.EqualTo((AttachmentState.Failed, AttachmentTrouble.SentElsewhere)));
            Assert.That(await StateAsync(rig, neighbour), Is.EqualTo((AttachmentState.Failed, AttachmentTrouble.SentElsewhere)));
            Assert.That(await StateAsync(rig, round), Is.EqualTo((AttachmentState.Failed, AttachmentTrouble.TooManyRedirects)));
            Assert.That(rig.Channel.Media.Requests("d.pdf"), Is.EqualTo(4));
        });
    }

    [Test]
    public async Task A_name_that_leads_inside_is_not_connected_to()
    {
        await using var rig = await AttachmentRig.CreateAsync(RecordsStore.Sqlite, ("Hosts:0", "localhost"));

        var row = await rig.FetchAsync(await rig.WaitingAsync(AttachmentKind.Image, "https://localhost/a.jpg"));

        Assert.That((row.State, row.Trouble), Is.EqualTo((AttachmentState.Failed, AttachmentTrouble.NotPublic)));
    }

    [TestCase("http://f9-zpc.zdn.vn/a.jpg", AttachmentTrouble.NoHttps)]
    [TestCase("https://example.com/a.jpg", AttachmentTrouble.HostNotAllowed)]
    [TestCase("data:image/png;base64,AAAA", AttachmentTrouble.NoHttps)]
    [TestCase("file:///etc/passwd", AttachmentTrouble.NoHttps)]
    [TestCase("không phải địa chỉ", AttachmentTrouble.HostNotAllowed)]
    public async Task Other_addresses_are_refused_without_asking_anybody(string address, string why)
    {
        await using var rig = await AttachmentRig.CreateAsync(RecordsStore.Sqlite);

        var row = await rig.FetchAsync(await rig.WaitingAsync(AttachmentKind.Image, address));

        Assert.That((row.State, row.Trouble), Is.EqualTo((AttachmentState.Failed, why)));
    }

    [Test]
    public async Task A_dead_host_is_tried_again_with_longer_and_longer_pauses_and_then_given_up([Values] RecordsStore store)
    {
        await using var rig = await AttachmentRig.CreateAsync(store, ("MaxTries", "5"));
        var id = await rig.SentAsync(AttachmentKind.Image, "a.jpg", new MediaItem(SampleMedia.Jpeg(), "image/jpeg") { Status = 503 });
        var pauses = new List<TimeSpan>();
        while (await rig.FetchAsync(id) is { State: AttachmentState.Waiting, TryAgainAt: { } at, Trouble: AttachmentTrouble.NoAnswer })
        {
            pauses.Add(at - rig.Time.GetUtcNow());
            Assert.That(await rig.Fetcher.FetchDueAsync(CancellationToken.None), Is.Zero, "not before its time");
            rig.Time.Advance(at - rig.Time.GetUtcNow() + TimeSpan.FromMilliseconds(1));
        }

        Assert.Multiple(async () =>
        {
            Assert.That(await StateAsync(rig, id), Is.EqualTo((AttachmentState.Failed, AttachmentTrouble.NoAnswer)));
            Assert.That(rig.Channel.Media.Requests("a.jpg"), Is.EqualTo(5));
            Assert.That(pauses, Is.Ordered.And.Count.EqualTo(4));
        });
    }

    [Test]
    public async Task What_comes_back_after_trouble_is_kept([Values] RecordsStore store)
    {
        await using var rig = await AttachmentRig.CreateAsync(store);
        var id = await rig.SentAsync(AttachmentKind.Image, "a.jpg", new MediaItem(SampleMedia.Jpeg(), "image/jpeg") { BreaksOff = true });
        var broken = await rig.FetchAsync(id);
        rig.Channel.Media.Put("a.jpg", new MediaItem(SampleMedia.Jpeg(), "image/jpeg"));
        rig.Time.Advance(TimeSpan.FromMinutes(1));

        var row = await rig.FetchAsync(id);

        Assert.That((broken.State, broken.Trouble), Is.EqualTo((AttachmentState.Waiting, AttachmentTrouble.NoAnswer)));
        Assert.That((row.State, row.Tries, row.Trouble), Is.EqualTo((AttachmentState.Stored, 2, (string?)null)));
    }

    [Test]
    public async Task What_the_channel_no_longer_has_is_asked_for_four_times()
    {
        await using var rig = await AttachmentRig.CreateAsync(RecordsStore.Sqlite);
        var id = await rig.SentAsync(AttachmentKind.Image, "a.jpg", new MediaItem([1], "text/plain") { Status = 404 });
        while (await rig.FetchAsync(id) is { State: AttachmentState.Waiting })
        {
            rig.Time.Advance(TimeSpan.FromHours(1));
        }

        Assert.That(await StateAsync(rig, id), Is.EqualTo((AttachmentState.Failed, AttachmentTrouble.Gone)));
        Assert.That(rig.Channel.Media.Requests("a.jpg"), Is.EqualTo(4));
    }

    [Test]
    public async Task Whoever_dawdles_is_left()
    {
        await using var rig = await AttachmentRig.CreateAsync(RecordsStore.Sqlite, ("IdleLimit", "00:00:00.5"), ("TimeLimit", "00:00:02"));
        var silent = await rig.SentAsync(AttachmentKind.Image, "silent.jpg", new MediaItem(SampleMedia.Jpeg(), "image/jpeg") { Delay = TimeSpan.FromMinutes(1) });
        var dripping = await rig.SentAsync(AttachmentKind.Image, "dripping.jpg", new MediaItem(SampleMedia.Jpeg(), "image/jpeg") { Drip = TimeSpan.FromMilliseconds(50) });

        await rig.Fetcher.FetchDueAsync(CancellationToken.None);

        Assert.Multiple(async () =>
        {
            Assert.That(await StateAsync(rig, silent), Is.EqualTo((AttachmentState.Waiting, AttachmentTrouble.TooSlow)));
            Assert.That(await StateAsync(rig, dripping), Is.EqualTo((AttachmentState.Waiting, AttachmentTrouble.TooSlow)), "bytes keep coming, but not for ever");
        });
    }

    [Test]
    public async Task Two_nodes_do_not_fetch_the_same_twice_and_one_takes_over_when_the_other_died([Values] RecordsStore store)
    {
        await using var rig = await AttachmentRig.CreateAsync(store);
        for (var number = 0; number < 10; number++)
        {
            await rig.SentAsync(AttachmentKind.Image, $"{number}.jpg");
        }

        var died = await rig.SentAsync(AttachmentKind.Image, "died.jpg");
        await rig.Records.WriteAsync(
            async (context, token) =>
            {
                var row = await context.Attachments.FindAsync([died], token);
                (row!.Tries, row.TryAgainAt) = (1, rig.Time.GetUtcNow() + TimeSpan.FromMinutes(6));
                return 0;
            },
            CancellationToken.None);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => DrainAsync(rig)));
        var before = await rig.RowAsync(died);
        rig.Time.Advance(TimeSpan.FromMinutes(7));
        await DrainAsync(rig);

        Assert.Multiple(async () =>
        {
            Assert.That(Enumerable.Range(0, 10).Select(number => rig.Channel.Media.Requests($"{number}.jpg")), Is.All.EqualTo(1));
            Assert.That(before.State, Is.EqualTo(AttachmentState.Waiting));
            Assert.That(await StateAsync(rig, died), Is.EqualTo((AttachmentState.Stored, (string?)null)));
        });
    }

    [Test]
    public async Task An_orderly_stop_costs_no_try_and_no_wait()
    {
        await using var rig = await AttachmentRig.CreateAsync(RecordsStore.Sqlite);
        var id = await rig.SentAsync(AttachmentKind.Image, "a.jpg", new MediaItem(SampleMedia.Jpeg(), "image/jpeg") { Delay = TimeSpan.FromMinutes(1) });
        await rig.Fetcher.StartAsync(CancellationToken.None);
        await UntilAsync(() => rig.Channel.Media.Requests("a.jpg") == 1);

        await rig.Fetcher.StopAsync(CancellationToken.None);

        var row = await rig.RowAsync(id);
        Assert.That((row.State, row.Tries, row.TryAgainAt), Is.EqualTo((AttachmentState.Waiting, 0, (DateTimeOffset?)null)));
        Assert.That(rig.Kept, Is.Empty);
    }

    [Test]
    public async Task What_a_killed_program_was_fetching_is_fetched_at_the_next_start()
    {
        await using var rig = await AttachmentRig.CreateAsync(RecordsStore.Sqlite);
        var fetched = await rig.SentAsync(AttachmentKind.Image, "a.jpg");
        var failed = await rig.SentAsync(AttachmentKind.Image, "b.jpg");
        var later = rig.Time.GetUtcNow() + TimeSpan.FromMinutes(6);
        await rig.Records.WriteAsync(
            async (context, token) =>
            {
                foreach (var row in new[] { await context.Attachments.FindAsync([fetched], token), await context.Attachments.FindAsync([failed], token) })
                {
                    (row!.Tries, row.TryAgainAt, row.Trouble) = (1, later, row.Id == failed ? AttachmentTrouble.NoAnswer : null);
                }

                return 0;
            },
            CancellationToken.None);

        await rig.Fetcher.StartAsync(CancellationToken.None);
        await UntilAsync(async () => (await rig.RowAsync(fetched)).State == AttachmentState.Stored);
        await rig.Fetcher.StopAsync(CancellationToken.None);

        Assert.That((await rig.RowAsync(failed)).TryAgainAt, Is.EqualTo(later).Within(TimeSpan.FromMilliseconds(1)), "a pause after trouble stays");
    }

    [Test]
    public async Task It_begins_as_soon_as_a_comment_is_committed([Values] RecordsStore store)
    {
        await using var rig = await AttachmentRig.CreateAsync(store);
        await rig.Fetcher.StartAsync(CancellationToken.None);
        await Task.Delay(100);

        var id = await rig.SentAsync(AttachmentKind.Image, "a.jpg");

        await UntilAsync(async () => (await rig.RowAsync(id)).State == AttachmentState.Stored);
        await rig.Fetcher.StopAsync(CancellationToken.None);
    }

    [Test]
    public async Task What_is_erased_while_it_is_fetched_leaves_nothing([Values] RecordsStore store)
    {
        await using var rig = await AttachmentRig.CreateAsync(store);
        var id = await rig.SentAsync(AttachmentKind.Image, "a.jpg", new MediaItem(SampleMedia.Jpeg(), "image/jpeg") { Delay = TimeSpan.FromSeconds(1) });
        var fetching = rig.Fetcher.FetchDueAsync(CancellationToken.None);
        await UntilAsync(() => rig.Channel.Media.Requests("a.jpg") == 1);

        await rig.Store.DeleteAsync([id], CancellationToken.None);
        await fetching;

        Assert.That(rig.Kept, Is.Empty);
    }

    [Test]
    public async Task Health_says_what_stays_at_the_channel([Values] RecordsStore store)
    {
        await using var rig = await AttachmentRig.CreateAsync(store);
        var id = await rig.SentAsync(AttachmentKind.Image, "a.jpg", new MediaItem(SampleMedia.Jpeg(), "image/jpeg") { Status = 503 });
        await rig.FetchAsync(id);
        var before = await rig.Health.CheckHealthAsync(new HealthCheckContext());
        rig.Time.Advance(TimeSpan.FromHours(2));

        var late = await rig.Health.CheckHealthAsync(new HealthCheckContext());

        Assert.That(before.Status, Is.EqualTo(HealthStatus.Healthy));
        Assert.That((late.Status, late.Description), Is.EqualTo((HealthStatus.Degraded, $"1 photo(s) or file(s) could not be fetched for more than an hour: {AttachmentTrouble.NoAnswer}.")));
    }

    [Test]
    public async Task Another_key_gives_it_up()
    {
        await using var rig = await AttachmentRig.CreateAsync(RecordsStore.Sqlite);
        var id = await rig.SentAsync(AttachmentKind.Image, "a.jpg");
        await rig.Records.WriteAsync(
            async (context, token) =>
            {
                var row = await context.Attachments.FindAsync([id], token);
                row!.SealedAddress = [.. row.SealedAddress!.Select(one => (byte)(one ^ 1))];
                return 0;
            },
            CancellationToken.None);

        var row = await rig.FetchAsync(id);

        Assert.That((row.State, row.Trouble), Is.EqualTo((AttachmentState.Failed, AttachmentTrouble.KeyLost)));
    }

    [Test]
    public async Task Logs_name_neither_address_nor_file()
    {
        await using var rig = await AttachmentRig.CreateAsync(RecordsStore.Sqlite);
        await rig.SentAsync(AttachmentKind.Image, "tran-thi-sen.jpg");
        await rig.SentAsync(AttachmentKind.Image, "tran-thi-sen-404.jpg", new MediaItem([1], "text/plain") { Status = 404 });
        await rig.SentAsync(AttachmentKind.Image, "tran-thi-sen-2.jpg", new MediaItem(SampleMedia.Html(), "text/html"));
        await rig.WaitingAsync(AttachmentKind.Image, "https://example.com/tran-thi-sen.jpg");

        await DrainAsync(rig);

        Assert.That(rig.Logged, Has.Count.GreaterThanOrEqualTo(4));
        Assert.That(rig.Logged, Has.None.Contains("tran-thi-sen").And.None.Contains("/media/").And.None.Contains("example.com"));
    }

    private static async Task DrainAsync(AttachmentRig rig)
    {
        while (await rig.Fetcher.FetchDueAsync(CancellationToken.None) > 0)
        {
            // All that is due.
        }
    }

    private static async Task<(AttachmentState State, string? Trouble)> StateAsync(AttachmentRig rig, Guid id)
    {
        var row = await rig.RowAsync(id);
        return (row.State, row.Trouble);
    }

    private static Task UntilAsync(Func<bool> condition) => UntilAsync(() => Task.FromResult(condition()));

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await condition())
        {
            await Task.Delay(10, limit.Token);
        }
    }
}
