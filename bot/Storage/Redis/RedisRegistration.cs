using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CivicBot.Storage.Redis;

public static class RedisRegistration
{
    /// <summary>Whether this configuration names a Redis.</summary>
    public static bool HasRedis(this IConfiguration configuration) => !string.IsNullOrWhiteSpace(configuration.GetConnectionString(RedisOptions.ConnectionName));

    /// <summary>Whether <see cref="AddRedis"/> was called: messages and shared state then live there.</summary>
    public static bool HasRedis(this IServiceCollection services) => services.Any(service => service.ServiceType == typeof(RedisConnection));

    /// <summary>The connection to Redis, where <c>ConnectionStrings:Redis</c> names one.</summary>
    public static IServiceCollection AddRedis(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RedisOptions>()
            .Bind(configuration.GetSection(RedisOptions.Section))
            .Configure(options => options.Connection = configuration.GetConnectionString(RedisOptions.ConnectionName) ?? "")
            .ValidateDataAnnotations()
            .Validate(
                options => options.OperationTimeout > TimeSpan.Zero && options.OperationTimeout <= TimeSpan.FromMinutes(1),
                "Redis:OperationTimeout must be longer than zero and at most a minute, for example 00:00:05.")
            .Validate(
                options => IsReadable(options.Connection),
                "ConnectionStrings:Redis cannot be read; write for example redis.example:6379,password=secret (environment: ConnectionStrings__Redis).")
            .ValidateOnStart();
        services.AddSingleton<RedisConnection>();
        services.AddSingleton(new SharedTime(TimeProvider.System));
        services.AddHostedService<RedisGuarantee>();
        return services;
    }

    /// <summary>All parts go by the time that nodes agree on, where Redis joins them.</summary>
    public static IServiceCollection AddSharedTime(this IServiceCollection services) => services.HasRedis()
        ? services.Replace(ServiceDescriptor.Singleton<TimeProvider>(provider => provider.GetRequiredService<SharedTime>()))
        : services;

    private static bool IsReadable(string connection)
    {
        try
        {
            return StackExchange.Redis.ConfigurationOptions.Parse(connection).EndPoints.Count > 0;
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException)
        {
            return false;
        }
    }
}
