using CivicBot.Dialogues;
using CivicBot.Dialogues.Upcoming;

namespace CivicBot.Tests.Dialogues;

[TestFixture]
internal sealed class DayChoiceTests
{
    private static readonly UpcomingDay General = Day("general", 5);
    private static readonly UpcomingDay Roads = Day("roads", 20, topics: ["giao-thong"]);
    private static readonly UpcomingDay There = Day("there", 12, where: ["Khu phố 3"]);

    [Test]
    public void The_next_general_day_takes_what_no_special_day_is_for() =>
        Assert.That(DayChoice.For([Day("later", 9), General, Roads, There], ["dat-dai"], "Khu phố 1"), Is.EqualTo(General));

    [Test]
    public void A_day_about_the_topic_goes_before_a_general_one() =>
        Assert.That(DayChoice.For([General, Roads, There], ["ha-tang", "giao-thong"], "Khu phố 1"), Is.EqualTo(Roads));

    [Test]
    public void The_nearest_of_two_special_days_is_taken() =>
        Assert.That(DayChoice.For([General, Roads, There], ["giao-thong"], "Khu phố 3"), Is.EqualTo(There));

    [Test]
    public void An_unknown_neighbourhood_fits_no_day_of_a_neighbourhood() =>
        Assert.That(DayChoice.For([There], ["dat-dai"], neighbourhood: null), Is.Null);

    [Test]
    public void Both_topic_and_neighbourhood_must_fit_where_a_day_names_both() =>
        Assert.That(DayChoice.For([Day("both", 3, ["giao-thong"], ["Khu phố 3"])], ["giao-thong"], "Khu phố 1"), Is.Null);

    private static UpcomingDay Day(string id, int day, string[]? topics = null, string[]? where = null) => new()
    {
        Id = id,
        Date = new DateOnly(2026, 12, day),
        Place = "nhà văn hóa",
        Topics = topics ?? [],
        Neighbourhoods = where ?? [],
        CutOff = new DateTimeOffset(2026, 12, day, 10, 0, 0, TimeSpan.Zero),
    };
}
