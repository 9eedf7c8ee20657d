using CivicBot.Hosting;
using CivicBot.Tests.Listening;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace CivicBot.Browser.Tests;

/// <summary>One browser and one real bot (real data directory, real knowledge) for all browser tests of a run.</summary>
[SetUpFixture]
public sealed class BrowserFixture
{
    private static readonly string[] ChromiumArguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private static IPlaywright? playwright;
    private static IBrowser? browser;
    private static WebApplication? bot;
    private static string directory = "";

    public static string Address { get; private set; } = "";

    /// <summary>The bot's data directory.</summary>
    public static string Data => directory;

    public static IServiceProvider Services => bot!.Services;

    /// <summary>Where screenshots and traces are kept after the run.</summary>
    public static string Artifacts { get; } = Path.Combine(TestContext.CurrentContext.TestDirectory, "artifacts");

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        directory = Directory.CreateTempSubdirectory("civicbot-browser-").FullName;
        Directory.CreateDirectory(Artifacts);
        bot = BotHost.Build(["--Urls=http://127.0.0.1:0", "--Data:Directory=" + directory],
            builder => builder.Logging.Listened());
        await bot.StartAsync();
        Address = bot.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        Assertions.SetDefaultExpectTimeout(20_000); // What a page shows in the end is asserted, not how fast a busy machine gets there.
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Headless = true, Args = ChromiumArguments });
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await Accessibility.Gallery.CloseAsync();
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        if (bot is not null)
        {
            await bot.StopAsync();
            await bot.DisposeAsync();
        }

        Directory.Delete(directory, recursive: true);
    }

    /// <param name="path">At the shared bot; or a whole address.</param>
    /// <summary>A page of a fresh visitor; what the browser's console reports as an error fails the test when the page is closed.</summary>
    /// <param name="script">False: the visitor's browser runs none.</param>
    public static async Task<VisitorPage> OpenAsync(string path, int width, int height, bool script = true)
    {
        var context = await browser!.NewContextAsync(
            new() { ViewportSize = new() { Width = width, Height = height }, Locale = "vi-VN", TimezoneId = "Asia/Ho_Chi_Minh", JavaScriptEnabled = script });
        var page = await context.NewPageAsync();
        var visitor = new VisitorPage(context, page);
        await page.GotoAsync(path.StartsWith('/') ? Address + path : path);
        return visitor;
    }

    /// <summary>Draws markup to a JPEG.</summary>
    public static async Task<byte[]> PictureAsync(string markup, int width, int height)
    {
        await using var context = await browser!.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height } });
        var page = await context.NewPageAsync();
        await page.SetContentAsync($"<body style='margin:0'>{markup}</body>");
        return await page.ScreenshotAsync(new() { Type = ScreenshotType.Jpeg, Quality = 80 });
    }

    /// <summary>A page of a bot that a test started itself, for a visitor who has these cookies.</summary>
    /// <param name="script">Runs in every page before its own; null: none.</param>
    public static async Task<VisitorPage> OpenAsync(Uri bot, System.Net.CookieCollection cookies, int width, int height, string? script = null)
    {
        var context = await browser!.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, Locale = "vi-VN", TimezoneId = "Asia/Ho_Chi_Minh" });
        await context.AddCookiesAsync(cookies.Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Domain = bot.Host, Path = cookie.Path, HttpOnly = true }));
        if (script is not null)
        {
            await context.AddInitScriptAsync(script);
        }

        return new VisitorPage(context, await context.NewPageAsync());
    }
}

/// <summary>A browser page that remembers what went wrong on it.</summary>
public sealed class VisitorPage : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly List<string> errors = [];

    public VisitorPage(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                errors.Add($"{message.Text} ({message.Location})");
            }
        };
        page.PageError += (_, error) => errors.Add(error);
    }

    public IPage Page { get; }

    public IReadOnlyList<string> Errors => errors;

    public Task<byte[]> ScreenshotAsync(string name) => Page.ScreenshotAsync(new() { Path = Path.Combine(BrowserFixture.Artifacts, name + ".png") });

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
