using CivicBot.Messaging.Stores;

namespace CivicBot.Messaging;

/// <summary>What the metrics and the health check tell; refreshed by the upkeep.</summary>
internal sealed class MessagingStatus
{
    private volatile MessagingDepths depths = MessagingDepths.Empty;
    private volatile TroubleReport? lastTrouble;

    public MessagingDepths Depths
    {
        get => depths;
        set => depths = value;
    }

    /// <summary>The last failed turn or delivery.</summary>
    public TroubleReport? LastTrouble => lastTrouble;

    public void Report(DateTimeOffset at, string what) => lastTrouble = new TroubleReport(at, what);
}

internal sealed record TroubleReport(DateTimeOffset At, string What);
