using CivicBot.Comments.Deadlines;
using CivicBot.Dialogues;
using CivicBot.Dialogues.Clocks;
using CivicBot.Dialogues.Records;
using CivicBot.Knowledge.Calendar;

namespace CivicBot.Tests.Dialogues;

[TestFixture]
internal sealed class DayClocksTests
{
    private static readonly PublicHolidays Holidays = new(
    [
        new HolidayYear(2027, Announced: true, new DateOnly(2027, 2, 6), TetDaysBefore: 1, new DateOnly(2027, 4, 16), new DateOnly(2027, 9, 3), DaysOff: [], WorkingWeekends: []),
    ]);

    private static readonly DayClocks Clocks = new(new WorkingDays(Holidays, []), new DialogueOptions());

    // Saturday; the last day to announce is Saturday 5 December, the last day to publish Tuesday 22 December.
    private static readonly DateOnly Saturday = new(2026, 12, 12);

    [TestCase("2026-11-30", ClockColour.Green, 5, 4)]
    [TestCase("2026-12-02", ClockColour.Amber, 3, 2)]
    [TestCase("2026-12-05", ClockColour.Amber, 0, 0)]
    [TestCase("2026-12-06", ClockColour.Red, -1, 0)]
    public void A_planned_day_is_to_be_announced_seven_calendar_days_before(string today, ClockColour colour, int left, int working)
    {
        var clock = Of(Day(DayState.Planned), today, DayClockKind.Announce);

        Assert.That((clock.DueOn, clock.HappenedOn, clock.Colour, clock.DaysLeft, clock.WorkingDaysLeft), Is.EqualTo((new DateOnly(2026, 12, 5), (DateOnly?)null, colour, left, working)));
    }

    [Test]
    public void A_last_day_on_a_weekend_points_to_the_working_day_before() =>
        Assert.That(Of(Day(DayState.Planned), "2026-11-30", DayClockKind.Announce).Text, Does.Contain("thứ Sáu 04/12/2026"));

    [TestCase("2026-12-05", ClockColour.Green)]
    [TestCase("2026-12-06", ClockColour.Red)]
    public void An_announcement_stays_green_or_red_with_its_reason(string announced, ClockColour colour)
    {
        var day = Day(DayState.Announced);
        day.AnnouncedAt = Noon(announced);
        day.AnnouncedLateBecause = colour == ClockColour.Red ? "bão số 12" : null;

        var clock = Of(day, "2026-12-11", DayClockKind.Announce);

        Assert.That((clock.Colour, clock.HappenedOn), Is.EqualTo((colour, DateOnly.Parse(announced))));
        Assert.That(clock.Text.Contains("bão số 12", StringComparison.Ordinal), Is.EqualTo(colour == ClockColour.Red));
    }

    [TestCase("2026-12-12", ClockColour.Green)]
    [TestCase("2026-12-19", ClockColour.Amber)]
    [TestCase("2026-12-22", ClockColour.Amber)]
    [TestCase("2026-12-23", ClockColour.Red)]
    public void The_result_is_to_be_public_ten_calendar_days_after(string today, ClockColour colour)
    {
        var clock = Of(Day(DayState.Held), today, DayClockKind.Publish);

        Assert.That((clock.DueOn, clock.Colour), Is.EqualTo((new DateOnly(2026, 12, 22), colour)));
        Assert.That(clock.Text, Does.Not.Contain("Điều 148"));
    }

    // Ten days after Wednesday 27 January 2027 is mùng 1 Tết, a Saturday; five days of Tết and two in place of its weekend: offices open again on Friday 12 February.
    [TestCase("2027-02-06", ClockColour.Amber)]
    [TestCase("2027-02-12", ClockColour.Amber)]
    [TestCase("2027-02-13", ClockColour.Red)]
    public void A_tenth_day_in_Tet_ends_with_the_next_working_day_by_the_Civil_Code(string today, ClockColour colour)
    {
        var clock = Of(Day(DayState.Held, new DateOnly(2027, 1, 27)), today, DayClockKind.Publish);

        Assert.That(clock.Colour, Is.EqualTo(colour));
        Assert.That(clock.Text, Does.Contain("khoản 5 Điều 148").And.Contain("12/02/2027"));
    }

    [TestCase("2026-12-22", ClockColour.Green)]
    [TestCase("2026-12-23", ClockColour.Red)]
    public void A_published_result_was_in_time_or_not(string published, ClockColour colour)
    {
        var day = Day(DayState.Published);
        day.PublishedAt = Noon(published);

        Assert.That(Of(day, "2027-03-01", DayClockKind.Publish).Colour, Is.EqualTo(colour));
    }

    [Test]
    public void After_the_cut_off_nothing_is_overdue_only_late()
    {
        var day = Day(DayState.Announced);

        var (before, after) = (Of(day, "2026-12-10", DayClockKind.CutOff), Of(day, "2026-12-12", DayClockKind.CutOff));

        Assert.That((before.Colour, before.DaysLeft, after.Colour), Is.EqualTo((ClockColour.Amber, 1, ClockColour.Green)));
        Assert.That(after.Text, Does.Contain("gửi muộn"));
    }

    [TestCase("2026-12-01", "2026-12-09", ClockColour.Green)]
    [TestCase("2026-12-09", "2026-12-09", ClockColour.Amber)]
    [TestCase("2026-12-10", "2026-12-11", ClockColour.Green)]
    public void People_are_reminded_three_days_and_one_day_before(string today, string next, ClockColour colour)
    {
        var clock = Of(Day(DayState.Announced), today, DayClockKind.Remind);

        Assert.That((clock.DueOn, clock.Colour), Is.EqualTo((DateOnly.Parse(next), colour)));
    }

    [Test]
    public void A_cancelled_day_has_no_clocks_and_a_field_trip_no_legal_ones()
    {
        var trip = Day(DayState.Announced);
        trip.Kind = DayKind.FieldTrip;

        Assert.That(Clocks.Of(Day(DayState.Cancelled), Noon("2026-12-01")), Is.Empty);
        Assert.That(Clocks.Of(trip, Noon("2026-12-20")).Select(clock => clock.Kind), Has.None.EqualTo(DayClockKind.Announce).And.None.EqualTo(DayClockKind.Publish));
    }

    [Test]
    public void The_worst_clock_colours_the_day() =>
        Assert.That(DayClocks.Worst(Clocks.Of(Day(DayState.Held), Noon("2026-12-30"))), Is.EqualTo(ClockColour.Red));

    private static DayClock Of(DialogueDay day, string today, DayClockKind kind) => Clocks.Of(day, Noon(today)).Single(clock => clock.Kind == kind);

    private static DateTimeOffset Noon(string day) => VietnamTime.At(DateOnly.Parse(day), new TimeOnly(12, 0));

    private static DialogueDay Day(DayState state, DateOnly? date = null) => new()
    {
        Id = "phuong-thu-x",
        Commune = "phuong-thu",
        Title = "Đối thoại",
        Place = "nhà văn hóa",
        Date = date ?? Saturday,
        CutOff = new DialogueOptions().CutOffFor(date ?? Saturday),
        State = state,
        AnnouncedAt = state == DayState.Planned ? null : VietnamTime.At((date ?? Saturday).AddDays(-8), new TimeOnly(9, 0)),
    };
}
