using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace CivicBot.Storage.Redis;

/// <summary>Says at start what the connected server's settings mean for what is acknowledged, and what to change where that is less than it should be.</summary>
internal sealed partial class RedisGuarantee(RedisConnection redis, ILogger<RedisGuarantee> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var told = await AskAsync(redis);
            if (told.Warnings.Count == 0)
            {
                Log.Told(logger, told.Sentence);
            }
            else
            {
                Log.Weak(logger, told.Sentence, string.Join(' ', told.Warnings));
            }
        }
        catch (Exception failure) when (failure is StorageUnavailableException or RedisException or RedisCommandException)
        {
            Log.Unknown(logger, failure.GetType().Name);
        }
    }

    internal static async Task<(string Sentence, IReadOnlyList<string> Warnings)> AskAsync(RedisConnection redis) =>
        Read(Parse((await redis.CommandAsync("INFO")).Value), await SettingsAsync(redis));

    /// <summary>Pure: what INFO and CONFIG say.</summary>
    /// <param name="settings">Empty where the server lets nobody ask.</param>
    internal static (string Sentence, IReadOnlyList<string> Warnings) Read(IReadOnlyDictionary<string, string> info, IReadOnlyDictionary<string, string> settings)
    {
        string Of(string key) => info.GetValueOrDefault(key, "");
        var appends = Of("aof_enabled") == "1";
        var replicas = int.TryParse(Of("connected_slaves"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;
        var fsync = settings.GetValueOrDefault("appendfsync", "");
        var promise = (appends, fsync) switch
        {
            (true, "always") => "what is acknowledged survives a power cut (appendfsync always)",
            (true, "everysec") => "a power cut may lose the last second of what was acknowledged (appendfsync everysec); a crash of the process loses nothing",
            (true, "no") => "a power cut may lose what the system had not written yet, often half a minute (appendfsync no)",
            (true, _) => "it keeps an append-only file; how often that is flushed cannot be asked",
            _ => "a stop of the server may lose everything since its last snapshot (appendonly no)",
        };
        var warnings = new List<string>();
        if (!appends)
        {
            warnings.Add("Set appendonly yes and appendfsync always.");
        }
        else if (fsync is "everysec" or "no")
        {
            warnings.Add("Set appendfsync always, unless losing that is acceptable.");
        }

        if (Of("maxmemory") is not ("" or "0") && Of("maxmemory_policy") is not ("" or "noeviction"))
        {
            warnings.Add($"Its maxmemory-policy {Of("maxmemory_policy")} throws messages away when memory is short: set noeviction.");
        }

        if (Of("cluster_enabled") == "1")
        {
            warnings.Add("Redis Cluster is not supported: use one primary with replicas.");
        }

        if (Of("role") == "slave")
        {
            warnings.Add("This is a replica, which takes no writes: name the primary in ConnectionStrings:Redis.");
        }

        var name = Of("server_name") == "valkey" ? $"Valkey {Of("valkey_version")}" : $"Redis {Of("redis_version")}";
        return ($"{name} with {(replicas == 1 ? "1 replica" : $"{replicas} replicas")}: {promise}.", warnings);
    }

    internal static IReadOnlyDictionary<string, string> Parse(string info) => info.Split('\n')
        .Select(line => line.TrimEnd('\r').Split(':', 2))
        .Where(parts => parts.Length == 2)
        .DistinctBy(parts => parts[0], StringComparer.Ordinal)
        .ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);

    private static async Task<IReadOnlyDictionary<string, string>> SettingsAsync(RedisConnection redis)
    {
        try
        {
            var parts = (await redis.CommandAsync("CONFIG", "GET", "appendfsync")).Texts().ToList();
            return parts is [var name, var value]
                ? new Dictionary<string, string>(StringComparer.Ordinal) { [name] = value }
                : new Dictionary<string, string>(StringComparer.Ordinal);
        }
        catch (Exception failure) when (failure is RedisException or RedisCommandException)
        {
            return new Dictionary<string, string>(StringComparer.Ordinal); // hosted servers forbid CONFIG
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Messages are kept on {Guarantee}")]
        public static partial void Told(ILogger logger, string guarantee);

        [LoggerMessage(2, LogLevel.Warning, "Messages are kept on {Guarantee} {Advice}")]
        public static partial void Weak(ILogger logger, string guarantee, string advice);

        [LoggerMessage(3, LogLevel.Warning, "Redis does not say what it guarantees ({Failure}); until it answers, channels are told that nothing can be stored")]
        public static partial void Unknown(ILogger logger, string failure);
    }
}
