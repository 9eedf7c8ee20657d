using CivicBot.Adapters.Channels;
using CivicBot.Adapters.WebChat.Emulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CivicBot.Adapters.WebChat;

/// <summary>Adds Web Chat to a host. The host brings the <see cref="IChannelInbox"/>, the <see cref="IDirectLineStore"/> and the <see cref="IUploadStore"/>.</summary>
public static class WebChatRegistration
{
    private static readonly TimeSpan EmulatorTimeout = TimeSpan.FromSeconds(15);

    public static IServiceCollection AddWebChat(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<WebChatOptions>().Bind(configuration.GetSection(WebChatOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<WebChatOptions>, WebChatOptionsValidator>());
        services.AddDataProtection();
        services.AddSingleton<DirectLineTokens>();
        services.AddSingleton<OriginPolicy>();
        services.AddSingleton<WebChatLimits>();
        services.AddSingleton<DirectLineNews>();
        services.AddSingleton<DirectLineGate>();
        services.AddSingleton<DirectLineIncoming>();
        services.AddSingleton<DirectLineUploads>();
        services.AddSingleton<DirectLineStreams>();
        services.AddSingleton<DirectLineEndpoints>();
        services.AddSingleton<WebChatAdapter>();
        services.AddSingleton<IChannel>(provider => provider.GetRequiredService<WebChatAdapter>());
        services.AddSingleton(provider => new WebChatSessions(
            provider.GetRequiredService<DirectLineIncoming>(),
            provider.GetRequiredService<DirectLineTokens>(),
            provider.GetRequiredService<WebChatLimits>()));
        services.AddEmulator();
        return services;
    }

    /// <summary>The Direct Line endpoints under <c>/v3/directline</c>, and <c>/api/messages</c> for the Bot Framework Emulator.</summary>
    public static IEndpointRouteBuilder MapWebChat(this IEndpointRouteBuilder endpoints)
    {
        endpoints.ServiceProvider.GetRequiredService<DirectLineEndpoints>().Map(endpoints);
        endpoints.ServiceProvider.GetRequiredService<EmulatorEndpoint>().Map(endpoints);
        return endpoints;
    }

    private static void AddEmulator(this IServiceCollection services)
    {
        services.AddSingleton<EmulatorEndpoint>();
        services.AddSingleton<EmulatorAdapter>();
        services.AddSingleton<IChannel>(provider => provider.GetRequiredService<EmulatorAdapter>());
        services.AddHttpClient(EmulatorAdapter.HttpClientName, client => client.Timeout = EmulatorTimeout)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false })

            // The factory's own logging writes addresses, in which conversations are named.
            .RemoveAllLoggers();
    }
}
