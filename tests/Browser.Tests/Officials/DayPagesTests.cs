using System.Globalization;
using CivicBot.Dialogues;
using CivicBot.Dialogues.Reports;
using CivicBot.Officials.Accounts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace CivicBot.Browser.Tests.Officials;

/// <summary>Dialogue days from plan to published result, as a clerk goes through them on a phone and on a desk.</summary>
[TestFixture(390, 844)]
[TestFixture(1366, 768)]
internal sealed class DayPagesTests(int width, int height)
{
    private static DateOnly Today => DialogueDays.Today;

    [Test]
    public async Task A_clerk_plans_announces_holds_reports_and_publishes_a_day()
    {
        var place = $"nhà văn hóa khu phố 5 (phòng {width})";
        await using var visitor = await Desk.SignInAsync(await Desk.AccountAsync(OfficialRole.Clerk), width, height, path: "/officials/days");
        var page = visitor.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Lên lịch một buổi" }).ClickAsync();
        await page.Locator(".visits").GetByRole(AriaRole.Link, new() { Name = "Khu phố 5" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Khu phố 5")).ToBeCheckedAsync();
        await Assertions.Expect(page.GetByLabel("Địa điểm")).ToHaveValueAsync("nhà văn hóa khu phố 5");
        await visitor.ScreenshotAsync($"day-plan-{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ghi vào lịch", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Hãy chọn ngày");

        await page.GetByLabel("Ngày", new() { Exact = true }).FillAsync(Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await page.GetByLabel("Địa điểm").FillAsync(place);
        await page.GetByLabel("Nội dung, bằng lời").FillAsync("đường, rác và đèn chiếu sáng");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ghi vào lịch", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("không đủ 7 ngày");
        await visitor.ScreenshotAsync($"day-warning-{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Vẫn ghi vào lịch" }).ClickAsync();
        await Assertions.Expect(Heading(page)).ToContainTextAsync("Dự kiến");
        var id = new Uri(page.Url).Segments[^1];

        await page.GetByRole(AriaRole.Link, new() { Name = "Bài thông báo, áp phích" }).First.ClickAsync();
        Assert.That(await page.GetByLabel("Bài đăng trang OA").InputValueAsync(), Does.Contain(place));
        await visitor.ScreenshotAsync($"day-announcement-{width}");
        await NoSidewaysScrollAsync(page);
        var poster = await page.Locator("[data-print]").First.GetAttributeAsync("href");
        await page.GotoAsync(BrowserFixture.Address + poster);
        await Assertions.Expect(Heading(page)).ToContainTextAsync("THÔNG BÁO");
        Assert.That(await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('h1')).textAlign"), Is.EqualTo("center"), "The poster's own style is let in.");
        await visitor.ScreenshotAsync($"day-poster-{width}");

        await page.GotoAsync($"{BrowserFixture.Address}/officials/days/{id}");
        await page.Locator("summary", new() { HasText = "Ghi việc thông báo" }).ClickAsync();
        await page.GetByLabel("loa truyền thanh").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Đã thông báo" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("phải ghi lý do báo muộn");
        await page.GetByLabel("Lý do báo muộn").FillAsync("Dời lịch vì mưa bão.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Đã thông báo" }).ClickAsync();
        await Assertions.Expect(Heading(page)).ToContainTextAsync("Đã thông báo");
        await visitor.ScreenshotAsync($"day-announced-{width}");
        await NoSidewaysScrollAsync(page);

        await page.GetByRole(AriaRole.Link, new() { Name = "Phiếu tại phòng" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Khai mạc" }).ClickAsync();
        await Assertions.Expect(Heading(page)).ToContainTextAsync("Đã tổ chức");
        for (var press = 0; press < 3; press++)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "+1 người dân" }).ClickAsync();
        }

        await Assertions.Expect(page.Locator("#people")).ToHaveTextAsync("3");
        var waiting = (await ReportAsync(id)).Total.Comments;
        await SayAsync(page, $"Đèn đường tổ {width} khu phố 5 tắt cả tháng nay.");
        await SayAsync(page, $"Rác ở chợ tổ {width} khu phố 5 ba ngày không ai gom.");
        await SayAsync(page, $"Điện tổ {width} khu phố 5 yếu, quạt quay không nổi.");
        await Assertions.Expect(page.Locator("#lines-room > li")).ToHaveCountAsync(3);
        await AnswerAsync(page, "Rác ở chợ", "Trả lời tại chỗ", "Đội vệ sinh gom ngay chiều nay.");
        await AnswerAsync(page, "Đèn đường", "Hẹn ngày", "Thay bóng đèn.", Today.AddDays(9));
        await AnswerAsync(page, "Điện tổ", "Vượt thẩm quyền", "");
        await Assertions.Expect(Line(page, "Rác ở chợ")).ToContainTextAsync("Đã trả lời tại chỗ");
        await Assertions.Expect(Line(page, "Đèn đường")).ToContainTextAsync("Đã hẹn ngày");
        await Assertions.Expect(Line(page, "Điện tổ")).ToContainTextAsync("Đã chuyển cơ quan có thẩm quyền");
        await Assertions.Expect(page.Locator("#unsent")).ToBeHiddenAsync();
        await visitor.ScreenshotAsync($"day-room-{width}");
        await NoSidewaysScrollAsync(page);

        await page.GotoAsync($"{BrowserFixture.Address}/officials/days/{id}/result");
        await Assertions.Expect(page.GetByText("Chưa có kết luận")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Chốt số liệu" })).ToBeDisabledAsync();
        await page.GotoAsync($"{BrowserFixture.Address}/officials/days/{id}");
        await page.Locator("summary", new() { HasText = "Ghi, sửa kết luận" }).ClickAsync();
        await page.GetByLabel("Kết luận của người chủ trì").FillAsync("Giao Phòng Kinh tế thay đèn, báo cáo trước ngày hẹn.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu kết luận" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã ghi kết luận");

        await page.GotoAsync($"{BrowserFixture.Address}/officials/days/{id}/result");
        await page.GetByRole(AriaRole.Button, new() { Name = "Chốt số liệu" }).ClickAsync();
        await Assertions.Expect(Heading(page)).ToContainTextAsync("Đã chốt số liệu");
        var report = await ReportAsync(id);
        Assert.That((report.Total.Attendance, report.Total.Comments, report.Total.Of(CommentOutcome.AnsweredOnSpot), report.Total.Of(CommentOutcome.Promised), report.Total.Of(CommentOutcome.Forwarded)), Is.EqualTo((3, waiting + 3, 1, 1, 1)), "Three were said in the room; what waited for the next day is part of it.");
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "Báo cáo nội bộ" })).ToContainTextAsync(DialogueTexts.Sentence(report.Total));
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "Người dân sẽ thấy" })).ToContainTextAsync("Giao Phòng Kinh tế thay đèn");
        await visitor.ScreenshotAsync($"day-result-{width}");
        await NoSidewaysScrollAsync(page);

        await page.Locator("summary", new() { HasText = "Số liệu sai" }).ClickAsync();
        await page.GetByLabel("Sai ở đâu").FillAsync("Đếm thiếu người đứng ngoài sân.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Mở lại báo cáo" }).ClickAsync();
        await Assertions.Expect(Heading(page)).ToContainTextAsync("Đã tổ chức");
        await page.GetByRole(AriaRole.Button, new() { Name = "Chốt số liệu" }).ClickAsync();
        await page.GetByLabel("niêm yết tại trụ sở").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Đã công khai" }).ClickAsync();
        await Assertions.Expect(Heading(page)).ToContainTextAsync("Đã công khai kết quả");

        await page.GotoAsync($"{BrowserFixture.Address}/officials/days");
        await Assertions.Expect(page.Locator(".event", new() { HasText = $"phòng {width}" })).ToContainTextAsync("Đã công khai kết quả");
        await visitor.ScreenshotAsync($"days-{width}");
        await NoSidewaysScrollAsync(page);
        Assert.That(visitor.Errors, Is.Empty);
    }

    [Test]
    public async Task A_month_is_proposed_for_those_not_visited_and_a_day_of_it_moved_and_cancelled()
    {
        var month = new DateOnly(Today.Year, Today.Month, 1).AddMonths(width < 1000 ? 3 : 4);
        await using var visitor = await Desk.SignInAsync(await Desk.AccountAsync(OfficialRole.Clerk), width, height, path: "/officials/days/plan");
        var page = visitor.Page;
        await page.GetByLabel("Tháng").FillAsync(month.ToString("yyyy-MM", CultureInfo.InvariantCulture));
        await page.GetByLabel("Mấy buổi").FillAsync("2");
        await page.GetByRole(AriaRole.Button, new() { Name = "Xem đề nghị" }).ClickAsync();
        await Assertions.Expect(page.Locator("form fieldset")).ToHaveCountAsync(2);
        await page.Locator("fieldset").Nth(1).GetByRole(AriaRole.Checkbox).UncheckAsync();
        await page.GetByLabel("Địa điểm").First.FillAsync($"hội trường {width}");
        await visitor.ScreenshotAsync($"day-month-{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ghi các buổi đã chọn vào lịch" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã ghi 1 buổi");
        await page.GetByRole(AriaRole.Status).GetByRole(AriaRole.Link).ClickAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Sửa, dời lịch" }).ClickAsync();
        await page.GetByLabel("Địa điểm").FillAsync($"sân bóng {width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu" }).ClickAsync();
        await Assertions.Expect(page.Locator(".facts")).ToContainTextAsync($"sân bóng {width}");

        await page.Locator("summary", new() { HasText = "Hủy buổi này" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Hủy buổi này" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Chưa ghi lý do");
        await page.GetByLabel("Lý do hủy").FillAsync("Trùng lịch họp Hội đồng nhân dân.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Hủy buổi này" }).ClickAsync();
        await Assertions.Expect(Heading(page)).ToContainTextAsync("Đã hủy");
        await Assertions.Expect(page.Locator(".facts")).ToContainTextAsync("Trùng lịch họp");
        await visitor.ScreenshotAsync($"day-cancelled-{width}");
        await NoSidewaysScrollAsync(page);
        Assert.That(visitor.Errors, Is.Empty);
    }

    [Test]
    public async Task A_programme_is_added_and_offered_when_a_day_is_planned()
    {
        await using var visitor = await Desk.SignInAsync(await Desk.AccountAsync(OfficialRole.Clerk), width, height, path: "/officials/days/programmes");
        var page = visitor.Page;
        await page.Locator("summary", new() { HasText = "Thêm chương trình" }).ClickAsync();
        await page.GetByLabel("Tên chương trình").Last.FillAsync($"Thứ Bảy về khu dân cư {width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Thêm chương trình" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("số kế hoạch");
        await page.GetByLabel("Số, ký hiệu kế hoạch").Last.FillAsync($"{width}-KH/ĐU");
        await page.GetByLabel("Cơ quan ban hành").Last.FillAsync("Đảng ủy phường An Mẫu");
        await page.GetByRole(AriaRole.Button, new() { Name = "Thêm chương trình" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã thêm chương trình");
        await Assertions.Expect(page.Locator("section.card", new() { HasText = $"{width}-KH/ĐU" })).ToContainTextAsync("Phường An Mẫu");
        await visitor.ScreenshotAsync($"day-programmes-{width}");
        await NoSidewaysScrollAsync(page);

        await page.GotoAsync($"{BrowserFixture.Address}/officials/days/new");
        await page.GetByLabel("Theo chương trình").SelectOptionAsync(new SelectOptionValue { Label = $"Thứ Bảy về khu dân cư {width} ({width}-KH/ĐU)" });
        Assert.That(visitor.Errors, Is.Empty);
    }

    [Test]
    public async Task A_leader_reads_an_officer_works_in_the_room_and_others_see_nothing()
    {
        var day = await DialogueDays.TodayAsync($"phòng họp ban điều hành {width}");
        var path = $"{BrowserFixture.Address}/officials/days/{day}";
        await using var leader = await Desk.SignInAsync(await Desk.AccountAsync(OfficialRole.Leader), width, height, path: $"/officials/days/{day}");
        await Assertions.Expect(leader.Page.Locator(".steps")).ToBeVisibleAsync();
        await Assertions.Expect(leader.Page.Locator("main form")).ToHaveCountAsync(0);
        await leader.Page.GotoAsync($"{path}/room");
        await Assertions.Expect(leader.Page.Locator("#people")).ToBeVisibleAsync();
        await Assertions.Expect(leader.Page.Locator("main form")).ToHaveCountAsync(0);
        await leader.Page.GotoAsync($"{BrowserFixture.Address}/officials/days/new");
        Assert.That(new Uri(leader.Page.Url).AbsolutePath, Is.EqualTo("/officials/denied"));

        await using var officer = await Desk.SignInAsync(await Desk.AccountAsync(OfficialRole.Officer), width, height, path: $"/officials/days/{day}/room");
        await SayAsync(officer.Page, $"Nước máy lô {width} khu phố 5 đục ngầu.");
        await Assertions.Expect(Line(officer.Page, "Nước máy")).ToBeVisibleAsync();
        await officer.Page.GotoAsync(path);
        await Assertions.Expect(officer.Page.Locator("main form")).ToHaveCountAsync(0);

        await using var stranger = await Desk.SignInAsync(await Desk.AccountAsync(OfficialRole.Clerk, commune: "xa-ben-kia"), width, height);
        foreach (var part in (string[])["", "/edit", "/announcement", "/poster", "/room", "/result"])
        {
            Assert.That((await stranger.Page.APIRequest.GetAsync(path + part)).Status, Is.EqualTo(404), part);
        }

        await using var department = await Desk.SignInAsync(await Desk.AccountAsync(OfficialRole.Department, commune: null, body: "dien-luc"), width, height, path: "/officials/days");
        await Assertions.Expect(Heading(department.Page)).ToContainTextAsync("không thuộc phần việc");
    }

    internal static async Task SayAsync(IPage page, string text)
    {
        await page.Locator("#text").FillAsync(text);
        await page.Locator("#text").PressAsync("Enter");
    }

    internal static ILocator Line(IPage page, string text) => page.Locator("li.line", new() { HasText = text });

    internal static async Task AnswerAsync(IPage page, string comment, string button, string words, DateOnly? date = null)
    {
        var line = Line(page, comment);
        await line.Locator("[data-do]", new() { HasText = button }).ClickAsync();
        await line.Locator("textarea").FillAsync(words);
        if (date is { } on)
        {
            await line.Locator("[type=date]").FillAsync(on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }

        await line.Locator("form.answer button[type=submit]").ClickAsync();
    }

    internal static async Task NoSidewaysScrollAsync(IPage page) =>
        Assert.That(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), $"{page.Url} scrolls sideways.");

    private static Task<DialogueReport> ReportAsync(string day) =>
        BrowserFixture.Services.GetRequiredService<ReportQuery>().CountAsync(new ReportScope(Today, Today, Day: day), CancellationToken.None);

    private static ILocator Heading(IPage page) => page.GetByRole(AriaRole.Heading, new() { Level = 1 });
}
