using CivicBot.Knowledge.Calendar;
using CivicBot.Testing;

namespace CivicBot.Knowledge.Tests.Calendar;

public sealed class VietnamTimeTests
{
    [TestCase("2026-11-21T16:59:59Z", "2026-11-21")]
    [TestCase("2026-11-21T17:00:00Z", "2026-11-22")]
    [TestCase("2026-11-21T23:30:00+07:00", "2026-11-21")]
    [TestCase("2026-11-21T10:00:00-08:00", "2026-11-22")]
    public void The_day_changes_at_midnight_in_Vietnam(string moment, string day)
    {
        var now = DateTimeOffset.Parse(moment);

        Assert.Multiple(() =>
        {
            Assert.That(VietnamTime.DateOf(now), Is.EqualTo(DateOnly.Parse(day)));
            Assert.That(VietnamTime.Today(new ManualTime(now)), Is.EqualTo(DateOnly.Parse(day)));
        });
    }

    [Test]
    public void A_Vietnamese_clock_time_is_seven_hours_ahead_of_UTC_all_year()
    {
        Assert.Multiple(() =>
        {
            Assert.That(VietnamTime.At(new DateOnly(2026, 1, 5), new TimeOnly(7, 30)).ToUniversalTime(), Is.EqualTo(new DateTimeOffset(2026, 1, 5, 0, 30, 0, TimeSpan.Zero)));
            Assert.That(VietnamTime.At(new DateOnly(2026, 7, 5), new TimeOnly(7, 30)).ToUniversalTime(), Is.EqualTo(new DateTimeOffset(2026, 7, 5, 0, 30, 0, TimeSpan.Zero)));
        });
    }
}
