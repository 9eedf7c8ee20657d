using System.Net;
using CivicBot.Officials.Accounts;
using Microsoft.Playwright;

namespace CivicBot.Browser.Tests.Officials;

/// <summary>Getting in, staying out: set-up, sign-in, second factor, lockout, roles.</summary>
[TestFixture(390, 844)]
[TestFixture(1366, 768)]
internal sealed class AccountTests(int width, int height)
{
    [Test]
    public async Task An_administrator_makes_an_account_whose_owner_must_choose_a_password()
    {
        await using var administrator = await Desk.SignInAsync(Desk.Administrator, width, height);
        var page = administrator.Page;
        await page.GotoAsync(BrowserFixture.Address + "/officials/accounts");
        var name = $"hoa{width}";
        await page.GetByLabel("Tên đăng nhập").FillAsync(name);
        await page.GetByLabel("Họ tên").FillAsync("Nguyễn Thị Hoa");
        await page.GetByLabel("Chức danh").FillAsync("Công chức Địa chính");
        await page.GetByLabel("Xã, phường").SelectOptionAsync("phuong-an-mau");
        await page.GetByRole(AriaRole.Button, new() { Name = "Thêm tài khoản" }).ClickAsync();
        var password = await page.GetByRole(AriaRole.Status).Locator("code").InnerTextAsync();
        await administrator.ScreenshotAsync($"accounts-{width}");

        await using var newcomer = await Desk.SignInAsync(name, width, height, password);
        await Assertions.Expect(newcomer.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("đổi mật khẩu");
        await newcomer.Page.GetByLabel("Mật khẩu hiện tại").FillAsync(password);
        await newcomer.Page.GetByLabel("Mật khẩu mới", new() { Exact = true }).FillAsync("nắng lên trên cánh đồng");
        await newcomer.Page.GetByLabel("Nhập lại mật khẩu mới").FillAsync("nắng lên trên cánh đồng");
        await newcomer.Page.GetByRole(AriaRole.Button, new() { Name = "Đổi mật khẩu" }).ClickAsync();
        await newcomer.Page.GotoAsync(BrowserFixture.Address + "/officials");
        await Assertions.Expect(newcomer.Page.GetByRole(AriaRole.Heading, new() { Name = "Hôm nay" })).ToBeVisibleAsync();
        Assert.That(newcomer.Errors.Concat(administrator.Errors), Is.Empty);
    }

    [Test]
    public async Task A_second_factor_is_asked_for_once_it_is_on()
    {
        var name = await Desk.AccountAsync(OfficialRole.Clerk);
        await using var visitor = await Desk.SignInAsync(name, width, height);
        var page = visitor.Page;
        await page.GotoAsync(BrowserFixture.Address + "/officials/me");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lấy mã QR" }).ClickAsync();
        var key = await page.Locator("section").Filter(new() { HasText = "Quét mã" }).Locator("p code").InnerTextAsync();
        await page.GetByLabel("Mã 6 số").FillAsync(Authenticator.Code(key, DateTimeOffset.UtcNow));
        await page.GetByRole(AriaRole.Button, new() { Name = "Bật xác thực bước hai" }).ClickAsync();
        await Assertions.Expect(page.Locator("li code")).ToHaveCountAsync(8);

        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng xuất" }).ClickAsync();
        await Desk.FillAsync(page, name, Desk.Password);
        await page.GetByLabel("Mã xác thực").FillAsync("000000");
        await page.GetByRole(AriaRole.Button, new() { Name = "Tiếp tục" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("không đúng");
        await page.GetByLabel("Mã xác thực").FillAsync(Authenticator.Code(key, DateTimeOffset.UtcNow));
        await page.GetByRole(AriaRole.Button, new() { Name = "Tiếp tục" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Hôm nay" })).ToBeVisibleAsync();
    }

    [Test]
    public async Task Wrong_passwords_lock_the_account_and_never_tell_whether_a_name_exists()
    {
        var name = await Desk.AccountAsync(OfficialRole.Clerk);
        await using var visitor = await Desk.SignInAsync(name, width, height, "sai mật khẩu rồi");
        var known = await visitor.Page.GetByRole(AriaRole.Alert).InnerTextAsync();
        await Desk.FillAsync(visitor.Page, "khongcoai", "sai mật khẩu rồi");
        Assert.That(await visitor.Page.GetByRole(AriaRole.Alert).InnerTextAsync(), Is.EqualTo(known));

        for (var attempt = 0; attempt < 4; attempt++)
        {
            await Desk.FillAsync(visitor.Page, name, "sai mật khẩu rồi");
        }

        await Desk.FillAsync(visitor.Page, name, Desk.Password);
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("tạm khóa");
    }

    [TestCase("https://evil.example/")]
    [TestCase("//evil.example/officials")]
    [TestCase("/officials/..//evil.example")]
    [TestCase("/\\evil.example")]
    public async Task Signing_in_leads_nowhere_else(string back)
    {
        var name = await Desk.AccountAsync(OfficialRole.Leader);
        await using var visitor = await Desk.SignInAsync(name, width, height, path: $"/officials/sign-in?back={Uri.EscapeDataString(back)}");

        Assert.That(new Uri(visitor.Page.Url).GetLeftPart(UriPartial.Path), Is.EqualTo(BrowserFixture.Address + "/officials"));
    }

    [TestCase("/officials/accounts")]
    [TestCase("/officials/audit")]
    public async Task Only_administrators_open(string path)
    {
        await using var visitor = await Desk.SignInAsync(await Desk.AccountAsync(OfficialRole.Clerk), width, height);
        await visitor.Page.GotoAsync(BrowserFixture.Address + path);

        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("không thuộc phần việc");
    }

    [Test]
    public async Task A_form_from_elsewhere_is_refused()
    {
        await Desk.EnsureAdministratorAsync();
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var form = new FormUrlEncodedContent([new("_handler", "sign-in"), new("Form.UserName", Desk.Administrator), new("Form.Password", Desk.Password)]);
        using var answer = await client.PostAsync(new Uri(BrowserFixture.Address + "/officials/sign-in"), form);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(cookie => cookie.StartsWith("civicbot_official", StringComparison.Ordinal)), Is.False);
    }
}
