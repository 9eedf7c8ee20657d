using CivicBot.Adapters.AzureLanguage;
using CivicBot.AzureStandIn;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CivicBot.AzureLanguage.Tests.Client;

/// <summary>The adapter as a host registers it, connected with a stand-in of the service.</summary>
internal sealed class Connected : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private Connected(StandIn azure, ServiceProvider services, KeptLog log) => (Azure, this.services, Log) = (azure, services, log);

    public StandIn Azure { get; }

    public KeptLog Log { get; }

    public AzureLanguageClient Client => services.GetRequiredService<AzureLanguageClient>();

    public ICloudSpending Spending => services.GetRequiredService<ICloudSpending>();

    /// <param name="settings">Keys of the section <c>AzureLanguage</c>.</param>
    public static async Task<Connected> StartAsync(StandInOptions? options = null, MaskPersonalData? mask = null, params (string Key, string Value)[] settings)
    {
        var azure = await StandIn.StartAsync(options);
        var all = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Endpoint"] = azure.Url,
            ["Key"] = azure.Options.Key,
            ["ProjectName"] = azure.Options.ProjectName,
            ["DeploymentName"] = azure.Options.DeploymentName,
            ["RetryPause"] = "00:00:00.010",
            ["PollPause"] = "00:00:00.010",
        };
        foreach (var (key, value) in settings)
        {
            all[key] = value;
        }

        var log = new KeptLog();
        var provider = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log))
            .AddSingleton(mask ?? (text => text))
            .AddAzureLanguage(new ConfigurationBuilder().AddInMemoryCollection(all).Build())
            .BuildServiceProvider();
        return new Connected(azure, provider, log);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Azure.DisposeAsync();
    }
}
