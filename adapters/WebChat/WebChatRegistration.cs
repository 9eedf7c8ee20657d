using CivicBot.Adapters.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CivicBot.Adapters.WebChat;

/// <summary>Adds Web Chat to a host. The host brings the <see cref="IChannelInbox"/> and the <see cref="IDirectLineStore"/>.</summary>
public static class WebChatRegistration
{
    public static IServiceCollection AddWebChat(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<WebChatOptions>().Bind(configuration.GetSection(WebChatOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddDataProtection();
        services.AddSingleton<DirectLineTokens>();
        services.AddSingleton<WebChatLimits>();
        services.AddSingleton<DirectLineEndpoints>();
        services.AddSingleton<WebChatAdapter>();
        services.AddSingleton<IChannel>(provider => provider.GetRequiredService<WebChatAdapter>());
        services.AddSingleton(provider => new WebChatSessions(
            provider.GetRequiredService<DirectLineEndpoints>(),
            provider.GetRequiredService<DirectLineTokens>(),
            provider.GetRequiredService<WebChatLimits>()));
        return services;
    }

    /// <summary>The Direct Line endpoints under <c>/v3/directline</c>.</summary>
    public static IEndpointRouteBuilder MapWebChat(this IEndpointRouteBuilder endpoints)
    {
        endpoints.ServiceProvider.GetRequiredService<DirectLineEndpoints>().Map(endpoints);
        return endpoints;
    }
}
