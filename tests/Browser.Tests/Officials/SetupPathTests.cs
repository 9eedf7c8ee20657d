using System.Net;
using CivicBot.Communes;
using CivicBot.Communes.Files;
using CivicBot.Officials.Accounts;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace CivicBot.Browser.Tests.Officials;

/// <summary>From a new machine to citizens who can write, as the person does it who was told to: each step in the browser, against the stand-in of Zalo.</summary>
[TestFixture(390, 844)]
[TestFixture(1366, 768)]
internal sealed class SetupPathTests(int width, int height)
{
    private FreshBot bot = null!;
    private VisitorPage visitor = null!;

    private IPage Page => visitor.Page;

    [SetUp]
    public async Task A_new_machine()
    {
        bot = await FreshBot.StartAsync();
        visitor = await bot.SetUpAsync(width, height);
    }

    [TearDown]
    public async Task Away()
    {
        await visitor.DisposeAsync();
        await bot.DisposeAsync();
    }

    [Test]
    public async Task The_whole_way()
    {
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Cài đặt từng bước" })).ToBeVisibleAsync();
        await ExpectStepAsync("Xã, phường", done: false);
        await LookAsync("setup-path-begin");

        await WriteCommuneAsync();
        await ConnectAsync();
        await VerifyDomainAsync();
        await ReceiveAsync();

        await GoAsync("/officials/administration/setup");
        foreach (var step in (string[])["Người quản trị đầu tiên", "Xã, phường", "Ứng dụng Zalo", "Kết nối Zalo OA", "Xác thực tên miền", "Địa chỉ nhận tin"])
        {
            await ExpectStepAsync(step, done: true);
        }

        await ExpectStepAsync("Bản sao lưu đầu tiên", done: false);
        await LookAsync("setup-path-end");
        Assert.That(visitor.Errors, Is.Empty);
    }

    [Test]
    public async Task A_pasted_token_connects_and_a_wrong_one_is_told()
    {
        await GoAsync("/officials/administration/zalo");
        await PasteAsync("RT-of-somebody-else");
        await Assertions.Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Zalo không nhận mã này");

        await PasteAsync("RT-of-the-api-explorer");
        await Assertions.Expect(Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã kết nối OA");
        await Assertions.Expect(Page.GetByText("Đang dùng tốt")).ToBeVisibleAsync();
        Assert.That(await Page.ContentAsync(), Does.Not.Contain("RT-of-the-api-explorer"), "No token stands in a page.");
    }

    [Test]
    public async Task Who_sees_all_communes_can_look_at_one()
    {
        var files = bot.Services.GetRequiredService<CommuneFiles>();
        var sample = bot.Services.GetRequiredService<ICommuneDirectory>().Current.Default;
        files.Save(sample with { Id = "xa-mot", Name = "Xã Một", Fictional = false });
        files.Save(sample with { Id = "xa-hai", Name = "Xã Hai", Fictional = false, IsDefault = false });

        await GoAsync("/officials");
        await Page.GetByLabel("Xem xã, phường nào").SelectOptionAsync("xa-hai");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Xem", Exact = true }).ClickAsync();
        await Assertions.Expect(Page.Locator(".brand")).ToContainTextAsync("Xã Hai");
        await GoAsync("/officials/administration/communes");
        await Assertions.Expect(Page.Locator(".doors li")).ToHaveCountAsync(1);
        await LookAsync("commune-picked");

        await Page.GetByLabel("Xem xã, phường nào").SelectOptionAsync("");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Xem", Exact = true }).ClickAsync();
        await Assertions.Expect(Page.Locator(".brand")).ToContainTextAsync("Toàn hệ thống");
        Assert.That(visitor.Errors, Is.Empty);
    }

    [Test]
    public async Task A_second_factor_that_a_role_must_have_comes_before_everything_else()
    {
        var leader = await bot.AccountAsync(OfficialRole.Leader, commune: null);
        await using var early = await bot.SignInAsync(leader, width, height);
        await Assertions.Expect(early.Page.GetByRole(AriaRole.Heading, new() { Name = "Hôm nay" })).ToBeVisibleAsync();

        await GoAsync("/officials/administration/sessions");
        await Page.GetByLabel("Lãnh đạo").CheckAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã lưu");

        await early.Page.ReloadAsync();
        await Desk.FillAsync(early.Page, leader, Desk.Password);
        await Assertions.Expect(early.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("phải bật xác thực bước hai");
        await early.Page.GetByRole(AriaRole.Button, new() { Name = "Lấy mã QR" }).ClickAsync();
        var key = await early.Page.Locator("section").Filter(new() { HasText = "Quét mã" }).Locator("p code").InnerTextAsync();
        await early.Page.GetByLabel("Mã 6 số").FillAsync(Authenticator.Code(key, DateTimeOffset.UtcNow));
        await early.Page.GetByRole(AriaRole.Button, new() { Name = "Bật xác thực bước hai" }).ClickAsync();
        await early.Page.GotoAsync(bot.Address + "/officials");
        await Assertions.Expect(early.Page.GetByRole(AriaRole.Heading, new() { Name = "Hôm nay" })).ToBeVisibleAsync();
        await early.Page.GotoAsync(bot.Address + "/officials/me");
        await Assertions.Expect(early.Page.GetByRole(AriaRole.Button, new() { Name = "Tắt xác thực bước hai" })).ToHaveCountAsync(0);
    }

    [Test]
    public async Task A_message_that_cannot_be_delivered_is_shown_with_its_reason_and_set_aside_with_another()
    {
        await using (var database = new SqliteConnection($"Data Source={Path.Combine(bot.Directory, "civicbot.db")};Default Timeout=30"))
        {
            await database.OpenAsync();
            await using var command = database.CreateCommand();
            command.CommandText = """
                INSERT INTO outbox(channel, conversation, key, content_hash, queued_at, status, attempts, ended_at, reason, payload)
                VALUES ('zalo', '1:2', 'k', 'h', @now, 5, 8, @now, 'the channel refused (-201)', '{}')
                """;
            command.Parameters.AddWithValue("@now", DateTimeOffset.UtcNow.UtcTicks);
            await command.ExecuteNonQueryAsync();
        }

        await GoAsync("/officials/administration/health");
        await LookAsync("health");
        await Page.Locator("dd a[href$=dead-letters]").ClickAsync();
        await Assertions.Expect(Page.GetByText("the channel refused (-201)")).ToBeVisibleAsync();
        await LookAsync("dead-letters");
        await Page.Locator("summary", new() { HasText = "Bỏ tin này" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Bỏ hẳn" }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("lý do");
        await Page.GetByLabel("Lý do bỏ").FillAsync("Tin thử");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Bỏ hẳn" }).ClickAsync();
        await Assertions.Expect(Page.GetByText("Không có tin nào mắc lại")).ToBeVisibleAsync();
        Assert.That(visitor.Errors, Is.Empty);
    }

    private async Task WriteCommuneAsync()
    {
        await Page.GetByRole(AriaRole.Link, new() { Name = "Ghi thông tin xã, phường" }).ClickAsync();
        await Page.GetByLabel("Tên đầy đủ").FillAsync("Phường An Hòa");
        await Page.GetByLabel("Tỉnh, thành phố").FillAsync("Tỉnh Thử Nghiệm");
        await Page.GetByLabel("Mã Zalo OA").FillAsync(FreshBot.Oa);
        await Page.GetByLabel("Địa chỉ").FillAsync("Số 1 đường Hòa Bình");
        await Page.GetByLabel("Điện thoại").FillAsync("0277 3851 234");
        await Page.GetByLabel("Giờ làm việc").FillAsync("cả tuần");
        await LookAsync("commune-new");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Lưu và ghi tiếp" }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Không hiểu dòng giờ làm việc “cả tuần”");
        await Page.GetByLabel("Giờ làm việc").FillAsync("Thứ 2 đến Thứ 6: 7h30-11h30, 13h30-17h");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Lưu và ghi tiếp" }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Status)).ToContainTextAsync("bot dùng ngay");

        await Page.GetByLabel("Khu phố, ấp, thôn, tổ").FillAsync("Khu phố 1: KP1, xóm Chợ\nẤp Vườn Dừa");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Lưu danh sách" }).ClickAsync();
        await Page.GetByLabel("Chức danh 1").FillAsync("Công chức Địa chính – môi trường");
        await Page.GetByLabel("Điện thoại 1").FillAsync("0277 3851 235");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Lưu cán bộ" }).ClickAsync();
        await Page.Locator("#field-dat-dai").SelectOptionAsync("Công chức Địa chính – môi trường");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Lưu cán bộ" }).ClickAsync();
        await Page.Locator("#term-an-ninh").FillAsync("5");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Lưu thời hạn" }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã lưu");
        await LookAsync("commune-written");

        var commune = bot.Services.GetRequiredService<ICommuneDirectory>().ForOa(FreshBot.Oa);
        Assert.Multiple(() =>
        {
            Assert.That((commune.Id, commune.Name, commune.Fictional, commune.IsDefault, commune.Province.Id), Is.EqualTo(("phuong-an-hoa", "Phường An Hòa", false, true, "tinh-thu-nghiem")));
            Assert.That(commune.Neighbourhoods.Select(one => one.Name), Is.EqualTo(new[] { "Khu phố 1", "Ấp Vườn Dừa" }));
            Assert.That(commune.OfficerFor("dat-dai")?.Phone, Is.EqualTo("0277 3851 235"));
            Assert.That(commune.DueWorkingDays["an-ninh"], Is.EqualTo(5));
            Assert.That(bot.Services.GetRequiredService<ICommuneDirectory>().Current.Communes, Has.Count.EqualTo(1), "The sample stepped back.");
        });
    }

    private async Task ConnectAsync()
    {
        await GoAsync("/officials/administration/zalo");
        await LookAsync("zalo-before");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Lấy liên kết đồng ý" }).ClickAsync();
        var consent = await Page.RunAndWaitForPopupAsync(() => Page.GetByRole(AriaRole.Link, new() { Name = "Mở trang đồng ý của Zalo" }).ClickAsync());
        await consent.GetByRole(AriaRole.Link, new() { Name = "UBND phường An Hòa" }).ClickAsync();
        await Assertions.Expect(consent.GetByRole(AriaRole.Heading)).ToContainTextAsync("Đã kết nối");
        await consent.CloseAsync();
        await GoAsync("/officials/administration/zalo");
        await Assertions.Expect(Page.GetByText("Đang dùng tốt")).ToBeVisibleAsync();
    }

    private async Task VerifyDomainAsync()
    {
        await Page.GetByLabel("Mã hoặc tên tệp xác thực").FillAsync("không có mã");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Lưu mã" }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Không thấy mã xác thực");
        await Page.GetByLabel("Mã hoặc tên tệp xác thực").FillAsync("zalo_verifierAbC-123_x.html");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Lưu mã" }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã lưu mã");

        using var zalo = new HttpClient { BaseAddress = new Uri(bot.Address) };
        Assert.That(await zalo.GetStringAsync(new Uri("/zalo_verifierAbC-123_x.html", UriKind.Relative)), Does.Contain("content=\"AbC-123_x\""));
        using var other = await zalo.GetAsync(new Uri("/zalo_verifierOther.html", UriKind.Relative));
        Assert.That(other.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private async Task ReceiveAsync()
    {
        await Assertions.Expect(Page.Locator("#webhook")).ToContainTextAsync($"{bot.Address}/zalo/webhook");
        await Assertions.Expect(Page.Locator("#webhook")).ToContainTextAsync("Chưa có tin");
        await bot.Zalo.Citizen(FreshBot.Oa, "2512523625400000001").SayAsync("xin chào");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Kiểm tra lại" }).ClickAsync();
        await Page.ReloadAsync();
        await Assertions.Expect(Page.Locator("#webhook")).ToContainTextAsync("Tin đã về");
        await LookAsync("zalo-after");
    }

    private async Task PasteAsync(string token)
    {
        await Page.GetByLabel("Mã OA", new() { Exact = true }).FillAsync(FreshBot.Oa);
        await Page.GetByLabel("Mã làm mới").FillAsync(token);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Kết nối", Exact = true }).ClickAsync();
    }

    private Task<IResponse?> GoAsync(string path) => Page.GotoAsync(bot.Address + path);

    private Task ExpectStepAsync(string title, bool done) =>
        Assertions.Expect(Page.Locator(".steps > li", new() { Has = Page.GetByRole(AriaRole.Heading, new() { Name = title }) }).Locator(".badge")).ToHaveTextAsync(done ? "Đã xong" : "Chưa xong");

    private async Task LookAsync(string name)
    {
        await visitor.ScreenshotAsync($"{name}-{width}");
        Assert.That(await Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), $"{name} scrolls sideways.");
    }
}
