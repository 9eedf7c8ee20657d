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
internal sealed class DialogueDeskTests
{
    [Test]
    public async Task A_day_goes_from_plan_to_published_with_every_step_in_the_audit_trail([Values] RecordsStore store)
    {
        using var rig = await DialogueRig.CreateAsync(store);
        var day = await rig.PlanAsync(12);
        await rig.AnnounceAsync(day);
        rig.GoTo(12);
        await rig.DoAsync(day, new DayAction.Hold());
        await rig.DoAsync(day, new DayAction.Count(60, 8, "Khu phố 1", null));
        await rig.DoAsync(day, new DayAction.Conclude("Ghi nhận, giao Văn phòng theo dõi.", CarryOver: false));
        await rig.DoAsync(day, new DayAction.Report());
        rig.GoTo(15);
        var published = await rig.DoAsync(day, new DayAction.Publish(["niêm yết", "OA"], On: null));

        var row = await rig.DayAsync(day);
        Assert.That((published.State, row.State, row.Version), Is.EqualTo((DayState.Published, DayState.Published, published.Version)));
        Assert.That(new[] { row.AnnouncedAt, row.HeldAt, row.ReportedAt, row.PublishedAt }, Has.None.Null);
        Assert.That(row.PublishedThrough, Is.EqualTo(new[] { "niêm yết", "OA" }));
        await using var context = rig.Records.Database.Read();
        Assert.That(
            context.Audit.Where(a => a.Subject == day).OrderBy(a => a.At).Select(a => a.Action).ToList(),
            Is.EquivalentTo(new[] { "day.plan", "day.announce", "day.hold", "day.attend", "day.conclude", "day.report", "day.publish" }));
    }

    [Test]
    public async Task The_same_occasion_acts_once([Values] RecordsStore store)
    {
        using var rig = await DialogueRig.CreateAsync(store);
        var plan = new NewDay { Commune = DialogueRig.Commune, Date = new DateOnly(2026, 12, 12), Place = "nhà văn hóa" };

        var first = (DayOutcome.Done)await rig.Desk.PlanAsync(plan, DialogueRig.Officer, "click 1", default);
        var again = (DayOutcome.Done)await rig.Desk.PlanAsync(plan, DialogueRig.Officer, "click 1", default);
        await rig.AnnounceAsync(first.DayId);
        rig.GoTo(12);
        await rig.DoAsync(first.DayId, new DayAction.Hold());
        await rig.Desk.ActAsync(first.DayId, new DayAction.Count(30, 2, null, null), DialogueRig.Officer, null, "count 1", default);
        var counted = (DayOutcome.Done)await rig.Desk.ActAsync(first.DayId, new DayAction.Count(30, 2, null, null), DialogueRig.Officer, null, "count 1", default);

        Assert.That((again.DayId, again.Again, first.Again, counted.Again), Is.EqualTo((first.DayId, true, false, true)));
        await using var context = rig.Records.Database.Read();
        Assert.That((context.Days.Count(), context.Attendances.Sum(a => a.People)), Is.EqualTo((1, 30)));
    }

    [Test]
    public async Task An_occasion_that_made_one_programme_makes_no_other([Values] RecordsStore store)
    {
        using var rig = await DialogueRig.CreateAsync(store);
        var first = new NewProgramme("ke-hoach-mot", "Kế hoạch một", "01/KH-UBND", "UBND phường", IssuedOn: null);

        var made = await rig.Programmes.CreateAsync(first, DialogueRig.Officer, "click 9", default);
        var other = await rig.Programmes.CreateAsync(first with { Id = "ke-hoach-hai" }, DialogueRig.Officer, "click 9", default);

        Assert.That((made, other), Is.EqualTo((new ProgrammeOutcome.Done("ke-hoach-mot", ((ProgrammeOutcome.Done)made).Version, Again: false), new ProgrammeOutcome.ChangedMeanwhile(By: null))));
    }

    [Test]
    public async Task A_second_day_of_one_date_needs_another_place_and_gets_another_id([Values] RecordsStore store)
    {
        using var rig = await DialogueRig.CreateAsync(store);
        var first = await rig.PlanAsync(12);

        var same = await rig.Desk.PlanAsync(new NewDay { Commune = DialogueRig.Commune, Date = new DateOnly(2026, 12, 12), Place = "nhà văn hóa" }, DialogueRig.Officer, rig.Occasion(), default);
        var other = await rig.PlanAsync(12, "đình làng");

        Assert.That(same, Is.EqualTo(new DayOutcome.NotAllowed(DialogueTexts.SameDayAndPlace)));
        Assert.That((first, other), Is.EqualTo(("phuong-thu-2026-12-12", "phuong-thu-2026-12-12-2")));
    }

    [Test]
    public async Task Announcing_late_needs_a_reason_which_is_kept([Values] RecordsStore store)
    {
        using var rig = await DialogueRig.CreateAsync(store);
        var day = await rig.PlanAsync(5);

        var refused = await rig.ActAsync(day, new DayAction.Announce(["OA"], On: null, LateBecause: null));
        await rig.DoAsync(day, new DayAction.Announce(["OA"], On: null, "mưa bão phải đổi nơi họp"));

        Assert.That(refused, Is.EqualTo(new DayOutcome.NotAllowed(DialogueTexts.NeedsLateReason(new DateOnly(2026, 12, 5)))));
        Assert.That((await rig.DayAsync(day)).AnnouncedLateBecause, Is.EqualTo("mưa bão phải đổi nơi họp"));
    }

    [TestCase(8, false)]
    [TestCase(7, true)]
    public async Task Seven_days_before_is_in_time(int day, bool late)
    {
        using var rig = await DialogueRig.CreateAsync(RecordsStore.Sqlite);
        var id = await rig.PlanAsync(day);

        await rig.DoAsync(id, new DayAction.Announce(["OA"], On: null, "lý do"));

        Assert.That((await rig.DayAsync(id)).AnnouncedLateBecause, Is.EqualTo(late ? "lý do" : null));
    }

    [Test]
    public async Task Counts_add_up_and_a_correction_takes_away_no_more_than_was_counted([Values] RecordsStore store)
    {
        using var rig = await DialogueRig.CreateAsync(store);
        var day = await HeldAsync(rig);
        await rig.DoAsync(day, new DayAction.Count(40, 5, "Khu phố 1", null));
        await rig.DoAsync(day, new DayAction.Count(20, 0, "Khu phố 2", null));
        await rig.DoAsync(day, new DayAction.Count(-3, 0, "Khu phố 2", "đếm nhầm"));

        var tooMany = await rig.ActAsync(day, new DayAction.Count(-18, 0, "Khu phố 2", null));
        var belowZero = await rig.ActAsync(day, new DayAction.Count(-58, 0, null, null));
        var nobody = await rig.ActAsync(day, new DayAction.Count(0, 0, null, null));

        Assert.That(tooMany, Is.EqualTo(new DayOutcome.NotAllowed(DialogueTexts.BelowZero(17, 0))));
        Assert.That(belowZero, Is.EqualTo(new DayOutcome.NotAllowed(DialogueTexts.BelowZero(57, 5))));
        Assert.That(nobody, Is.EqualTo(new DayOutcome.NotAllowed(DialogueTexts.NobodyCounted)));
        var report = await rig.Reports.CountAsync(new(new DateOnly(2026, 12, 1), new DateOnly(2026, 12, 31)), default);
        Assert.That((report.Total.Attendance, report.Total.Officials), Is.EqualTo((57, 5)));
    }

    [Test]
    public async Task Clerks_who_count_at_the_same_time_never_bring_it_below_zero([Values] RecordsStore store)
    {
        using var rig = await DialogueRig.CreateAsync(store);
        var day = await HeldAsync(rig);
        await rig.DoAsync(day, new DayAction.Count(10, 0, null, null));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            Task.Run(() => rig.Desk.ActAsync(day, new DayAction.Count(-4, 0, null, null), DialogueRig.Officer, null, $"parallel {i}", default))));

        // Whoever is told that somebody else was first may try again; none of them was counted.
        var done = outcomes.Count(outcome => outcome is DayOutcome.Done);
        await using var context = rig.Records.Database.Read();
        Assert.That(context.Attendances.Sum(a => a.People), Is.EqualTo(10 - (4 * done)).And.GreaterThanOrEqualTo(0));
        Assert.That(done, Is.GreaterThan(0));
    }

    [Test]
    public async Task Who_acts_on_what_has_changed_is_told_who_was_first([Values] RecordsStore store)
    {
        using var rig = await DialogueRig.CreateAsync(store);
        var day = await rig.PlanAsync(12);
        var seen = (await rig.DayAsync(day)).Version;
        await rig.DoAsync(day, new DayAction.Edit { Title = "Lắng nghe dân nói" });

        var outcome = await rig.ActAsync(day, new DayAction.Edit { Title = "Tên khác" }, seen);

        Assert.That((outcome as DayOutcome.ChangedMeanwhile)?.By, Is.EqualTo("Văn phòng"));
        Assert.That((await rig.DayAsync(day)).Title, Is.EqualTo("Lắng nghe dân nói"));
    }

    [Test]
    public async Task A_step_that_the_table_does_not_allow_changes_nothing([Values] RecordsStore store)
    {
        using var rig = await DialogueRig.CreateAsync(store);
        var day = await rig.PlanAsync(12);

        var outcomes = new[] { await rig.ActAsync(day, new DayAction.Report()), await rig.ActAsync(day, new DayAction.Hold()), await rig.ActAsync("phuong-thu-1999-01-01", new DayAction.Hold()) };

        Assert.That(outcomes, Is.EqualTo(new DayOutcome[]
        {
            new DayOutcome.NotAllowed(DialogueTexts.StepNotAllowed(DayState.Planned, DayStep.Report)), new DayOutcome.NotAllowed(DialogueTexts.NotAnnounced), new DayOutcome.NotFound(),
        }));
        Assert.That((await rig.DayAsync(day)).State, Is.EqualTo(DayState.Planned));
    }

    [Test]
    public async Task A_field_trip_is_held_without_announcement([Values] RecordsStore store)
    {
        using var rig = await DialogueRig.CreateAsync(store);
        var day = await rig.PlanAsync(new NewDay { Commune = DialogueRig.Commune, Date = new DateOnly(2026, 12, 1), Place = "Khu phố 2", Kind = DayKind.FieldTrip, Neighbourhoods = ["Khu phố 2"] });

        await rig.DoAsync(day, new DayAction.Hold());
        await rig.DoAsync(day, new DayAction.Count(0, 6, "Khu phố 2", null));

        var total = (await rig.Reports.CountAsync(new(new DateOnly(2026, 12, 1), new DateOnly(2026, 12, 31)), default)).Total;
        Assert.That((total.Meetings, total.FieldTrips, total.Officials, total.NeighbourhoodsVisited), Is.EqualTo((0, 1, 6, 1)));
    }

    [Test]
    public async Task What_was_announced_and_held_before_can_be_recorded_afterwards([Values] RecordsStore store)
    {
        using var rig = await DialogueRig.CreateAsync(store);
        var plan = new NewDay { Commune = DialogueRig.Commune, Date = new DateOnly(2026, 10, 10), Place = "nhà văn hóa" };

        var refused = await rig.Desk.PlanAsync(plan, DialogueRig.Officer, rig.Occasion(), default);
        var day = await rig.PlanAsync(plan with { Past = true });
        var notTold = await rig.ActAsync(day, new DayAction.Announce(["loa"], On: null, null));
        await rig.DoAsync(day, new DayAction.Announce(["loa"], new DateOnly(2026, 10, 1), null));
        await rig.DoAsync(day, new DayAction.Hold());

        Assert.That(refused, Is.EqualTo(new DayOutcome.NotAllowed(DialogueTexts.DateIsPast)));
        Assert.That(notTold, Is.EqualTo(new DayOutcome.NotAllowed(DialogueTexts.AlreadyOver)));
        Assert.That(VietnamTime.DateOf((await rig.DayAsync(day)).AnnouncedAt!.Value), Is.EqualTo(new DateOnly(2026, 10, 1)));
    }

    [Test]
    public async Task Numbers_stay_as_they_were_fixed([Values] RecordsStore store)
    {
        using var rig = await DialogueRig.CreateAsync(store);
        var day = await HeldAsync(rig);
        var comment = await rig.FileAsync("Đường khu phố 1 nhiều ổ gà, xin sửa.", day, CommentChannel.Room);
        await rig.DoAsync(day, new DayAction.Count(12, 3, null, null));

        var early = await rig.ActAsync(day, new DayAction.Report());
        await rig.DoAsync(day, new DayAction.Conclude("Giao Phòng Kinh tế sửa đường.", CarryOver: false));
        await rig.DoAsync(day, new DayAction.Report());
        await rig.Comments.ActAsync(comment.Code, new CommentAction.Answer("Đã sửa.", null, null), DialogueRig.Officer, null, rig.Occasion(), null, default);
        var late = await rig.ActAsync(day, new DayAction.Count(5, 0, null, null));

        var fixedReport = CivicBot.Dialogues.Reports.ReportJson.Read((await rig.DayAsync(day)).FixedReport!);
        Assert.That(early, Is.EqualTo(new DayOutcome.NotAllowed(DialogueTexts.NeedsConclusion)));
        Assert.That(late, Is.TypeOf<DayOutcome.NotAllowed>());
        Assert.That((fixedReport.Total.Attendance, fixedReport.Total.Comments, fixedReport.Total.Of(CivicBot.Dialogues.Reports.CommentOutcome.InProgress)), Is.EqualTo((12, 1, 1)));
    }

    [Test]
    public async Task A_reported_day_is_opened_again_with_a_reason_corrected_and_reported_anew([Values] RecordsStore store)
    {
        using var rig = await DialogueRig.CreateAsync(store);
        var day = await HeldAsync(rig);
        await rig.DoAsync(day, new DayAction.Count(120, 3, null, null));
        await rig.DoAsync(day, new DayAction.Conclude("Giao Phòng Kinh tế sửa đường.", CarryOver: false));
        await rig.DoAsync(day, new DayAction.Report());

        var silent = await rig.ActAsync(day, new DayAction.Reopen(" "));
        await rig.DoAsync(day, new DayAction.Reopen("Ghi nhầm 120 người, đúng là 12."));
        var opened = await rig.DayAsync(day);
        await rig.DoAsync(day, new DayAction.CountTo(12, 3));
        await rig.DoAsync(day, new DayAction.Report());

        Assert.That(silent, Is.EqualTo(new DayOutcome.NotAllowed(DialogueTexts.NeedsReason)));
        Assert.That((opened.State, opened.FixedReport, opened.ReportedAt, opened.ReopenedBecause), Is.EqualTo((DayState.Held, (string?)null, (DateTimeOffset?)null, "Ghi nhầm 120 người, đúng là 12.")));
        Assert.That(CivicBot.Dialogues.Reports.ReportJson.Read((await rig.DayAsync(day)).FixedReport!).Total.Attendance, Is.EqualTo(12));
        await using var context = rig.Records.Database.Read();
        var entry = context.Audit.Single(audit => audit.Action == "day.reopen");
        Assert.That((entry.Who, entry.Subject, entry.Detail), Is.EqualTo(("Văn phòng", day, "reported -> held; comments 0")));
    }

    [Test]
    public async Task What_was_made_public_is_not_opened_again([Values] RecordsStore store)
    {
        using var rig = await DialogueRig.CreateAsync(store);
        var day = await HeldAsync(rig);
        var early = await rig.ActAsync(day, new DayAction.Reopen("chưa chốt"));
        await rig.DoAsync(day, new DayAction.Count(12, 3, null, null));
        await rig.DoAsync(day, new DayAction.Conclude("Giao sửa đường.", CarryOver: false));
        await rig.DoAsync(day, new DayAction.Report());
        await rig.DoAsync(day, new DayAction.Publish(["niêm yết"], On: null));

        Assert.That(early, Is.EqualTo(new DayOutcome.NotAllowed(DialogueTexts.StepNotAllowed(DayState.Held, DayStep.Reopen))));
        Assert.That(await rig.ActAsync(day, new DayAction.Reopen("sai số")), Is.EqualTo(new DayOutcome.NotAllowed(DialogueTexts.StepNotAllowed(DayState.Published, DayStep.Reopen))));
    }

    [Test]
    public async Task So_many_are_present_whatever_was_counted_before([Values] RecordsStore store)
    {
        using var rig = await DialogueRig.CreateAsync(store);
        var day = await HeldAsync(rig);
        await rig.DoAsync(day, new DayAction.Count(30, 2, null, null));
        await rig.DoAsync(day, new DayAction.CountTo(25, 4));
        var same = await rig.DoAsync(day, new DayAction.CountTo(25, 4));
        var below = await rig.ActAsync(day, new DayAction.CountTo(-1, 4));

        await using var context = rig.Records.Database.Read();
        var counts = context.Attendances.Where(a => a.DayId == day).ToList();
        Assert.That((counts.Count, counts.Sum(a => a.People), counts.Sum(a => a.Officials)), Is.EqualTo((2, 25, 4)));
        Assert.That((same.Again, below), Is.EqualTo((true, (DayOutcome)new DayOutcome.NotAllowed(DialogueTexts.NobodyCounted))));
    }

    internal static async Task<string> HeldAsync(DialogueRig rig)
    {
        var day = await rig.PlanAsync(12);
        await rig.AnnounceAsync(day);
        rig.GoTo(12);
        await rig.DoAsync(day, new DayAction.Hold());
        return day;
    }
}
