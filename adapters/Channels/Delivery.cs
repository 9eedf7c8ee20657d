namespace CivicBot.Adapters.Channels;

/// <summary>What came of an attempt to deliver a message.</summary>
public abstract record Delivery
{
    private Delivery()
    {
    }

    /// <summary>The channel confirmed it under this id (empty where the channel gives none).</summary>
    public sealed record Delivered(string ChannelMessageId) : Delivery;

    /// <summary>Certainly not delivered; worth trying again, not before <paramref name="After"/> if given.</summary>
    /// <param name="Reason">Error code and class, without personal data.</param>
    /// <param name="CountsAsAttempt">False where the fault is not the message's (rate limit, channel switched off): it waits without using up its attempts.</param>
    public sealed record Retry(string Reason, TimeSpan? After = null, bool CountsAsAttempt = true) : Delivery;

    /// <summary>It may or may not have reached the citizen: ask <see cref="IChannel.ReconcileAsync"/> before another attempt.</summary>
    public sealed record Uncertain(string Reason) : Delivery;

    /// <summary>The channel does not let us write to this citizen now (no interaction in its window); to be kept for the next contact.</summary>
    public sealed record WindowClosed(string Reason) : Delivery;

    /// <summary>Can never be delivered: dead letter.</summary>
    public sealed record Refused(string Reason) : Delivery;
}

/// <summary>What is known about an attempt whose outcome was unknown.</summary>
public abstract record Reconciliation
{
    private Reconciliation()
    {
    }

    /// <summary>It reached the citizen, under this id.</summary>
    public sealed record Found(string ChannelMessageId) : Reconciliation;

    /// <summary>The channel says that it did not.</summary>
    public sealed record NotFound : Reconciliation;

    /// <summary>The channel cannot tell (now).</summary>
    public sealed record CannotTell(string Reason) : Reconciliation;
}
