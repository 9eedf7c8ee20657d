using CivicBot.Officials.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace CivicBot.Browser.Tests.Officials;

/// <summary>Officials at their desks: accounts of the running bot, and signed-in browser pages.</summary>
internal static class Desk
{
    public const string Administrator = "quantri";
    public const string Password = "mưa rơi trên mái ngói";

    private static readonly Lazy<Task> FirstRun = new(SetUpAsync, LazyThreadSafetyMode.ExecutionAndPublication);

    /// <summary>The set-up in the browser, once for all tests.</summary>
    public static Task EnsureAdministratorAsync() => FirstRun.Value;

    /// <summary>An account for a test, made behind the pages.</summary>
    public static async Task<string> AccountAsync(OfficialRole role, string? commune = "phuong-an-mau", string? body = null, string title = "Cán bộ chạy thử", params string[] topics)
    {
        await EnsureAdministratorAsync();
        await using var scope = BrowserFixture.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Official>>();
        var name = $"cb{Guid.NewGuid():N}"[..12];
        var official = new Official
        {
            Id = Guid.CreateVersion7(),
            UserName = name,
            DisplayName = "Trần Văn Thử",
            Title = title,
            Role = role,
            Commune = commune,
            Body = body,
            Topics = [.. topics],
            CreatedAt = DateTimeOffset.UtcNow,
        };
        Assert.That((await users.CreateAsync(official, Password)).Errors.Select(error => error.Description), Is.Empty);
        return name;
    }

    public static async Task<VisitorPage> SignInAsync(string userName, int width, int height, string password = Password, string path = "/officials", bool script = true)
    {
        await EnsureAdministratorAsync();
        var visitor = await BrowserFixture.OpenAsync(path, width, height, script);
        await FillAsync(visitor.Page, userName, password);
        return visitor;
    }

    public static async Task FillAsync(IPage page, string userName, string password)
    {
        await page.GetByLabel("Tên đăng nhập").FillAsync(userName);
        await page.GetByLabel("Mật khẩu").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập" }).ClickAsync();
    }

    private static async Task SetUpAsync()
    {
        await using var visitor = await BrowserFixture.OpenAsync("/officials/setup", 1366, 768);
        var page = visitor.Page;
        await page.GetByLabel("Mã cài đặt").FillAsync("SAISAISAISAI");
        await page.GetByLabel("Họ tên").FillAsync("Lê Thị Quản Trị");
        await page.GetByLabel("Chức danh").FillAsync("Công chức Văn phòng");
        await page.GetByLabel("Tên đăng nhập").FillAsync(Administrator);
        await SendAsync(page);
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Mã cài đặt không đúng");

        await page.GetByLabel("Mã cài đặt").FillAsync((await File.ReadAllTextAsync(Path.Combine(BrowserFixture.Data, "setup-code.txt"))).Trim());
        await SendAsync(page);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Cài đặt từng bước" })).ToBeVisibleAsync();
        Assert.That(File.Exists(Path.Combine(BrowserFixture.Data, "setup-code.txt")), Is.False, "The set-up code must work once only.");
    }

    private static async Task SendAsync(IPage page)
    {
        await page.GetByLabel("Mật khẩu", new() { Exact = true }).FillAsync(Password);
        await page.GetByLabel("Nhập lại mật khẩu").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Tạo tài khoản quản trị" }).ClickAsync();
    }
}
