using System.Collections.Concurrent;
using CivicBot.Browser.Tests.Security;
using CivicBot.Browser.Tests.Showcase;
using CivicBot.Officials.Accounts;

namespace CivicBot.Browser.Tests.Accessibility;

/// <param name="Visitor">Who walked, still signed in.</param>
/// <param name="All">Every page that came up.</param>
/// <param name="OfEachKind">One address of each kind.</param>
internal sealed record Walk(HttpVisitor Visitor, IReadOnlyList<CrawledPage> All, IReadOnlyList<CrawledPage> OfEachKind);

/// <summary>A bot with the records of one commune, for everything that walks over all pages with a browser or takes pictures of them. Started when first asked for.</summary>
internal sealed class Gallery
{
    private static readonly Lazy<Task<Gallery>> Opened = new(OpenAsync);

    private readonly ConcurrentDictionary<OfficialRole, Lazy<Task<Walk>>> walks = [];

    private Gallery(TestBot bot, ShowcaseData data)
    {
        (Bot, Data) = (bot, data);
        Routes = Routes.Of(bot.Services);
    }

    public TestBot Bot { get; }

    public Routes Routes { get; }

    public ShowcaseData Data { get; }

    public static Task<Gallery> AskAsync() => Opened.Value;

    public static async Task CloseAsync()
    {
        if (Opened.IsValueCreated)
        {
            var gallery = await Opened.Value;
            foreach (var walk in gallery.walks.Values)
            {
                (await walk.Value).Visitor.Dispose();
            }

            await gallery.Bot.DisposeAsync();
        }
    }

    /// <summary>Every page that this role comes to, and one address of each kind to look at closely. Walked once a role: the records of the gallery do not change.</summary>
    public Task<Walk> WalkAsync(OfficialRole role) => walks.GetOrAdd(role, _ => new Lazy<Task<Walk>>(() => NewWalkAsync(role))).Value;

    private async Task<Walk> NewWalkAsync(OfficialRole role)
    {
        var visitor = await (role == OfficialRole.Department ? Bot.SignedInAsync(role, commune: null, body: "dien-luc") : Bot.SignedInAsync(role, TwoCommunes.Ours));
        var all = await Crawl.AsAsync(visitor, Routes);
        return new Walk(visitor, all, [.. all.Where(IsPage).DistinctBy(Kind)]);
    }

    private static async Task<Gallery> OpenAsync()
    {
        var bot = await TestBot.StartAsync();
        await bot.ReadyAsync();
        ShowcasePhoto.Current = await BrowserFixture.PictureAsync(ShowcasePhoto.Street, 900, 640);
        return new Gallery(bot, await ShowcaseData.FillAsync(bot.Services, TwoCommunes.Ours));
    }

    /// <summary>Papers (posters, previews of digests) are A4 wide on every screen and run no script, not even that of a judge.</summary>
    private static bool IsPaper(CrawledPage page) => page.Route is { Pattern: var pattern } && (pattern.EndsWith("/poster", StringComparison.Ordinal) || pattern.EndsWith("/preview", StringComparison.Ordinal));

    private static bool IsPage(CrawledPage page) =>
        !IsPaper(page) && page.Answer is { Status: System.Net.HttpStatusCode.OK } && page.Answer.Header("Content-Type").StartsWith("text/html", StringComparison.Ordinal) && page.Route is { Pattern: not "officials/not-found" };

    /// <summary>Pages of the same kind differ in what they are asked for, not in what they are made of.</summary>
    private static string Kind(CrawledPage page)
    {
        string[] asked = page.Path.Split('?') is [_, var query] ? [.. query.Split('&').Select(pair => pair.Split('=')[0]).Order(StringComparer.Ordinal)] : [];
        return $"{page.Route!.Pattern}?{string.Join(',', asked)}";
    }
}
