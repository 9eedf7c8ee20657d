using CivicBot.Communes;
using CivicBot.Dialogues.Records;
using CivicBot.Dialogues.Rotation;
using CivicBot.Knowledge.Calendar;
using DialogueDay = CivicBot.Dialogues.Records.DialogueDay;

namespace CivicBot.Tests.Dialogues;

[TestFixture]
internal sealed class NeighbourhoodVisitsTests
{
    private static readonly DateOnly Today = new(2026, 12, 1);

    private static readonly string[] All = ["Khu phố 1", "Khu phố 2", "Khu phố 3", "Ấp Dừa"];

    [Test]
    public void Never_visited_come_first_then_the_longest_ago()
    {
        var visits = NeighbourhoodVisits.Of(All, [Day("2026-09-05", DayState.Published, "Khu phố 1"), Day("2026-03-07", DayState.Held, "Khu phố 3"), Day("2026-01-10", DayState.Held, "Khu phố 1")], Today);

        Assert.That(visits.Select(visit => (visit.Neighbourhood, visit.Visits)), Is.EqualTo(new[] { ("Khu phố 2", 0), ("Ấp Dừa", 0), ("Khu phố 3", 1), ("Khu phố 1", 2) }));
        Assert.That((visits[0].DaysSince(Today), visits[3].DaysSince(Today)), Is.EqualTo(((int?)null, (int?)87)));
    }

    [Test]
    public void Neither_a_cancelled_day_nor_one_for_the_whole_commune_is_a_visit()
    {
        var visits = NeighbourhoodVisits.Of(All, [Day("2026-09-05", DayState.Cancelled, "Khu phố 1"), Day("2026-10-10", DayState.Held)], Today);

        Assert.That(visits.Select(visit => visit.Last), Is.All.Null);
    }

    [Test]
    public void A_month_is_proposed_for_those_whose_turn_it_is_on_free_dates_that_can_be_announced_in_time()
    {
        var visits = NeighbourhoodVisits.Of(All, [Day("2026-09-05", DayState.Held, "Khu phố 1"), Day("2026-12-19", DayState.Planned, "Khu phố 2")], Today);

        var proposal = NeighbourhoodVisits.Propose(visits, [new DateOnly(2026, 12, 19)], new DateOnly(2026, 12, 1), DayOfWeek.Saturday, 3, Today.AddDays(7), date => date.Day != 12);

        Assert.That(proposal, Is.EqualTo(new[] { new ProposedDay("Khu phố 3", new DateOnly(2026, 12, 26)) }), "5 is too early, 12 not free, 19 taken");
    }

    [Test]
    public void Holidays_and_closures_are_not_free()
    {
        var holidays = new PublicHolidays(
            [new HolidayYear(2027, Announced: true, new DateOnly(2027, 2, 6), TetDaysBefore: 1, new DateOnly(2027, 4, 16), new DateOnly(2027, 9, 3), DaysOff: [], WorkingWeekends: [])]);
        var free = NeighbourhoodVisits.Free(holidays, [new Closure(new DateOnly(2027, 1, 15), new DateOnly(2027, 1, 16), "tổng kết")]);

        Assert.That((free(new DateOnly(2027, 2, 6)), free(new DateOnly(2027, 1, 16)), free(new DateOnly(2027, 1, 23))), Is.EqualTo((false, false, true)));
    }

    private static DialogueDay Day(string date, DayState state, params string[] where) => new()
    {
        Id = date, Commune = "phuong-thu", Title = "Đối thoại", Place = "nhà văn hóa", Date = DateOnly.Parse(date), CutOff = default, State = state, Neighbourhoods = [.. where],
    };
}
