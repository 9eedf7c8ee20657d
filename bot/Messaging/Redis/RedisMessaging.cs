using CivicBot.Messaging.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace CivicBot.Messaging.Redis;

internal static class RedisMessaging
{
    /// <summary>The stores on Redis, and the leases by which nodes share conversations.</summary>
    public static IServiceCollection AddRedisMessageStores(this IServiceCollection services)
    {
        services.AddSingleton(LeaseOptions.Usual);
        services.AddSingleton<RedisRecovery>();
        services.AddSingleton<ShardLeases>();
        services.AddSingleton<IServing>(p => p.GetRequiredService<ShardLeases>());
        services.AddSingleton<IStoreTrouble, RedisTrouble>();
        services.AddSingleton<RedisPages>();
        services.AddSingleton<IInboxStore, RedisInboxStore>();
        services.AddSingleton<ITurnStore, RedisTurnStore>();
        services.AddSingleton<IOutboxStore, RedisOutboxStore>();
        services.AddSingleton<IDeadLetterStore, RedisDeadLetterStore>();
        services.AddSingleton<IProactiveStore, RedisProactiveStore>();
        services.AddSingleton<INoticeStore, RedisNoticeStore>();
        return services;
    }
}
