using CivicBot.Knowledge.Local;
using StackExchange.Redis;

namespace CivicBot.Storage.Redis;

/// <summary>Told by publishing: it reaches the nodes that are connected now.</summary>
internal sealed partial class RedisKnowledgeNews(RedisConnection redis, ILogger<RedisKnowledgeNews> logger) : IKnowledgeNews
{
    private const string News = "knowledge";

    public async Task TellAsync()
    {
        try
        {
            await redis.CommandAsync("PUBLISH", redis.Prefix + News, "changed");
        }
        catch (Exception failure) when (IsNoNews(failure))
        {
            Log.NotTold(logger, failure.Message);
        }
    }

    public async Task<bool> ListenAsync(Action heard)
    {
        try
        {
            await redis.ListenAsync(News, _ => heard());
            return true;
        }
        catch (Exception failure) when (IsNoNews(failure))
        {
            // The health check tells of Redis; until it is back this node looks as often as it always does.
            return false;
        }
    }

    /// <summary>Redis is away, or does not let this user publish: what was changed is stored all the same.</summary>
    private static bool IsNoNews(Exception failure) => failure is StorageUnavailableException or RedisException;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The other nodes could not be told that texts of communes changed; they look by themselves. {Problem}")]
        public static partial void NotTold(ILogger logger, string problem);
    }
}
