using CivicBot.Comments;
using CivicBot.Comments.Desk;
using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Officials.Accounts;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace CivicBot.Browser.Tests.Officials;

/// <summary>One comment's page: putting together, splitting, taking back, templates, what was answered before, keys, paper.</summary>
[TestFixture(390, 844)]
[TestFixture(1366, 768)]
internal sealed class CommentFileTests(int width, int height)
{
    [Test]
    public async Task A_comment_of_two_matters_is_split_and_both_say_so()
    {
        var code = await FiledComments.FileAsync($"Đèn hẻm {width} khu phố 3 tắt cả tuần nay. Ngoài ra rác chất đống trước cổng trường, hôi lắm.");
        await using var visitor = await OpenAsync(code);
        var page = visitor.Page;
        await page.Locator("summary", new() { HasText = "Tách thành hai ý kiến" }).ClickAsync();
        await page.GetByLabel("Việc thứ nhất").FillAsync($"Đèn hẻm {width} khu phố 3 tắt cả tuần nay.");
        await page.GetByLabel("Việc thứ hai").FillAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "Tách", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("đủ nội dung");
        await Assertions.Expect(page.GetByLabel("Việc thứ nhất")).ToHaveValueAsync($"Đèn hẻm {width} khu phố 3 tắt cả tuần nay.");

        await page.GetByLabel("Việc thứ hai").FillAsync("Rác chất đống trước cổng trường, hôi lắm.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Tách", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã tách thành hai");
        await Assertions.Expect(page.Locator(".words")).Not.ToContainTextAsync("Rác");
        await ShotAsync(visitor, "comment-split");

        await page.Locator(".story li", new() { HasText = "Tách thành hai" }).GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(page.Locator(".words")).ToContainTextAsync("Rác chất đống");
        await Assertions.Expect(page.Locator(".story")).ToContainTextAsync($"tách từ {CommentCode.Show(code)}");
        Assert.That(visitor.Errors, Is.Empty);
    }

    [Test]
    public async Task An_answer_is_taken_back_before_anybody_is_told()
    {
        var code = await FiledComments.FileAsync($"Nắp cống trước nhà {width} bị bể.");
        await using var visitor = await OpenAsync(code);
        var page = visitor.Page;
        await AnswerAsync(page, "Phường đã thay nắp cống.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Hoàn tác: Đã trả lời" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã hoàn tác");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Mở lại");
    }

    [Test]
    public async Task Two_about_one_matter_are_put_together_and_apart_again()
    {
        var (one, other) = width > 1000
            ? (await FiledComments.FileAsync("Bãi đất trống cuối hẻm 41 khu phố 5 đầy rác."), await FiledComments.FileAsync("Mương nước cạnh nhà trẻ khu phố 5 ngập rác."))
            : (await FiledComments.FileAsync("Trụ điện xiêu trước đình khu phố 2 sắp ngã."), await FiledComments.FileAsync("Dây cáp sà thấp gần miễu khu phố 2 rất nguy hiểm."));
        await using var visitor = await OpenAsync(one);
        var page = visitor.Page;
        await page.Locator("summary", new() { HasText = "Gộp với ý kiến khác theo mã" }).ClickAsync();
        await page.GetByLabel("Mã ý kiến cùng một việc").FillAsync("123");
        await page.Locator("button[value=join]").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Không có ý kiến nào mang mã");

        await page.Locator("summary", new() { HasText = "Gộp với ý kiến khác theo mã" }).ClickAsync();
        await page.GetByLabel("Mã ý kiến cùng một việc").FillAsync(CommentCode.Show(other));
        await page.Locator("button[value=join]").ClickAsync();
        var card = page.Locator(".card", new() { HasText = "Ý kiến tương tự" });
        await Assertions.Expect(card).ToContainTextAsync(CommentCode.Show(other));
        await ShotAsync(visitor, "comment-similar");
        await card.GetByRole(AriaRole.Link, new() { Name = "xem cả nhóm" }).ClickAsync();
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator(".active-filters")).ToContainTextAsync("Cùng một việc");

        await page.GotoAsync($"{BrowserFixture.Address}/officials/comments/{one}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Đưa ý kiến này ra khỏi nhóm" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã lưu");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Đưa ý kiến này ra khỏi nhóm" })).ToHaveCountAsync(0);
    }

    [Test]
    public async Task A_template_is_written_once_and_filled_in_from_the_comment()
    {
        await using var visitor = await Desk.SignInAsync(await Desk.AccountAsync(OfficialRole.Clerk), width, height, path: "/officials/comments/templates");
        var page = visitor.Page;
        var title = $"Mẫu thử {width}";
        var form = page.Locator(".card", new() { HasText = "Mẫu mới" });
        await form.GetByLabel("Tên mẫu").FillAsync(title);
        await form.GetByLabel("Nội dung").FillAsync("Kính gửi {tên}");
        await form.GetByRole(AriaRole.Button, new() { Name = "Thêm mẫu" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("{tên}");
        await form.GetByLabel("Nội dung").FillAsync("Ý kiến {mã} đã được phường xử lý ngày {hôm nay}.");
        await form.GetByRole(AriaRole.Button, new() { Name = "Thêm mẫu" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã lưu mẫu");
        await ShotAsync(visitor, "comment-templates");

        var code = await FiledComments.FileAsync($"Cột điện {width} nghiêng.");
        await page.GotoAsync($"{BrowserFixture.Address}/officials/comments/{code}");
        await page.Locator("summary", new() { HasText = "Trả lời" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = title }).ClickAsync();
        await Assertions.Expect(page.Locator("form:has(input[value=answered])").GetByLabel("Nội dung trả lời")).ToHaveValueAsync(Holding(CommentCode.Show(code)));

        await page.GotoAsync($"{BrowserFixture.Address}/officials/comments/templates");
        var card = page.Locator("details.card", new() { HasText = title });
        await card.Locator("summary").First.ClickAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = "Xóa mẫu" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã xóa mẫu");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lấy lại mẫu vừa xóa" }).ClickAsync();
        await Assertions.Expect(page.Locator("details.card", new() { HasText = title })).ToBeVisibleAsync();
        Assert.That(visitor.Errors, Is.Empty);
    }

    [Test]
    public async Task What_was_answered_before_is_offered_without_anybodys_phone()
    {
        var before = await FiledComments.FileAsync($"Loa kéo ở quán ốc số {width} hát tới khuya, ồn không ngủ được.");
        await BrowserFixture.Services.GetRequiredService<CommentDesk>().ActAsync(
            before, new CommentAction.Answer("Công an phường đã nhắc chủ quán, số 0912345678.", Checked: null, LegalGround: null), Actor.Official("Văn phòng"), version: null, $"past-{before}", note: null, CancellationToken.None);
        var code = await FiledComments.FileAsync($"Quán ốc số {width} mở loa kéo hát tới khuya, ồn quá.");
        await using var visitor = await OpenAsync(code);
        var past = visitor.Page.Locator(".card", new() { HasText = "Đã từng trả lời" });
        await Assertions.Expect(past).ToContainTextAsync("nhắc chủ quán");
        await Assertions.Expect(past).Not.ToContainTextAsync("0912345678");
        await ShotAsync(visitor, "comment-past");
        await past.GetByRole(AriaRole.Link, new() { Name = "Dùng lại câu trả lời này" }).First.ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("form:has(input[value=answered])").GetByLabel("Nội dung trả lời")).ToHaveValueAsync(Holding("nhắc chủ quán"));
    }

    [Test]
    public async Task A_key_sets_the_topic_and_paper_shows_no_buttons()
    {
        var code = await FiledComments.FileAsync($"Việc số {width} chưa rõ là gì.");
        await using var visitor = await OpenAsync(code);
        var page = visitor.Page;
        var wanted = await page.Locator("[data-key='3']").GetAttributeAsync("value");
        await page.Locator("h1").ClickAsync();
        await page.Keyboard.PressAsync("3");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã lưu");
        await using var records = BrowserFixture.Services.GetRequiredService<RecordsDatabase>().Read();
        Assert.That((await records.Comments.SingleAsync(comment => comment.Code == code)).Topics[0], Is.EqualTo(wanted));

        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(page.GetByText("PHIẾU THEO DÕI Ý KIẾN")).ToBeVisibleAsync();
        Assert.That(await page.Locator("button:visible").CountAsync(), Is.Zero);
        await visitor.ScreenshotAsync($"comment-print-{width}");
    }

    [Test]
    public async Task Photos_open_large_and_are_leafed_through_by_keys()
    {
        var code = await FiledComments.FileAsync($"Ảnh chụp đường {width} hư.");
        var photos = await FiledComments.AddPhotosAsync(code, 2);
        await using var visitor = await OpenAsync(code);
        var page = visitor.Page;
        await page.Locator("[data-photo]").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var large = page.Locator("dialog.viewer");
        await Assertions.Expect(large).ToBeVisibleAsync();
        await Assertions.Expect(large.Locator("img")).ToHaveAttributeAsync("src", Holding(photos[0].ToString()));
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(large.Locator("img")).ToHaveAttributeAsync("src", Holding(photos[1].ToString()));
        await visitor.ScreenshotAsync($"comment-photo-{width}");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(large).ToBeHiddenAsync();
        Assert.That(visitor.Errors, Is.Empty);
    }

    private static async Task AnswerAsync(IPage page, string text)
    {
        await page.Locator("summary", new() { HasText = "Trả lời" }).First.ClickAsync();
        var form = page.Locator("form:has(input[value=answered])");
        await form.GetByLabel("Nội dung trả lời").FillAsync(text);
        await form.GetByRole(AriaRole.Button, new() { Name = "Trả lời" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã lưu");
    }

    private async Task<VisitorPage> OpenAsync(string code)
    {
        var visitor = await Desk.SignInAsync(await Desk.AccountAsync(OfficialRole.Clerk), width, height);
        await visitor.Page.GotoAsync($"{BrowserFixture.Address}/officials/comments/{code}");
        return visitor;
    }

    private async Task ShotAsync(VisitorPage visitor, string name)
    {
        await visitor.ScreenshotAsync($"{name}-{width}");
        Assert.That(await visitor.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), $"{name} scrolls sideways.");
    }

    private static System.Text.RegularExpressions.Regex Holding(string words) => new(System.Text.RegularExpressions.Regex.Escape(words), System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
}
