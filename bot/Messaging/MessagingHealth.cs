using CivicBot.Messaging.Stores;
using CivicBot.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace CivicBot.Messaging;

/// <summary>
/// Unhealthy: nothing can be stored, so nothing is acknowledged. Degraded: something waits too long, or dead letters ask for a person; the
/// service goes on and must stay reachable for the channels.
/// </summary>
internal sealed class MessagingHealth(
    IDeadLetterStore letters, IStoreTrouble store, MessagingStatus status, IOptions<MessagingOptions> options, TimeProvider time) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        MessagingDepths depths;
        try
        {
            depths = await letters.MeasureAsync(cancellationToken);
        }
        catch (Microsoft.Data.Sqlite.SqliteException failure)
        {
            return HealthCheckResult.Unhealthy($"The database cannot be read: {failure.Message}");
        }
        catch (StorageUnavailableException failure)
        {
            return HealthCheckResult.Unhealthy($"Nothing can be stored: {failure.Message}");
        }

        var inboxAge = MessagingMetrics.Age(depths.InboxOldest, time);
        var outboxAge = MessagingMetrics.Age(depths.OutboxOldest, time);
        var data = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["inboxDepth"] = depths.Inbox,
            ["inboxOldestSeconds"] = Math.Round(inboxAge),
            ["outboxDepth"] = depths.Outbox,
            ["outboxOldestSeconds"] = Math.Round(outboxAge),
            ["held"] = depths.Held,
            ["deadLetters"] = depths.DeadLetters,
        };
        if (status.LastTrouble is { } last)
        {
            data["lastTroubleAt"] = last.At;
            data["lastTrouble"] = last.What;
        }

        if (await store.FindAsync(cancellationToken) is { } trouble)
        {
            return HealthCheckResult.Unhealthy($"Nothing can be stored: {trouble}", data: data);
        }

        var late = options.Value.LateAfter.TotalSeconds;
        string?[] complaints =
        [
            inboxAge > late ? "events wait too long" : null,
            outboxAge > late ? "messages wait too long" : null,
            depths.DeadLetters > 0 ? "there are dead letters (dead-letters list)" : null,
        ];
        var said = string.Join("; ", complaints.Where(c => c is not null));
        return said.Length > 0 ? HealthCheckResult.Degraded(said, data: data) : HealthCheckResult.Healthy("inbox and outbox flow", data);
    }
}
