using CivicBot.Messaging;
using CivicBot.Storage.Redis;
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

/// <summary>Whether this machine's clock agrees with the shared ones. A node that goes by Redis' time works on meanwhile.</summary>
internal sealed class ClockHealth(IEnumerable<ISharedClock> clocks, IOptions<ReadinessOptions> options, TimeProvider time) : IHealthCheck
{
    private readonly TimeProvider machine = time is SharedTime shared ? shared.Machine : time;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        foreach (var clock in clocks)
        {
            var asked = machine.GetUtcNow();
            DateTimeOffset? theirs;
            try
            {
                theirs = await clock.NowAsync(cancellationToken).WaitAsync(options.Value.ProbeLimit, machine, cancellationToken);
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                return HealthCheckResult.Degraded($"The clock of {clock.Name} cannot be asked ({FailureText.Of(failure)}).");
            }

            if (theirs is { } moment && SkewOf(moment, asked, machine.GetUtcNow()) is var skew && skew > options.Value.ClockSkew)
            {
                var said = $"This machine's clock is {skew.TotalSeconds:0} s off that of {clock.Name}; set it by NTP.";
                return time is SharedTime ? HealthCheckResult.Degraded(said + " Until then this node goes by Redis' time.") : HealthCheckResult.Unhealthy(said);
            }
        }

        return HealthCheckResult.Healthy("No clock contradicts this machine's.");
    }

    /// <summary>Time passes while the question travels: a clock that shows any moment of it is right.</summary>
    internal static TimeSpan SkewOf(DateTimeOffset theirs, DateTimeOffset asked, DateTimeOffset answered) =>
        theirs < asked ? asked - theirs : theirs > answered ? theirs - answered : TimeSpan.Zero;
}
