using CivicBot.Adapters.Zalo.Zns;

namespace CivicBot.Adapters.Zalo.Tests.Zns;

/// <summary>Phone numbers and hours.</summary>
internal sealed class ZaloZnsRulesTests
{
    [TestCase("0987654321")]
    [TestCase("0987 654 321")]
    [TestCase("0987.654.321")]
    [TestCase("+84 987 654 321")]
    [TestCase("+84 (0)987-654-321")]
    [TestCase("84987654321")]
    [TestCase("0084987654321")]
    [TestCase("987654321")]
    public void A_number_as_people_write_it_becomes_the_one_that_Zalo_wants(string written) =>
        Assert.That(ZaloPhone.Normal(written), Is.EqualTo("84987654321"));

    [TestCase("0271 3888 999", "842713888999", Description = "a landline")]
    [TestCase("0849 876 543", "84849876543", Description = "a mobile number that begins with 084")]
    public void Landlines_and_numbers_that_look_like_the_country_are_kept(string written, string expected) =>
        Assert.That(ZaloPhone.Normal(written), Is.EqualTo(expected));

    [TestCase("")]
    [TestCase("không có")]
    [TestCase("0987654321 (con gái)")]
    [TestCase("113")]
    [TestCase("0987654321 0987654322")]
    [TestCase("+1 202 555 0100 77")]
    public void What_is_no_Vietnamese_number_is_none(string written) => Assert.That(ZaloPhone.Normal(written), Is.Null);

    [TestCase("2026-11-22T08:00", null)]
    [TestCase("2026-11-22T21:54", null)]
    [TestCase("2026-11-22T06:05", null)]
    [TestCase("2026-11-22T21:55", "2026-11-23T06:05")]
    [TestCase("2026-11-22T23:59", "2026-11-23T06:05")]
    [TestCase("2026-11-23T00:00", "2026-11-23T06:05")]
    [TestCase("2026-11-23T06:04", "2026-11-23T06:05")]
    public void Quiet_hours_are_Zalo_s_with_a_margin_for_its_clock(string now, string? until) =>
        Assert.That(ZaloZnsHours.QuietUntil(new ZaloZnsOptions(), Vietnam(now)), Is.EqualTo(until is null ? (DateTimeOffset?)null : Vietnam(until)));

    [Test]
    public void The_day_is_Vietnam_s()
    {
        Assert.That(ZaloZnsHours.Day(new DateTimeOffset(2026, 11, 30, 16, 59, 0, TimeSpan.Zero)), Is.EqualTo(new DateOnly(2026, 11, 30)));
        Assert.That(ZaloZnsHours.Day(new DateTimeOffset(2026, 11, 30, 17, 0, 0, TimeSpan.Zero)), Is.EqualTo(new DateOnly(2026, 12, 1)));
    }

    private static DateTimeOffset Vietnam(string local) => DateTimeOffset.Parse(local + ":00+07:00", System.Globalization.CultureInfo.InvariantCulture);
}
