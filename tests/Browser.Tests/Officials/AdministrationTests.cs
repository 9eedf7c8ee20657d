using CivicBot.Comments;
using CivicBot.Officials.Accounts;
using CivicBot.Storage.Backup;
using Microsoft.Playwright;

namespace CivicBot.Browser.Tests.Officials;

/// <summary>What administrators do on an ordinary day.</summary>
[TestFixture(390, 844)]
[TestFixture(1366, 768)]
internal sealed class AdministrationTests(int width, int height)
{
    private static readonly string[] Pages =
    [
        "", "/setup", "/communes", "/communes/new", "/communes/phuong-an-mau", "/zalo", "/sessions", "/health", "/dead-letters", "/retention", "/retention?days=30", "/backup",
    ];

    [Test]
    public async Task Every_page_opens_fits_and_says_what_it_is([ValueSource(nameof(Pages))] string path)
    {
        await using var visitor = await OpenAsync(Desk.Administrator, "/officials/administration" + path);

        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await visitor.ScreenshotAsync($"administration{path.Replace('/', '-').Replace('?', '-').Replace('=', '-')}-{width}");
        Assert.That(await visitor.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), "The page scrolls sideways.");
        Assert.That(visitor.Errors, Is.Empty);
    }

    [Test]
    public async Task An_administrator_of_a_commune_has_the_commune_s_pages_only()
    {
        await using var visitor = await OpenAsync(await Desk.AccountAsync(OfficialRole.Administrator), "/officials/administration");

        await Assertions.Expect(visitor.Page.Locator(".doors strong")).ToHaveTextAsync(["Tài khoản", "Đăng nhập", "Nhật ký thao tác", "Xã, phường"]);
        foreach (var path in (string[])["/setup", "/zalo", "/health", "/dead-letters", "/retention", "/backup", "/communes/new"])
        {
            await visitor.Page.GotoAsync($"{BrowserFixture.Address}/officials/administration{path}");
            await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("không thuộc phần việc");
        }
    }

    [Test]
    public async Task A_session_that_is_ended_ends_with_the_next_click()
    {
        var name = await Desk.AccountAsync(OfficialRole.Clerk);
        await using var clerk = await Desk.SignInAsync(name, width, height);
        await using var visitor = await OpenAsync(Desk.Administrator, "/officials/administration/sessions");
        await visitor.Page.Locator("tr", new() { HasText = name }).GetByRole(AriaRole.Button, new() { Name = "Thoát máy này" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã thoát");
        await Assertions.Expect(visitor.Page.Locator("tr", new() { HasText = name })).ToHaveCountAsync(0);

        await clerk.Page.ReloadAsync();
        await Assertions.Expect(clerk.Page.GetByRole(AriaRole.Heading, new() { Name = "Đăng nhập" })).ToBeVisibleAsync();
    }

    [Test]
    public async Task An_account_gets_another_role_and_its_owner_signs_in_again()
    {
        var name = await Desk.AccountAsync(OfficialRole.Clerk);
        await using var owner = await Desk.SignInAsync(name, width, height);
        await using var visitor = await OpenAsync(Desk.Administrator, "/officials/accounts");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
        await visitor.Page.WaitForURLAsync("**/officials/accounts/**");
        await visitor.ScreenshotAsync($"account-{width}");
        await visitor.Page.GetByLabel("Vai trò").SelectOptionAsync("Department");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("chọn cơ quan");
        await visitor.Page.GetByLabel("Vai trò").SelectOptionAsync("Leader");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã lưu");

        await owner.Page.ReloadAsync();
        await Assertions.Expect(owner.Page.GetByRole(AriaRole.Heading, new() { Name = "Đăng nhập" })).ToBeVisibleAsync();
    }

    [Test]
    public async Task A_backup_is_downloaded_under_a_passphrase()
    {
        await using var visitor = await OpenAsync(Desk.Administrator, "/officials/administration/backup");
        await visitor.Page.GetByLabel("Mật khẩu của tệp", new() { Exact = true }).FillAsync("ngắn quá");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Tạo và tải về" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("quá ngắn");

        const string Passphrase = "bốn mùa mưa nắng";
        await visitor.Page.GetByLabel("Mật khẩu của tệp", new() { Exact = true }).FillAsync(Passphrase);
        await visitor.Page.GetByLabel("Nhập lại mật khẩu của tệp").FillAsync(Passphrase);
        var download = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Tạo và tải về" }).ClickAsync());
        Assert.That(download.SuggestedFilename, Does.Match(@"^civicbot-\d{4}-\d\d-\d\d-\d{4}\.backup$"));
        var path = await download.PathAsync();
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        Assert.That((await new BackupContent(file, Passphrase).VerifyAsync(CancellationToken.None)).Tables.Select(table => table.Name), Does.Contain("comment"));
        Assert.That(Directory.GetDirectories(BrowserFixture.Data, ".working-*"), Is.Empty, "Nothing of it stays on the server.");

        await visitor.Page.GotoAsync(BrowserFixture.Address + "/officials/audit");
        await Assertions.Expect(visitor.Page.GetByText("Tải bản sao lưu").First).ToBeVisibleAsync();
    }

    [Test]
    public async Task A_department_reads_what_was_forwarded_to_it_and_its_answer_reaches_the_commune()
    {
        var code = await FiledComments.FileAsync($"Đường tỉnh 852 đoạn cầu số {width} sụt lún, xe tải qua rung nhà dân.");
        var other = await FiledComments.FileAsync($"Cống đường Minh Họa số {width} nghẹt, nước đen chảy ra.");
        await using var clerk = await OpenAsync(await Desk.AccountAsync(OfficialRole.Clerk), $"/officials/comments/{code}");
        await clerk.Page.Locator("summary", new() { HasText = "Chuyển cơ quan khác" }).ClickAsync();
        var form = clerk.Page.Locator("form:has(input[value=forwarded])");
        await form.GetByLabel("Cơ quan nhận").FillAsync("sở xây dựng");
        await form.GetByLabel("Vì sao vượt thẩm quyền").FillAsync("Đường tỉnh do Sở Xây dựng quản lý.");
        await form.GetByRole(AriaRole.Button, new() { Name = "Chuyển cơ quan khác" }).ClickAsync();

        await using var department = await OpenAsync(await Desk.AccountAsync(OfficialRole.Department, commune: null, body: "so-xay-dung"), "/officials/comments");
        await Assertions.Expect(department.Page.Locator(".brand")).ToContainTextAsync("Sở Xây dựng");
        await Assertions.Expect(department.Page.GetByText(CommentCode.Show(other))).ToHaveCountAsync(0);
        await department.Page.GetByRole(AriaRole.Link, new() { Name = CommentCode.Show(code) }).First.ClickAsync();
        await Assertions.Expect(department.Page.Locator(".words")).ToContainTextAsync("sụt lún");
        await department.Page.GetByLabel("Nội dung trả lời").FillAsync("Sở sẽ gia cố đoạn này trong tháng 12.");
        await department.Page.GetByLabel("Số, ngày văn bản").FillAsync("512/SXD-QLĐB");
        await department.ScreenshotAsync($"forwarded-{width}");
        await department.Page.GetByRole(AriaRole.Button, new() { Name = "Gửi trả lời" }).ClickAsync();
        await Assertions.Expect(department.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã gửi trả lời");
        Assert.That(await department.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), "The page scrolls sideways.");
        await department.Page.GotoAsync($"{BrowserFixture.Address}/officials/comments/{other}");
        await Assertions.Expect(department.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Không");

        await clerk.Page.GotoAsync($"{BrowserFixture.Address}/officials/comments/{code}");
        await Assertions.Expect(clerk.Page.Locator(".story")).ToContainTextAsync("Sở sẽ gia cố đoạn này trong tháng 12.");
        await clerk.Page.GotoAsync($"{BrowserFixture.Address}/officials/comments?show=body-answered");
        await Assertions.Expect(clerk.Page.GetByRole(AriaRole.Link, new() { Name = CommentCode.Show(code) }).First).ToBeVisibleAsync();
    }

    private async Task<VisitorPage> OpenAsync(string userName, string path) => await Desk.SignInAsync(userName, width, height, path: path);
}
