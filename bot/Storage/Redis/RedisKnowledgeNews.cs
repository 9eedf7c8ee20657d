using CivicBot.Knowledge.Local;

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
        catch (StorageUnavailableException unavailable)
        {
            Log.NotTold(logger, unavailable.Message);
        }
    }

    public async Task<bool> ListenAsync(Action heard)
    {
        try
        {
            await redis.ListenAsync(News, _ => heard());
            return true;
        }
        catch (StorageUnavailableException)
        {
            // The health check tells of Redis; until it is back this node looks as often as it always does.
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The other nodes could not be told that texts of communes changed; they look by themselves. {Problem}")]
        public static partial void NotTold(ILogger logger, string problem);
    }
}
