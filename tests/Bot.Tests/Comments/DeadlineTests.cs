using CivicBot.Comments.Deadlines;
using CivicBot.Comments.Life;
using CivicBot.Communes;
using CivicBot.Knowledge.Calendar;
using CivicBot.Tests.Conversation;
using CivicBot.Tests.Storage.Records;

namespace CivicBot.Tests.Comments;

/// <summary>Working days, colours, and when the clock of a comment starts, stands still and starts anew.</summary>
[TestFixture]
internal sealed class DeadlineTests
{
    private static readonly DateOnly Friday = new(2026, 11, 27);
    private static readonly WorkingDays Plain = new(PublicHolidays.None, []);

    [TestCase(0, "2026-11-27")]
    [TestCase(1, "2026-11-30")]
    [TestCase(6, "2026-12-07")]
    public void The_day_of_the_event_and_weekends_do_not_count(int count, string until) =>
        Assert.That(Plain.After(Friday, count), Is.EqualTo(DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture)));

    [Test]
    public void Holidays_and_closures_do_not_count_and_swapped_weekend_days_do()
    {
        var days = new WorkingDays(ShippedKnowledge.Communes.Current.Holidays, [new Closure(new DateOnly(2026, 12, 1), new DateOnly(2026, 12, 2), "tập huấn")]);
        var year = new HolidayYear(2026, Announced: true, new DateOnly(2026, 2, 17), 1, new DateOnly(2026, 4, 26), new DateOnly(2026, 9, 1), [], [new DateOnly(2026, 11, 28)]);

        Assert.Multiple(() =>
        {
            Assert.That(days.After(Friday, 2), Is.EqualTo(new DateOnly(2026, 12, 3)), "closed on Tuesday and Wednesday");
            Assert.That(days.IsWorking(new DateOnly(2026, 11, 24)), Is.False, "Culture Day");
            Assert.That(new WorkingDays(new PublicHolidays([year]), []).After(Friday, 1), Is.EqualTo(new DateOnly(2026, 11, 28)), "a Saturday on which offices work");
        });
    }

    [TestCase("2026-11-27", "2026-11-27", 0)]
    [TestCase("2026-11-27", "2026-11-29", 0)]
    [TestCase("2026-11-27", "2026-12-01", 2)]
    [TestCase("2026-12-01", "2026-11-27", -2)]
    public void Working_days_between_two_days(string from, string to, int count) => Assert.That(
        Plain.Between(DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), DateOnly.Parse(to, System.Globalization.CultureInfo.InvariantCulture)), Is.EqualTo(count));

    [TestCase(3, ClockColour.Green)]
    [TestCase(2, ClockColour.Amber)]
    [TestCase(0, ClockColour.Amber)]
    [TestCase(-1, ClockColour.Red)]
    public void The_last_day_is_amber_and_the_day_after_red(int left, ClockColour colour) => Assert.That(ClockColours.Of(left, amberDays: 2), Is.EqualTo(colour));

    [Test]
    public void A_clock_that_was_stopped_in_time_stays_green()
    {
        Assert.That(ClockColours.OfStopped(Friday, Friday), Is.EqualTo(ClockColour.Green));
        Assert.That(ClockColours.OfStopped(Friday, Friday.AddDays(1)), Is.EqualTo(ClockColour.Red));
    }

    [Test]
    public async Task The_file_of_the_commune_comes_before_the_setting()
    {
        using var rig = await DeskRig.OpenAsync(RecordsStore.Sqlite);

        Assert.Multiple(() =>
        {
            // Tuesday the 24th is a holiday.
            Assert.That(rig.Due.For(DeskRig.Commune, "an-ninh", Talk.MondayMorning), Is.EqualTo(new DateOnly(2026, 12, 1)), "5 by the file");
            Assert.That(rig.Due.For(DeskRig.Commune, "y-te", Talk.MondayMorning), Is.EqualTo(new DateOnly(2026, 12, 1)), "5 by the setting");
            Assert.That(rig.Due.For(DeskRig.Commune, "khac", Talk.MondayMorning), Is.EqualTo(new DateOnly(2026, 12, 8)), "10 else");
            Assert.That(rig.Due.For("xa-khong-con", "khac", Talk.MondayMorning), Is.EqualTo(new DateOnly(2026, 12, 8)));
        });
    }

    [Test]
    public async Task It_starts_when_confirmed_stands_while_the_citizen_is_asked_and_starts_anew_when_opened_again([Values] RecordsStore store)
    {
        using var rig = await DeskRig.OpenAsync(store);
        var code = await rig.FileAsync(confirmed: false);
        Assert.That((await rig.ReadAsync(code)).Line.Clock, Is.Null, "nobody confirmed it");

        await rig.ActAsync(code, new CommentAction.Confirm());
        var due = await DueAsync(rig, code);
        Assert.That(due, Is.EqualTo(new DateOnly(2026, 12, 3)), "lamps: 7 working days by the file, a holiday between");

        await rig.ActAsync(code, new CommentAction.AskCitizen("Trụ số mấy?"));
        Assert.That((await rig.ReadAsync(code)).Line.Clock, Is.Null);
        rig.Time.Now = Talk.MondayMorning.AddDays(7);
        await rig.ActAsync(code, new CommentAction.Resume(), Actor.Citizen);
        Assert.That(await DueAsync(rig, code), Is.EqualTo(new DateOnly(2026, 12, 9)), "4 working days later");

        await rig.ActAsync(code, new CommentAction.Promise("Thay bóng.", new DateOnly(2026, 12, 20)));
        Assert.That((await rig.ReadAsync(code)).Line.Clock!.Value.Due, Is.EqualTo(new DateOnly(2026, 12, 20)), "what was promised counts");

        await rig.ActAsync(code, new CommentAction.Finish("Đã thay.", "Ảnh."));
        rig.Time.Now = Talk.MondayMorning.AddDays(28);
        await rig.ActAsync(code, new CommentAction.Reopen("Lại tắt."), Actor.Citizen);
        Assert.That(await DueAsync(rig, code), Is.EqualTo(new DateOnly(2026, 12, 30)));
    }

    [Test]
    public async Task Overdue_is_what_ran_out_also_over_a_weekend([Values] RecordsStore store)
    {
        using var rig = await DeskRig.OpenAsync(store);
        var code = await rig.FileAsync();
        await rig.ActAsync(code, new CommentAction.Promise("Thay bóng.", Friday));

        rig.Time.Now = new DateTimeOffset(2026, 11, 27, 23, 0, 0, TimeSpan.FromHours(7));
        Assert.That((await rig.ReadAsync(code)).Line.Clock, Is.EqualTo(new CommentClock(Friday, 0, ClockColour.Amber)));
        rig.Time.Now = new DateTimeOffset(2026, 11, 28, 1, 0, 0, TimeSpan.FromHours(7));
        Assert.That((await rig.ReadAsync(code)).Line.Clock, Is.EqualTo(new CommentClock(Friday, -1, ClockColour.Red)));
    }

    private static async Task<DateOnly?> DueAsync(DeskRig rig, string code) => (await rig.CommentAsync(code)).DueOn;
}
