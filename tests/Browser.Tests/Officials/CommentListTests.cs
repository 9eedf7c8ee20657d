using CivicBot.Comments;
using CivicBot.Officials.Accounts;
using Microsoft.Playwright;

namespace CivicBot.Browser.Tests.Officials;

/// <summary>The list of comments: filters and their chips, the same to several with undo, keys, and the file for spreadsheets.</summary>
[TestFixture(390, 844)]
[TestFixture(1366, 768)]
internal sealed class CommentListTests(int width, int height)
{
    [Test]
    public async Task Filters_are_shown_as_chips_and_each_is_cleared_by_itself()
    {
        await FiledComments.FileAsync($"Hàng rong chiếm lối đi chợ {width}chip.");
        await using var visitor = await Desk.SignInAsync(await Desk.AccountAsync(OfficialRole.Clerk), width, height);
        var page = visitor.Page;
        await page.GotoAsync($"{BrowserFixture.Address}/officials/comments?text={width}chip&state=confirmed&size=25&order=oldest");
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        var chips = page.Locator(".active-filters li");
        await Assertions.Expect(chips).ToHaveCountAsync(3);
        await visitor.ScreenshotAsync($"comments-chips-{width}");
        Assert.That(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), "The list scrolls sideways.");

        await chips.Filter(new() { HasText = "Đã xác nhận" }).GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(chips).ToHaveCountAsync(2);
        Assert.That(page.Url, Does.Contain("size=25").And.Contain("order=oldest").And.Not.Contain("state="));
        await page.GetByRole(AriaRole.Link, new() { Name = "Bỏ tất cả" }).ClickAsync();
        await Assertions.Expect(chips).ToHaveCountAsync(0);
        Assert.That(visitor.Errors, Is.Empty);
    }

    [Test]
    public async Task Several_are_assigned_and_sorted_alike_and_taken_back()
    {
        var codes = new List<string>();
        for (var number = 0; number < 2; number++)
        {
            codes.Add(await FiledComments.FileAsync($"Mái che bến xe {width}giao{number} bị dột."));
        }

        await using var visitor = await Desk.SignInAsync(await Desk.AccountAsync(OfficialRole.Clerk), width, height);
        var page = visitor.Page;
        await page.GotoAsync($"{BrowserFixture.Address}/officials/comments?text={width}giao");
        await PickAsync(page, codes);
        await page.Locator("summary", new() { HasText = "Giao cho một cán bộ" }).ClickAsync();
        await visitor.ScreenshotAsync($"comments-many-{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Giao các ý kiến đã chọn" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã giao 2 ý kiến");
        await Assertions.Expect(page.Locator("tbody .badge", new() { HasText = "Đã giao xử lý" })).ToHaveCountAsync(2);
        await page.GetByRole(AriaRole.Button, new() { Name = "Hoàn tác cả loạt" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã hoàn tác 2 ý kiến");
        await Assertions.Expect(page.Locator("tbody .badge", new() { HasText = "Đã xác nhận" })).ToHaveCountAsync(2);

        await PickAsync(page, codes);
        await page.Locator("summary", new() { HasText = "Sửa lĩnh vực chính" }).ClickAsync();
        await page.GetByLabel("Lĩnh vực đúng").SelectOptionAsync("giao-thong");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sửa lĩnh vực các ý kiến đã chọn" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã sửa lĩnh vực 2 ý kiến");
        await page.GetByRole(AriaRole.Button, new() { Name = "Hoàn tác cả loạt" }).ClickAsync();
        await Assertions.Expect(page.Locator("tbody .badge", new() { HasText = "chưa chắc" })).ToHaveCountAsync(2);
    }

    [Test]
    public async Task Nothing_ticked_changes_nothing_and_says_so()
    {
        await FiledComments.FileAsync($"Ghế đá công viên {width}khong bị gãy.");
        await using var visitor = await Desk.SignInAsync(await Desk.AccountAsync(OfficialRole.Clerk), width, height);
        await visitor.Page.GotoAsync($"{BrowserFixture.Address}/officials/comments?text={width}khong");
        await visitor.Page.Locator("summary", new() { HasText = "Trả lời giống nhau" }).ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Trả lời các ý kiến đã chọn" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Chưa chọn ý kiến nào");
    }

    [Test]
    public async Task Keys_walk_tick_and_open()
    {
        var codes = new List<string>();
        for (var number = 0; number < 3; number++)
        {
            codes.Add(await FiledComments.FileAsync($"Biển báo {width}phim{number} mờ hết chữ."));
        }

        await using var visitor = await Desk.SignInAsync(await Desk.AccountAsync(OfficialRole.Clerk), width, height);
        var page = visitor.Page;
        await page.GotoAsync($"{BrowserFixture.Address}/officials/comments?text={width}phim&order=oldest");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("x");
        await Assertions.Expect(page.GetByLabel($"Chọn {CommentCode.Show(codes[1])}")).ToBeCheckedAsync();
        await page.Keyboard.PressAsync("k");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(CommentCode.Show(codes[0]));
        Assert.That(visitor.Errors, Is.Empty);
    }

    [Test]
    public async Task The_list_is_taken_as_a_file_without_formulas_by_those_who_sort()
    {
        await FiledComments.FileAsync($"=HYPERLINK(\"http://x\") {width}tep, gọi tôi số 0912 345 678");
        await using var visitor = await Desk.SignInAsync(await Desk.AccountAsync(OfficialRole.Clerk), width, height);
        await visitor.Page.GotoAsync($"{BrowserFixture.Address}/officials/comments?text={width}tep");
        var download = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Tải danh sách này" }).ClickAsync());
        var lines = await File.ReadAllLinesAsync(await download.PathAsync());
        Assert.That(lines, Has.Length.EqualTo(2));
        Assert.That(lines[1], Does.Contain("'=HYPERLINK").And.Not.Contain("345 678"));

        await using var leader = await Desk.SignInAsync(await Desk.AccountAsync(OfficialRole.Leader), width, height);
        await leader.Page.GotoAsync($"{BrowserFixture.Address}/officials/comments/export.csv");
        Assert.That(leader.Page.Url, Does.Contain("/officials/denied"));
    }

    private static async Task PickAsync(IPage page, IEnumerable<string> codes)
    {
        foreach (var code in codes)
        {
            await page.GetByLabel($"Chọn {CommentCode.Show(code)}").CheckAsync();
        }
    }
}
