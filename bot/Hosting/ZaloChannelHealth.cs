using CivicBot.Adapters.Zalo;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CivicBot.Hosting;

/// <summary>
/// What the Zalo client reports of tokens and settings. An OA that stands still is "degraded", not "unhealthy": events still come in and
/// are kept, and taking the process out of service would lose them.
/// </summary>
internal sealed class ZaloChannelHealth(ZaloHealth health) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(health.Level == ZaloHealthLevel.Well
            ? HealthCheckResult.Healthy("Nothing to report.")
            : HealthCheckResult.Degraded(string.Join(" ", health.Reasons.Select(Sentence))));

    private static string Sentence(ZaloHealthReason reason) => reason.OaId.Length == 0 ? reason.Text : $"OA {reason.OaId}: {reason.Text}";
}
