using CivicBot.Comments.Corrections;
using CivicBot.Comments.Desk;
using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Tests.Storage.Records;

namespace CivicBot.Tests.Comments;

/// <summary>The last step of an official is taken back within minutes, and nobody is told of either.</summary>
[TestFixture]
internal sealed class TakeBackTests
{
    [Test]
    public async Task An_assignment_goes_back_to_whoever_had_it([Values] RecordsStore store)
    {
        using var rig = await DeskRig.OpenAsync(store);
        var code = await rig.FileAsync();

        await ActAsync(rig, code, "first", new CommentAction.Assign("Văn phòng"));
        await ActAsync(rig, code, "second", new CommentAction.Assign("Công chức Địa chính"));
        await rig.Bulk.UndoAsync("second", DeskRig.Officer, "Nhầm.", CancellationToken.None);
        var back = await rig.CommentAsync(code);

        Assert.That((back.State, back.Officer), Is.EqualTo((CommentState.Assigned, "Văn phòng")));
    }

    [Test]
    public async Task The_first_assignment_goes_back_to_nobody([Values] RecordsStore store)
    {
        using var rig = await DeskRig.OpenAsync(store);
        var code = await rig.FileAsync();

        await ActAsync(rig, code, "first", new CommentAction.Assign("Văn phòng"));
        var offered = rig.TakeBack.Offers((await rig.ReadAsync(code)).Story);
        await rig.Bulk.UndoAsync("first", DeskRig.Officer, "Nhầm.", CancellationToken.None);
        var back = await rig.CommentAsync(code);

        Assert.That((offered, back.State, back.Officer), Is.EqualTo((true, CommentState.Confirmed, (string?)null)));
    }

    [Test]
    public async Task A_forwarding_waits_and_is_told_to_nobody_once_taken_back([Values] RecordsStore store)
    {
        using var rig = await DeskRig.OpenAsync(store);
        var code = await rig.FileAsync(citizen: await rig.CitizenAsync("c1"));

        await ActAsync(rig, code, "forward", new CommentAction.Forward("Sở Xây dựng", "Đường tỉnh.", Expected: null));
        var waits = (await rig.NoticesAsync()).Single().NotBefore;
        await rig.Bulk.UndoAsync("forward", DeskRig.Officer, "Nhầm.", CancellationToken.None);
        var back = await rig.CommentAsync(code);

        Assert.That(waits, Is.GreaterThan(rig.Time.GetUtcNow()));
        Assert.That((back.State, back.ForwardedTo, (await rig.NoticesAsync()).Single().State), Is.EqualTo((CommentState.Confirmed, (string?)null, NoticeState.TakenBack)));
    }

    [Test]
    public async Task Corrected_topics_come_back_need_a_look_and_teach_nothing([Values] RecordsStore store)
    {
        using var rig = await DeskRig.OpenAsync(store);
        var codes = new List<string> { await rig.FileAsync(), await rig.FileAsync() };
        var before = (await rig.CommentAsync(codes[0])).Topics;

        var done = await rig.Bulk.CorrectTopicAsync("topics", [.. codes.Select(code => new BulkItem(code, Version: null))], "an-ninh", DeskRig.Officer, CancellationToken.None);
        var corrected = await rig.CommentAsync(codes[0]);
        var undone = await rig.Bulk.UndoAsync("topics", DeskRig.Officer, "Nhầm.", CancellationToken.None);
        var back = await rig.CommentAsync(codes[0]);

        Assert.That((done.Done, corrected.Topics[0], undone.Done), Is.EqualTo((2, "an-ninh", 2)));
        Assert.That((back.Topics, back.TopicUnsure), Is.EqualTo((before, true)));
        Assert.That(await new TopicCorrections(rig.Records).AllAsync(CancellationToken.None), Is.Empty);
        Assert.That(rig.TakeBack.Offers((await rig.ReadAsync(codes[0])).Story), Is.False, "taking back is not taken back again and again");
    }

    [Test]
    public async Task What_was_told_or_is_not_the_last_or_is_too_old_stays([Values] RecordsStore store)
    {
        using var rig = await DeskRig.OpenAsync(store);
        var (promised, noted, old, told) = (await rig.FileAsync(), await rig.FileAsync(), await rig.FileAsync(), await rig.FileAsync(citizen: await rig.CitizenAsync("c1")));
        await ActAsync(rig, promised, "promise", new CommentAction.Promise("Sẽ sửa.", new DateOnly(2026, 12, 1)));
        await ActAsync(rig, noted, "noted", new CommentAction.Assign("Văn phòng"));
        await rig.Casefile.NoteAsync(rig.Visit(noted, DeskRig.Other), "Đã gọi.", CancellationToken.None);
        await ActAsync(rig, told, "told", new CommentAction.Answer("Xong.", Checked: null, LegalGround: null));
        await rig.Records.WriteAsync(
            (context, _) =>
            {
                context.Notices.Single().State = NoticeState.Queued;
                return Task.FromResult(0);
            },
            CancellationToken.None);
        await ActAsync(rig, old, "old", new CommentAction.Assign("Văn phòng"));

        Assert.That(await UndoneAsync(rig, "promise"), Is.InstanceOf<DeskOutcome.NotAllowed>());
        Assert.That(await UndoneAsync(rig, "noted"), Is.InstanceOf<DeskOutcome.ChangedMeanwhile>());
        Assert.That(await UndoneAsync(rig, "told"), Is.InstanceOf<DeskOutcome.NotAllowed>());
        rig.Time.Now += TimeSpan.FromMinutes(5);
        Assert.That(rig.TakeBack.Offers((await rig.ReadAsync(old)).Story), Is.False);
        Assert.That(await UndoneAsync(rig, "old"), Is.InstanceOf<DeskOutcome.NotAllowed>());
    }

    private static async Task<DeskOutcome> UndoneAsync(DeskRig rig, string bulk) =>
        (await rig.Bulk.UndoAsync(bulk, DeskRig.Officer, "Nhầm.", CancellationToken.None)).Lines.Single().Outcome;

    private static Task<BulkReport> ActAsync(DeskRig rig, string code, string bulk, CommentAction action) =>
        rig.Bulk.ActAsync(bulk, [new BulkItem(code, Version: null)], action, DeskRig.Officer, note: null, CancellationToken.None);
}
