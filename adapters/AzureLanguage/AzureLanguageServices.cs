using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CivicBot.Adapters.AzureLanguage;

/// <summary>Registers Azure AI Language.</summary>
public static class AzureLanguageServices
{
    /// <summary>Adds <see cref="AzureLanguageClient"/>. The host registers <see cref="MaskPersonalData"/>, and an <see cref="ICloudSpending"/> that lasts where it has one.</summary>
    /// <param name="section">Usually <c>configuration.GetSection("AzureLanguage")</c>.</param>
    public static IServiceCollection AddAzureLanguage(this IServiceCollection services, IConfiguration section)
    {
        services.AddOptions<AzureLanguageOptions>().Bind(section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<AzureLanguageOptions>, AzureLanguageOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ICloudSpending, SpendingInMemory>();
        services.AddMetrics();

        // The factory's own log would show addresses and headers, one of which is the key. Timeouts are those of the call.
        services.AddHttpClient(CloudTransport.ClientName).RemoveAllLoggers().ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan);
        services.TryAddSingleton<CloudMetrics>();
        services.TryAddSingleton(provider => new AzureLanguageClient(
            provider.GetRequiredService<IOptions<AzureLanguageOptions>>(),
            provider.GetRequiredService<IHttpClientFactory>(),
            provider.GetRequiredService<MaskPersonalData>(),
            provider.GetRequiredService<ICloudSpending>(),
            provider.GetRequiredService<CloudMetrics>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<AzureLanguageClient>>()));
        return services;
    }
}
