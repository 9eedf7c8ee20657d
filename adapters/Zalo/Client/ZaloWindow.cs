namespace CivicBot.Adapters.Zalo.Client;

/// <summary>
/// Zalo's interaction windows by our own clock: free up to 48 hours after the citizen's last interaction, charged up to 7 days, closed after.
/// Asking Zalo instead would cost a call and is not known to work for state agencies.
/// </summary>
internal static class ZaloWindow
{
    public static readonly TimeSpan Free = TimeSpan.FromHours(48);

    public static readonly TimeSpan Open = TimeSpan.FromDays(7);

    /// <returns>The time since the last interaction when the window is closed; null when Zalo may be asked (also when no interaction is known).</returns>
    public static TimeSpan? Closed(DateTimeOffset? lastInteraction, bool sendCharged, DateTimeOffset now) =>
        lastInteraction is { } at && now - at is var since && since > (sendCharged ? Open : Free) ? since : null;
}
