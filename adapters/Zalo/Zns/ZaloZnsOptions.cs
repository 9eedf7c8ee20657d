namespace CivicBot.Adapters.Zalo.Zns;

/// <summary>
/// Paid template messages to phone numbers (ZNS, since 2026 ZBS Template Message; section <c>Zalo:Zns</c>). Without accounts nothing is sent.
/// </summary>
public sealed class ZaloZnsOptions
{
    public const string SectionName = "Zalo:Zns";

    /// <summary>The Official Accounts that send and pay, each with caps of its own.</summary>
    public IList<ZaloZnsAccount> Accounts { get; set; } = [];

    /// <summary>Zalo's development mode: goes to administrators of the app or the OA only, and costs nothing.</summary>
    public bool Development { get; set; }

    /// <summary>No notices from then on, by the clock of Vietnam; Zalo refuses them (-133) from 22:00.</summary>
    public TimeOnly QuietFrom { get; set; } = new(22, 0);

    /// <summary>Notices again from then on, by the clock of Vietnam; Zalo refuses them (-133) until 06:00.</summary>
    public TimeOnly QuietUntil { get; set; } = new(6, 0);

    /// <summary>A notice that could not be sent for so long (quiet hours, caps, quota, faults) is given up; its message goes on waiting for a contact.</summary>
    public TimeSpan SendWithin { get; set; } = TimeSpan.FromDays(3);

    /// <summary>The account of an OA; null: it sends no notices.</summary>
    public ZaloZnsAccount? Find(string oaId) => Accounts.FirstOrDefault(account => account.OaId == oaId);
}

/// <summary>One Official Account that sends notices.</summary>
public sealed class ZaloZnsAccount
{
    public string OaId { get; set; } = "";

    /// <summary>Zalo's numbers of the approved templates that may be sent.</summary>
    public IList<string> Templates { get; set; } = [];

    /// <summary>What one message costs, in đồng; Zalo shows it with the template (800 by phone for a state agency in 2026).</summary>
    public int Price { get; set; }

    /// <summary>Most that is spent on a day of Vietnam, in đồng.</summary>
    public long DailyCap { get; set; }

    /// <summary>Most that is spent in a month of Vietnam, in đồng.</summary>
    public long MonthlyCap { get; set; }
}
