using CivicBot.Browser.Tests.Showcase;
using CivicBot.Officials.Accounts;

namespace CivicBot.Browser.Tests.Security;

/// <summary>One bot with two communes full of records, and what its administrators see, for all tests of this folder.</summary>
[SetUpFixture]
internal sealed class Scene
{
    public const string OurMark = " (gần cây mimosa bảy)";
    public const string TheirMark = " (gần cây ngọc lan tám)";

    /// <summary>Values that no page may ever show.</summary>
    public static IReadOnlyDictionary<string, string> Secrets { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Zalo:AppSecret"] = "bimat-app-7f3a9c21",
        ["Zalo:OaSecretKey"] = "bimat-oa-5d8e1b40",
        ["Zalo:Accounts:0:RefreshToken"] = "bimat-refresh-c09f7e62",
        ["Zalo:Accounts:0:AccessToken"] = "bimat-access-91ab34de",
        ["WebChat:Secret"] = "bimat-webchat-2b6f8d5a-0123456789abcdef",
        ["Mail:Password"] = "bimat-mail-e47d02c8",
    };

    private static Lazy<Task<IReadOnlyList<CrawledPage>>> administratorsPages = null!;

    public static TestBot Bot { get; private set; } = null!;

    public static Routes Routes { get; private set; } = null!;

    public static ShowcaseData Ours { get; private set; } = null!;

    public static ShowcaseData Theirs { get; private set; } = null!;

    public static string Data => Path.Combine(Bot.Directory, "data");

    /// <summary>What the administrator of the first commune comes across.</summary>
    public static Task<IReadOnlyList<CrawledPage>> PagesAsync() => administratorsPages.Value;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        Bot = await TestBot.StartAsync(
        [
            "--Zalo:AppId=7000000000000000001", "--Zalo:Accounts:0:OaId=7000000000000000002", "--Zalo:OpenApiUrl=http://127.0.0.1:9", "--Zalo:OAuthUrl=http://127.0.0.1:9",
            "--Mail:Host=127.0.0.1", "--Mail:User=thu", "--Mail:Port=9", "--Mail:From=thu@an-mau.example",
            .. Secrets.Select(secret => $"--{secret.Key}={secret.Value}"),
        ]);
        await Bot.ReadyAsync();
        Routes = Routes.Of(Bot.Services);
        Ours = await ShowcaseData.FillAsync(Bot.Services, TwoCommunes.Ours, OurMark, hostile: true);
        Theirs = await ShowcaseData.FillAsync(Bot.Services, TwoCommunes.Theirs, TheirMark, hostile: true);
        administratorsPages = new Lazy<Task<IReadOnlyList<CrawledPage>>>(async () =>
        {
            using var administrator = await Bot.SignedInAsync(OfficialRole.Administrator, TwoCommunes.Ours);
            return await Crawl.AsAsync(administrator, Routes);
        });
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await Bot.DisposeAsync();
}
