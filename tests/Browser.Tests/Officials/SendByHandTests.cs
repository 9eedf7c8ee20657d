using CivicBot.Officials.Accounts;
using CivicBot.Tests.Mail;
using Microsoft.Playwright;

namespace CivicBot.Browser.Tests.Officials;

/// <summary>A clerk sends a digest with a press of a button; a real mail server takes it, or is away and takes it later.</summary>
[TestFixture(390, 844)]
[TestFixture(1366, 768)]
internal sealed class SendByHandTests(int width, int height)
{
    private const string Commune = "phuong-an-mau";

    [Test]
    public async Task What_is_on_the_screen_arrives_with_its_files_and_a_dead_server_only_delays()
    {
        using var mail = MailServer.Start();
        await using var bot = await FreshBot.StartAsync("--Mail:Host=127.0.0.1", $"--Mail:Port={mail.Port}", "--Mail:Tls=none", "--Mail:From=tonghop@an-mau.example");
        await using var administrator = await bot.SetUpAsync(width, height);
        await using var visitor = await bot.SignInAsync(await bot.AccountAsync(OfficialRole.Clerk, Commune), width, height);
        var page = visitor.Page;

        await page.GotoAsync(bot.Address + "/officials/digests?kind=month");
        await page.GetByRole(AriaRole.Link, new() { Name = "Thêm người nhận" }).ClickAsync();
        await page.GetByLabel("Nhận với vai trò").SelectOptionAsync("Leader");
        await page.GetByLabel("Tên người hoặc nơi nhận").FillAsync("Chủ tịch Ủy ban nhân dân phường");
        await page.GetByLabel("Địa chỉ thư điện tử").FillAsync("chutich@an-mau.example");
        await page.GetByRole(AriaRole.Button, new() { Name = "Thêm người nhận" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã thêm");

        await page.GotoAsync(bot.Address + "/officials/digests?kind=month");
        await page.GetByLabel("Bảng tính Excel (XLSX)").CheckAsync();
        await visitor.ScreenshotAsync($"send-by-hand-{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đang gửi cho 1 nơi nhận");
        var first = (await mail.TakenAsync(1))[0];
        Assert.Multiple(() =>
        {
            Assert.That(first.Recipients, Is.EqualTo((string[])["chutich@an-mau.example"]));
            Assert.That(first.Subject, Does.Contain("Bảng tổng hợp").IgnoreCase.Or.Contain("tháng"));
            Assert.That(first.Files.Select(file => Path.GetExtension(file.Name)), Is.EquivalentTo((string[])[".docx", ".xlsx"]));
            Assert.That(first.Defects, Is.Empty);
        });

        mail.Kill();
        await page.GotoAsync(bot.Address + "/officials/digests?kind=month");
        await Assertions.Expect(page.Locator(".deliveries .badge")).ToHaveTextAsync("Đã gửi");
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đang gửi");
        var waiting = page.Locator(".deliveries li", new() { HasText = "Lý do" });
        for (var look = 0; look < 40 && await waiting.CountAsync() == 0; look++)
        {
            await Task.Delay(250);
            await page.GotoAsync(bot.Address + "/officials/digests?kind=month");
        }

        await Assertions.Expect(waiting).ToContainTextAsync("Gửi lại lúc");
        await visitor.ScreenshotAsync($"send-by-hand-waits-{width}");
        mail.StartAgain();
        await page.GetByRole(AriaRole.Button, new() { Name = "Thử gửi ngay" }).ClickAsync();
        Assert.That((await mail.TakenAsync(2))[1].Files, Has.Count.EqualTo(1));
        Assert.That(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), "The page scrolls sideways.");
        Assert.That(visitor.Errors, Is.Empty);
    }
}
