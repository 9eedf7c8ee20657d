using CivicBot.Knowledge.Calendar;

namespace CivicBot.Knowledge.Tests.Calendar;

public sealed class PublicHolidaysTests
{
    private static readonly HolidayYear Year2026 = new(
        2026, true, new(2026, 2, 17), 1, new(2026, 4, 26), new(2026, 9, 1), [new(2026, 8, 31)], [new(2026, 8, 22)]);

    private static readonly HolidayYear Year2027 = new(2027, false, new(2027, 2, 6), 1, new(2027, 4, 16), new(2027, 9, 3), [], []);

    private static readonly PublicHolidays Holidays = new([Year2026, Year2027]);

    [TestCase("2026-01-01", "Tết Dương lịch")]
    [TestCase("2026-02-15", null)]
    [TestCase("2026-02-16", "Tết Nguyên đán")]
    [TestCase("2026-02-20", "Tết Nguyên đán")]
    [TestCase("2026-02-23", null)]
    [TestCase("2026-04-26", "Giỗ Tổ Hùng Vương")]
    [TestCase("2026-04-27", "nghỉ bù Giỗ Tổ Hùng Vương")]
    [TestCase("2026-04-30", "Ngày Chiến thắng 30/4")]
    [TestCase("2026-05-01", "Ngày Quốc tế Lao động")]
    [TestCase("2026-08-31", "ngày nghỉ hoán đổi")]
    [TestCase("2026-09-01", "Quốc khánh")]
    [TestCase("2026-09-02", "Quốc khánh")]
    [TestCase("2026-09-03", null)]
    [TestCase("2026-11-24", "Ngày Văn hóa Việt Nam")]
    [TestCase("2027-02-09", "Tết Nguyên đán")]
    [TestCase("2027-02-10", "nghỉ bù Tết Nguyên đán")]
    [TestCase("2027-02-11", "nghỉ bù Tết Nguyên đán")]
    [TestCase("2027-02-12", null)]
    [TestCase("2027-05-03", "nghỉ bù Ngày Quốc tế Lao động")]
    [TestCase("2025-09-02", null)]
    public void A_day_is_off_by_law_by_substitution_or_by_swap(string date, string? name)
    {
        Assert.That(Holidays.NameOf(DateOnly.Parse(date)), Is.EqualTo(name));
    }

    [Test]
    public void A_swapped_weekend_day_is_worked_and_only_that_one()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Holidays.IsWorkingWeekend(new DateOnly(2026, 8, 22)), Is.True);
            Assert.That(Holidays.IsWorkingWeekend(new DateOnly(2026, 8, 29)), Is.False);
        });
    }

    [TestCase("2026-09-30", new int[0])]
    [TestCase("2026-10-01", new[] { 2027 })]
    [TestCase("2027-01-01", new[] { 2027 })]
    [TestCase("2027-12-01", new[] { 2027, 2028 })]
    public void Editors_are_reminded_of_a_year_that_was_not_announced(string today, int[] years)
    {
        var problems = HolidayFile.CheckDates(Holidays, DateOnly.Parse(today));

        Assert.Multiple(() =>
        {
            Assert.That(problems, Has.Count.EqualTo(years.Length).And.All.Property("Rule").EqualTo("holidays-not-announced"));
            foreach (var year in years)
            {
                Assert.That(problems.Select(p => p.Message), Has.Some.Contains($"{year}"));
            }
        });
    }

    [TestCase("tet: 2026-02-17", "tet: 2026-03-17", "wrong-holiday", 4)]
    [TestCase("tet: 2026-02-17", "tet: 17/02/2026", "wrong-date", 4)]
    [TestCase("tet_days_before: 1", "tet_days_before: 3", "wrong-holiday", 5)]
    [TestCase("hung_kings: 2026-04-26", "hung_kings: 2027-04-26", "wrong-holiday", 6)]
    [TestCase("national_day_extra: 2026-09-01", "national_day_extra: 2026-09-02", "wrong-holiday", 7)]
    [TestCase("days_off: [2026-08-31]", "days_off: [2026-08-30]", "wrong-holiday", 8)]
    [TestCase("working_weekends: [2026-08-22]", "working_weekends: [2026-08-21]", "wrong-holiday", 9)]
    [TestCase("working_weekends: [2026-08-22]", "working_weekend: [2026-08-22]", "unknown-key", 9)]
    [TestCase("announced: true", "announced: yes", "wrong-type", 3)]
    [TestCase("tet_days_before: 1", "tet_days_before: one", "wrong-type", 5)]
    public void A_mistake_in_the_holiday_file_is_an_error_at_its_line_and_the_file_is_not_taken(string passage, string replacement, string rule, int line)
    {
        const string Good = """
            years:
              - year: 2026
                announced: true
                tet: 2026-02-17
                tet_days_before: 1
                hung_kings: 2026-04-26
                national_day_extra: 2026-09-01
                days_off: [2026-08-31]
                working_weekends: [2026-08-22]
            """;
        using var folder = new Procedures.KnowledgeFolder().With("calendar/public-holidays.yaml", Good.Replace(passage, replacement, StringComparison.Ordinal));

        var (holidays, problems) = HolidayFile.Read(folder.Root);

        Assert.Multiple(() =>
        {
            Assert.That(holidays, Is.Null);
            Assert.That(problems.Select(p => (p.File, p.Line, p.Rule)), Does.Contain(("calendar/public-holidays.yaml", line, rule)));
        });
    }
}
