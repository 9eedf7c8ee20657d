using CivicBot.Testing;
using CivicBot.WebChat.Tests.Running;
using CivicBot.ZaloStandIn.Media;
using Microsoft.Playwright;

namespace CivicBot.WebChat.Tests.Portal;

/// <summary>The script tag on a commune's portal: on a desk and on a telephone, from another origin, and on pages that are not trusted.</summary>
internal sealed class PortalTests
{
    private const int LargestPicture = 150_000;
    private const string Axe = "tests/Browser.Tests/Accessibility/node_modules/axe-core/axe.min.js";

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    [TestCase(390, 844)]
    [TestCase(1366, 768)]
    public async Task A_visitor_of_the_portal_asks_and_is_answered(int width, int height)
    {
        await using var visit = await OpenAsync(width, height);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Hỏi đáp" }).ClickAsync();
        await Expect(BotMessages(visit).First).ToContainTextAsync("OTP");
        await Expect(visit.Panel.Locator("h1")).ToContainTextAsync("An Mẫu");
        await AskAsync(visit, "làm giấy khai sinh cho con cần gì");
        await Expect(BotMessages(visit).Last).ToContainTextAsync("Nguồn");
        await Expect(visit.Panel.Locator("#choices button").First).ToBeVisibleAsync();
        await visit.ScreenshotAsync($"portal-{width}");
        await visit.Panel.Locator("#choices button", new() { HasText = "Lệ phí" }).First.ClickAsync();
        await Expect(BotMessages(visit).Last).ToContainTextAsync("lệ phí", new() { IgnoreCase = true });

        Assert.That(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), "The portal scrolls sideways.");
        Assert.That(await visit.Context.CookiesAsync(), Is.Empty);
        Assert.That(visit.Errors, Is.Empty);
    }

    [Test]
    public async Task The_conversation_goes_on_on_the_next_page_of_the_portal()
    {
        // This browser lets frames of another site keep nothing, so the portal stands under the bot's domain, as docs/web-chat.md advises.
        await using var visit = await ChromiumBrowser.OpenAsync(WebChatRun.Portal.Neighbour, 1366, 768);
        await ReadyAsync(visit);
        await visit.OpenPanelAsync();
        await Expect(BotMessages(visit)).ToHaveCountAsync(2);
        await AskAsync(visit, "cảm ơn");
        await Expect(BotMessages(visit)).ToHaveCountAsync(3);

        await visit.Page.GotoAsync(WebChatRun.Portal.Neighbour + "/trang-hai");
        await ReadyAsync(visit);
        await visit.OpenPanelAsync();
        await Expect(visit.Panel.Locator("#log li.mine")).ToHaveCountAsync(1);
        await Expect(BotMessages(visit)).ToHaveCountAsync(3);

        await visit.Panel.Locator("#fresh").ClickAsync();
        await Expect(visit.Panel.Locator("#log li.mine")).ToHaveCountAsync(0);
        await Expect(BotMessages(visit).First).ToContainTextAsync("OTP");
    }

    [Test]
    public async Task It_is_used_by_keyboard_alone()
    {
        await using var visit = await OpenAsync(1366, 768);
        var keyboard = visit.Page.Keyboard;
        var button = visit.Page.GetByRole(AriaRole.Button, new() { Name = "Hỏi đáp" });
        for (var links = 0; links < 5; links++)
        {
            await keyboard.PressAsync("Tab");
        }

        await Expect(button).ToBeFocusedAsync();
        await keyboard.PressAsync("Enter");
        await Expect(BotMessages(visit).First).ToBeVisibleAsync();
        await Expect(visit.Panel.Locator("#text")).ToBeFocusedAsync();
        await Expect(BotMessages(visit)).ToHaveCountAsync(2);
        await keyboard.TypeAsync("xin chào");
        await keyboard.PressAsync("Enter");
        await Expect(BotMessages(visit)).ToHaveCountAsync(3);

        await keyboard.PressAsync("Escape");
        await Expect(visit.Page.Locator("iframe")).ToBeHiddenAsync();
        await Expect(button).ToBeFocusedAsync();
        await keyboard.PressAsync("Enter");
        await Expect(visit.Page.Locator("iframe")).ToBeVisibleAsync();
        await Expect(visit.Panel.Locator("#text")).ToBeFocusedAsync();
    }

    [TestCase(390, 844)]
    [TestCase(1366, 768)]
    public async Task A_screen_reader_gets_along_with_button_and_panel(int width, int height)
    {
        await using var visit = await OpenAsync(width, height);
        await visit.OpenPanelAsync();
        await AskAsync(visit, "làm giấy khai sinh cho con cần gì");
        await Expect(BotMessages(visit).Last).ToContainTextAsync("Nguồn");
        var frame = visit.Page.Frames.Single(one => one.Url.Contains("/web-chat/panel", StringComparison.Ordinal));
        var axe = RepositoryRoot.Folder(Axe.Split('/'));
        Assert.That(File.Exists(axe), "axe-core is missing: run tests/run, which fetches it.");
        await frame.EvaluateAsync(await File.ReadAllTextAsync(axe));
        var wrong = await frame.EvaluateAsync<string[]>(
            "async () => (await axe.run(document, { resultTypes: ['violations'] })).violations.map(v => v.id + ': ' + v.help + ' at ' + v.nodes.map(n => n.target.join(' ')).join(', '))");
        Assert.That(wrong, Is.Empty);
        var undersized = await frame.EvaluateAsync<string[]>("[...document.querySelectorAll('button')].filter(b => b.offsetHeight > 0 && b.offsetHeight < 40).map(b => b.textContent)");
        Assert.That(undersized, Is.Empty, "Buttons too small for a finger.");
        await Expect(visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "Hỏi đáp với Phường An Mẫu" })).ToBeVisibleAsync();
    }

    [Test]
    public async Task A_photo_goes_along_and_a_program_does_not()
    {
        await using var visit = await OpenAsync(390, 844);
        await visit.OpenPanelAsync();
        await Expect(BotMessages(visit).First).ToBeVisibleAsync();
        await visit.Panel.Locator("#files").SetInputFilesAsync(new FilePayload { Name = "ổ gà.jpg", MimeType = "image/jpeg", Buffer = SampleMedia.Jpeg() });
        await Expect(BotMessages(visit).Last).ToContainTextAsync("ảnh", new() { IgnoreCase = true });
        await Expect(visit.Panel.Locator("#log li.mine time")).ToHaveCountAsync(1);

        await visit.Panel.Locator("#files").SetInputFilesAsync(new FilePayload { Name = "a.exe", MimeType = "application/octet-stream", Buffer = SampleMedia.Program() });
        await Expect(visit.Panel.Locator("#log li.failed")).ToContainTextAsync("không nhận được");
    }

    [Test]
    public async Task Words_of_others_are_shown_as_words()
    {
        await using var visit = await OpenAsync(1366, 768);
        await visit.OpenPanelAsync();
        await Expect(BotMessages(visit).First).ToBeVisibleAsync();
        await AskAsync(visit, "<img src=x onerror=\"top.postMessage('hacked')\"><b>xin chào</b>");
        await Expect(visit.Panel.Locator("#log li.mine").Last).ToContainTextAsync("<b>xin chào</b>");
        await Expect(visit.Panel.Locator("#log img")).ToHaveCountAsync(0);
        Assert.That(visit.Errors, Is.Empty);
    }

    [Test]
    public async Task A_foreign_page_shows_nothing_and_its_webmaster_reads_why()
    {
        await using var visit = await ChromiumBrowser.OpenAsync(WebChatRun.Foreign.Origin, 1366, 768);
        await visit.Page.WaitForFunctionAsync("() => performance.getEntriesByType('resource').some(entry => entry.name.includes('/web-chat/portal'))");
        await WaitAsync(() => visit.Errors.Any(error => error.Contains("WebChat__TrustedOrigins", StringComparison.Ordinal) && error.Contains(WebChatRun.Foreign.Origin, StringComparison.Ordinal)));
        Assert.That(await visit.Page.EvaluateAsync<bool>("typeof window.civicBotWebChat === 'undefined' && document.querySelector('civicbot-web-chat') === null"));
    }

    [Test]
    public async Task A_foreign_page_cannot_frame_the_panel_itself()
    {
        await using var visit = await ChromiumBrowser.OpenAsync(WebChatRun.Foreign.Origin + "/web-chat-page", 1366, 768);
        await visit.Page.EvaluateAsync("address => { const frame = document.createElement('iframe'); frame.src = address; document.body.append(frame); }", WebChatRun.Address + "/web-chat/panel");
        await WaitAsync(() => visit.Errors.Any(error => error.Contains("frame-ancestors", StringComparison.Ordinal)));
    }

    [Test]
    public async Task A_commune_that_nobody_serves_gets_no_button()
    {
        await using var visit = await ChromiumBrowser.OpenAsync(WebChatRun.Portal.Origin + "/?commune=xa-khong-co", 1366, 768);
        await WaitAsync(() => visit.Errors.Any(error => error.Contains("data-commune", StringComparison.Ordinal)));
        Assert.That(await visit.Page.EvaluateAsync<bool>("typeof window.civicBotWebChat === 'undefined'"));
    }

    [Test]
    [Category("pictures")]
    [Explicit("writes into docs/images")]
    public async Task Put_the_pictures_into_the_docs()
    {
        await A_visitor_of_the_portal_asks_and_is_answered(390, 844);
        await A_visitor_of_the_portal_asks_and_is_answered(1366, 768);
        foreach (var width in (int[])[390, 1366])
        {
            var picture = new FileInfo(Path.Combine(WebChatRun.Artifacts, FormattableString.Invariant($"portal-{width}.png")));
            Assert.That(picture.Length, Is.LessThan(LargestPicture));
            picture.CopyTo(RepositoryRoot.Folder("docs", "images", FormattableString.Invariant($"web-chat-{width}.png")), overwrite: true);
        }
    }

    private static async Task<Visit> OpenAsync(int width, int height)
    {
        var visit = await ChromiumBrowser.OpenAsync(WebChatRun.Portal.Origin, width, height);
        await ReadyAsync(visit);
        return visit;
    }

    private static async Task ReadyAsync(Visit visit) => await visit.Page.WaitForFunctionAsync("() => window.civicBotWebChat");

    private static ILocator BotMessages(Visit visit) => visit.Panel.Locator("#log > li:not(.mine):not(.waiting)");

    private static async Task AskAsync(Visit visit, string text)
    {
        await visit.Panel.Locator("#text").FillAsync(text);
        await visit.Panel.Locator("#send").ClickAsync();
    }

    private static async Task WaitAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!condition())
        {
            await Task.Delay(50, patience.Token);
        }
    }
}
