using CivicBot.Comments.Corrections;
using CivicBot.Comments.Life;
using CivicBot.Comments.Lists;
using CivicBot.Comments.Records;
using CivicBot.Tests.Storage.Records;

namespace CivicBot.Tests.Comments;

/// <summary>Every filter finds what it names and nothing else, on both databases.</summary>
[TestFixture]
internal sealed class CommentQueriesTests
{
    [Test]
    public async Task Each_filter_finds_what_it_names([Values] RecordsStore store)
    {
        using var rig = await DeskRig.OpenAsync(store);
        var lamp = await rig.FileAsync("Đèn đường hẻm 12 Lê Lợi khu phố 3 tắt cả tuần nay");
        rig.Time.Now += TimeSpan.FromMinutes(1);
        var noise = await rig.FileAsync("Quán karaoke gần chợ hát tới khuya, ồn không ngủ được");
        rig.Time.Now += TimeSpan.FromMinutes(1);
        var rubbish = await rig.FileAsync("Rác chất đống cuối hẻm 5 Trần Phú, hôi lắm", confirmed: false);
        await rig.Corrections.CorrectAsync(rig.Visit(noise), new CommentCorrection.Topics(["an-ninh", "moi-truong"]), reason: null, CancellationToken.None);
        await rig.Corrections.CorrectAsync(rig.Visit(noise), new CommentCorrection.Flags(Concerns.Denunciation), reason: null, CancellationToken.None);
        await rig.ActAsync(lamp, new CommentAction.Assign("Văn phòng"));
        await rig.ActAsync(rubbish, new CommentAction.Answer("Đã thu gom.", Checked: null, LegalGround: null));

        Assert.Multiple(async () =>
        {
            Assert.That(await FindAsync(rig, CommentFilter.All), Is.EqualTo(new[] { rubbish, noise, lamp }));
            Assert.That(await FindAsync(rig, CommentFilter.All with { Communes = ["khac"] }), Is.Empty);
            Assert.That(await FindAsync(rig, CommentFilter.All with { Communes = ["khac", DeskRig.Commune], Open = true }), Is.EqualTo(new[] { noise, lamp }));
            Assert.That(await FindAsync(rig, CommentFilter.All with { Open = false }), Is.EqualTo(new[] { rubbish }));
            Assert.That(await FindAsync(rig, CommentFilter.All with { Topic = "moi-truong" }), Is.EqualTo(new[] { rubbish, noise }));
            Assert.That(await FindAsync(rig, CommentFilter.All with { MainTopics = ["an-ninh"] }), Is.EqualTo(new[] { noise }));
            Assert.That(await FindAsync(rig, CommentFilter.All with { States = [CommentState.Assigned, CommentState.Answered] }), Is.EqualTo(new[] { rubbish, lamp }));
            Assert.That(await FindAsync(rig, CommentFilter.All with { Officer = "Văn phòng" }), Is.EqualTo(new[] { lamp }));
            Assert.That(await FindAsync(rig, CommentFilter.All with { Neighbourhood = "Khu phố 3" }), Is.EqualTo(new[] { lamp }));
            Assert.That(await FindAsync(rig, CommentFilter.All with { Flagged = true }), Is.EqualTo(new[] { noise }));
            Assert.That(await FindAsync(rig, CommentFilter.All with { WithoutDenunciations = true }), Is.EqualTo(new[] { rubbish, lamp }));
            Assert.That(await FindAsync(rig, CommentFilter.All with { Unchecked = true }), Is.EqualTo(new[] { rubbish }));
            Assert.That(await FindAsync(rig, CommentFilter.All with { DayId = "x" }), Is.Empty);
            Assert.That(await FindAsync(rig, CommentFilter.All with { Text = "hoi đong chat" }), Is.EqualTo(new[] { rubbish }), "any order, with and without diacritics");
            Assert.That(await FindAsync(rig, CommentFilter.All with { Text = "100% _" }), Is.Empty, "signs that databases give a meaning are signs");
            Assert.That(await FindAsync(rig, CommentFilter.All with { Grouped = true }), Is.Empty);
            Assert.That(await FindAsync(rig, CommentFilter.All with { Body = "khong-co" }), Is.Empty);
            Assert.That(await FindAsync(rig, CommentFilter.All with { WithoutDay = true, Levels = ["xa", "cong-an", "doanh-nghiep", "so"] }), Has.Count.EqualTo(3));
            Assert.That(await FindAsync(rig, CommentFilter.All with { Text = "KARAOKE gan cho" }), Is.EqualTo(new[] { noise }));
            Assert.That(await FindAsync(rig, CommentFilter.All with { Text = CivicBot.Comments.CommentCode.Show(lamp) }), Is.EqualTo(new[] { lamp }));
            Assert.That(await FindAsync(rig, CommentFilter.All with { From = new DateOnly(2026, 11, 23), To = new DateOnly(2026, 11, 23) }), Has.Count.EqualTo(3));
            Assert.That(await FindAsync(rig, CommentFilter.All with { From = new DateOnly(2026, 11, 24) }), Is.Empty);
        });
    }

    [Test]
    public async Task Pages_are_in_order_and_know_the_whole([Values] RecordsStore store)
    {
        using var rig = await DeskRig.OpenAsync(store);
        var codes = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            rig.Time.Now += TimeSpan.FromMinutes(1);
            codes.Add(await rig.FileAsync());
        }

        var (second, words) = (
            await rig.Queries.ListAsync(CommentFilter.All, CommentOrder.OldestFirst, 2, 2, CancellationToken.None),
            await rig.Queries.ListAsync(CommentFilter.All with { Text = "den duong" }, CommentOrder.NewestFirst, 4, 2, CancellationToken.None));

        Assert.Multiple(() =>
        {
            Assert.That((second.Lines.Select(l => l.Comment.Code), second.Total), Is.EqualTo((new[] { codes[2], codes[3] }, 5)));
            Assert.That((words.Lines.Select(l => l.Comment.Code), words.Total), Is.EqualTo((new[] { codes[0] }, 5)));
        });
    }

    [Test]
    public async Task Due_first_goes_on_with_those_without_a_clock_over_all_pages([Values] RecordsStore store)
    {
        using var rig = await DeskRig.OpenAsync(store);
        var codes = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            rig.Time.Now += TimeSpan.FromMinutes(1);
            codes.Add(await rig.FileAsync());
        }

        foreach (var (code, day) in new[] { (codes[3], 25), (codes[1], 28) })
        {
            await rig.ActAsync(code, new CommentAction.Promise("Sẽ làm.", new DateOnly(2026, 11, day)));
        }

        var pages = new List<string>();
        for (var skip = 0; skip < 6; skip += 2)
        {
            pages.AddRange((await rig.Queries.ListAsync(CommentFilter.All, CommentOrder.DueFirst, skip, 2, CancellationToken.None)).Lines.Select(line => line.Comment.Code));
        }

        Assert.That(pages, Is.EqualTo(new[] { codes[3], codes[1], codes[4], codes[2], codes[0] }));
    }

    [Test]
    public async Task Overdue_and_nearly_due_are_told_apart_the_longest_first([Values] RecordsStore store)
    {
        using var rig = await DeskRig.OpenAsync(store);
        var (late, later, soon, far, closed) = (await rig.FileAsync(), await rig.FileAsync(), await rig.FileAsync(), await rig.FileAsync(), await rig.FileAsync());
        foreach (var (code, day) in new[] { (late, 26), (later, 25), (soon, 30), (closed, 25) })
        {
            await rig.ActAsync(code, new CommentAction.Promise("Sẽ làm.", new DateOnly(2026, 11, day)));
        }

        await rig.ActAsync(far, new CommentAction.Promise("Sẽ làm.", new DateOnly(2026, 12, 30)));
        await rig.ActAsync(closed, new CommentAction.Finish("Xong.", "Ảnh."));
        rig.Time.Now = new DateTimeOffset(2026, 11, 27, 9, 0, 0, TimeSpan.FromHours(7));

        Assert.Multiple(async () =>
        {
            Assert.That(await FindAsync(rig, CommentFilter.All with { Overdue = true }, CommentOrder.DueFirst), Is.EqualTo(new[] { later, late }));
            Assert.That(await FindAsync(rig, CommentFilter.All with { DueSoon = true }, CommentOrder.DueFirst), Is.EqualTo(new[] { soon }));
            Assert.That(await rig.Queries.CountAsync(CommentFilter.All with { Overdue = true }, CancellationToken.None), Is.EqualTo(2));
            Assert.That(await rig.Queries.CountAsync(CommentFilter.All with { Open = true }, CancellationToken.None), Is.EqualTo(4));
        });
    }

    [Test]
    public async Task Closings_are_counted_with_who_checked_and_who_contested([Values] RecordsStore store)
    {
        using var rig = await DeskRig.OpenAsync(store);
        var (contested, fine, takenBack, withdrawn) = (await rig.FileAsync(), await rig.FileAsync(), await rig.FileAsync(), await rig.FileAsync());
        var answer = new CommentAction.Answer("Đã xử lý.", Checked: null, LegalGround: null);
        await rig.ActAsync(contested, answer);
        await rig.ActAsync(contested, new CommentAction.Reopen("Chưa xong."), Actor.Citizen);
        await rig.ActAsync(contested, new CommentAction.Finish("Xong.", "Ảnh."));
        await rig.ActAsync(fine, answer);
        await rig.Casefile.CheckClosingAsync(rig.Visit(fine, DeskRig.Other), CancellationToken.None);
        await rig.Bulk.ActAsync("b", [new CivicBot.Comments.Desk.BulkItem(takenBack, Version: null)], answer, DeskRig.Officer, note: null, CancellationToken.None);
        await rig.Bulk.UndoAsync("b", DeskRig.Officer, "Nhầm.", CancellationToken.None);
        await rig.ActAsync(withdrawn, new CommentAction.Withdraw(Reason: null), Actor.Citizen);

        var figures = await rig.Queries.ClosingsAsync(CommentFilter.All, new DateOnly(2026, 11, 23), new DateOnly(2026, 11, 23), CancellationToken.None);
        var before = await rig.Queries.ClosingsAsync(CommentFilter.All, new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 22), CancellationToken.None);

        Assert.That((figures.Closings, figures.Checked, figures.Contested, figures.ContestedShare), Is.EqualTo((3, 1, 1, 1.0 / 3)));
        Assert.That((before.Closings, before.ContestedShare), Is.EqualTo((0, 0.0)));
    }

    private static async Task<List<string>> FindAsync(DeskRig rig, CommentFilter filter, CommentOrder order = CommentOrder.NewestFirst) =>
        [.. (await rig.Queries.ListAsync(filter, order, 0, 100, CancellationToken.None)).Lines.Select(line => line.Comment.Code)];
}
