using CivicBot.Adapters.Zalo.Zns;
using CivicBot.Messaging.Stores;

namespace CivicBot.Messaging.Proactive;

/// <summary>What an Official Account may spend today.</summary>
internal static class ZnsBudget
{
    public static NoticeBudget Of(ZaloZnsOptions options, string oaId, DateTimeOffset now)
    {
        var account = options.Find(oaId) ?? throw new ArgumentException("This Official Account sends no notices.", nameof(oaId));
        return new NoticeBudget(ZaloZnsHours.Day(now), options.Development ? 0 : account.Price, account.DailyCap, account.MonthlyCap);
    }
}
