using CivicBot.WebChat.Tests.Running;
using CivicBot.ZaloStandIn.Media;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Playwright;

namespace CivicBot.WebChat.Tests.RealClients;

/// <summary>botframework-webchat as it comes from npm, in Chromium, on a page of the portal: another origin than the bot's.</summary>
[TestFixture(false)]
[TestFixture(true)]
internal sealed class WebChatTests(bool webSocket)
{
    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    [Test]
    public async Task It_shows_greeting_answer_choices_and_its_own_words_in_Vietnamese()
    {
        await using var visit = await StartAsync();
        var page = visit.Page;
        await Expect(page.GetByText("OTP").First).ToBeVisibleAsync();
        await SayAsync(page, "làm giấy khai sinh cho con cần gì");
        await Expect(page.GetByText("làm giấy khai sinh cho con cần gì").First).ToBeVisibleAsync();
        await Expect(page.GetByText("Nguồn").Last).ToBeVisibleAsync();
        await Expect(Box(page)).ToHaveAttributeAsync("placeholder", "Nhập tin nhắn của bạn");
        await visit.ScreenshotAsync($"botframework-webchat-{(webSocket ? "stream" : "polling")}");

        await page.Locator(".webchat__suggested-action", new() { HasText = "Lệ phí" }).First.ClickAsync();
        await Expect(page.GetByText("lệ phí").Last).ToBeVisibleAsync();
        Assert.That(visit.Errors, Is.Empty);
    }

    [Test]
    public async Task It_shows_hero_cards_and_sends_what_their_buttons_say()
    {
        await using var visit = await StartAsync();
        var page = visit.Page;
        await Expect(page.GetByText("OTP").First).ToBeVisibleAsync();
        var card = new HeroCard(
            "Đăng ký khai sinh", "Hộ tịch", "Nộp tại Trung tâm Phục vụ hành chính công",
            buttons: [new CardAction(ActionTypes.OpenUrl, "Cổng Dịch vụ công", value: "https://dichvucong.gov.vn"), new CardAction(ActionTypes.ImBack, "Cảm ơn trợ lý", value: "cảm ơn")]);
        await WebChatRun.BotSaysAsync(await page.EvaluateAsync<string>("line.conversationId"), MessageFactory.Attachment(card.ToAttachment()));

        await Expect(page.GetByText("Đăng ký khai sinh", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Cổng Dịch vụ công" }).Or(page.GetByRole(AriaRole.Button, new() { Name = "Cổng Dịch vụ công" })).First).ToBeVisibleAsync();
        await visit.ScreenshotAsync($"botframework-webchat-card-{(webSocket ? "stream" : "polling")}");
        await page.Locator("button.ac-pushButton", new() { HasText = "Cảm ơn trợ lý" }).ClickAsync();
        await Expect(page.Locator(".webchat__bubble--from-user", new() { HasText = "cảm ơn" })).ToHaveCountAsync(1);
        Assert.That(visit.Errors, Is.Empty);
    }

    [Test]
    public async Task It_uploads_a_photo_and_shows_it()
    {
        await using var visit = await StartAsync();
        var page = visit.Page;
        await Expect(page.GetByText("OTP").First).ToBeVisibleAsync();
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "ổ gà.jpg", MimeType = "image/jpeg", Buffer = SampleMedia.Jpeg() });
        await Box(page).FocusAsync();
        for (var patience = 0; patience < 40 && await page.Locator(".webchat__bubble--from-user, .webchat__basic-transcript img").CountAsync() == 0; patience++)
        {
            await page.Keyboard.PressAsync("Enter"); // sends as soon as the file is taken in
            await Task.Delay(500);
        }

        await Expect(page.Locator(".webchat__basic-transcript img")).ToHaveCountAsync(1);
        await Expect(page.GetByText("Đã nhận ảnh").First).ToBeVisibleAsync();
        Assert.That(
            await page.EvaluateAsync<int>(
                """
                async () => {
                  const sent = store.getState().activities.find(activity => activity.attachments && activity.attachments.length);
                  const photo = new Image();
                  photo.src = sent.attachments[0].contentUrl;
                  await photo.decode();
                  return photo.naturalWidth + photo.naturalHeight;
                }
                """),
            Is.EqualTo(16 + 8), "The photo is shown on the portal's page from the bot's host.");
        Assert.That(visit.Errors, Is.Empty);
    }

    [Test]
    public async Task On_a_foreign_page_it_gets_no_token()
    {
        await using var visit = await ChromiumBrowser.OpenAsync(WebChatRun.Foreign.Origin + "/web-chat-page", 1366, 768);
        var refused = Assert.CatchAsync<PlaywrightException>(() => visit.Page.EvaluateAsync("([bot, stream]) => start(bot, stream)", new object[] { WebChatRun.Address, webSocket }));
        Assert.That(refused!.Message, Does.Contain("Failed to fetch"), "The browser does not even let the page read the refusal.");
    }

    private static ILocator Box(IPage page) => page.Locator("[data-id='webchat-sendbox-input']");

    private async Task<Visit> StartAsync()
    {
        var visit = await ChromiumBrowser.OpenAsync(WebChatRun.Portal.Origin + "/web-chat-page", 1366, 768);
        await visit.Page.EvaluateAsync("([bot, stream]) => start(bot, stream)", new object[] { WebChatRun.Address, webSocket });
        return visit;
    }

    /// <summary>Typed as a person types it.</summary>
    private static async Task SayAsync(IPage page, string text)
    {
        await Box(page).FocusAsync();
        await page.Keyboard.TypeAsync(text);
        await page.Keyboard.PressAsync("Enter");
    }
}
