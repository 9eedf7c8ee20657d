using CivicBot.Adapters.AzureLanguage;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace CivicBot.Understanding.Cloud;

/// <summary>Says whether Azure AI Language is asked, and if not, why; comments are sorted all the same.</summary>
internal sealed class CloudHealth(AzureLanguageClient azure, CloudLedger ledger, IOptions<AzureLanguageOptions> options) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(Result());

    private HealthCheckResult Result()
    {
        if (azure.IsOff)
        {
            return HealthCheckResult.Healthy("Azure AI Language is off; topics are told by the local classifier alone.");
        }

        var spent = ledger.ThisMonth;
        return azure.Rest.Trouble switch
        {
            { Outcome: CloudOutcome.Misconfigured, Code: var code } => HealthCheckResult.Degraded(
                $"Azure AI Language refuses us ({code}): check AzureLanguage__Endpoint, __Key, __ProjectName and __DeploymentName. The local classifier is used; it is tried again every ten minutes."),
            { Outcome: var outcome, Code: var code, Since: var since } => HealthCheckResult.Degraded(
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Azure AI Language gives no answers since {since:yyyy-MM-dd HH:mm} UTC ({outcome}, {code ?? "no code"}). The local classifier is used.")),
            null when options.Value.RecordsPerMonth > 0 && spent >= options.Value.RecordsPerMonth => HealthCheckResult.Degraded(
                $"The {options.Value.RecordsPerMonth} text records of this month (AzureLanguage__RecordsPerMonth) are spent. The local classifier is used."),
            null => HealthCheckResult.Healthy($"Azure AI Language is asked; {spent} text records this month."),
        };
    }
}
