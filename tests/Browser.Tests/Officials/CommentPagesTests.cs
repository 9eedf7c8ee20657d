using CivicBot.Comments;
using CivicBot.Officials.Accounts;
using Microsoft.Playwright;

namespace CivicBot.Browser.Tests.Officials;

/// <summary>The list of comments and a single one, as a clerk works with them on a phone and on a desk.</summary>
[TestFixture(390, 844)]
[TestFixture(1366, 768)]
internal sealed class CommentPagesTests(int width, int height)
{
    [Test]
    public async Task A_clerk_finds_a_comment_corrects_its_topic_and_answers_it()
    {
        var code = await FiledComments.FileAsync("Cống thoát nước đường Minh Họa khu phố 2 bị nghẹt, mưa xuống là ngập vào nhà dân.");
        await using var visitor = await Desk.SignInAsync(await Desk.AccountAsync(OfficialRole.Clerk), width, height);
        var page = visitor.Page;
        await page.GotoAsync($"{BrowserFixture.Address}/officials/comments?text={Uri.EscapeDataString("mua xuong nghet")}");
        await page.GetByRole(AriaRole.Link, new() { Name = CommentCode.Show(code) }).First.ClickAsync();
        await page.WaitForURLAsync($"**/officials/comments/{code}*");
        await visitor.ScreenshotAsync($"comment-{width}");

        await page.GetByRole(AriaRole.Button, new() { Name = "Xây dựng" }).First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã lưu");
        await Assertions.Expect(page.Locator("aside strong").First).ToContainTextAsync("xây dựng", new() { IgnoreCase = true });

        await page.Locator("summary", new() { HasText = "Trả lời" }).First.ClickAsync();
        var form = page.Locator("form:has(input[value=answered])");
        await form.GetByLabel("Nội dung trả lời").FillAsync("Phường đã cho nạo vét cống ngày 20/11/2026, nước đã rút.");
        await form.GetByRole(AriaRole.Button, new() { Name = "Trả lời" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Đã trả lời");
        await Assertions.Expect(page.Locator(".story")).ToContainTextAsync("nạo vét cống");
        await visitor.ScreenshotAsync($"comment-answered-{width}");
        Assert.That(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), "The page scrolls sideways.");

        await FiledComments.FileAsync("Ổ gà trước trường tiểu học khu phố 3, xe máy té hoài.");
        await FiledComments.FileAsync("Xin phường tập huấn cho bà con ấp Vườn Dừa cách phòng bệnh cho heo.");
        await page.GotoAsync($"{BrowserFixture.Address}/officials/comments");
        await visitor.ScreenshotAsync($"comments-{width}");
        Assert.That(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), "The list scrolls sideways.");
        Assert.That(visitor.Errors, Is.Empty);
    }

    [Test]
    public async Task An_answer_needs_words_and_says_so()
    {
        var code = await FiledComments.FileAsync("Đèn đường hẻm 12 tắt đã một tháng.");
        await using var visitor = await Desk.SignInAsync(await Desk.AccountAsync(OfficialRole.Clerk), width, height);
        await visitor.Page.GotoAsync($"{BrowserFixture.Address}/officials/comments/{code}");
        await visitor.Page.Locator("summary", new() { HasText = "Trả lời" }).First.ClickAsync();
        await visitor.Page.Locator("form:has(input[value=answered])").GetByRole(AriaRole.Button, new() { Name = "Trả lời" }).ClickAsync();

        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Chưa có nội dung trả lời");
    }

    [Test]
    public async Task Several_are_answered_alike_and_taken_back()
    {
        var codes = new List<string>();
        for (var number = 0; number < 3; number++)
        {
            codes.Add(await FiledComments.FileAsync($"Chợ Minh Họa lô {width}{number} buổi tối ồn ào, loa kẹo kéo hát tới khuya."));
        }

        await using var visitor = await Desk.SignInAsync(await Desk.AccountAsync(OfficialRole.Clerk), width, height);
        var page = visitor.Page;
        await page.GotoAsync($"{BrowserFixture.Address}/officials/comments?text={Uri.EscapeDataString($"lô {width}")}");
        foreach (var code in codes)
        {
            await page.GetByLabel($"Chọn {CommentCode.Show(code)}").CheckAsync();
        }

        await page.Locator("summary", new() { HasText = "Trả lời giống nhau" }).ClickAsync();
        await page.GetByLabel("Nội dung trả lời").FillAsync("Công an phường đã nhắc các hộ không hát sau 22 giờ.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Trả lời các ý kiến đã chọn" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã trả lời 3 ý kiến");
        await visitor.ScreenshotAsync($"comments-answered-{width}"); // not before the next page is there: there is no picture of a page that is leaving
        await page.GetByRole(AriaRole.Button, new() { Name = "Hoàn tác cả loạt" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã hoàn tác 3 ý kiến");
    }

    [Test]
    public async Task What_a_citizen_wrote_is_shown_and_never_run()
    {
        var code = await FiledComments.FileAsync("<img src=x onerror=\"document.title='xss'\"><script>document.title='xss'</script> rác trước nhà");
        await using var visitor = await Desk.SignInAsync(await Desk.AccountAsync(OfficialRole.Clerk), width, height);
        await visitor.Page.GotoAsync($"{BrowserFixture.Address}/officials/comments/{code}");

        await Assertions.Expect(visitor.Page.Locator(".words")).ToContainTextAsync("<script>");
        Assert.That(await visitor.Page.TitleAsync(), Is.EqualTo(CommentCode.Show(code)));
    }

    [Test]
    public async Task A_comment_of_another_commune_is_not_there()
    {
        var code = await FiledComments.FileAsync("Đường ấp bên kia sông lầy lội.", commune: "xa-ben-kia");
        await using var visitor = await Desk.SignInAsync(await Desk.AccountAsync(OfficialRole.Clerk), width, height);
        await visitor.Page.GotoAsync($"{BrowserFixture.Address}/officials/comments/{code}");

        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Không có trang này");
    }

    [Test]
    public async Task A_leader_reads_and_changes_nothing()
    {
        var code = await FiledComments.FileAsync("Xin làm vỉa hè trước trường cho học sinh đi.");
        await using var visitor = await Desk.SignInAsync(await Desk.AccountAsync(OfficialRole.Leader), width, height);
        await visitor.Page.GotoAsync($"{BrowserFixture.Address}/officials/comments/{code}");

        await Assertions.Expect(visitor.Page.Locator(".words")).ToContainTextAsync("vỉa hè");
        await Assertions.Expect(visitor.Page.GetByText("Việc tiếp theo")).ToHaveCountAsync(0);
    }

    [Test]
    public async Task A_clerk_writes_down_what_was_said_on_the_phone_and_reads_out_the_code()
    {
        await using var visitor = await Desk.SignInAsync(await Desk.AccountAsync(OfficialRole.Clerk), width, height, path: "/officials/comments/new");
        var page = visitor.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Ghi ý kiến" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();

        await page.GetByLabel("Nội dung, đúng lời người dân").FillAsync("Trạm bơm ấp Vườn Dừa hư nửa tháng nay, ruộng khô hết.");
        await page.GetByLabel("Đã đọc lại cho người dân nghe").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ghi ý kiến" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("YK ");
        await visitor.ScreenshotAsync($"comment-new-{width}");
        await page.GetByRole(AriaRole.Status).GetByRole(AriaRole.Link).First.ClickAsync();
        await Assertions.Expect(page.Locator(".words")).ToContainTextAsync("Trạm bơm");
        Assert.That(visitor.Errors, Is.Empty);
    }
}
