using System.Diagnostics.Metrics;
using System.Globalization;
using CivicBot.Adapters.Channels;
using CivicBot.Messaging.Stores;

namespace CivicBot.Messaging;

/// <summary>Meter <c>CivicBot.Messaging</c>. Tags name the channel and the outcome, never a citizen.</summary>
internal sealed class MessagingMetrics : IDisposable
{
    public const string MeterName = "CivicBot.Messaging";

    private readonly Meter meter;
    private readonly Histogram<double> appends;
    private readonly Histogram<double> turns;
    private readonly Histogram<double> deliveries;
    private readonly Histogram<double> waits;

    public MessagingMetrics(IMeterFactory factory, MessagingStatus status, TimeProvider time)
    {
        meter = factory.Create(MeterName);
        appends = meter.CreateHistogram<double>("civicbot.inbox.append", "s", "Time until an event was durable");
        turns = meter.CreateHistogram<double>("civicbot.turn", "s", "Duration of a turn with its commit");
        waits = meter.CreateHistogram<double>("civicbot.inbox.age", "s", "Time from the receipt of an event to the end of its turn");
        deliveries = meter.CreateHistogram<double>("civicbot.delivery", "s", "Duration of a call to a channel");
        meter.CreateObservableGauge("civicbot.inbox.depth", () => status.Depths.Inbox, "{event}", "Events that wait");
        meter.CreateObservableGauge("civicbot.inbox.oldest", () => Age(status.Depths.InboxOldest, time), "s", "Age of the oldest waiting event");
        meter.CreateObservableGauge("civicbot.outbox.depth", () => status.Depths.Outbox, "{message}", "Messages to be delivered");
        meter.CreateObservableGauge("civicbot.outbox.oldest", () => Age(status.Depths.OutboxOldest, time), "s", "Age of the oldest of them");
        meter.CreateObservableGauge("civicbot.outbox.held", () => status.Depths.Held, "{message}", "Messages that wait for a contact");
        meter.CreateObservableGauge("civicbot.dead_letters", () => status.Depths.DeadLetters, "{letter}", "Dead letters");
    }

    public void Appended(string channelId, TimeSpan elapsed, bool isNew) =>
        appends.Record(elapsed.TotalSeconds, Tag("channel", channelId), Tag("outcome", isNew ? "new" : "duplicate"));

    public void TurnEnded(string channelId, TimeSpan elapsed, string outcome) =>
        turns.Record(elapsed.TotalSeconds, Tag("channel", channelId), Tag("outcome", outcome));

    public void EventEnded(string channelId, TimeSpan sinceOccurred) => waits.Record(sinceOccurred.TotalSeconds, Tag("channel", channelId));

    public void DeliveryEnded(string channelId, TimeSpan elapsed, Delivery delivery) =>
        deliveries.Record(elapsed.TotalSeconds, Tag("channel", channelId), Tag("outcome", delivery.GetType().Name), Tag("class", ClassOf(delivery)));

    public void Dispose() => meter.Dispose();

    internal static double Age(DateTimeOffset? since, TimeProvider time) =>
        since is { } moment ? Math.Max(0, (time.GetUtcNow() - moment).TotalSeconds) : 0;

    /// <summary>The class of the error, where the channel names one behind its code ("-32 Quota"); a reason in words is one class, so that no series is made for each.</summary>
    internal static string ClassOf(Delivery delivery)
    {
        var reason = delivery switch
        {
            Delivery.Delivered => null,
            Delivery.Retry retry => retry.Reason,
            Delivery.Uncertain uncertain => uncertain.Reason,
            Delivery.WindowClosed closed => closed.Reason,
            Delivery.Refused refused => refused.Reason,
            _ => throw new ArgumentOutOfRangeException(nameof(delivery)),
        };
        return reason is null ? "none"
            : reason.Split(' ') is [var code, var named] && int.TryParse(code, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) && named.All(char.IsAsciiLetter) ? named
            : "other";
    }

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
