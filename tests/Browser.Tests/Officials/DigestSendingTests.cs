using CivicBot.Dialogues.Records;
using CivicBot.Digests.Sending;
using CivicBot.Officials.Accounts;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace CivicBot.Browser.Tests.Officials;

/// <summary>Recipients and the schedule of digests, as a clerk works with them. The bot of these tests has no mail server: what is sent is shown by records that the tests write.</summary>
[TestFixture(390, 844)]
[TestFixture(1366, 768)]
internal sealed class DigestSendingTests(int width, int height)
{
    private const string Commune = "phuong-an-mau";

    [Test]
    public async Task A_clerk_adds_changes_removes_and_takes_back_a_recipient()
    {
        await using var visitor = await Desk.SignInAsync(await Desk.AccountAsync(OfficialRole.Clerk), width, height);
        var page = visitor.Page;
        await page.GotoAsync(BrowserFixture.Address + "/officials/digests/recipients");
        var address = $"hoa{width}@example.vn";
        await page.GetByLabel("Nhận với vai trò").SelectOptionAsync("Officer");
        await page.GetByLabel("Tên người hoặc nơi nhận").FillAsync("Nguyễn Thị Hoa");
        await page.GetByLabel("Địa chỉ thư điện tử").FillAsync(address);
        await Press(page, "Thêm người nhận");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Hãy chọn chức danh");
        await Assertions.Expect(page.GetByLabel("Tên người hoặc nơi nhận")).ToHaveValueAsync("Nguyễn Thị Hoa");

        await page.GetByLabel("Chức danh (chỉ cho cán bộ phụ trách)").SelectOptionAsync("Công chức Địa chính – môi trường");
        await Press(page, "Thêm người nhận");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã thêm Nguyễn Thị Hoa");
        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = address });
        await Assertions.Expect(row).ToContainTextAsync("Công chức Địa chính – môi trường");
        await AssertFitsAsync(page);
        await visitor.ScreenshotAsync($"recipients-{width}");

        await row.GetByRole(AriaRole.Link, new() { Name = "Sửa" }).ClickAsync();
        await page.GetByLabel("Tên người hoặc nơi nhận").FillAsync("Nguyễn Thị Hoa Hồng");
        await Press(page, "Lưu");
        await Assertions.Expect(row).ToContainTextAsync("Nguyễn Thị Hoa Hồng");
        await row.GetByRole(AriaRole.Button, new() { Name = "Gửi thư thử" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Chưa nối máy chủ thư");
        await row.GetByRole(AriaRole.Button, new() { Name = "Bỏ" }).ClickAsync();
        await Assertions.Expect(row).ToHaveCountAsync(0);
        await Press(page, "Hoàn tác");
        await Assertions.Expect(row).ToContainTextAsync("Nguyễn Thị Hoa Hồng");
        await row.GetByRole(AriaRole.Button, new() { Name = "Bỏ" }).ClickAsync();
        Assert.That(visitor.Errors, Is.Empty);
    }

    [Test]
    public async Task The_schedule_shows_what_goes_out_when_and_lets_a_clerk_leave_one_out()
    {
        await using var visitor = await Desk.SignInAsync(await Desk.AccountAsync(OfficialRole.Clerk), width, height);
        var page = visitor.Page;
        await DayAsync($"{Commune}-thu-lich-{width}");
        await page.GotoAsync(BrowserFixture.Address + "/officials/digests/schedule");
        await Assertions.Expect(page.GetByRole(AriaRole.Note)).ToContainTextAsync("Chưa nối máy chủ thư");
        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = Shown }).Filter(new() { HasText = "Tổng hợp cho người chủ trì" }).Filter(new() { HasText = "T-7" });
        await Assertions.Expect(row).ToHaveCountAsync(1);
        await row.GetByRole(AriaRole.Button, new() { Name = "Không gửi lần này" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("sẽ không gửi");
        await Assertions.Expect(row).ToContainTextAsync("Trần Văn Thử (Cán bộ chạy thử) đã chọn");
        await AssertFitsAsync(page);
        await visitor.ScreenshotAsync($"schedule-{width}");
        await row.GetByRole(AriaRole.Button, new() { Name = "Gửi như lịch" }).ClickAsync();
        await Assertions.Expect(row).Not.ToContainTextAsync("đã chọn");
        Assert.That(visitor.Errors, Is.Empty);
    }

    [Test]
    public async Task What_went_out_shows_each_readers_fate_and_can_be_stopped_or_sent_again()
    {
        var name = $"Người nhận {Guid.NewGuid():N}"[..20];
        await SentAsync(name);
        await using var visitor = await Desk.SignInAsync(await Desk.AccountAsync(OfficialRole.Clerk), width, height);
        var page = visitor.Page;
        await page.GotoAsync(BrowserFixture.Address + "/officials/digests/schedule");
        var card = page.Locator(".sendings > li").Filter(new() { HasText = name });
        await Assertions.Expect(card).ToContainTextAsync("không có địa chỉ này");
        await Assertions.Expect(card).ToContainTextAsync("máy chủ thư không trả lời kịp");
        await card.ScrollIntoViewIfNeededAsync();
        await AssertFitsAsync(page);
        await visitor.ScreenshotAsync($"sendings-{width}");
        await card.GetByRole(AriaRole.Button, new() { Name = "Dừng, không gửi nữa" }).ClickAsync();
        await Assertions.Expect(card).ToContainTextAsync("Đã dừng gửi");
        await card.GetByRole(AriaRole.Button, new() { Name = "Gửi lại cho nơi chưa nhận được" }).ClickAsync();
        await Assertions.Expect(card.Locator(".badge").Filter(new() { HasText = "đang chờ gửi lại" })).ToHaveCountAsync(2);
        Assert.That(visitor.Errors, Is.Empty);
    }

    [Test]
    public async Task An_official_gets_a_code_for_zalo()
    {
        await using var visitor = await Desk.SignInAsync(await Desk.AccountAsync(OfficialRole.Leader), width, height);
        await visitor.Page.GotoAsync(BrowserFixture.Address + "/officials/me");
        await Press(visitor.Page, "Lấy mã nối Zalo");
        var message = await visitor.Page.Locator("section").Filter(new() { HasText = "Báo tin qua Zalo" }).Locator("code").InnerTextAsync();

        Assert.That(CivicBot.Officials.Chat.ChatCode.Find(message), Is.Not.Null);
        await AssertFitsAsync(visitor.Page);
        await visitor.ScreenshotAsync($"chat-link-{width}");
        Assert.That(visitor.Errors, Is.Empty);
    }

    [TestCase(OfficialRole.Officer, "/officials/digests/recipients")]
    [TestCase(OfficialRole.Leader, "/officials/digests/recipients")]
    [TestCase(OfficialRole.Officer, "/officials/digests/schedule")]
    [TestCase(OfficialRole.Leader, "/officials/digests/schedule")]
    public async Task Others_than_clerks_and_administrators_are_kept_out(OfficialRole role, string path)
    {
        await using var visitor = await Desk.SignInAsync(await Desk.AccountAsync(role), width, height);
        await visitor.Page.GotoAsync(BrowserFixture.Address + path);

        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("không thuộc phần việc");
    }

    private string Shown => $"Ngày đối thoại {Soon:dd\\/MM\\/yyyy}";

    /// <summary>Far enough that nothing of it is due while tests run, near enough to be shown; another day for each size.</summary>
    private DateOnly Soon => DateOnly.FromDateTime(DateTime.UtcNow).AddDays(width > 1000 ? 40 : 41);

    private static Task Press(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    private static async Task AssertFitsAsync(IPage page) =>
        Assert.That(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), Is.True, "The page scrolls sideways.");

    private Task<bool> DayAsync(string id) => BrowserFixture.Services.GetRequiredService<RecordsDatabase>().WriteAsync(
        async (context, token) =>
        {
            if (!await context.Days.AnyAsync(day => day.Id == id, token))
            {
                context.Days.Add(new DialogueDay
                {
                    Id = id, Commune = Commune, Title = "Đối thoại", Date = Soon, Place = "nhà văn hóa", CutOff = DateTimeOffset.UtcNow.AddDays(30), State = DayState.Announced,
                });
            }

            return true;
        },
        CancellationToken.None);

    private static Task<bool> SentAsync(string name) => BrowserFixture.Services.GetRequiredService<RecordsDatabase>().WriteAsync(
        (context, _) =>
        {
            var (id, now) = (Guid.NewGuid(), DateTimeOffset.UtcNow);
            context.DigestSendings.Add(new DigestSending
            {
                Id = id, Occasion = $"test/{id}", Commune = Commune, Kind = "month", Scope = "month:2026-10", Addressee = "", Formats = ["docx", "xlsx"], DueAt = now, State = SendingState.Sent, By = "CivicBot", At = now,
            });
            context.DigestDeliveries.AddRange(
                Delivery(DeliveryState.Sent, null, 1), Delivery(DeliveryState.Refused, "Recipient 550", 1), Delivery(DeliveryState.Waiting, "TimedOut", 3));
            return Task.FromResult(true);

            DigestDelivery Delivery(DeliveryState state, string? trouble, int attempts) => new()
            {
                Id = Guid.NewGuid(), SendingId = id, Channel = DeliveryChannel.Mail, Name = name, Address = $"{state}@example.vn", State = state, Attempts = attempts, NotBefore = now.AddHours(1), Trouble = trouble,
            };
        },
        CancellationToken.None);
}
