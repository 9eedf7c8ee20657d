using System.Collections.Concurrent;
using CivicBot.Messaging.Proactive;

namespace CivicBot.Tests.Comments;

/// <summary>The channels as the notices see them: what was queued under which key, and what became of it.</summary>
internal sealed class ScriptedMessages : IProactiveMessages
{
    private readonly ConcurrentDictionary<string, ProactiveMessage> queued = new(StringComparer.Ordinal);

    /// <summary>In order of keys.</summary>
    public IReadOnlyList<ProactiveMessage> Queued => [.. queued.Values.OrderBy(m => m.Key, StringComparer.Ordinal)];

    /// <summary>How often somebody wanted to queue.</summary>
    public int Calls { get; private set; }

    public bool IsOff { get; set; }

    public Exception? Wrong { get; set; }

    /// <summary>What is told of everything that was queued.</summary>
    public ProactiveStatus Status { get; set; } = new ProactiveStatus.Waiting();

    public Task<ProactiveOutcome> QueueAsync(ProactiveMessage message, CancellationToken cancellationToken)
    {
        Calls++;
        return (IsOff, Wrong) switch
        {
            (true, _) => Task.FromResult(ProactiveOutcome.ChannelOff),
            (_, { } wrong) => Task.FromException<ProactiveOutcome>(wrong),
            _ => Task.FromResult(queued.TryAdd(message.Key, message) ? ProactiveOutcome.Queued : ProactiveOutcome.AlreadyQueued),
        };
    }

    public Task<ProactiveStatus> StatusAsync(string channelId, string key, CancellationToken cancellationToken) =>
        Task.FromResult(queued.ContainsKey(key) ? Status : new ProactiveStatus.Unknown());
}
