using CivicBot.Dialogues.Records;
using CivicBot.Digests;
using CivicBot.Digests.Sending;
using CivicBot.Knowledge.Calendar;

namespace CivicBot.Tests.Digests.Sending;

/// <summary>What is sent when, worked out from a day and the options.</summary>
[TestFixture]
internal sealed class ScheduleTests
{
    private static readonly DateOnly Date = new(2026, 12, 12);
    private static readonly ScheduleOptions Usual = new();

    [Test]
    public void The_host_gets_a_digest_seven_three_and_one_day_before_at_seven_by_vietnams_clock()
    {
        var host = Planned(Day()).Where(one => one.Kind == DigestKind.Host).ToList();

        Assert.That(host.Select(one => one.Label), Is.EqualTo(new[] { "T-7", "T-3", "T-1" }));
        Assert.That(host[0].DueAt, Is.EqualTo(new DateTimeOffset(2026, 12, 5, 7, 0, 0, TimeSpan.FromHours(7))));
        Assert.That(host.Select(one => one.DueAt.UtcDateTime.Hour), Is.All.Zero);
    }

    [Test]
    public void Each_officer_with_an_address_has_a_digest_of_the_own()
    {
        var officers = Planned(Day(), (DigestKind.Officer, "Địa chính"), (DigestKind.Officer, "Xây dựng")).Where(one => one.Kind == DigestKind.Officer);

        Assert.That(officers.Select(one => (one.Addressee, one.Label)), Is.EquivalentTo(new[] { ("Địa chính", "T-3"), ("Địa chính", "T-1"), ("Xây dựng", "T-3"), ("Xây dựng", "T-1") }));
    }

    [Test]
    public void Letters_to_departments_go_by_themselves_only_where_it_is_configured()
    {
        var addressees = (DigestKind.Department, "so-xay-dung-duong");

        Assert.That(Planned(Day(), addressees).Select(one => one.Kind), Does.Not.Contain(DigestKind.Department));
        Assert.That(DigestSchedule.OfDay(Day(), Lookup(addressees), new ScheduleOptions { Department = "T-5" }).Where(one => one.Kind == DigestKind.Department).Select(one => one.Label), Is.EqualTo(new[] { "T-5" }));
    }

    [Test]
    public void The_report_waits_until_the_day_is_written_down_as_held()
    {
        var due = VietnamTime.At(Date.AddDays(1), new TimeOnly(7, 0));

        Assert.That(DigestSchedule.Due(Planned(Day()), due), Is.Empty);
        Assert.That(DigestSchedule.Due(Planned(Day(DayState.Held)), due).Select(one => (one.Kind, one.Label)), Is.EqualTo(new[] { (DigestKind.Report, "T+1") }));
        Assert.That(DigestSchedule.Due(Planned(Day(DayState.Held)), due.AddDays(8)), Has.Count.EqualTo(1), "The result is owed until the tenth day.");
        Assert.That(DigestSchedule.Due(Planned(Day(DayState.Held)), due.AddDays(10)), Is.Empty);
    }

    [Test]
    public void A_cancelled_day_and_a_field_trip_send_nothing()
    {
        var trip = Day();
        trip.Kind = DayKind.FieldTrip;

        Assert.That(Planned(Day(DayState.Cancelled)).Concat(Planned(trip)), Is.Empty);
    }

    [Test]
    public void Nothing_is_due_a_minute_before_and_everything_of_that_moment_at_it()
    {
        var moment = VietnamTime.At(Date.AddDays(-1), new TimeOnly(7, 0));

        Assert.That(DigestSchedule.Due(Planned(Day()), moment.AddMinutes(-1)).Select(one => one.Label), Does.Not.Contain("T-1"));
        Assert.That(DigestSchedule.Due(Planned(Day()), moment).Select(one => (one.Kind, one.Label)), Is.EquivalentTo(new[] { (DigestKind.Host, "T-1"), (DigestKind.Sheet, "T-1") }));
    }

    [Test]
    public void What_was_missed_is_made_up_for_within_two_days_but_not_after_the_day()
    {
        var moment = VietnamTime.At(Date.AddDays(-7), new TimeOnly(7, 0));

        Assert.That(DigestSchedule.Due(Planned(Day()), moment.AddHours(47)).Select(one => one.Label), Is.EqualTo(new[] { "T-7" }));
        Assert.That(DigestSchedule.Due(Planned(Day()), moment.AddHours(48)), Is.Empty);
        Assert.That(DigestSchedule.Due(Planned(Day()), VietnamTime.At(Date, new TimeOnly(23, 59))), Is.Not.Empty);
        Assert.That(DigestSchedule.Due(Planned(Day()), VietnamTime.At(Date.AddDays(1), TimeOnly.MinValue)), Is.Empty);
    }

    [Test]
    public void Of_several_that_were_missed_only_the_latest_is_sent()
    {
        var options = new ScheduleOptions { Host = "T-3,T-2,T-1", Sheet = "none" };
        var due = DigestSchedule.Due(DigestSchedule.OfDay(Day(), Lookup(), options), VietnamTime.At(Date.AddDays(-1), new TimeOnly(8, 0)));

        Assert.That(due.Select(one => one.Label), Is.EqualTo(new[] { "T-1" }));
    }

    [Test]
    public void A_day_that_is_moved_has_sendings_of_its_own()
    {
        var moved = Day();
        moved.Date = Date.AddDays(7);

        var (before, again) = (Planned(Day()).ConvertAll(one => one.Occasion), Planned(Day(DayState.Planned)).ConvertAll(one => one.Occasion));
        Assert.That(Planned(moved).Select(one => one.Occasion).Intersect(before), Is.Empty);
        Assert.That(before, Is.Unique.And.EqualTo(again));
    }

    [Test]
    public void The_month_goes_out_on_the_second_of_the_next_and_the_year_on_the_fifth_of_january()
    {
        var periods = DigestSchedule.OfPeriods("phuong-thu", new DateOnly(2026, 12, 20), new DateOnly(2027, 2, 10), Usual).ToList();

        Assert.That(periods.Select(one => (one.Scope.Key, VietnamTime.ToVietnam(one.DueAt).DateTime)), Is.EqualTo(new[]
        {
            ("month:2026-12", new DateTime(2027, 1, 2, 7, 0, 0)), ("year:2026", new DateTime(2027, 1, 5, 7, 0, 0)), ("month:2027-01", new DateTime(2027, 2, 2, 7, 0, 0)),
        }));
    }

    [Test]
    public void Switched_off_the_schedule_foresees_nothing()
    {
        var off = new ScheduleOptions { Enabled = false };

        Assert.That(DigestSchedule.OfDay(Day(), Lookup(), off), Is.Empty);
        Assert.That(DigestSchedule.OfPeriods("phuong-thu", Date, Date.AddDays(60), off), Is.Empty);
    }

    [TestCase("T-7,T-3,T-1")]
    [TestCase("t-3 , T")]
    [TestCase("none")]
    [TestCase("")]
    public void Days_are_written_as_officials_say_them(string text) => Assert.That(new ScheduleOptions { Host = text }.Problems(), Is.Empty);

    [TestCase("3")]
    [TestCase("T3")]
    [TestCase("T-x")]
    [TestCase("T+1")]
    [TestCase("T-31")]
    [TestCase("T-3;T-1")]
    public void Days_written_otherwise_are_named_with_their_key(string text) => Assert.That(new ScheduleOptions { Host = text }.Problems().Single(), Does.Contain("Digests__Schedule__Host"));

    [Test]
    public void Each_wrong_setting_is_named()
    {
        var wrong = new ScheduleOptions { At = "7 giờ", Report = "T-1", MonthOnDay = 31, YearOnDay = -1, CatchUpHours = 0 };

        Assert.That(wrong.Problems().Select(problem => problem.Split(' ')[0]), Is.EqualTo(new[]
        {
            "Digests__Schedule__At", "Digests__Schedule__Report", "Digests__Schedule__MonthOnDay", "Digests__Schedule__YearOnDay", "Digests__Schedule__CatchUpHours",
        }));
    }

    private static List<PlannedSending> Planned(DialogueDay day, params (DigestKind, string)[] addressees) => [.. DigestSchedule.OfDay(day, Lookup(addressees), Usual)];

    private static ILookup<DigestKind, string> Lookup(params (DigestKind Kind, string Name)[] addressees) => addressees.ToLookup(one => one.Kind, one => one.Name);

    private static DialogueDay Day(DayState state = DayState.Announced) => new()
    {
        Id = "phuong-thu-2026-12-12", Commune = "phuong-thu", Title = "Đối thoại", Date = Date, Place = "nhà văn hóa", CutOff = VietnamTime.At(Date.AddDays(-1), new TimeOnly(17, 0)), State = state,
    };
}
