using CivicBot.Comments.Desk;
using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Tests.Storage.Records;

namespace CivicBot.Tests.Comments;

/// <summary>The same to several comments at once, and back again before anybody is told.</summary>
[TestFixture]
internal sealed class BulkDeskTests
{
    private static readonly CommentAction Answer = new CommentAction.Answer("Đã lên lịch nạo vét cống.", Checked: null, LegalGround: null);

    [Test]
    public async Task Each_is_reported_and_a_bulk_that_is_sent_again_does_the_rest([Values] RecordsStore store)
    {
        using var rig = await DeskRig.OpenAsync(store);
        var (one, two, closed) = (await rig.FileAsync(citizen: await rig.CitizenAsync("c1")), await rig.FileAsync(), await rig.FileAsync());
        await rig.ActAsync(closed, Answer);

        var report = await BulkAsync(rig, "b", one, closed, one, "000000000");
        var again = await BulkAsync(rig, "b", one, two);

        Assert.Multiple(async () =>
        {
            Assert.That(report.Lines.Select(l => l.Code), Is.EqualTo(new[] { one, closed, "000000000" }), "a code that stands twice counts once");
            Assert.That(report.Lines.Select(l => l.Outcome.GetType()), Is.EqualTo(new[] { typeof(DeskOutcome.Done), typeof(DeskOutcome.NotAllowed), typeof(DeskOutcome.NotFound) }));
            Assert.That(again.Lines.Select(l => ((DeskOutcome.Done)l.Outcome).Again), Is.EqualTo(new[] { true, false }));
            Assert.That((await rig.NoticesAsync()).Single().NotBefore, Is.EqualTo(rig.Time.GetUtcNow().AddMinutes(5).AddSeconds(30)));
        });
    }

    [Test]
    public async Task Taken_back_within_minutes_they_are_open_again_and_nobody_is_told([Values] RecordsStore store)
    {
        using var rig = await DeskRig.OpenAsync(store);
        var (one, two) = (await rig.FileAsync(citizen: await rig.CitizenAsync("c1")), await rig.FileAsync(citizen: await rig.CitizenAsync("c2")));
        await BulkAsync(rig, "b", one, two);
        await rig.ActAsync(two, new CommentAction.Finish("Đã nạo vét.", "Ảnh ngày 23/11."));
        rig.Time.Now += TimeSpan.FromMinutes(4);

        var report = await rig.Bulk.UndoAsync("b", DeskRig.Officer, "Nhầm nhóm.", CancellationToken.None);
        var again = await rig.Bulk.UndoAsync("b", DeskRig.Officer, "Nhầm nhóm.", CancellationToken.None);

        Assert.Multiple(async () =>
        {
            Assert.That(report.Lines.Single(l => l.Code == one).Outcome, Is.InstanceOf<DeskOutcome.Done>());
            Assert.That(report.Lines.Single(l => l.Code == two).Outcome, Is.InstanceOf<DeskOutcome.ChangedMeanwhile>(), "somebody went on with it");
            Assert.That(((DeskOutcome.Done)again.Lines.Single(l => l.Code == one).Outcome).Again, Is.True);
            Assert.That((await rig.CommentAsync(one)).State, Is.EqualTo(CommentState.Reopened));
            Assert.That((await rig.CommentAsync(two)).State, Is.EqualTo(CommentState.Done));
            Assert.That((await rig.NoticesAsync()).Select(n => n.State), Is.EquivalentTo(new[] { NoticeState.TakenBack, NoticeState.Waiting, NoticeState.Waiting }));
        });
    }

    [Test]
    public async Task Too_late_or_nothing_closed_is_not_taken_back([Values] RecordsStore store)
    {
        using var rig = await DeskRig.OpenAsync(store);
        var (late, open) = (await rig.FileAsync(), await rig.FileAsync());
        await BulkAsync(rig, "late", late);
        rig.Time.Now += TimeSpan.FromMinutes(5);
        await rig.Bulk.ActAsync("open", [new BulkItem(open, Version: null)], new CommentAction.Promise("Sẽ làm.", new DateOnly(2026, 12, 1)), DeskRig.Officer, note: null, CancellationToken.None);

        var tooLate = await rig.Bulk.UndoAsync("late", DeskRig.Officer, "Nhầm.", CancellationToken.None);
        var notClosed = await rig.Bulk.UndoAsync("open", DeskRig.Officer, "Nhầm.", CancellationToken.None);

        Assert.Multiple(async () =>
        {
            Assert.That(((DeskOutcome.NotAllowed)tooLate.Lines.Single().Outcome).Why, Does.StartWith("Đã quá 5 phút"));
            Assert.That(((DeskOutcome.NotAllowed)notClosed.Lines.Single().Outcome).Why, Does.StartWith("Bước này không hoàn tác được nữa"));
            Assert.That((await rig.Bulk.UndoAsync("unknown", DeskRig.Officer, "Nhầm.", CancellationToken.None)).Lines, Is.Empty);
            Assert.That((await rig.CommentAsync(late)).State, Is.EqualTo(CommentState.Answered));
        });
    }

    private static Task<BulkReport> BulkAsync(DeskRig rig, string key, params string[] codes) =>
        rig.Bulk.ActAsync(key, [.. codes.Select(code => new BulkItem(code, Version: null))], Answer, DeskRig.Officer, note: null, CancellationToken.None);
}
