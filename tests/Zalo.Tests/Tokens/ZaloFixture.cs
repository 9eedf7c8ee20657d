using CivicBot.ZaloStandIn;

namespace CivicBot.Adapters.Zalo.Tests.Tokens;

/// <summary>A data directory, a clock, a stand-in of Zalo and the nodes of a test; everything is taken down after it.</summary>
internal abstract class ZaloFixture
{
    protected const string OaId = ZaloNode.OaId;
    protected const string UserId = "2512523625412515000";

    private readonly List<IAsyncDisposable> owned = [];

    protected string Directory { get; private set; } = "";

    protected TestClock Clock { get; private set; } = new();

    protected StandIn Zalo { get; private set; } = null!;

    protected static CancellationToken None => CancellationToken.None;

    [SetUp]
    public async Task Begin()
    {
        Directory = System.IO.Directory.CreateTempSubdirectory("zalo-").FullName;
        Clock = new TestClock();
        Zalo = await PlayAsync(AccountOptions.Government);
    }

    [TearDown]
    public async Task End()
    {
        try
        {
            foreach (var one in Enumerable.Reverse(owned))
            {
                await one.DisposeAsync();
            }
        }
        finally
        {
            owned.Clear();
            System.IO.Directory.Delete(Directory, recursive: true);
        }
    }

    /// <summary>A stand-in with one OA, whose seed tokens are <c>AT-seed</c> and <c>RT-seed</c>.</summary>
    protected async Task<StandIn> PlayAsync(int oaType)
    {
        var zalo = await StandIn.StartAsync(new StandInOptions
        {
            Time = Clock,
            CallbackUrls = ["https://xa.example.vn/zalo/oauth/callback"],
            Accounts =
            [
                new AccountOptions { OaId = OaId, OaType = oaType, AccessToken = "AT-seed", RefreshToken = "RT-seed" },
                new AccountOptions { OaId = "4000000000000000001", Name = "UBND xã Khác", OaType = oaType, AccessToken = "AT-other", RefreshToken = "RT-other" },
            ],
        });
        owned.Add(zalo);
        return zalo;
    }

    protected ZaloNode Node(
        Action<Dictionary<string, string?>>? settings = null,
        TimeProvider? clock = null,
        StandIn? zalo = null,
        string? url = null,
        Action<Microsoft.Extensions.DependencyInjection.IServiceCollection>? services = null)
    {
        var node = new ZaloNode(Directory, url ?? (zalo ?? Zalo).Url, clock ?? Clock, settings, services);
        owned.Add(node);
        return node;
    }

    protected T Own<T>(T one)
        where T : IAsyncDisposable
    {
        owned.Add(one);
        return one;
    }

    protected async Task StopAsync(IAsyncDisposable one)
    {
        owned.Remove(one);
        await one.DisposeAsync();
    }
}
