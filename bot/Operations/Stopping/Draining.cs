using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace CivicBot.Operations.Stopping;

/// <summary>
/// The first thing that an orderly stop does: say so at <c>/health/ready</c>, and give load balancers time to see it. Afterwards the web server stops listening, then the inbox, the outbox and the rest end what they have in hand.
/// </summary>
internal sealed partial class Draining(IOptions<StopOptions> options, TimeProvider time, ILogger<Draining> logger) : IHostedLifecycleService, IHealthCheck
{
    private volatile bool stopping;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(stopping ? HealthCheckResult.Unhealthy("The program is stopping.") : HealthCheckResult.Healthy("The program is here to stay."));

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        stopping = true;
        Log.Stopping(logger, options.Value.Notice, options.Value.Limit);
        await Task.Delay(options.Value.Notice, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Stopping: not ready any more, no new requests after {Notice}, what runs has {Limit} to end.")]
        public static partial void Stopping(ILogger logger, TimeSpan notice, TimeSpan limit);
    }
}
