using CivicBot.Knowledge.Procedures;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CivicBot.Hosting;

/// <summary>Says when knowledge files are broken: the last good versions are in use, and somebody should look.</summary>
internal sealed class KnowledgeHealth(IProcedureLibrary library) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var snapshot = library.Current;
        if (snapshot.Procedures.Count == 0)
        {
            return Task.FromResult(HealthCheckResult.Unhealthy("No procedure could be read; check Knowledge:Directory."));
        }

        var errors = snapshot.Problems.Where(problem => problem.Severity == ProblemSeverity.Error).ToList();
        var data = new Dictionary<string, object>(StringComparer.Ordinal) { ["procedures"] = snapshot.Procedures.Count, ["errors"] = errors.Count };
        return Task.FromResult(errors.Count == 0
            ? HealthCheckResult.Healthy("All files could be read.", data)
            : HealthCheckResult.Degraded($"{errors.Count} error(s), first in {errors[0].File}:{errors[0].Line}; run the command 'check'.", data: data));
    }
}
