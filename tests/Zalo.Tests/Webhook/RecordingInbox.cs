using System.Collections.Concurrent;
using CivicBot.Adapters.Channels;

namespace CivicBot.Adapters.Zalo.Tests.Webhook;

/// <summary>An inbox that keeps what it gets, and can fail.</summary>
internal sealed class RecordingInbox : IChannelInbox
{
    private readonly ConcurrentDictionary<string, byte> keys = new(StringComparer.Ordinal);

    public ConcurrentQueue<ChannelEvent> Events { get; } = new();

    public Exception? Failure { get; set; }

    public async Task<AppendOutcome> AppendAsync(ChannelEvent channelEvent, CancellationToken cancellationToken)
    {
        await Task.Yield();
        if (Failure is { } failure)
        {
            throw failure;
        }

        if (!keys.TryAdd(channelEvent.DedupeKey, 0))
        {
            return AppendOutcome.Duplicate;
        }

        Events.Enqueue(channelEvent);
        return AppendOutcome.Appended;
    }
}
