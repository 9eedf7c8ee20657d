using CivicBot.Comments.Deadlines;
using CivicBot.Communes;
using CivicBot.Dialogues;
using CivicBot.Dialogues.Clocks;
using CivicBot.Dialogues.Records;
using CivicBot.Knowledge.Calendar;
using CivicBot.Officials.Days;
using CivicBot.Tests.Conversation;
using DialogueDay = CivicBot.Dialogues.Records.DialogueDay;

namespace CivicBot.Tests.Officials.Days;

/// <summary>Calendar, warnings, tasks and steps of dialogue days.</summary>
internal sealed class DayCalendarTests
{
    private static readonly DateOnly Saturday = new(2026, 12, 12);
    private static readonly DateTimeOffset Noon = VietnamTime.At(new DateOnly(2026, 12, 1), new TimeOnly(12, 0));

    private static PublicHolidays Holidays => ShippedKnowledge.Communes.Current.Holidays;

    private static Commune Ward => ShippedKnowledge.Communes.Find("phuong-an-mau")!;

    [Test]
    public void A_month_is_whole_weeks_from_Monday_with_holidays_and_days()
    {
        var dates = DayCalendar.Of(new DateOnly(2027, 1, 20), [Listed(Day(new DateOnly(2027, 1, 9)))], date => DateWarnings.Off(date, Ward, Holidays));

        Assert.That(dates.Count % 7, Is.Zero);
        Assert.That((dates[0].Date.DayOfWeek, dates[^1].Date.DayOfWeek), Is.EqualTo((DayOfWeek.Monday, DayOfWeek.Sunday)));
        Assert.That(dates.Count(date => date.InMonth), Is.EqualTo(31));
        Assert.That(dates.Single(date => date.Days.Count > 0).Date, Is.EqualTo(new DateOnly(2027, 1, 9)));
        Assert.That(dates.Single(date => date.Date == new DateOnly(2027, 1, 1)).Off, Is.Not.Null);
        Assert.That(dates.Single(date => date.Date == new DateOnly(2027, 1, 15)).Off, Is.EqualTo("tổng kết công tác năm"));
        Assert.That(dates.Single(date => date.Date == new DateOnly(2027, 1, 14)).Off, Is.Null);
    }

    [Test]
    public void A_holiday_a_short_notice_and_another_day_are_warned_of_and_a_good_date_is_not()
    {
        var other = Day(new DateOnly(2027, 1, 1));
        var bad = DateWarnings.Of(other.Date, DayKind.Dialogue, Ward, Holidays, [other], self: null, today: new DateOnly(2026, 12, 28)).ToList();
        var itself = DateWarnings.Of(other.Date, DayKind.FieldTrip, Ward, Holidays, [other], self: other.Id, today: new DateOnly(2026, 12, 28)).ToList();

        Assert.That(bad, Has.Count.EqualTo(3));
        Assert.That(itself, Has.Count.EqualTo(1));
        Assert.That(DateWarnings.Of(Saturday, DayKind.Dialogue, Ward, Holidays, [other], self: null, today: new DateOnly(2026, 12, 1)), Is.Empty);
        Assert.That((DateWarnings.Note(Saturday, Holidays), DateWarnings.Note(new DateOnly(2026, 12, 10), Holidays)), Is.EqualTo(("12/12/2026 là thứ Bảy: cơ quan nghỉ, bà con dễ đến dự. Nhớ phân công cán bộ.", (string?)null)));
    }

    [Test]
    public void What_is_late_comes_before_what_will_be_and_what_is_done_asks_for_nothing()
    {
        var planned = Day(new DateOnly(2026, 12, 5));
        var published = Day(new DateOnly(2026, 11, 1), DayState.Published);
        published.AnnouncedAt = Noon.AddDays(-60);
        published.PublishedAt = Noon.AddDays(-25);
        var held = Day(new DateOnly(2026, 11, 28), DayState.Held);
        held.AnnouncedAt = Noon.AddDays(-30);
        var today = Day(VietnamTime.DateOf(Noon), DayState.Announced);
        today.AnnouncedAt = Noon.AddDays(-20);
        today.CutOff = Noon.AddDays(-1);

        var tasks = DayTasks.Of(new[] { published, held, planned, today }.Select(Listed), VietnamTime.DateOf(Noon));

        Assert.That(tasks.Select(task => (task.Day.Date.Day, task.Colour, task.Path.Split('/')[^1])), Is.EqualTo(new[]
        {
            (5, ClockColour.Red, planned.Id), (28, ClockColour.Amber, "result"), (1, ClockColour.Amber, "room"),
        }));
    }

    [Test]
    public void Each_step_says_what_is_missing()
    {
        var day = Day(Saturday);
        var planned = DaySteps.Of(day, counted: null, Noon);
        day.State = DayState.Held;
        (day.AnnouncedAt, day.AnnouncedThrough, day.HeldAt) = (Noon, ["OA"], Noon.AddDays(11));
        var held = DaySteps.Of(day, counted: null, Noon.AddDays(11));
        day.Conclusion = "Giao sửa đường.";
        var ready = DaySteps.Of(day, (12, 3), Noon.AddDays(11));

        Assert.That(planned.Select(line => line.Standing), Is.EqualTo(new[] { Standing.Now, Standing.Later, Standing.Later, Standing.Later, Standing.Later, Standing.Later, Standing.Later }));
        Assert.That(planned[2].Note, Is.EqualTo(DialogueTexts.NotAnnounced));
        Assert.That(held.Single(line => line.Step == CivicBot.Dialogues.Days.DayStep.Report).Note, Is.EqualTo(DialogueTexts.NeedsCount));
        Assert.That(ready.Single(line => line.Step == CivicBot.Dialogues.Days.DayStep.Report).Standing, Is.EqualTo(Standing.Now));
        Assert.That(DaySteps.Of(Day(Saturday, DayState.Cancelled), counted: null, Noon), Is.Empty);
    }

    [Test]
    public void Dates_and_times_of_a_form_are_read_or_refused()
    {
        var form = new DayForm { Date = "2026-12-12", From = "08:00", To = "", Place = "nhà văn hóa", Hosts = "Chủ tịch UBND phường\n\n Bí thư Đảng ủy " };

        Assert.That(form.Problem(), Is.Null);
        Assert.That((form.Plan("phuong-an-mau").Date, form.Plan("phuong-an-mau").From, form.Plan("phuong-an-mau").To), Is.EqualTo((Saturday, (TimeOnly?)new TimeOnly(8, 0), (TimeOnly?)null)));
        Assert.That(form.Plan("phuong-an-mau").Hosts, Is.EqualTo(new[] { "Chủ tịch UBND phường", "Bí thư Đảng ủy" }));
        Assert.That((new DayForm { Date = "12/12/2026" }.Problem(), new DayForm { Date = "2026-12-12", From = "tám giờ" }.Problem()), Is.EqualTo((DayWords.WrongDate, DayWords.WrongTime)));
    }

    [TestCase("Ngày thứ Bảy về với khu dân cư 2027", "ngay-thu-bay-ve-voi-khu-dan-cu-2027")]
    [TestCase("  ĐỐI THOẠI (đợt 1)! ", "doi-thoai-dot-1")]
    [TestCase("…", "")]
    public void A_title_becomes_an_id(string title, string id) => Assert.That(DayWords.IdOf(title), Is.EqualTo(id));

    private static ListedDay Listed(DialogueDay day) =>
        new(day, new DayClocks(new WorkingDays(Holidays, []), new DialogueOptions()).Of(day, Noon), Comments: 0, Late: 0, People: 0);

    private static DialogueDay Day(DateOnly date, DayState state = DayState.Planned) => new()
    {
        Id = $"phuong-an-mau-{date:yyyy-MM-dd}",
        Commune = "phuong-an-mau",
        Title = "Đối thoại với nhân dân",
        Date = date,
        Place = "nhà văn hóa",
        CutOff = VietnamTime.At(date.AddDays(-1), new TimeOnly(17, 0)),
        State = state,
    };
}
