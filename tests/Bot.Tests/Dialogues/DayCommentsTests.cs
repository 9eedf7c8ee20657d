using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Dialogues;
using CivicBot.Dialogues.Days;
using CivicBot.Dialogues.Desk;
using CivicBot.Dialogues.Records;
using CivicBot.Knowledge.Calendar;
using CivicBot.Tests.Storage.Records;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Tests.Dialogues;

[TestFixture]
internal sealed class DayCommentsTests
{
    private const string Road = "Đường trước nhà văn hóa khu phố 1 nhiều ổ gà, mưa là ngập.";

    [Test]
    public async Task A_comment_without_a_day_is_put_on_the_next_suitable_one_when_that_is_announced([Values] RecordsStore store)
    {
        using var rig = await DialogueRig.CreateAsync(store);
        var citizen = await rig.CitizenAsync();
        var road = await rig.FileAsync(Road, topics: ["giao-thong"], neighbourhood: "Khu phố 1", channel: CommentChannel.Zalo, citizen: citizen);
        var land = await rig.FileAsync("Xin cấp sổ đỏ cho nhà tôi.", topics: ["dat-dai"], neighbourhood: "Khu phố 2");
        var done = await rig.FileAsync("Đèn đường đã sửa chưa?", topics: ["ha-tang"], neighbourhood: "Khu phố 1");
        await rig.Comments.ActAsync(done.Code, new CommentAction.Answer("Đã sửa.", null, null), DialogueRig.Officer, null, rig.Occasion(), null, default);
        var there = await rig.PlanAsync(new NewDay { Commune = DialogueRig.Commune, Date = new DateOnly(2026, 12, 20), Place = "nhà văn hóa", Neighbourhoods = ["Khu phố 1"] });

        var announced = await rig.AnnounceAsync(there);

        Assert.That(announced.Comments, Is.EqualTo(1));
        Assert.That(((await rig.CommentAsync(road.Code)).DayId, (await rig.CommentAsync(land.Code)).DayId, (await rig.CommentAsync(done.Code)).DayId), Is.EqualTo((there, (string?)null, (string?)null)));
        await using var context = rig.Records.Database.Read();
        var line = context.Changes.Single(change => change.Kind == ChangeKind.Rescheduled);
        Assert.That((line.CommentId, line.Target, line.Date, line.Text), Is.EqualTo((road.Id, there, new DateOnly(2026, 12, 20), "nhà văn hóa")));
        Assert.That(context.Notices.Single().CitizenId, Is.EqualTo(citizen));
    }

    [Test]
    public async Task A_general_day_leaves_to_a_special_one_what_that_is_for([Values] RecordsStore store)
    {
        using var rig = await DialogueRig.CreateAsync(store);
        var special = await rig.PlanAsync(new NewDay { Commune = DialogueRig.Commune, Date = new DateOnly(2026, 12, 25), Place = "hội trường", Topics = ["giao-thong"] });
        await rig.AnnounceAsync(special);
        var road = await rig.FileAsync(Road, topics: ["giao-thong"]);
        var other = await rig.FileAsync("Xin cấp sổ đỏ.", topics: ["dat-dai"]);
        var general = await rig.PlanAsync(12);

        await rig.AnnounceAsync(general);

        Assert.That(((await rig.CommentAsync(road.Code)).DayId, (await rig.CommentAsync(other.Code)).DayId), Is.EqualTo(((string?)null, general)));
    }

    [Test]
    public async Task What_nobody_dealt_with_goes_on_to_the_next_day_where_that_is_wanted([Values] RecordsStore store)
    {
        using var rig = await DialogueRig.CreateAsync(store);
        var held = await DialogueDeskTests.HeldAsync(rig);
        var open = await rig.FileAsync(Road, held);
        var promised = await rig.FileAsync("Xin lắp đèn đường.", held);
        var answered = await rig.FileAsync("Bao giờ có nước máy?", held);
        await rig.Comments.ActAsync(promised.Code, new CommentAction.Promise("Lắp đèn.", new DateOnly(2027, 1, 15)), DialogueRig.Officer, null, rig.Occasion(), null, default);
        await rig.Comments.ActAsync(answered.Code, new CommentAction.AnswerOnSpot("Tháng 1."), DialogueRig.Officer, null, rig.Occasion(), null, default);
        var next = await rig.PlanAsync(26);
        await rig.AnnounceAsync(next);

        var stays = await rig.DoAsync(held, new DayAction.Conclude("Kết luận.", CarryOver: false));
        var goes = await rig.DoAsync(held, new DayAction.Conclude("Kết luận.", CarryOver: true));

        Assert.That((stays.Comments, goes.Comments), Is.EqualTo((0, 1)));
        Assert.That(
            ((await rig.CommentAsync(open.Code)).DayId, (await rig.CommentAsync(promised.Code)).DayId, (await rig.CommentAsync(answered.Code)).DayId), Is.EqualTo((next, held, held)));
        var total = (await rig.Reports.CountAsync(new(new DateOnly(2026, 12, 1), new DateOnly(2026, 12, 31)), default)).Total;
        Assert.That((total.Comments, total.CarriedOver), Is.EqualTo((2, 1)));
    }

    [Test]
    public async Task Comments_of_a_cancelled_day_are_kept_for_the_next_one([Values] RecordsStore store)
    {
        using var rig = await DialogueRig.CreateAsync(store);
        var day = await rig.PlanAsync(12);
        await rig.AnnounceAsync(day);
        var citizen = await rig.CitizenAsync();
        var comment = await rig.FileAsync(Road, day, CommentChannel.Zalo, citizen: citizen);

        await rig.DoAsync(day, new DayAction.Cancel("bão số 12"));
        var kept = await rig.CommentAsync(comment.Code);
        var next = await rig.PlanAsync(20);
        await rig.AnnounceAsync(next);

        Assert.That((kept.DayId, (await rig.CommentAsync(comment.Code)).DayId), Is.EqualTo(((string?)null, next)));
        Assert.That((await rig.DayAsync(day)).CancelledBecause, Is.EqualTo("bão số 12"));
        await using var context = rig.Records.Database.Read();
        Assert.That(context.Notices.Count(notice => notice.CitizenId == citizen), Is.EqualTo(2), "once kept, once put on the new day");
    }

    [Test]
    public async Task When_an_announced_day_moves_those_who_wait_for_it_are_told([Values] RecordsStore store)
    {
        using var rig = await DialogueRig.CreateAsync(store);
        var day = await rig.PlanAsync(12);
        await rig.AnnounceAsync(day);
        var comment = await rig.FileAsync(Road, day);

        var silent = await rig.ActAsync(day, new DayAction.Edit { Date = new DateOnly(2026, 12, 19) });
        var title = await rig.DoAsync(day, new DayAction.Edit { Title = "Tên khác" });
        var moved = await rig.DoAsync(day, new DayAction.Edit { Date = new DateOnly(2026, 12, 19), Through = ["loa"] });

        Assert.That(silent, Is.EqualTo(new DayOutcome.NotAllowed(DialogueTexts.MoveNeedsThrough)));
        Assert.That((title.Comments, moved.Comments), Is.EqualTo((0, 1)));
        await using var context = rig.Records.Database.Read();
        var line = context.Changes.Single(change => change.CommentId == comment.Id && change.Kind == ChangeKind.Rescheduled);
        Assert.That((line.Date, line.Target), Is.EqualTo((new DateOnly(2026, 12, 19), day)));
        Assert.That((await rig.DayAsync(day)).CutOff, Is.EqualTo(VietnamTime.At(new DateOnly(2026, 12, 18), new TimeOnly(17, 0))));
    }

    [Test]
    public async Task Another_cut_off_makes_other_comments_late_but_none_of_the_room([Values] RecordsStore store)
    {
        using var rig = await DialogueRig.CreateAsync(store);
        var day = await rig.PlanAsync(12);
        await rig.AnnounceAsync(day);
        var paper = await rig.FileAsync(Road, day);
        var room = await rig.FileAsync("Xin lắp đèn đường.", day, CommentChannel.Room);

        await rig.DoAsync(day, new DayAction.CutOff(rig.Time.GetUtcNow()));
        var late = ((await rig.CommentAsync(paper.Code)).Late, (await rig.CommentAsync(room.Code)).Late);
        await rig.DoAsync(day, new DayAction.CutOff(rig.Time.GetUtcNow().AddDays(2)));
        var afterwards = await rig.ActAsync(day, new DayAction.CutOff(VietnamTime.At(new DateOnly(2026, 12, 13), default)));

        Assert.That(late, Is.EqualTo((true, false)));
        Assert.That((await rig.CommentAsync(paper.Code)).Late, Is.False);
        Assert.That(afterwards, Is.EqualTo(new DayOutcome.NotAllowed(DialogueTexts.CutOffAfterDay)));
    }

    [Test]
    public async Task Days_of_the_communes_file_come_in_once_as_announced_ones([Values] RecordsStore store)
    {
        using var rig = await DialogueRig.CreateAsync(store, """
            dialogue_days:
              - {date: 2026-11-01, place: nhà văn hóa cũ}
              - {date: 2026-12-12, from: "18:30", place: nhà văn hóa, topic: rác thải, announced: 2026-11-20}
              - {date: 2026-12-12, place: đình làng}
              - {date: 2026-12-04, place: hội trường}
            """);
        var waiting = await rig.FileAsync(Road);
        var intake = new CommuneFileDays(rig.Records.Database, rig.Communes, rig.Time, rig.Options);

        var first = await intake.TakeInAsync(default);
        await rig.DoAsync("phuong-thu-2026-12-12", new DayAction.Cancel("mưa bão"));
        var second = await intake.TakeInAsync(default);

        Assert.That((first, second), Is.EqualTo((3, 0)));
        var day = await rig.DayAsync("phuong-thu-2026-12-12");
        Assert.That((day.State, day.Subject, VietnamTime.DateOf(day.AnnouncedAt!.Value)), Is.EqualTo((DayState.Cancelled, "rác thải", new DateOnly(2026, 11, 20))));
        Assert.That((await rig.DayAsync("phuong-thu-2026-12-04")).AnnouncedLateBecause, Is.EqualTo(DialogueTexts.FromFileLate));
        Assert.That((await rig.CommentAsync(waiting.Code)).DayId, Is.Not.Null);
        Assert.That(
            (await rig.Upcoming.OfAsync(DialogueRig.Commune, rig.Time.GetUtcNow(), default)).Select(d => d.Id), Is.EqualTo(new[] { "phuong-thu-2026-12-04", "phuong-thu-2026-12-12-2" }));
    }
}
