using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace CivicBot.Operations.Telemetry;

/// <summary>Sends metrics and traces to the collector while the program runs. A collector that is away costs nothing but what it would have been told.</summary>
internal sealed class TelemetryExport(IConfiguration configuration, TimeProvider time) : IHostedService, IDisposable
{
    private const int LastWords = 2_000; // milliseconds

    private MeterProvider? metrics;
    private TracerProvider? traces;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        metrics = Sdk.CreateMeterProviderBuilder()
            .ConfigureServices(services => services.AddSingleton(configuration))
            .ConfigureResource(resource => TelemetryRegistration.Describe(resource, configuration))
            .AddMeter("CivicBot.*", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "System.Net.Http")
            .AddOtlpExporter()
            .Build();
        traces = Sdk.CreateTracerProviderBuilder()
            .ConfigureServices(services => services.AddSingleton(configuration))
            .ConfigureResource(resource => TelemetryRegistration.Describe(resource, configuration))
            .AddSource(Spans.SourceName, "Microsoft.AspNetCore")
            .AddProcessor(new SpanScrubber())
            .AddOtlpExporter()
            .Build();
        return Task.CompletedTask;
    }

    /// <summary>What was measured last is sent, within the time that a stop has.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        Task told = Task.WhenAll(Task.Run(() => metrics?.Shutdown(LastWords), CancellationToken.None), Task.Run(() => traces?.Shutdown(LastWords), CancellationToken.None));
        await told.WaitAsync(TimeSpan.FromMilliseconds(2 * LastWords), time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose()
    {
        metrics?.Dispose();
        traces?.Dispose();
    }
}
