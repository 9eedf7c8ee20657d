using CivicBot.Adapters.Channels;
using CivicBot.Messaging.Stores;

namespace CivicBot.Messaging.Outbox;

/// <summary>What follows from the outcome of an attempt. Pure: the chance in the pauses is an argument.</summary>
internal static class DeliveryPolicy
{
    private const int MostDoublings = 20;

    /// <param name="chance">From 0 up to 1: spreads retries, so that a channel that comes back is not met by all of them at once.</param>
    public static Settlement After(OutboxEntry entry, Delivery delivery, DateTimeOffset now, MessagingOptions options, double chance) =>
        delivery switch
        {
            Delivery.Delivered d => new Settlement.Delivered(d.ChannelMessageId),
            Delivery.Retry { CountsAsAttempt: true } d => Again(entry, d.Reason, d.After, now, options, chance),
            Delivery.Retry d => new Settlement.TryAgain(now + (d.After ?? Pause(entry.Tries, options, chance)), d.Reason, Counts: false),
            Delivery.Uncertain d => new Settlement.AskAt(now + options.EchoWait, d.Reason),
            Delivery.WindowClosed d => new Settlement.Held(d.Reason),
            Delivery.Refused d => new Settlement.DeadLettered(d.Reason),
            _ => throw new ArgumentOutOfRangeException(nameof(delivery)),
        };

    /// <summary>
    /// The same after a question about an attempt of unknown outcome. A channel that never can tell gets the message once more: a doubled
    /// answer is a blemish, a missing one a broken promise.
    /// </summary>
    public static Settlement After(
        OutboxEntry entry, Reconciliation reconciliation, DateTimeOffset now, MessagingOptions options, double chance) =>
        reconciliation switch
        {
            Reconciliation.Found r => new Settlement.Delivered(r.ChannelMessageId),
            Reconciliation.NotFound => Again(entry, "outcome unknown, then found undelivered", TimeSpan.Zero, now, options, chance),
            Reconciliation.CannotTell r when entry.Reconciliations + 1 < options.Reconciliations =>
                new Settlement.AskAt(now + Max(options.EchoWait, Pause(entry.Reconciliations, options, chance)), r.Reason),
            Reconciliation.CannotTell r => Again(entry, $"outcome stays unknown: {r.Reason}", TimeSpan.Zero, now, options, chance),
            _ => throw new ArgumentOutOfRangeException(nameof(reconciliation)),
        };

    private static Settlement Again(
        OutboxEntry entry, string reason, TimeSpan? after, DateTimeOffset now, MessagingOptions options, double chance)
    {
        if (entry.Attempts + 1 >= options.DeliveryAttempts)
        {
            return new Settlement.DeadLettered(reason);
        }

        var pause = after == TimeSpan.Zero ? TimeSpan.Zero : Max(after ?? TimeSpan.Zero, Pause(entry.Attempts, options, chance));
        return new Settlement.TryAgain(now + pause, reason, Counts: true);
    }

    /// <summary>Doubles each time up to the limit; three quarters to five quarters of that.</summary>
    private static TimeSpan Pause(int earlier, MessagingOptions options, double chance)
    {
        var full = Math.Min(
            options.LongestDeliveryPause.Ticks, options.DeliveryPause.Ticks * Math.Pow(2, Math.Min(earlier, MostDoublings)));
        return TimeSpan.FromTicks((long)(full * (0.75 + (0.5 * chance))));
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
