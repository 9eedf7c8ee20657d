using CivicBot.Conversation;
using CivicBot.Conversation.Records;
using CivicBot.Knowledge.Procedures;
using CivicBot.Officials.Accounts;
using CivicBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace CivicBot.Browser.Tests.Officials;

/// <summary>Procedures as officials see and change them for their commune.</summary>
[TestFixture(390, 844)]
[TestFixture(1366, 768)]
internal sealed class KnowledgePagesTests(int width, int height)
{
    // Each size changes entries of its own: the records are shared.
    private string Slug => width < 1000 ? "cap-ban-sao-trich-luc-ho-tich" : "xac-nhan-tinh-trang-hon-nhan";

    private string Other => width < 1000 ? "dang-ky-khai-tu" : "dang-ky-giam-ho";

    [Test]
    public async Task An_official_sees_what_a_citizen_would_get_for_these_words()
    {
        await using var visitor = await Desk.SignInAsync(await Desk.AccountAsync(OfficialRole.Leader), width, height, path: "/officials/knowledge");
        var page = visitor.Page;
        await page.GetByLabel("Người dân hỏi thế này").FillAsync("lam giay khai sinh cho con can gi");
        await page.GetByRole(AriaRole.Button, new() { Name = "Thử hỏi" }).ClickAsync();
        await Assertions.Expect(page.Locator(".bubble").First).ToContainTextAsync("khai sinh");
        await visitor.ScreenshotAsync($"knowledge-ask-{width}");
        await AssertNoSidewaysAsync(page);

        await page.GetByRole(AriaRole.Link, new() { Name = "Đăng ký khai sinh", Exact = true }).First.ClickAsync();
        await Assertions.Expect(page.Locator(".bubble").First).ToContainTextAsync("Nơi giải quyết");
        await Assertions.Expect(page.GetByText("Sửa cho")).ToHaveCountAsync(0);
        await visitor.ScreenshotAsync($"knowledge-entry-{width}");
        await AssertNoSidewaysAsync(page);
        Assert.That(visitor.Errors, Is.Empty);
    }

    [Test]
    public async Task The_list_begins_with_what_was_checked_longest_ago_and_can_be_narrowed()
    {
        await using var visitor = await Desk.SignInAsync(await Desk.AccountAsync(OfficialRole.Officer), width, height, path: "/officials/knowledge");
        var page = visitor.Page;
        var all = await page.Locator("table.stack tbody tr").CountAsync();
        await visitor.ScreenshotAsync($"knowledge-{width}");
        await page.GetByLabel("Lĩnh vực").SelectOptionAsync("ho-tich");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lọc" }).ClickAsync();
        var some = await page.Locator("table.stack tbody tr").CountAsync();

        Assert.That(some, Is.InRange(1, all - 1));
        Assert.That(visitor.Errors, Is.Empty);
    }

    [Test]
    public async Task A_clerk_writes_what_differs_in_the_commune_sees_mistakes_by_line_and_brings_an_earlier_text_back()
    {
        await using var visitor = await Desk.SignInAsync(await Desk.AccountAsync(OfficialRole.Clerk), width, height, path: $"/officials/knowledge/{Slug}/local");
        var page = visitor.Page;
        var text = page.GetByLabel("Chỉ ghi phần khác với bản chung");
        await text.FillAsync("---\nreviewed: 2026-11-21\n---\n## Lệ phi\n- 5.000 đồng theo nghị quyết của tỉnh.\n");
        await page.GetByLabel("Lý do sửa").FillAsync("nghị quyết về lệ phí");
        await page.GetByRole(AriaRole.Button, new() { Name = "Đưa vào dùng" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Chưa đưa vào dùng được");
        await Assertions.Expect(page.Locator(".findings li").First).ToContainTextAsync("Dòng 4");
        await visitor.ScreenshotAsync($"knowledge-findings-{width}");

        await text.FillAsync("---\nreviewed: 2026-11-21\n---\n## Lệ phí\n- 5.000 đồng theo nghị quyết của tỉnh.\n");
        await page.GetByRole(AriaRole.Button, new() { Name = "Xem thử và kiểm tra" }).ClickAsync();
        await Assertions.Expect(page.Locator(".bubble", new() { HasText = "5.000 đồng theo nghị quyết" })).ToBeVisibleAsync();
        await visitor.ScreenshotAsync($"knowledge-preview-{width}");
        await AssertNoSidewaysAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Đưa vào dùng" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã đưa vào dùng");
        Assert.That(Here()!.Section(SectionKind.Fee), Is.EqualTo("- 5.000 đồng theo nghị quyết của tỉnh."));

        await text.FillAsync("---\nreviewed: 2026-11-21\n---\n## Lệ phí\n- 9.000 đồng.\n");
        await page.GetByLabel("Lý do sửa").FillAsync("gõ nhầm");
        await page.GetByRole(AriaRole.Button, new() { Name = "Đưa vào dùng" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã đưa vào dùng");
        await page.Locator(".story details", new() { HasText = "5.000 đồng" }).Locator("summary").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Mở bản này" }).Locator("visible=true").ClickAsync();
        await page.GetByLabel("Lý do sửa").FillAsync("trả lại bản trước");
        await page.GetByRole(AriaRole.Button, new() { Name = "Đưa vào dùng" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã đưa vào dùng");
        Assert.That(Here()!.Section(SectionKind.Fee), Is.EqualTo("- 5.000 đồng theo nghị quyết của tỉnh."));

        await page.Locator("summary", new() { HasText = "Bỏ nội dung riêng" }).ClickAsync();
        await page.GetByLabel("Lý do bỏ").FillAsync("hết hiệu lực");
        await page.GetByRole(AriaRole.Button, new() { Name = "Bỏ nội dung riêng" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã bỏ nội dung riêng");
        Assert.That(Here()!.LocalTo, Is.Null);
        Assert.That(visitor.Errors, Is.Empty);

        Procedure? Here() => BrowserFixture.Services.GetRequiredService<IProcedureLibrary>().Current.Find(Slug, new Locality("tinh-minh-hoa", "phuong-an-mau"));
    }

    [Test]
    public async Task An_entry_is_switched_off_with_a_reason_and_on_again()
    {
        await using var visitor = await Desk.SignInAsync(await Desk.AccountAsync(OfficialRole.Clerk), width, height, path: $"/officials/knowledge/{Other}");
        var page = visitor.Page;
        await page.Locator("summary", new() { HasText = "Tắt mục này" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Tắt", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Chưa ghi lý do");
        await page.GetByLabel("Lý do").FillAsync("tỉnh vừa ban hành quy định mới");
        await page.GetByRole(AriaRole.Button, new() { Name = "Tắt", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã tắt");
        await visitor.ScreenshotAsync($"knowledge-off-{width}");
        await page.GotoAsync(BrowserFixture.Address + "/officials/knowledge?show=off");
        await Assertions.Expect(page.Locator($"a[href='/officials/knowledge/{Other}']")).ToBeVisibleAsync();

        await page.GotoAsync($"{BrowserFixture.Address}/officials/knowledge/{Other}");
        await page.GetByLabel("Lý do").FillAsync("đã đối chiếu xong");
        await page.GetByRole(AriaRole.Button, new() { Name = "Bật lại", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã bật lại");
        Assert.That(visitor.Errors, Is.Empty);
    }

    [Test]
    public async Task Questions_alike_stand_together_and_are_decided_together()
    {
        var words = width < 1000 ? "xin giấy phép nuôi cá cảnh" : "đăng ký lớp học bơi hè";
        await AskAsync($"{words} ở đâu", $"{words} cho con", $"mượn sân bóng số {width} đá giải");
        await using var visitor = await Desk.SignInAsync(await Desk.AccountAsync(OfficialRole.Clerk), width, height, path: "/officials/knowledge/questions");
        var page = visitor.Page;
        var group = page.Locator("section.group", new() { HasText = words });
        await Assertions.Expect(group).ToContainTextAsync("cách hỏi khác");
        await visitor.ScreenshotAsync($"knowledge-questions-{width}");
        await AssertNoSidewaysAsync(page);
        await group.GetByRole(AriaRole.Button, new() { Name = "Cần viết mục mới" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã ghi");
        await Assertions.Expect(group).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Link, new() { Name = "Cần viết mục mới" }).ClickAsync();
        await Assertions.Expect(group).ToBeVisibleAsync();
        Assert.That(visitor.Errors, Is.Empty);
    }

    [Test]
    public async Task Only_clerks_and_administrators_open_the_editor([Values(OfficialRole.Leader, OfficialRole.Officer)] OfficialRole role)
    {
        await using var visitor = await Desk.SignInAsync(await Desk.AccountAsync(role), width, height);
        await visitor.Page.GotoAsync($"{BrowserFixture.Address}/officials/knowledge/{Slug}/local");

        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("không thuộc phần việc");
    }

    /// <summary>As turns leave them behind.</summary>
    private static async Task AskAsync(params string[] questions)
    {
        foreach (var question in questions)
        {
            var records = new TurnRecords(Guid.NewGuid().ToString("N"), "nobody", "phuong-an-mau", DateTimeOffset.UtcNow, BrowserFixture.Services.GetRequiredService<QuestionMask>());
            await BrowserFixture.Services.GetRequiredService<SqliteWriter>().WriteAsync(
                session =>
                {
                    records.Write(session, new ConversationEffect.RecordUnanswered(question, NearestSlug: null, 0.2, "no procedure is probable enough"));
                    return 0;
                },
                CancellationToken.None);
        }
    }

    private static async Task AssertNoSidewaysAsync(IPage page) =>
        Assert.That(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), "The page scrolls sideways.");
}
