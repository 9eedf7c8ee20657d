using CivicBot.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace CivicBot.Operations.Readiness;

/// <summary>Free space where the data lie.</summary>
internal sealed class DiskHealth(IOptions<StorageOptions> storage, IOptions<ReadinessOptions> options) : IHealthCheck
{
    private const long Megabyte = 1024 * 1024;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Judge(FreeSpace.Of(storage.Value.Directory), options.Value));

    /// <param name="free">Bytes; null: unknown.</param>
    internal static HealthCheckResult Judge(long? free, ReadinessOptions options)
    {
        if (free is not { } bytes)
        {
            return HealthCheckResult.Healthy("The system does not say how much space is free.");
        }

        var data = new Dictionary<string, object>(StringComparer.Ordinal) { ["freeMegabytes"] = bytes / Megabyte };
        return bytes < options.DiskFullMegabytes * Megabyte ? HealthCheckResult.Unhealthy($"Only {bytes / Megabyte} MB are free in Data:Directory; make room.", data: data)
            : bytes < options.DiskLowMegabytes * Megabyte ? HealthCheckResult.Degraded($"Only {bytes / Megabyte} MB are free in Data:Directory; make room soon.", data: data)
            : HealthCheckResult.Healthy($"{bytes / Megabyte} MB are free.", data);
    }
}
