namespace CivicBot.Adapters.Channels;

/// <summary>Where a channel hands over what it received. A channel may acknowledge an event to its sender only after this returned.</summary>
public interface IChannelInbox
{
    /// <summary>Stores the event durably, once.</summary>
    /// <returns>Whether the event is new; a known one is not stored a second time.</returns>
    Task<AppendOutcome> AppendAsync(ChannelEvent channelEvent, CancellationToken cancellationToken);
}

/// <summary>What became of an event that was handed over.</summary>
public enum AppendOutcome
{
    /// <summary>Stored; it will be handled.</summary>
    Appended,

    /// <summary>Stored before under the same key; nothing more will happen.</summary>
    Duplicate,
}
