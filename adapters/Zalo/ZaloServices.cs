using CivicBot.Adapters.Channels;
using CivicBot.Adapters.Zalo.Client;
using CivicBot.Adapters.Zalo.Handover;
using CivicBot.Adapters.Zalo.InProcess;
using CivicBot.Adapters.Zalo.Webhook;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CivicBot.Adapters.Zalo;

/// <summary>Registers the Zalo channel.</summary>
public static class ZaloServices
{
    /// <summary>
    /// The adapter, as <see cref="ZaloAdapter"/> and <see cref="IChannel"/>, with everything behind it. The host registers an
    /// <see cref="IChannelInbox"/> (or calls <see cref="AddInProcessZaloInbox"/>), the stores that <see cref="ZaloApiServices.AddZaloApi"/>
    /// names, and maps <see cref="ZaloEndpoints.MapZaloWebhook"/>.
    /// </summary>
    /// <param name="section">Usually <c>configuration.GetSection("Zalo")</c>.</param>
    public static IServiceCollection AddZaloAdapter(this IServiceCollection services, IConfiguration section)
    {
        services.AddOptions<ZaloOptions>().Bind(section);
        return services.AddAdapter();
    }

    /// <inheritdoc cref="AddZaloAdapter(IServiceCollection, IConfiguration)" />
    public static IServiceCollection AddZaloAdapter(this IServiceCollection services, Action<ZaloOptions> configure)
    {
        services.AddOptions<ZaloOptions>().Configure(configure);
        return services.AddAdapter();
    }

    /// <summary>
    /// The middleware that keeps the bot out while an official writes, for the scope of each turn; the host runs scoped <see cref="IMiddleware"/>
    /// around its bot. With singleton state use <c>adapter.Use(new ZaloHandoverMiddleware(…))</c> instead.
    /// </summary>
    public static IServiceCollection AddZaloHandover(this IServiceCollection services)
    {
        services.TryAddEnumerable(ServiceDescriptor.Scoped<IMiddleware, ZaloHandoverMiddleware>());
        return services;
    }

    /// <summary>
    /// Handles events in this process, in memory: a restart loses what was acknowledged and not yet handled. For trying out, and for bots that
    /// can bear that; what the bot sends is sent at once.
    /// </summary>
    public static IServiceCollection AddInProcessZaloInbox(this IServiceCollection services)
    {
        services.TryAddSingleton<InProcessZaloInbox>();
        services.TryAddSingleton<IChannelInbox>(provider => provider.GetRequiredService<InProcessZaloInbox>());
        services.AddHostedService(provider => provider.GetRequiredService<InProcessZaloInbox>());
        return services;
    }

    private static IServiceCollection AddAdapter(this IServiceCollection services)
    {
        services.AddOptions<ZaloOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ZaloOptions>, ZaloOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ZaloAccounts>();
        services.TryAddSingleton<ZaloWebhookVerifier>();
        services.TryAddSingleton<ZaloWebhookStatus>();
        services.AddZaloApi();
        services.TryAddSingleton<ZaloAdapter>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IChannel, ZaloAdapter>(provider => provider.GetRequiredService<ZaloAdapter>()));
        return services;
    }
}
