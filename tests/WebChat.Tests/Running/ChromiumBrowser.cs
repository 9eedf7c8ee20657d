using Microsoft.Playwright;

namespace CivicBot.WebChat.Tests.Running;

/// <summary>One Chromium for all tests of a run, started when first asked for.</summary>
internal static class ChromiumBrowser
{
    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private static readonly Lazy<Task<(IPlaywright Playwright, IBrowser Browser)>> Started = new(StartAsync);

    public static async Task<Visit> OpenAsync(string address, int width, int height)
    {
        var context = await (await Started.Value).Browser.NewContextAsync(
            new() { ViewportSize = new() { Width = width, Height = height }, Locale = "vi-VN", TimezoneId = "Asia/Ho_Chi_Minh" });
        var visit = new Visit(context, await context.NewPageAsync());
        await visit.Page.GotoAsync(address);
        return visit;
    }

    public static async Task CloseAsync()
    {
        if (Started.IsValueCreated)
        {
            var (playwright, browser) = await Started.Value;
            await browser.DisposeAsync();
            playwright.Dispose();
        }
    }

    private static async Task<(IPlaywright Playwright, IBrowser Browser)> StartAsync()
    {
        Assertions.SetDefaultExpectTimeout(20_000);
        var playwright = await Playwright.CreateAsync();
        return (playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Headless = true, Args = Arguments }));
    }
}

/// <summary>A page of a fresh visitor that remembers what went wrong on it.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private readonly List<string> errors = [];

    public Visit(IBrowserContext context, IPage page)
    {
        Context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                errors.Add(message.Text);
            }
        };
        page.PageError += (_, error) => errors.Add(error);
    }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    public IReadOnlyList<string> Errors => errors;

    /// <summary>As the portal's own scripts may open it.</summary>
    public Task OpenPanelAsync() => Page.EvaluateAsync("civicBotWebChat.open()");

    public IFrameLocator Panel => Page.FrameLocator("iframe");

    public Task ScreenshotAsync(string name) => Page.ScreenshotAsync(new() { Path = Path.Combine(WebChatRun.Artifacts, name + ".png") });

    public async ValueTask DisposeAsync() => await Context.DisposeAsync();
}
