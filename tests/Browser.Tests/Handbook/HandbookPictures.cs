using System.Globalization;
using CivicBot.Browser.Tests.Accessibility;
using CivicBot.Browser.Tests.Showcase;
using CivicBot.Officials.Accounts;
using Microsoft.Playwright;

namespace CivicBot.Browser.Tests.Handbook;

/// <summary>
/// The pictures of the handbook and the README: taken in every run from the invented ward (they lie among the artefacts), and put into <c>docs/images</c> when somebody asks for it by
/// <c>dotnet test tests/Browser.Tests -c Release --filter "FullyQualifiedName~Put_the_pictures"</c>.
/// </summary>
[Category("pictures")]
internal sealed class HandbookPictures
{
    private const int Largest = 150_000;

    private static readonly string Folder = Path.Combine(BrowserFixture.Artifacts, "handbook");

    /// <summary>Name of the file without ending, address, width, height, what to press or open before.</summary>
    private static IEnumerable<(string Name, Func<ShowcaseData, string> Path, int Width, int Height, string? Open)> Pictures { get; } =
    [
        ("today-1366", _ => "/officials", 1366, 620, null),
        ("today-390", _ => "/officials", 390, 844, null),
        ("comments-1366", _ => "/officials/comments", 1366, 768, null),
        ("comment-1366", data => $"/officials/comments/{data.Codes[2]}", 1366, 900, null),
        ("comment-390", data => $"/officials/comments/{data.Codes[0]}", 390, 844, null),
        ("days-1366", _ => "/officials/days", 1366, 900, null),
        ("day-1366", data => $"/officials/days/{data.Days[1]}", 1366, 760, null),
        ("room-390", data => $"/officials/days/{data.Days[2]}/room", 390, 844, null),
        ("digests-1366", data => $"/officials/digests?kind=host&scope=day:{data.Days[1]}", 1366, 900, null),
        ("insight-1366", _ => "/officials/insight?period=quarter", 1366, 900, null),
        ("knowledge-1366", _ => "/officials/knowledge", 1366, 768, null),
        ("administration-1366", _ => "/officials/administration", 1366, 640, null),
    ];

    [Test]
    public async Task Every_picture_is_taken()
    {
        Directory.CreateDirectory(Folder);
        var gallery = await Gallery.AskAsync();
        using var clerk = await gallery.Bot.SignedInAsync(OfficialRole.Administrator, gallery.Data.Commune);
        var missing = new List<string>();
        foreach (var (name, path, width, height, open) in Pictures)
        {
            await using var browser = await BrowserFixture.OpenAsync(gallery.Bot.Address, clerk.Cookies.GetAllCookies(), width, height);
            var response = await browser.Page.GotoAsync(clerk.At(path(gallery.Data)).ToString());
            if (response is not { Ok: true })
            {
                missing.Add(string.Create(CultureInfo.InvariantCulture, $"{name}: {path(gallery.Data)} gives {response?.Status}"));
                continue;
            }

            if (open is not null)
            {
                await browser.Page.Locator("summary", new() { HasText = open }).First.ClickAsync();
            }

            await browser.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            await browser.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder, name + ".png") });
        }

        Assert.That(missing, Is.Empty);
    }

    [Test]
    [Explicit("writes into docs/images")]
    public async Task Put_the_pictures_into_the_handbook()
    {
        await Every_picture_is_taken();
        var images = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(images.FullName, "docs", "images")))
        {
            images = images.Parent ?? throw new DirectoryNotFoundException("docs/images is above nothing here.");
        }

        foreach (var picture in Directory.EnumerateFiles(Folder, "*.png"))
        {
            Assert.That(new FileInfo(picture).Length, Is.LessThan(Largest), $"{picture} makes the repository heavy: choose a smaller part of the page.");
            File.Copy(picture, Path.Combine(images.FullName, "docs", "images", Path.GetFileName(picture)), overwrite: true);
        }
    }
}
