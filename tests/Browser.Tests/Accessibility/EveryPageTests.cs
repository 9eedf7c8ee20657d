using System.Globalization;
using CivicBot.Browser.Tests.Security;
using CivicBot.Officials.Accounts;

namespace CivicBot.Browser.Tests.Accessibility;

/// <summary>Every page of every role, found by walking: nothing is broken, nothing is wider than the screen, and everybody can use it.</summary>
[TestFixture(390, 844)]
[TestFixture(1366, 768)]
internal sealed class EveryPageTests(int width, int height)
{
    private const string Shape =
        """
        () => {
          const wrong = [];
          if (!document.title.trim()) wrong.push('no title');
          if (document.querySelectorAll('h1').length !== 1) wrong.push(document.querySelectorAll('h1').length + ' h1');
          if (document.documentElement.lang !== 'vi') wrong.push('no language');
          const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
          const twice = ids.filter((id, i) => ids.indexOf(id) !== i);
          if (twice.length) wrong.push('twice: ' + [...new Set(twice)].join(' '));
          document.querySelectorAll('details').forEach(d => d.open = true);
          if (document.documentElement.scrollWidth > window.innerWidth) wrong.push('sideways: ' + document.documentElement.scrollWidth + ' of ' + window.innerWidth);
          return wrong;
        }
        """;

    private const string Sideways = "() => document.documentElement.scrollWidth > window.innerWidth ? ['sideways at ' + window.innerWidth + ': ' + document.documentElement.scrollWidth] : []";

    private Gallery gallery = null!;

    [OneTimeSetUp]
    public async Task OpenAsync() => gallery = await Gallery.AskAsync();

    [Test]
    public async Task Nothing_is_broken_for([Values] OfficialRole role)
    {
        var (visitor, all, kinds) = await gallery.WalkAsync(role);
        var wrong = all.Where(page => (int)page.Answer.Status >= 400).Select(page => $"{page.Path}: {page.Answer.Status}").ToList();
        await using var browser = await BrowserFixture.OpenAsync(gallery.Bot.Address, visitor.Cookies.GetAllCookies(), width, height);
        foreach (var page in kinds)
        {
            await browser.Page.GotoAsync(visitor.At(page.Path).ToString());
            var found = await browser.Page.EvaluateAsync<string[]>(Shape);
            if (width > 1000)
            {
                // Twice as large on the same screen, and the narrowest that the guidelines name (WCAG 1.4.4, 1.4.10).
                foreach (var narrow in (int[])[width / 2, 320])
                {
                    await browser.Page.SetViewportSizeAsync(narrow, height / 2);
                    found = [.. found, .. await browser.Page.EvaluateAsync<string[]>(Sideways)];
                }

                await browser.Page.SetViewportSizeAsync(width, height);
            }

            wrong.AddRange(found.Select(what => $"{page.Path}: {what}"));
        }

        wrong.AddRange(browser.Errors);
        Assert.That(kinds, Has.Count.GreaterThanOrEqualTo(role == OfficialRole.Department ? 3 : 6));
        Assert.That(wrong, Is.Empty, string.Join('\n', wrong));
    }

    [Test]
    public async Task Axe_finds_nothing_serious_for([Values(OfficialRole.Administrator, OfficialRole.Department, OfficialRole.Leader)] OfficialRole role)
    {
        var (visitor, _, kinds) = await gallery.WalkAsync(role);
        var wrong = new List<string>();
        await using var browser = await BrowserFixture.OpenAsync(gallery.Bot.Address, visitor.Cookies.GetAllCookies(), width, height, Axe.Script);
        foreach (var page in kinds)
        {
            await browser.Page.GotoAsync(visitor.At(page.Path).ToString());
            await browser.Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");
            wrong.AddRange((await Axe.RunAsync(browser.Page)).Select(what => $"{page.Path}: {what}"));
        }

        Assert.That(wrong, Is.Empty, string.Join('\n', wrong));
    }

    [TestCase("/officials/sign-in")]
    [TestCase("/officials/second-factor")]
    [TestCase("/officials/nowhere")]
    public async Task Axe_finds_nothing_serious_on_a_page_for_everybody(string path)
    {
        await using var browser = await BrowserFixture.OpenAsync(gallery.Bot.Address, [], width, height, Axe.Script);
        await browser.Page.GotoAsync(gallery.Bot.Address.GetLeftPart(UriPartial.Authority) + path);
        if (path.EndsWith("sign-in", StringComparison.Ordinal))
        {
            await Officials.Desk.FillAsync(browser.Page, "khongcoai", "sai mật khẩu rồi");
        }

        Assert.That(await Axe.RunAsync(browser.Page), Is.Empty);
    }

    [Test]
    public async Task The_test_sees_what_is_wrong()
    {
        await using var browser = await BrowserFixture.OpenAsync(gallery.Bot.Address, [], width, height, Axe.Script);
        await browser.Page.GotoAsync("about:blank");
        await browser.Page.SetContentAsync("<html><body><h1>a</h1><h1 id='x'>b</h1><p id='x' style='width:3000px;color:#ddd'>nhạt quá</p><img src=''><input></body></html>");

        Assert.That(await browser.Page.EvaluateAsync<string[]>(Shape), Has.Some.EqualTo("no title").And.Some.EqualTo("2 h1").And.Some.EqualTo("twice: x").And.Some.StartsWith("sideways"));
        Assert.That(await Axe.RunAsync(browser.Page), Has.Some.Contains("image-alt").And.Some.Contains("color-contrast").And.Some.Contains("label"));
    }

    [Test]
    public async Task Everything_is_reached_by_keyboard_and_shows_where_one_is()
    {
        if (width < 1000)
        {
            Assert.Ignore("Keyboards are used at desks.");
        }

        var (visitor, _, kinds) = await gallery.WalkAsync(OfficialRole.Administrator);
        var wrong = new List<string>();
        await using var browser = await BrowserFixture.OpenAsync(gallery.Bot.Address, visitor.Cookies.GetAllCookies(), width, height);
        foreach (var page in kinds.DistinctBy(page => page.Route))
        {
            await browser.Page.GotoAsync(visitor.At(page.Path).ToString());
            wrong.AddRange((await KeyboardWalk.AsAsync(browser.Page)).Select(what => $"{page.Path}: {what}"));
        }

        Assert.That(wrong, Is.Empty, string.Join('\n', wrong));
    }

    [Test]
    public async Task Nothing_moves_for_whom_movement_is_bad_and_forced_colours_are_left_alone()
    {
        var (visitor, _, kinds) = await gallery.WalkAsync(OfficialRole.Administrator);
        var wrong = new List<string>();
        await using var browser = await BrowserFixture.OpenAsync(gallery.Bot.Address, visitor.Cookies.GetAllCookies(), width, height);
        await browser.Page.EmulateMediaAsync(new() { ReducedMotion = Microsoft.Playwright.ReducedMotion.Reduce, ForcedColors = Microsoft.Playwright.ForcedColors.Active });
        foreach (var page in kinds.DistinctBy(page => page.Route))
        {
            await browser.Page.GotoAsync(visitor.At(page.Path).ToString());
            var found = await browser.Page.EvaluateAsync<string[]>(
                """
                () => [...document.querySelectorAll('body *')].flatMap(e => {
                  const style = getComputedStyle(e), name = e.tagName + '.' + e.className;
                  return [
                    ...(/[1-9]/.test(style.transitionDuration + style.animationDuration) ? ['moves: ' + name] : []),
                    ...(style.forcedColorAdjust === 'none' && !e.closest('svg') && e.tagName !== 'IMG' ? ['keeps its own colours: ' + name] : []),
                    ...((e.tagName === 'BUTTON' && !e.classList.contains('link') && style.borderTopStyle === 'none' && e.offsetHeight > 0) ? ['no border: ' + name] : [])];
                })
                """);
            wrong.AddRange(found.Select(what => $"{page.Path}: {what}"));
        }

        Assert.That(wrong, Is.Empty, string.Join('\n', wrong.Distinct()));
    }

    [Test]
    public async Task A_hand_finds_every_button()
    {
        var (visitor, _, kinds) = await gallery.WalkAsync(OfficialRole.Clerk);
        var wrong = new List<string>();
        await using var browser = await BrowserFixture.OpenAsync(gallery.Bot.Address, visitor.Cookies.GetAllCookies(), width, height);
        foreach (var page in kinds.DistinctBy(page => page.Route))
        {
            await browser.Page.GotoAsync(visitor.At(page.Path).ToString());

            // WCAG 2.5.8: 24 by 24 for what does not stand in a line of text.
            var small = await browser.Page.EvaluateAsync<string[]>(
                "() => [...document.querySelectorAll('button, input, select, textarea, .button')].filter(e => e.offsetHeight > 0 && e.type !== 'hidden' && getComputedStyle(e).opacity !== '0' && (e.offsetHeight < 24 || e.offsetWidth < 20)).map(e => (e.textContent || e.name).trim() + ' ' + e.offsetWidth + 'x' + e.offsetHeight)");
            wrong.AddRange(small.Select(what => string.Create(CultureInfo.InvariantCulture, $"{page.Path}: {what}")));
        }

        Assert.That(wrong, Is.Empty, string.Join('\n', wrong));
    }
}
