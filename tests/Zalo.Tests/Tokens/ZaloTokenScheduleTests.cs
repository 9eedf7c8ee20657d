using CivicBot.Adapters.Zalo.Tokens;

namespace CivicBot.Adapters.Zalo.Tests.Tokens;

internal sealed class ZaloTokenScheduleTests
{
    private static readonly DateTimeOffset Issued = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);

    [Test]
    public void A_pair_is_renewed_between_half_and_six_tenths_of_its_life()
    {
        var moments = Enumerable.Range(0, 200).Select(number => ZaloTokenSchedule.RefreshAt(Pair($"RT-{number}")) - Issued).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(moments.Min(), Is.GreaterThanOrEqualTo(TimeSpan.FromHours(12.5)).And.LessThan(TimeSpan.FromHours(12.7)));
            Assert.That(moments.Max(), Is.LessThanOrEqualTo(TimeSpan.FromHours(15)).And.GreaterThan(TimeSpan.FromHours(14.8)));
        });
    }

    [Test]
    public void Every_node_computes_the_same_moment()
    {
        var moments = Enumerable.Range(0, 3).Select(_ => ZaloTokenSchedule.RefreshAt(Pair("RT-1"))).Distinct();
        Assert.That(moments, Has.Exactly(1).Items);
    }

    [TestCase(0, false)]
    [TestCase(12, false)]
    [TestCase(15.1, true)]
    [TestCase(30, true)]
    public void It_is_due_by_age(double hours, bool due) =>
        Assert.That(ZaloTokenSchedule.IsDue(Pair("RT-1"), Issued.AddHours(hours)), Is.EqualTo(due));

    [Test]
    public void A_clock_that_was_set_back_makes_it_due_but_a_small_difference_between_nodes_does_not()
    {
        Assert.Multiple(() =>
        {
            Assert.That(ZaloTokenSchedule.IsDue(Pair("RT-1"), Issued.AddHours(-3)), Is.True);
            Assert.That(ZaloTokenSchedule.IsDue(Pair("RT-1"), Issued.AddMinutes(-4)), Is.False);
        });
    }

    [TestCase(24.9, true)]
    [TestCase(24.99, false)]
    [TestCase(25.1, false)]
    public void It_is_not_used_in_its_last_minute(double hours, bool usable) =>
        Assert.That(ZaloTokenSchedule.IsUsable(Pair("RT-1"), Issued.AddHours(hours)), Is.EqualTo(usable));

    [TestCase(59, false)]
    [TestCase(61, true)]
    public void A_refresh_token_is_old_after_sixty_days(int days, bool old) =>
        Assert.That(ZaloTokenSchedule.IsOld(Pair("RT-1"), Issued.AddDays(days)), Is.EqualTo(old));

    private static ZaloTokenPair Pair(string refreshToken) => new("AT-1", refreshToken, Issued, Issued.AddHours(25), Issued);
}
