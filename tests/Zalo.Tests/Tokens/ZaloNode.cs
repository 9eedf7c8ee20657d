using CivicBot.Adapters.Zalo.Client;
using CivicBot.Adapters.Zalo.Tokens;
using CivicBot.Storage;
using CivicBot.Tests.Listening;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CivicBot.Adapters.Zalo.Tests.Tokens;

/// <summary>
/// One process of the program as far as it talks to Zalo: real services on a real SQLite file. Two nodes on one directory are two processes that
/// share a store. Its log is searched for secrets when it ends.
/// </summary>
internal sealed class ZaloNode : IAsyncDisposable
{
    public const string OaId = "3886132808788086450";
    public const string AppSecret = "AppSecretForTests";

    /// <summary>So long that a busy machine never takes a slow answer for none; the lease of a refresh must outlast two of it.</summary>
    private const string Patience = "00:00:25";

    private readonly ServiceProvider provider;

    public ZaloNode(string directory, string url, TimeProvider clock, Action<Dictionary<string, string?>>? settings = null, Action<IServiceCollection>? services = null)
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["Zalo:AppId"] = "1234567890123456789",
            ["Zalo:AppSecret"] = AppSecret,
            ["Zalo:OpenApiUrl"] = url,
            ["Zalo:OAuthUrl"] = url,
            ["Zalo:ZnsUrl"] = url,
            ["Zalo:Accounts:0:OaId"] = OaId,
            ["Zalo:Accounts:0:RefreshToken"] = "RT-seed",
            ["Zalo:Accounts:0:AccessToken"] = "AT-seed",
            ["Zalo:Api:OaRequestsPerSecond"] = "10000",
            ["Zalo:Api:AppRequestsPerMinute"] = "1000000",
            ["Zalo:Api:TokenTimeout"] = Patience,
            ["Zalo:Api:SendTimeout"] = Patience,
            ["Zalo:Api:ReadTimeout"] = Patience,
            ["Zalo:Api:UploadTimeout"] = Patience,
            ["Zalo:Api:RetryDelay"] = "00:00:00.010",
            ["Data:Directory"] = directory,
        };
        settings?.Invoke(values);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        var collection = new ServiceCollection();
        collection.AddSingleton<IConfiguration>(configuration);
        collection.AddLogging(logging => logging.Listened().SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        collection.AddSingleton(clock);
        services?.Invoke(collection);
        collection.AddStorage(configuration);
        collection.AddZaloStorage();
        collection.AddOptions<ZaloOptions>().Bind(configuration.GetSection(ZaloOptions.SectionName));
        collection.AddZaloApi();
        provider = collection.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    /// <summary>For tests in which no answer ever comes.</summary>
    public static void Impatient(Dictionary<string, string?> settings)
    {
        settings["Zalo:Api:TokenTimeout"] = "00:00:03";
        settings["Zalo:Api:SendTimeout"] = "00:00:03";
    }

    public LogBook Log { get; } = new();

    public IZaloClient Client => Get<IZaloClient>();

    public IZaloConsent Consent => Get<IZaloConsent>();

    public ZaloTokenService Tokens => Get<ZaloTokenService>();

    public ZaloTokenKeeper Keeper => Get<ZaloTokenKeeper>();

    public IZaloTokenStore Store => Get<IZaloTokenStore>();

    public ZaloHealth Health => Get<ZaloHealth>();

    public T Get<T>()
        where T : notnull => provider.GetRequiredService<T>();

    /// <summary>The rotation log, oldest first.</summary>
    public async Task<IReadOnlyList<ZaloRotationResult>> RotationsAsync() =>
        [.. (await Store.GetRotationsAsync(OaId, 100, CancellationToken.None)).Reverse().Select(rotation => rotation.Result)];

    public async ValueTask DisposeAsync()
    {
        var lines = Log.Lines;
        var database = Get<SqliteDatabase>();
        await provider.DisposeAsync();

        // Only this file's connections: closing those of the tests beside this one would take their write-ahead logs away under them.
        using (var connection = database.Open())
        {
            SqliteConnection.ClearPool(connection);
        }

        string[] secrets = ["AT-", "RT-", "CODE-", "-token-", AppSecret];
        Assert.That(
            lines.Where(line => secrets.Any(secret => line.Text.Contains(secret, StringComparison.Ordinal))).Select(line => line.Text),
            Is.Empty,
            "the log holds a secret");
    }
}
