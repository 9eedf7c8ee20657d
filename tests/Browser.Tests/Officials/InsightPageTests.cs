using System.Globalization;
using System.Net;
using CivicBot.Officials.Accounts;
using Microsoft.Playwright;

namespace CivicBot.Browser.Tests.Officials;

/// <summary>The page of figures: what a chairwoman reads first, and where each bar leads.</summary>
[TestFixture(390, 844)]
[TestFixture(1366, 768)]
internal sealed class InsightPageTests(int width, int height)
{
    [Test]
    public async Task A_leader_reads_the_top_line_and_opens_the_comments_behind_a_bar()
    {
        await FiledComments.FileAsync("Đường Minh Họa khu phố 4 nhiều ổ gà, xe máy té.");
        await FiledComments.FileAsync("Rác đổ đầy góc chợ khu phố 1, ruồi bu.");
        await FiledComments.FileAsync("Cúp nước ba ngày liền ở ấp Vườn Dừa.");
        await using var visitor = await Desk.SignInAsync(await Desk.AccountAsync(OfficialRole.Leader), width, height);
        var page = visitor.Page;
        await page.GotoAsync(BrowserFixture.Address + "/officials/insight");

        await Assertions.Expect(page.Locator(".topline")).ToContainTextAsync("ý kiến");
        await Assertions.Expect(page.Locator("svg.chart").First).ToBeVisibleAsync();
        Assert.That(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), "The page scrolls sideways.");
        await visitor.ScreenshotAsync($"insight-{width}");
        await page.Locator("#chart-topic").ScrollIntoViewIfNeededAsync();
        await visitor.ScreenshotAsync($"insight-charts-{width}");

        // What lies in a closed table is hidden; a summary opens it by keyboard.
        await page.Locator("#chart-topic summary").PressAsync("Enter");
        var first = page.Locator("#chart-topic tbody a").First;
        var count = int.Parse((await first.InnerTextAsync()).Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        await page.Locator("#chart-topic svg a").First.ClickAsync();
        await Assertions.Expect(page.Locator("p[aria-live] strong")).ToHaveTextAsync(count.ToString(CultureInfo.InvariantCulture));
        Assert.That(visitor.Errors, Is.Empty);
    }

    [Test]
    public async Task Own_days_are_shown_and_wrong_ones_said()
    {
        await using var visitor = await Desk.SignInAsync(await Desk.AccountAsync(OfficialRole.Clerk), width, height);
        var page = visitor.Page;
        await page.GotoAsync(BrowserFixture.Address + "/officials/insight");
        await page.Locator("summary", new() { HasText = "Tự chọn ngày" }).ClickAsync();
        await page.GetByLabel("Từ ngày").FillAsync("2026-11-20");
        await page.GetByLabel("Đến ngày").FillAsync("2026-11-01");
        await page.GetByRole(AriaRole.Button, new() { Name = "Xem" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Hai ngày tự chọn chưa đúng");

        await page.GetByLabel("Từ ngày").FillAsync("2020-01-01");
        await page.GetByLabel("Đến ngày").FillAsync("2020-01-31");
        await page.GetByRole(AriaRole.Button, new() { Name = "Xem" }).ClickAsync();
        await Assertions.Expect(page.Locator(".topline")).ToContainTextAsync("chưa có ý kiến nào");
        await page.GetByRole(AriaRole.Link, new() { Name = "Năm nay" }).ClickAsync();
        await Assertions.Expect(page.Locator(".periods a[aria-current=page]")).ToHaveTextAsync("Năm nay");
        Assert.That(visitor.Errors, Is.Empty);
    }

    [Test]
    public async Task The_numbers_come_as_a_file()
    {
        await using var visitor = await Desk.SignInAsync(await Desk.AccountAsync(OfficialRole.Officer), width, height, path: "/officials/insight");
        var download = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Tải số liệu" }).ClickAsync());

        Assert.That(await File.ReadAllTextAsync(await download.PathAsync()), Does.StartWith("Biểu,Mục,"));
    }

    [TestCase("/officials/insight")]
    [TestCase("/officials/insight/csv")]
    public async Task A_department_has_no_figures(string path)
    {
        var department = await Desk.AccountAsync(OfficialRole.Department, commune: null, body: "so-nnmt");
        await using var visitor = await Desk.SignInAsync(department, width, height);
        await visitor.Page.GotoAsync(BrowserFixture.Address + path);

        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("không thuộc phần việc");
    }

    [TestCase("/officials/insight")]
    [TestCase("/officials/insight/csv")]
    public async Task Nobody_sees_them_without_signing_in(string path)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var answer = await client.GetAsync(new Uri(BrowserFixture.Address + path));

        Assert.That((answer.StatusCode, answer.Headers.Location?.AbsolutePath), Is.EqualTo((HttpStatusCode.Redirect, "/officials/sign-in")));
    }
}
