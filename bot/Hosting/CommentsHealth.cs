using CivicBot.Understanding;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CivicBot.Hosting;

/// <summary>Says when a wrong list keeps comments from being read; questions are answered meanwhile.</summary>
internal sealed class CommentsHealth(CommentLearning learning) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(learning switch
        {
            { Trouble: { } trouble } => HealthCheckResult.Degraded($"Comments cannot be read: {trouble}"),
            { Learned.IsCompletedSuccessfully: true } => HealthCheckResult.Healthy("Comments can be read."),
            _ => HealthCheckResult.Healthy("Still learning to read comments."),
        });
}
