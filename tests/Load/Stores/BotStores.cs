using System.CommandLine;
using System.Globalization;
using CivicBot.Tests.Storage.Records;

namespace CivicBot.Load.Stores;

/// <summary>Where a measured bot keeps messages and records: in its own folder, or in a Redis and a PostgreSQL that were started for the run.</summary>
internal sealed class BotStores : IAsyncDisposable
{
    private const string Embedded = "embedded";
    private const string Shared = "shared";

    private readonly RedisProcess? redis;

    private BotStores(RedisProcess? redis, IReadOnlyList<string> settings)
    {
        this.redis = redis;
        Settings = settings;
    }

    /// <summary>Further settings of the bot, KEY=VALUE.</summary>
    public IReadOnlyList<string> Settings { get; }

    public static Option<string> NewOption()
    {
        var option = new Option<string>("--stores")
        {
            Description = "embedded: SQLite in the bot's folder. shared: a redis-server that writes to disk before it answers, and a PostgreSQL, both of the distribution and started for the run.",
            DefaultValueFactory = _ => Embedded,
        };
        option.AcceptOnlyFromAmong(Embedded, Shared);
        return option;
    }

    /// <param name="kind">As <see cref="NewOption"/> takes it.</param>
    /// <param name="directory">For the files of Redis.</param>
    public static Task<BotStores> OpenAsync(string kind, string directory, CancellationToken cancellationToken) =>
        kind == Shared ? OpenSharedAsync(directory, cancellationToken) : Task.FromResult(new BotStores(redis: null, []));

    /// <summary>Both servers, empty.</summary>
    public static async Task<BotStores> OpenSharedAsync(string directory, CancellationToken cancellationToken)
    {
        var started = new RedisProcess(Path.Combine(directory, "redis"));
        await started.StartAsync(cancellationToken);
        return new BotStores(
            started, [string.Create(CultureInfo.InvariantCulture, $"ConnectionStrings__Redis=127.0.0.1:{started.Port}"), $"ConnectionStrings__Records={PostgresServer.NewDatabase()}"]);
    }

    public ValueTask DisposeAsync() => redis?.DisposeAsync() ?? ValueTask.CompletedTask;
}
