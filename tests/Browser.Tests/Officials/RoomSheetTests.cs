using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Officials.Accounts;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace CivicBot.Browser.Tests.Officials;

/// <summary>The sheet of the room where the connection comes and goes, and where a browser runs no script.</summary>
[TestFixture(390, 844)]
[TestFixture(1366, 768)]
internal sealed class RoomSheetTests(int width, int height)
{
    private static readonly string[] Spoken =
    [
        "Hẻm nhà tôi ngập mỗi khi mưa.", "Loa kẹo kéo hát tới nửa đêm.", "Xin thêm thùng rác trước trường mẫu giáo.", "Cây dầu sắp ngã vào nhà dân.", "Trạm y tế hay hết thuốc huyết áp.",
    ];

    [Test]
    public async Task What_is_typed_without_a_connection_is_kept_and_filed_exactly_once()
    {
        var day = await DialogueDays.TodayAsync($"sân nhà văn hóa mất mạng {width}");
        await using var visitor = await Desk.SignInAsync(await Desk.AccountAsync(OfficialRole.Clerk), width, height, path: $"/officials/days/{day}/room");
        var page = visitor.Page;
        await Assertions.Expect(page.Locator("#text")).ToBeFocusedAsync();
        await page.Context.SetOfflineAsync(true);
        foreach (var words in Spoken)
        {
            await DayPagesTests.SayAsync(page, words);
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "+1 người dân" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "+1 người dân" }).ClickAsync();
        await DayPagesTests.AnswerAsync(page, Spoken[3], "Trả lời tại chỗ", "Sáng mai đội cây xanh đốn.");
        await page.Locator("#text").FillAsync("Câu đang gõ dở");
        await Assertions.Expect(page.Locator("#unsent")).ToContainTextAsync("Chưa gửi: 7");
        await Assertions.Expect(page.Locator("#pending li.open .words")).ToHaveCountAsync(7);
        await Assertions.Expect(page.Locator("#people")).ToHaveTextAsync("2");
        await visitor.ScreenshotAsync($"room-offline-{width}");
        await DayPagesTests.NoSidewaysScrollAsync(page);

        await page.Context.SetOfflineAsync(false);
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#text")).ToHaveValueAsync("Câu đang gõ dở");
        await Assertions.Expect(page.Locator("#unsent")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("#lines-room > li")).ToHaveCountAsync(5);
        await Assertions.Expect(page.Locator("#lines-room > li", new() { HasText = Spoken[3] })).ToContainTextAsync("Đã trả lời tại chỗ");
        await Assertions.Expect(page.Locator("#people")).ToHaveTextAsync("2");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#lines-room > li")).ToHaveCountAsync(5);

        var comments = await CommentsAsync(day);
        Assert.That(comments.Select(comment => comment.Text), Is.EquivalentTo(Spoken));
        Assert.That(comments.Count(comment => comment.State == CommentState.AnsweredOnSpot), Is.EqualTo(1));
    }

    [Test]
    public async Task An_answer_of_the_server_that_never_arrives_is_asked_for_again_and_nothing_is_doubled()
    {
        var day = await DialogueDays.TodayAsync($"sân nhà văn hóa chập chờn {width}");
        await using var visitor = await Desk.SignInAsync(await Desk.AccountAsync(OfficialRole.Clerk), width, height);
        var page = visitor.Page;
        var lost = 0;
        await page.RouteAsync("**/room/acts", async route =>
        {
            if (lost++ < 2)
            {
                await route.FetchAsync(); // The server does it, and the answer is lost on the way.
                await route.AbortAsync();
            }
            else
            {
                await route.ContinueAsync();
            }
        });

        // Only now the page: what it sends is caught from its first request on.
        await page.GotoAsync($"{BrowserFixture.Address}/officials/days/{day}/room");
        await DayPagesTests.SayAsync(page, "Mương sau chợ bốc mùi.");
        await Assertions.Expect(page.Locator("#unsent")).ToContainTextAsync("Chưa gửi: 1");
        await Assertions.Expect(page.Locator("#lines-room > li")).ToHaveCountAsync(1, new() { Timeout = 20_000 });
        await Assertions.Expect(page.Locator("#unsent")).ToBeHiddenAsync();

        Assert.That(await CommentsAsync(day), Has.Count.EqualTo(1));
        Assert.That(lost, Is.GreaterThanOrEqualTo(3));
    }

    [Test]
    public async Task What_the_server_does_not_take_stays_with_its_reason_until_a_person_decides()
    {
        var day = await DialogueDays.TodayAsync($"sân nhà văn hóa hủy giữa chừng {width}", held: false);
        await using var visitor = await Desk.SignInAsync(await Desk.AccountAsync(OfficialRole.Clerk), width, height, path: $"/officials/days/{day}/room");
        var page = visitor.Page;
        await DialogueDays.ActAsync(day, new CivicBot.Dialogues.Days.DayAction.Cancel("mưa bão"));
        await DayPagesTests.SayAsync(page, "Mái nhà văn hóa dột.");
        await Assertions.Expect(page.Locator("#pending li")).ToContainTextAsync("đã hủy");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#pending li")).ToContainTextAsync("Mái nhà văn hóa dột.");
        await visitor.ScreenshotAsync($"room-refused-{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Bỏ" }).ClickAsync();
        await Assertions.Expect(page.Locator("#unsent")).ToBeHiddenAsync();
        Assert.That(await CommentsAsync(day), Is.Empty);
    }

    [Test]
    public async Task Without_a_script_the_same_sheet_works_by_its_forms()
    {
        var day = await DialogueDays.TodayAsync($"sân nhà văn hóa máy cũ {width}");
        await using var visitor = await Desk.SignInAsync(await Desk.AccountAsync(OfficialRole.Clerk), width, height, path: $"/officials/days/{day}/room", script: false);
        var page = visitor.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "+1 người dân" }).ClickAsync();
        await Assertions.Expect(page.Locator("#people")).ToHaveTextAsync("1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu ý kiến" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Chưa ghi nội dung");
        await page.Locator("#text").FillAsync("Vỉa hè trước chợ bị lấn chiếm.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu ý kiến" }).ClickAsync();
        await Assertions.Expect(page.Locator("#lines-room > li")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Link, new() { Name = "Trả lời tại chỗ" }).ClickAsync();
        await page.Locator("form.answer textarea").FillAsync("Tổ trật tự nhắc ngay hôm nay.");
        await page.Locator("form.answer button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator("#lines-room > li")).ToContainTextAsync("Đã trả lời tại chỗ");
        await Assertions.Expect(page.Locator("#lines-room > li")).ToContainTextAsync("Tổ trật tự nhắc ngay hôm nay.");
        await visitor.ScreenshotAsync($"room-without-script-{width}");
    }

    [Test]
    public async Task An_act_without_the_forms_token_or_from_elsewhere_is_refused()
    {
        var day = await DialogueDays.TodayAsync($"sân nhà văn hóa người lạ {width}");
        await using var visitor = await Desk.SignInAsync(await Desk.AccountAsync(OfficialRole.Clerk), width, height, path: $"/officials/days/{day}/room");
        var waiting = (await CommentsAsync(day)).Count;
        var act = new { kind = "say", occasion = "0123456789abcdef", text = "Giả mạo" };
        var forged = await visitor.Page.APIRequest.PostAsync($"{BrowserFixture.Address}/officials/days/{day}/room/acts", new() { DataObject = act });
        var token = await visitor.Page.Locator("input[name=__RequestVerificationToken]").First.InputValueAsync();
        await using var stranger = await Desk.SignInAsync(await Desk.AccountAsync(OfficialRole.Clerk, commune: "xa-ben-kia"), width, height);
        var foreign = await stranger.Page.Locator("input[name=__RequestVerificationToken]").First.InputValueAsync();
        var crossed = await stranger.Page.APIRequest.PostAsync(
            $"{BrowserFixture.Address}/officials/days/{day}/room/acts", new() { DataObject = act, Headers = [new("RequestVerificationToken", foreign)] });
        var taken = await visitor.Page.APIRequest.PostAsync(
            $"{BrowserFixture.Address}/officials/days/{day}/room/acts", new() { DataObject = act, Headers = [new("RequestVerificationToken", token)] });

        Assert.That((forged.Status, crossed.Status, taken.Status), Is.EqualTo((400, 200, 200)));
        Assert.That(await crossed.TextAsync(), Does.Contain("refused"));
        Assert.That(await CommentsAsync(day), Has.Count.EqualTo(waiting + 1));
    }

    private static async Task<List<Comment>> CommentsAsync(string day)
    {
        await using var records = BrowserFixture.Services.GetRequiredService<RecordsDatabase>().Read();
        return await records.Comments.Where(comment => comment.DayId == day).ToListAsync();
    }
}
