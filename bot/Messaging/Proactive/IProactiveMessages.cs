namespace CivicBot.Messaging.Proactive;

/// <summary>
/// Speaks first: at once inside the channel's interaction window, else at the citizen's next contact or by a template message. Each occasion is
/// queued once ever, so a caller that does not know whether it had queued before just queues again.
/// </summary>
public interface IProactiveMessages
{
    /// <summary>Queues an occasion; durable when the task completes.</summary>
    /// <exception cref="ArgumentException">The key, the activities or the tracking id are unusable; says how.</exception>
    /// <exception cref="FormatException">The channel did not make this conversation id.</exception>
    /// <exception cref="Storage.StorageUnavailableException">Nothing was queued.</exception>
    Task<ProactiveOutcome> QueueAsync(ProactiveMessage message, CancellationToken cancellationToken);

    /// <summary>What became of an occasion; known as long as the database lives, also after its messages were forgotten.</summary>
    Task<ProactiveStatus> StatusAsync(string channelId, string key, CancellationToken cancellationToken);
}

public enum ProactiveOutcome
{
    Queued,

    /// <summary>This occasion was queued before; nothing more will be said.</summary>
    AlreadyQueued,

    /// <summary>The program has no such channel; nothing was queued.</summary>
    ChannelOff,
}

/// <summary>How far an occasion came; of several messages the one that is worst off.</summary>
public abstract record ProactiveStatus
{
    private ProactiveStatus()
    {
    }

    /// <summary>Never queued.</summary>
    public sealed record Unknown : ProactiveStatus;

    /// <summary>Is being delivered, or tried again.</summary>
    public sealed record Waiting : ProactiveStatus;

    /// <summary>The channel's window is closed: it goes out at the citizen's next contact.</summary>
    public sealed record Held : ProactiveStatus;

    /// <summary>Reached the citizen, in the chat or by a template message.</summary>
    public sealed record Delivered(DateTimeOffset At) : ProactiveStatus;

    /// <summary>Will not reach the citizen unless a person puts it back (dead letters); the reason holds nothing personal.</summary>
    public sealed record Dead(string Reason) : ProactiveStatus;
}
