using System.Net;
using System.Net.Sockets;
using CivicBot.Hosting;
using CivicBot.Officials.Accounts;
using CivicBot.Tests.Listening;
using CivicBot.ZaloStandIn;
using CivicBot.ZaloStandIn.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace CivicBot.Browser.Tests.Officials;

/// <summary>A bot on an empty data directory with nobody in it, connected to a stand-in of Zalo: what somebody has on the first day.</summary>
internal sealed class FreshBot : IAsyncDisposable
{
    public const string Oa = "3886132808788086450";

    private readonly WebApplication bot;

    private FreshBot(WebApplication bot, StandIn zalo, string directory, string address)
    {
        this.bot = bot;
        Zalo = zalo;
        Directory = directory;
        Address = address;
    }

    public StandIn Zalo { get; }

    /// <summary>The data directory.</summary>
    public string Directory { get; }

    public string Address { get; }

    public IServiceProvider Services => bot.Services;

    /// <param name="settings">Further ones, <c>--Key:Sub=value</c>.</param>
    public static async Task<FreshBot> StartAsync(params string[] settings)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        var directory = System.IO.Directory.CreateTempSubdirectory("civicbot-fresh-").FullName;
        var zalo = await StandIn.StartAsync(new StandInOptions
        {
            Accounts = [new AccountOptions { OaId = Oa, Name = "UBND phường An Hòa", RefreshToken = "RT-of-the-api-explorer" }],
            CallbackUrls = [$"{address}/zalo/oauth/callback"],
        });
        zalo.Webhooks.Url = new Uri($"{address}/zalo/webhook");
        var program = BotHost.Build(
        [
            $"--Urls={address}", $"--Data:Directory={directory}", $"--Zalo:AppId={zalo.Options.AppId}", $"--Zalo:AppSecret={zalo.Options.AppSecret}",
            $"--Zalo:OaSecretKey={zalo.Options.OaSecretKey}", $"--Zalo:OpenApiUrl={zalo.Url}", $"--Zalo:OAuthUrl={zalo.Url}", $"--Zalo:ZnsUrl={zalo.Url}", $"--Zalo:CallbackUrl={zalo.Options.CallbackUrls[0]}", .. settings,
        ],
            builder => builder.Logging.Listened());
        await program.StartAsync();
        return new FreshBot(program, zalo, directory, address);
    }

    /// <summary>The first administrator, as the set-up asks for it.</summary>
    public async Task<VisitorPage> SetUpAsync(int width, int height)
    {
        var visitor = await BrowserFixture.OpenAsync(Address + "/officials/setup", width, height);
        var page = visitor.Page;
        await page.GetByLabel("Mã cài đặt").FillAsync((await File.ReadAllTextAsync(Path.Combine(Directory, "setup-code.txt"))).Trim());
        await page.GetByLabel("Họ tên").FillAsync("Lê Thị Quản Trị");
        await page.GetByLabel("Chức danh").FillAsync("Công chức Văn phòng");
        await page.GetByLabel("Tên đăng nhập").FillAsync(Desk.Administrator);
        await page.GetByLabel("Mật khẩu", new() { Exact = true }).FillAsync(Desk.Password);
        await page.GetByLabel("Nhập lại mật khẩu").FillAsync(Desk.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Tạo tài khoản quản trị" }).ClickAsync();
        return visitor;
    }

    public async Task<string> AccountAsync(OfficialRole role, string? commune)
    {
        await using var scope = Services.CreateAsyncScope();
        var name = $"cb{Guid.NewGuid():N}"[..12];
        var made = await scope.ServiceProvider.GetRequiredService<UserManager<Official>>().CreateAsync(
            new Official
            {
                Id = Guid.CreateVersion7(), UserName = name, DisplayName = "Trần Văn Thử", Title = "Cán bộ chạy thử", Role = role, Commune = commune, CreatedAt = DateTimeOffset.UtcNow,
            },
            Desk.Password);
        Assert.That(made.Errors.Select(error => error.Description), Is.Empty);
        return name;
    }

    public async Task<VisitorPage> SignInAsync(string userName, int width, int height)
    {
        var visitor = await BrowserFixture.OpenAsync(Address + "/officials", width, height);
        await Desk.FillAsync(visitor.Page, userName, Desk.Password);
        return visitor;
    }

    public async ValueTask DisposeAsync()
    {
        await bot.StopAsync();
        await bot.DisposeAsync();
        await Zalo.DisposeAsync();
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                System.IO.Directory.Delete(Directory, recursive: true);
                return;
            }
            catch (IOException) when (attempt < 50)
            {
                // What was being learned is still written down.
                await Task.Delay(200);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
