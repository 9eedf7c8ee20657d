using System.Diagnostics;
using CivicBot.Adapters.Channels;
using CivicBot.Messaging.Stores;
using CivicBot.Operations.Telemetry;

namespace CivicBot.Messaging.Inbox;

/// <summary>Takes events from the channels: durable first, then at once to the worker.</summary>
internal sealed class DurableInbox(IInboxStore store, InboxWorker worker, MessagingMetrics metrics, TimeProvider time) : IChannelInbox
{
    public async Task<AppendOutcome> AppendAsync(ChannelEvent channelEvent, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(channelEvent);
        var start = Stopwatch.GetTimestamp();
        using var span = Spans.Append(channelEvent.ChannelId);
        var outcome = await StoreAsync(channelEvent, cancellationToken);
        if (outcome is AppendOutcome.Appended)
        {
            worker.Signal(new ConversationKey(channelEvent.ChannelId, channelEvent.ConversationId));
        }

        Spans.Ended(span, outcome.ToString());
        metrics.Appended(channelEvent.ChannelId, Stopwatch.GetElapsedTime(start), outcome is AppendOutcome.Appended);
        return outcome;
    }

    private async Task<AppendOutcome> StoreAsync(ChannelEvent channelEvent, CancellationToken cancellationToken)
    {
        worker.Arriving();
        try
        {
            return await store.AppendAsync(channelEvent, time.GetUtcNow(), cancellationToken);
        }
        finally
        {
            worker.Arrived();
        }
    }
}
