using System.Collections.Concurrent;
using CivicBot.ZaloStandIn.Accounts;

namespace CivicBot.ZaloStandIn.Zns;

/// <summary>How Zalo's review of a template stands.</summary>
public enum TemplateState
{
    Approved,

    /// <summary>Sending gives -131.</summary>
    Pending,

    /// <summary>Switched off for low quality: sending gives -146.</summary>
    Disabled,
}

/// <summary>Why somebody gets no template messages.</summary>
public enum PhoneState
{
    Reachable,

    /// <summary>-118.</summary>
    NoAccount,

    /// <summary>-119.</summary>
    CannotReceive,

    /// <summary>-110.</summary>
    OldApp,

    /// <summary>-139.</summary>
    RefusesKind,

    /// <summary>-141.</summary>
    RefusesAccount,
}

/// <summary>The template host's own state, switchable while running: templates, phones, allowance, purse.</summary>
public sealed class Templates
{
    private readonly Ledger ledger;
    private readonly ConcurrentDictionary<string, (TemplateState State, IReadOnlyList<string> Parameters)> known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, PhoneState> phones = new(StringComparer.Ordinal);
    private long charged;

    internal Templates(Ledger ledger) => this.ledger = ledger;

    /// <summary>Messages an OA may send a day before -144.</summary>
    public int DailyQuota { get; set; } = 20_000;

    /// <summary>What one message costs, in đồng.</summary>
    public long Price { get; set; } = 800;

    /// <summary>Money in the Zalo Cloud Account, in đồng; a message that it does not pay for gets -137. Null: without end.</summary>
    public long? Balance { get; set; }

    /// <summary>Whether the night from 22:00 to 06:00 in Vietnam gets -133.</summary>
    public bool NightIsQuiet { get; set; } = true;

    /// <summary>Phones (<c>84…</c>) of administrators: development mode reaches nobody else (-127).</summary>
    public ISet<string> Administrators { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Taken from the Zalo Cloud Account so far, in đồng.</summary>
    public long Charged => Interlocked.Read(ref charged);

    /// <summary>Delivered template messages, oldest first; <see cref="DeliveredMessage.InReplyTo"/> is the tracking id.</summary>
    public IReadOnlyList<DeliveredMessage> Sent => [.. ledger.All.Where(message => message.Kind == "zns")];

    /// <summary>Tracking ids that people were told under more than once: Zalo does not look at them, so the caller has to.</summary>
    public IReadOnlyList<string> Duplicates =>
        [.. Sent.GroupBy(message => message.InReplyTo!, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key)];

    /// <summary>Makes a template known; as long as none is, every number is an approved one with any parameters.</summary>
    /// <param name="parameters">Those that must be given; others are refused (-112).</param>
    public void Register(string id, TemplateState state = TemplateState.Approved, params IReadOnlyList<string> parameters) => known[id] = (state, parameters);

    public void Phone(string phone, PhoneState state) => phones[phone] = state;

    internal (TemplateState State, IReadOnlyList<string>? Parameters)? Find(string id) =>
        known.IsEmpty ? (TemplateState.Approved, null) : known.TryGetValue(id, out var template) ? (template.State, template.Parameters) : null;

    internal PhoneState PhoneOf(string phone) => phones.GetValueOrDefault(phone);

    /// <returns>False: the purse does not hold it.</returns>
    internal bool TryCharge()
    {
        lock (phones)
        {
            if (Balance is { } balance && balance < Price)
            {
                return false;
            }

            Balance -= Price;
            charged += Price;
            return true;
        }
    }
}
