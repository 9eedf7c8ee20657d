using System.Collections.Concurrent;
using CivicBot.Operations.Telemetry;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CivicBot.Operations.Readiness;

/// <summary>
/// Says in the log when a part gets worse or well again, once each time and by its name alone. What the framework itself would log at every question holds the description, in which words of a list may stand; that is for whoever
/// looks at <c>/health/ready</c>.
/// </summary>
internal sealed partial class HealthChanges(StandingFigures figures, ILogger<HealthChanges> logger) : IHealthCheckPublisher
{
    private readonly ConcurrentDictionary<string, HealthStatus> known = new(StringComparer.Ordinal);

    public Task PublishAsync(HealthReport report, CancellationToken cancellationToken)
    {
        foreach (var (part, entry) in report.Entries)
        {
            var before = known.GetValueOrDefault(part, HealthStatus.Healthy);
            known[part] = entry.Status;
            if (entry.Status < before)
            {
                Log.Worse(logger, part, entry.Status);
            }
            else if (entry.Status > before)
            {
                Log.Better(logger, part, entry.Status);
            }
        }

        figures.Health = report.Entries.ToDictionary(entry => entry.Key, entry => (int)entry.Value.Status, StringComparer.Ordinal);
        return Task.CompletedTask;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Health: {Part} is {Status} now; /health/ready says why.")]
        public static partial void Worse(ILogger logger, string part, HealthStatus status);

        [LoggerMessage(2, LogLevel.Information, "Health: {Part} is {Status} again.")]
        public static partial void Better(ILogger logger, string part, HealthStatus status);
    }
}
