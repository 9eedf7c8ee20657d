using Microsoft.Playwright;

namespace CivicBot.Browser.Tests;

/// <summary>The try-out page as a citizen uses it, on a phone and on a desk.</summary>
[TestFixture(390, 844)]
[TestFixture(1366, 768)]
public sealed class ChatPageTests(int width, int height)
{
    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    [Test]
    public async Task A_question_is_answered_with_its_source_and_choices_lead_on()
    {
        await using var visitor = await BrowserFixture.OpenAsync("/chat", width, height);
        var page = visitor.Page;
        await Expect(BotMessages(page).First).ToContainTextAsync("OTP");
        await Expect(page.Locator("#choices button").First).ToBeVisibleAsync();
        await visitor.ScreenshotAsync($"first-{width}");

        await AskAsync(page, "làm giấy khai sinh cho con cần gì");
        await Expect(BotMessages(page).Last).ToContainTextAsync("khai sinh", new() { IgnoreCase = true });
        await Expect(BotMessages(page).Last).ToContainTextAsync("Luật Hộ tịch", new() { IgnoreCase = true });
        await visitor.ScreenshotAsync($"chat-{width}");

        var fee = page.Locator("#choices button", new() { HasText = "Lệ phí" });
        await fee.First.ClickAsync();
        await Expect(page.Locator("#log li.mine").Last).ToContainTextAsync("Lệ phí");
        await Expect(BotMessages(page).Last).ToContainTextAsync("lệ phí", new() { IgnoreCase = true });
        Assert.That(visitor.Errors, Is.Empty);
    }

    [Test]
    public async Task The_page_fits_its_width_and_every_control_can_be_reached_by_keyboard()
    {
        await using var visitor = await BrowserFixture.OpenAsync("/chat", width, height);
        var page = visitor.Page;
        await Expect(BotMessages(page).First).ToBeVisibleAsync();
        Assert.That(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), "The page scrolls sideways.");

        await page.Locator("#text").FocusAsync();
        await page.Keyboard.TypeAsync("cam on");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#log li.mine").Last).ToContainTextAsync("cam on");
        await Expect(page.Locator("#text")).ToHaveValueAsync("");
        var undersized = await page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('button')].filter(b => b.offsetHeight > 0 && b.offsetHeight < 40).map(b => b.textContent)");
        Assert.That(undersized, Is.Empty, "Buttons too small for a finger.");
    }

    [Test]
    public async Task A_reload_brings_the_same_conversation_back_and_a_new_one_starts_clean()
    {
        await using var visitor = await BrowserFixture.OpenAsync("/chat", width, height);
        var page = visitor.Page;
        await Expect(BotMessages(page).First).ToBeVisibleAsync();
        await AskAsync(page, "xin chào");
        var answered = BotMessages(page).Nth(1);
        await Expect(answered).ToBeVisibleAsync();

        await page.ReloadAsync();
        await Expect(page.Locator("#log li.mine")).ToHaveCountAsync(1);
        await Expect(BotMessages(page).Nth(1)).ToBeVisibleAsync();

        await page.Locator("#fresh").ClickAsync();
        await Expect(page.Locator("#log li.mine")).ToHaveCountAsync(0);
        await Expect(BotMessages(page).First).ToContainTextAsync("OTP");
        Assert.That(visitor.Errors, Is.Empty);
    }

    [Test]
    public async Task A_message_written_without_a_connection_can_be_sent_again()
    {
        await using var visitor = await BrowserFixture.OpenAsync("/chat", width, height);
        var page = visitor.Page;
        await Expect(BotMessages(page).First).ToBeVisibleAsync();

        await page.Context.SetOfflineAsync(true);
        await page.Locator("#text").FillAsync("xin chào");
        await page.Locator("#send").ClickAsync();
        var again = page.Locator(".again");
        await Expect(again).ToBeVisibleAsync();

        await page.Context.SetOfflineAsync(false);
        await again.ClickAsync();
        await Expect(again).ToHaveCountAsync(0);
        await Expect(BotMessages(page).Nth(1)).ToBeVisibleAsync();
        await Expect(page.Locator("#log li.mine")).ToHaveCountAsync(1);
    }

    [Test]
    public async Task Text_of_others_is_shown_as_text_and_never_run()
    {
        await using var visitor = await BrowserFixture.OpenAsync("/chat", width, height);
        var page = visitor.Page;
        await Expect(BotMessages(page).First).ToBeVisibleAsync();
        await AskAsync(page, "<img src=x onerror=\"document.title='hacked'\"><b>xin chào</b>");
        await Expect(page.Locator("#log li.mine").Last).ToContainTextAsync("<b>xin chào</b>");
        Assert.That(await page.TitleAsync(), Does.Not.Contain("hacked"));
        Assert.That(visitor.Errors, Is.Empty);
    }

    private static ILocator BotMessages(IPage page) => page.Locator("#log li:not(.mine):not(.waiting)");

    private static async Task AskAsync(IPage page, string text)
    {
        await page.Locator("#text").FillAsync(text);
        await page.Locator("#send").ClickAsync();
    }
}
