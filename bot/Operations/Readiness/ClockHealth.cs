using CivicBot.Messaging;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace CivicBot.Operations.Readiness;

/// <summary>Somebody else's clock that several nodes share: the database server's, Redis'. The embedded stores have none.</summary>
internal interface ISharedClock
{
    /// <summary>For operators, for example "PostgreSQL".</summary>
    string Name { get; }

    /// <returns>Its time; null: it is not in use.</returns>
    Task<DateTimeOffset?> NowAsync(CancellationToken cancellationToken);
}

/// <summary>Whether this machine's clock agrees with the shared ones.</summary>
internal sealed class ClockHealth(IEnumerable<ISharedClock> clocks, IOptions<ReadinessOptions> options, TimeProvider time) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        foreach (var clock in clocks)
        {
            var asked = time.GetUtcNow();
            DateTimeOffset? theirs;
            try
            {
                theirs = await clock.NowAsync(cancellationToken).WaitAsync(options.Value.ProbeLimit, time, cancellationToken);
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                return HealthCheckResult.Degraded($"The clock of {clock.Name} cannot be asked ({FailureText.Of(failure)}).");
            }

            if (theirs is { } moment && SkewOf(moment, asked, time.GetUtcNow()) is var skew && skew > options.Value.ClockSkew)
            {
                return HealthCheckResult.Unhealthy($"This machine's clock is {skew.TotalSeconds:0} s off that of {clock.Name}; set it by NTP.");
            }
        }

        return HealthCheckResult.Healthy("No clock contradicts this machine's.");
    }

    /// <summary>Time passes while the question travels: a clock that shows any moment of it is right.</summary>
    internal static TimeSpan SkewOf(DateTimeOffset theirs, DateTimeOffset asked, DateTimeOffset answered) =>
        theirs < asked ? asked - theirs : theirs > answered ? theirs - answered : TimeSpan.Zero;
}
