using CivicBot.Communes;
using CivicBot.Knowledge.Calendar;

namespace CivicBot.Tests.Communes;

/// <summary>When an office is open: Monday to Friday 07:30–11:30 and 13:30–17:00, Saturday morning.</summary>
public sealed class OpeningTests
{
    private static readonly OpeningSpan Morning = new(new(7, 30), new(11, 30));
    private static readonly OpeningSpan Afternoon = new(new(13, 30), new(17, 0));

    private static readonly OpeningHours Hours = new(new Dictionary<DayOfWeek, IReadOnlyList<OpeningSpan>>
    {
        [DayOfWeek.Monday] = [Morning, Afternoon],
        [DayOfWeek.Tuesday] = [Morning, Afternoon],
        [DayOfWeek.Wednesday] = [Morning, Afternoon],
        [DayOfWeek.Thursday] = [Morning, Afternoon],
        [DayOfWeek.Friday] = [Morning, Afternoon],
        [DayOfWeek.Saturday] = [Morning],
    });

    private static readonly Closure[] Closures = [new(new(2026, 12, 1), new(2026, 12, 2), "tập huấn")];

    private static readonly PublicHolidays Holidays = new(
    [
        new HolidayYear(2026, true, new(2026, 2, 17), 1, new(2026, 4, 26), new(2026, 9, 1), [new(2026, 8, 31)], [new(2026, 8, 22), new(2026, 8, 23)]),
        new HolidayYear(2027, false, new(2027, 2, 6), 1, new(2027, 4, 16), new(2027, 9, 3), [], []),
    ]);

    [TestCase("2026-11-20T07:30:00+07:00", "2026-11-20T11:30:00+07:00")]
    [TestCase("2026-11-20T16:59:59+07:00", "2026-11-20T17:00:00+07:00")]
    [TestCase("2026-11-20T02:00:00Z", "2026-11-20T11:30:00+07:00")]
    [TestCase("2026-11-19T19:00:00-08:00", "2026-11-20T11:30:00+07:00")]
    [TestCase("2026-11-21T08:00:00+07:00", "2026-11-21T11:30:00+07:00")]
    [TestCase("2026-08-23T14:00:00+07:00", "2026-08-23T17:00:00+07:00")]
    public void It_is_open_within_a_span_whatever_the_offset_of_the_clock(string now, string closes)
    {
        Assert.That(At(now), Is.EqualTo(new OpeningState(true, DateTimeOffset.Parse(closes), null, ClosedReason.None, null)));
    }

    [TestCase("2026-11-20T07:29:59+07:00", "2026-11-20T07:30:00+07:00", ClosedReason.OutsideHours, null)]
    [TestCase("2026-11-20T11:30:00+07:00", "2026-11-20T13:30:00+07:00", ClosedReason.OutsideHours, null)]
    [TestCase("2026-11-20T17:00:00+07:00", "2026-11-21T07:30:00+07:00", ClosedReason.OutsideHours, null)]
    [TestCase("2026-11-21T12:00:00+07:00", "2026-11-23T07:30:00+07:00", ClosedReason.OutsideHours, null)]
    [TestCase("2026-11-22T10:00:00+07:00", "2026-11-23T07:30:00+07:00", ClosedReason.Weekend, null)]
    [TestCase("2026-11-21T18:00:00Z", "2026-11-23T07:30:00+07:00", ClosedReason.Weekend, null)]
    [TestCase("2026-11-24T09:00:00+07:00", "2026-11-25T07:30:00+07:00", ClosedReason.PublicHoliday, "Ngày Văn hóa Việt Nam")]
    [TestCase("2026-11-23T20:00:00+07:00", "2026-11-25T07:30:00+07:00", ClosedReason.OutsideHours, null)]
    [TestCase("2026-12-01T09:00:00+07:00", "2026-12-03T07:30:00+07:00", ClosedReason.Closure, "tập huấn")]
    [TestCase("2027-02-04T17:30:00+07:00", "2027-02-12T07:30:00+07:00", ClosedReason.OutsideHours, null)]
    [TestCase("2027-02-06T09:00:00+07:00", "2027-02-12T07:30:00+07:00", ClosedReason.PublicHoliday, "Tết Nguyên đán")]
    [TestCase("2026-08-29T12:00:00+07:00", "2026-09-03T07:30:00+07:00", ClosedReason.OutsideHours, null)]
    public void It_says_why_it_is_closed_and_when_it_opens_next(string now, string opens, ClosedReason reason, string? text)
    {
        Assert.That(At(now), Is.EqualTo(new OpeningState(false, null, DateTimeOffset.Parse(opens), reason, text)));
    }

    [Test]
    public void The_next_opening_is_unknown_where_a_closure_is_too_long()
    {
        var state = Opening.At(Hours, [new(new(2026, 12, 1), new(2027, 6, 1), "sửa chữa trụ sở")], Holidays, DateTimeOffset.Parse("2026-12-01T09:00:00+07:00"));

        Assert.That(state, Is.EqualTo(new OpeningState(false, null, null, ClosedReason.Closure, "sửa chữa trụ sở")));
    }

    private static OpeningState At(string now) => Opening.At(Hours, Closures, Holidays, DateTimeOffset.Parse(now));
}
