using CivicBot.Adapters.Zalo.Tokens;
using CivicBot.Adapters.Zalo.Zns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CivicBot.Adapters.Zalo.Client;

/// <summary>Registers everything that calls Zalo.</summary>
public static class ZaloApiServices
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);
    private const int MaxAnswerBytes = 4 * 1024 * 1024;

    /// <summary>
    /// <see cref="IZaloClient"/>, <see cref="IZaloZns"/>, <see cref="IZaloConsent"/>, <see cref="ZaloHealth"/>, the keeper of the tokens. The host registers
    /// <see cref="IZaloTokenStore"/>, <see cref="IZaloConsentStates"/>, <see cref="IZaloUploadCache"/> and, if it sends media, <see cref="IZaloMedia"/>;
    /// <see cref="ZaloOptions"/> are bound by <c>AddZaloAdapter</c>.
    /// </summary>
    public static IServiceCollection AddZaloApi(this IServiceCollection services)
    {
        services.AddOptions<ZaloApiOptions>().BindConfiguration(ZaloApiOptions.SectionName).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ZaloApiOptions>, ZaloApiOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ZaloApiOptions>, ZaloStoresValidator>());
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ZaloHealth>();
        services.TryAddSingleton<ZaloAccounts>();
        services.TryAddSingleton<ZaloMetrics>();
        services.TryAddSingleton<ZaloUnknownErrors>();
        AddHttpClient(services, ZaloHttp.HttpClientName);
        AddHttpClient(services, ZaloOAuthClient.HttpClientName);

        services.TryAddSingleton<ZaloOAuthClient>();
        services.TryAddSingleton<ZaloTokenAlerts>();
        services.TryAddSingleton<ZaloTokenSeeds>();
        services.TryAddSingleton<ZaloTokenCommit>();
        services.TryAddSingleton<ZaloTokenRefresher>();
        services.TryAddSingleton<ZaloTokenService>();
        services.TryAddSingleton<ZaloTokenKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<ZaloTokenKeeper>());
        services.TryAddSingleton<IZaloConsent, ZaloConsent>();

        services.TryAddSingleton<ZaloHttp>();
        services.TryAddSingleton<ZaloOaLookup>();
        services.TryAddSingleton<ZaloRateLimits>();
        services.TryAddSingleton<ZaloPipelines>();
        services.TryAddSingleton<ZaloApi>();
        services.TryAddSingleton<ZaloReader>();
        services.TryAddSingleton<ZaloUploads>();
        services.TryAddSingleton<ZaloFlavors>();
        services.TryAddSingleton<ZaloSender>();
        services.TryAddSingleton<IZaloClient, ZaloClient>();

        services.AddOptions<ZaloZnsOptions>().BindConfiguration(ZaloZnsOptions.SectionName).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ZaloZnsOptions>, ZaloZnsOptionsValidator>());
        services.TryAddSingleton<IZaloZns, ZaloZns>();
        return services;
    }

    private static void AddHttpClient(IServiceCollection services, string name) =>
        services
            .AddHttpClient(name, client =>
            {
                // Each call has a time-out of its own, on our clock.
                client.Timeout = Timeout.InfiniteTimeSpan;
                client.MaxResponseContentBufferSize = MaxAnswerBytes;
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                // Tokens stand in headers: they must not follow a redirect to another host.
                AllowAutoRedirect = false,
                UseCookies = false,
                ConnectTimeout = ConnectTimeout,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)

            // The factory's own logging writes addresses, and ours carry user ids in the query.
            .RemoveAllLoggers();
}
