using System.Globalization;
using CivicBot.Adapters.Zalo.Zns;
using CivicBot.Messaging.Stores;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace CivicBot.Messaging.Proactive;

/// <summary>Tells when the next template message would go over a cap: citizens are then told at their next contact only.</summary>
internal sealed class ZnsHealth(INoticeStore store, IOptions<ZaloZnsOptions> options, TimeProvider time) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var zns = options.Value;
        if (zns.Accounts.Count == 0)
        {
            return HealthCheckResult.Healthy("off");
        }

        var data = new Dictionary<string, object>(StringComparer.Ordinal);
        var complaints = new List<string>();
        for (var index = 0; index < zns.Accounts.Count; index++)
        {
            var account = zns.Accounts[index];
            var budget = ZnsBudget.Of(zns, account.OaId, time.GetUtcNow());
            var spending = await store.SpendingAsync(account.OaId, budget.Day, cancellationToken);
            data[account.OaId] = new { spentToday = spending.Day, spentThisMonth = spending.Month, waiting = spending.Waiting };
            if (Complaint($"Zalo:Zns:Accounts:{index}", account.OaId, budget, spending) is { } complaint)
            {
                complaints.Add(complaint);
            }
        }

        return complaints.Count > 0
            ? HealthCheckResult.Degraded(string.Join(' ', complaints), data: data)
            : HealthCheckResult.Healthy("inside the caps", data);
    }

    private static string? Complaint(string key, string oaId, NoticeBudget budget, NoticeSpending spending)
    {
        var (cap, spent, name) = spending.Month + budget.Price > budget.MonthlyCap
            ? (budget.MonthlyCap, spending.Month, "MonthlyCap")
            : (budget.DailyCap, spending.Day, "DailyCap");
        return spent + budget.Price <= cap
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"OA {oaId}: template messages have reached {key}:{name} ({spent} of {cap} VND); {spending.Waiting} wait. Raise the cap, or leave it: the citizens are told at their next contact.");
    }
}
