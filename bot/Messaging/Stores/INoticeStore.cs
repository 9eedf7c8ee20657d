namespace CivicBot.Messaging.Stores;

/// <summary>
/// Template messages that wait, and the money that they cost. A notice sleeps until a message of its occasion is held, and is gone when the
/// message is released or ends. The start of an attempt and its price are durable before Zalo is called: after a crash the attempt counts as
/// made, so that nobody is told, and nothing is paid, twice.
/// </summary>
public interface INoticeStore
{
    /// <summary>Ends attempts that a crash interrupted as of unknown outcome. Called once, before any sending.</summary>
    Task<int> RecoverAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>The next notice of a conversation.</summary>
    Task<NoticeStep> NextAsync(ConversationKey conversation, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Takes the price from the budget and marks the attempt as begun, or does neither.</summary>
    Task<NoticeStart> StartAsync(Notice notice, NoticeBudget budget, CancellationToken cancellationToken);

    /// <summary>Stores what came of an attempt, or why none was made; money that was certainly not spent goes back.</summary>
    Task SettleAsync(Notice notice, NoticeSettlement settlement, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Conversations with notices to send, in a stable order, page by page.</summary>
    Task<IReadOnlyList<ConversationKey>> WaitingAsync(ConversationKey? after, int limit, CancellationToken cancellationToken);

    /// <summary>What a payer spent on a day and in its month, and how many notices wait.</summary>
    Task<NoticeSpending> SpendingAsync(string payer, DateOnly day, CancellationToken cancellationToken);
}

/// <summary>A template message as it is queued.</summary>
/// <param name="Payer">Who pays: the Official Account.</param>
/// <param name="Content">Phone number and values; stored encrypted, deleted when the notice ends.</param>
/// <param name="TellsAll">Whether the held messages end with it.</param>
public sealed record QueuedNotice(string Payer, string TemplateId, string TrackingId, NoticeContent Content, bool TellsAll);

/// <param name="Phone">Digits, <c>84…</c>.</param>
public sealed record NoticeContent(string Phone, IReadOnlyDictionary<string, string> Values)
{
    public override string ToString() => nameof(NoticeContent);
}

/// <summary>A notice whose time has come.</summary>
/// <param name="Content">Null: it cannot be decrypted any more.</param>
/// <param name="Attempts">Attempts that certainly failed.</param>
/// <param name="Since">When its message was held.</param>
public sealed record Notice(
    long Id, string Payer, string TemplateId, string TrackingId, NoticeContent? Content, int Attempts, DateTimeOffset Since);

/// <summary>What there is to do for a conversation.</summary>
public abstract record NoticeStep
{
    private NoticeStep()
    {
    }

    public sealed record Nothing : NoticeStep;

    public sealed record WaitUntil(DateTimeOffset At) : NoticeStep;

    public sealed record Ready(Notice Notice) : NoticeStep;
}

public enum NoticeStart
{
    Started,

    /// <summary>The price would go over the cap of the day; nothing was taken.</summary>
    OverDailyCap,

    /// <summary>The price would go over the cap of the month; nothing was taken.</summary>
    OverMonthlyCap,

    /// <summary>The citizen made contact meanwhile: the notice is not needed any more.</summary>
    Gone,
}

/// <summary>In đồng.</summary>
/// <param name="Price">Of one message; 0: free.</param>
/// <param name="Day">Today in Vietnam: caps follow its days and months.</param>
public sealed record NoticeBudget(DateOnly Day, long Price, long DailyCap, long MonthlyCap);

/// <param name="Day">Spent on the day, in đồng.</param>
/// <param name="Month">Spent in its month, in đồng.</param>
/// <param name="Waiting">Notices that wait to be sent.</param>
public sealed record NoticeSpending(long Day, long Month, long Waiting);

/// <summary>How an attempt, or the decision not to make one, ended.</summary>
public abstract record NoticeSettlement
{
    private NoticeSettlement()
    {
    }

    /// <summary>Zalo took it, under this id.</summary>
    public sealed record Sent(string MessageId) : NoticeSettlement;

    /// <summary>Certainly not sent; again from then on.</summary>
    /// <param name="Counts">It was an attempt, and not only a wait for the morning or for money.</param>
    public sealed record Later(DateTimeOffset At, string Reason, bool Counts) : NoticeSettlement;

    /// <summary>Certainly not sent, and never will be; its message waits for a contact.</summary>
    public sealed record GivenUp(string Reason) : NoticeSettlement;

    /// <summary>May have been sent: counts as paid and is never repeated; its message waits for a contact.</summary>
    public sealed record Unknown(string Reason) : NoticeSettlement;
}
