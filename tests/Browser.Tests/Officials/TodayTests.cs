using System.Globalization;
using System.Text.RegularExpressions;
using CivicBot.Comments.Records;
using CivicBot.Dialogues.Records;
using CivicBot.Knowledge.Calendar;
using CivicBot.Officials.Accounts;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace CivicBot.Browser.Tests.Officials;

/// <summary>The page of the day shows what needs somebody, and each list behind it has as many as it says.</summary>
[TestFixture(390, 844)]
[TestFixture(1366, 768)]
internal sealed partial class TodayTests(int width, int height)
{
    [Test]
    public async Task Each_tile_leads_to_as_many_as_it_says()
    {
        var commune = $"xa-hom-nay-{width}";
        for (var number = 0; number < 3; number++)
        {
            await ChangeAsync(await FiledComments.FileAsync($"Ống nước {number} rò.", commune), comment => (comment.DueOn, comment.TopicUnsure) = (new DateOnly(2020, 1, 2), true));
        }

        await using var visitor = await Desk.SignInAsync(await Desk.AccountAsync(OfficialRole.Clerk, commune), width, height);
        var page = visitor.Page;
        await Assertions.Expect(page.Locator(".tiles a.red")).ToContainTextAsync("3 quá hạn trả lời");
        await visitor.ScreenshotAsync($"today-{width}");
        Assert.That(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), "The page scrolls sideways.");
        foreach (var (address, text) in (await page.Locator(".tiles a").EvaluateAllAsync<string[][]>("links => links.map(link => [link.href, link.innerText])")).Select(pair => (pair[0], pair[1])))
        {
            await page.GotoAsync(address);
            await Assertions.Expect(page.Locator("p[aria-live] strong")).ToHaveTextAsync(Number().Match(text).Value);
        }

        Assert.That(visitor.Errors, Is.Empty);
    }

    [Test]
    public async Task An_officer_sees_what_is_open_in_the_own_field_by_its_name()
    {
        var commune = $"xa-linh-vuc-{width}";
        await ChangeAsync(await FiledComments.FileAsync("Rác đổ đầy bờ kênh, hôi thối.", commune), comment => comment.Topics = ["moi-truong"]);
        await using var visitor = await Desk.SignInAsync(await Desk.AccountAsync(OfficialRole.Officer, commune, topics: "moi-truong"), width, height);
        await Assertions.Expect(visitor.Page.Locator(".tiles a", new() { HasText = "đang mở trong lĩnh vực Môi trường" })).ToContainTextAsync("1");
    }

    [Test]
    public async Task A_quiet_day_is_calm()
    {
        await using var visitor = await Desk.SignInAsync(await Desk.AccountAsync(OfficialRole.Clerk, $"xa-yen-tinh-{width}"), width, height);
        await Assertions.Expect(visitor.Page.Locator(".empty")).ToContainTextAsync("Không có việc gì gấp");
        await Assertions.Expect(visitor.Page.Locator(".tiles")).ToHaveCountAsync(0);
        await visitor.ScreenshotAsync($"today-quiet-{width}");
    }

    [Test]
    public async Task The_clock_of_a_day_that_was_not_announced_is_there()
    {
        var commune = $"xa-chua-bao-{width}";
        var date = VietnamTime.DateOf(DateTimeOffset.UtcNow).AddDays(3);
        await BrowserFixture.Services.GetRequiredService<RecordsDatabase>().WriteAsync(
            (context, _) =>
            {
                context.Days.Add(new DialogueDay
                {
                    Id = $"{commune}-buoi", Commune = commune, Title = "Đối thoại", Date = date, From = new TimeOnly(8, 0), To = new TimeOnly(11, 0), Place = "Nhà văn hóa", CutOff = DateTimeOffset.UtcNow.AddDays(2),
                });
                return Task.FromResult(0);
            },
            CancellationToken.None);
        await using var visitor = await Desk.SignInAsync(await Desk.AccountAsync(OfficialRole.Clerk, commune), width, height);
        await Assertions.Expect(visitor.Page.Locator(".plain .badge.red")).ToHaveTextAsync("Quá hạn");
        await Assertions.Expect(visitor.Page.Locator($".plain a[href='/officials/days/{commune}-buoi']").First).ToContainTextAsync(date.ToString("dd/MM", CultureInfo.InvariantCulture));
        await visitor.ScreenshotAsync($"today-clock-{width}");
    }

    [Test]
    public async Task Whom_no_message_reaches_is_called_and_leaves_the_list()
    {
        var commune = $"xa-goi-dien-{width}";
        var code = await FiledComments.FileAsync("Xin cấp nước sạch cho ấp.", commune);
        await BrowserFixture.Services.GetRequiredService<RecordsDatabase>().WriteAsync(
            async (context, token) =>
            {
                var comment = await context.Comments.SingleAsync(one => one.Code == code, token);
                var citizen = new Citizen { Id = Guid.NewGuid(), Commune = commune, Label = "Người dân 1234", SinceAt = DateTimeOffset.UtcNow };
                var change = new CommentChange
                {
                    Id = Guid.NewGuid(), CommentId = comment.Id, Number = 2, Kind = ChangeKind.Moved, At = DateTimeOffset.UtcNow, ByKind = CivicBot.Comments.Life.ActorKind.Official, By = "Văn phòng",
                    To = CivicBot.Comments.Life.CommentState.NeedsInformation, Text = "Nhà số mấy?", Occasion = Guid.NewGuid().ToString(),
                };
                comment.CitizenId = citizen.Id;
                context.Citizens.Add(citizen);
                context.Changes.Add(change);
                context.Notices.Add(new Notice { Id = Guid.NewGuid(), ChangeId = change.Id, CommentId = comment.Id, CitizenId = citizen.Id, At = change.At, State = NoticeState.Failed, Trouble = "call" });
                return 0;
            },
            CancellationToken.None);
        await using var visitor = await Desk.SignInAsync(await Desk.AccountAsync(OfficialRole.Clerk, commune), width, height);
        await visitor.Page.Locator(".tiles a", new() { HasText = "cần gọi điện" }).ClickAsync();
        await Assertions.Expect(visitor.Page.Locator(".card")).ToContainTextAsync("Nhà số mấy?");
        await visitor.ScreenshotAsync($"calls-{width}");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Đã báo xong" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã ghi là đã báo");
        await Assertions.Expect(visitor.Page.Locator(".empty")).ToContainTextAsync("Không có ai cần gọi");
    }

    private static Task<int> ChangeAsync(string code, Action<Comment> change) => BrowserFixture.Services.GetRequiredService<RecordsDatabase>().WriteAsync(
        async (context, token) =>
        {
            change(await context.Comments.SingleAsync(comment => comment.Code == code, token));
            return 0;
        },
        CancellationToken.None);

    [GeneratedRegex(@"\d+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
