using CivicBot.Comments.Life;
using CivicBot.Dialogues.Days;
using CivicBot.Dialogues.Desk;
using CivicBot.Knowledge.Calendar;
using Microsoft.Extensions.DependencyInjection;

namespace CivicBot.Browser.Tests.Officials;

/// <summary>Dialogue days in the records of the running bot, made behind the pages.</summary>
internal static class DialogueDays
{
    private static readonly Actor Clerk = Actor.Official("Lê Thị Tiếp Dân");

    public static DateOnly Today => VietnamTime.Today(TimeProvider.System);

    /// <summary>A day of today that was announced; opened where wanted.</summary>
    /// <param name="place">Unlike that of any other test: two days of one date lie at two places.</param>
    /// <returns>Its id.</returns>
    public static async Task<string> TodayAsync(string place, bool held = true, string commune = "phuong-an-mau", string neighbourhood = "Khu phố 5")
    {
        var plan = new NewDay { Commune = commune, Date = Today, Place = place, From = new TimeOnly(8, 0), Neighbourhoods = [neighbourhood] };
        var planned = await Desk.PlanAsync(plan, Clerk, $"test/{place}", CancellationToken.None);
        if (planned is not DayOutcome.Done { DayId: var id })
        {
            throw new AssertionException(planned.ToString());
        }

        await ActAsync(id, new DayAction.Announce(["loa truyền thanh"], On: null, "chạy thử"));
        if (held)
        {
            await ActAsync(id, new DayAction.Hold());
        }

        return id;
    }

    public static async Task ActAsync(string day, DayAction action) =>
        Assert.That(await Desk.ActAsync(day, action, Clerk, version: null, $"test/{day}/{action.Step}", CancellationToken.None), Is.TypeOf<DayOutcome.Done>());

    private static DialogueDesk Desk => BrowserFixture.Services.GetRequiredService<DialogueDesk>();
}
