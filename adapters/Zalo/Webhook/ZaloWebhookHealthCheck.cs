using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace CivicBot.Adapters.Zalo.Webhook;

/// <summary>
/// Degraded when Zalo's events are refused or cannot be stored and none has come through since, or when nothing came for a day:
/// a webhook that Zalo switched off is silent, and a quiet day is worth a look.
/// </summary>
public sealed class ZaloWebhookHealthCheck(ZaloWebhookStatus status, IOptions<ZaloOptions> options, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Silence = TimeSpan.FromDays(1);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(options.Value.IsOff ? HealthCheckResult.Healthy("The Zalo channel is off.") : Judge());

    private HealthCheckResult Judge()
    {
        var data = status.Counts.ToDictionary(count => $"webhook.{count.Key}", object (count) => count.Value, StringComparer.Ordinal);
        data["webhook.lastEventAt"] = status.LastEventAt?.ToString("O", CultureInfo.InvariantCulture) ?? "never";

        if (status.LastEventAt is null && status.MatchingVariant is { } variant)
        {
            return HealthCheckResult.Degraded($"Zalo's events are refused; their signature fits Zalo:SignatureVariant={variant}.", data: data);
        }

        if (status.LastEventAt is null && status.Count(ZaloWebhookOutcome.BadSignature) > 0)
        {
            return HealthCheckResult.Degraded("Only events with a wrong signature came; check Zalo:OaSecretKey.", data: data);
        }

        return time.GetUtcNow() - (status.LastEventAt ?? status.StartedAt) > Silence
            ? HealthCheckResult.Degraded("No event from Zalo for a day; check that the webhook is switched on in Zalo's console.", data: data)
            : HealthCheckResult.Healthy("Events come in.", data);
    }
}
