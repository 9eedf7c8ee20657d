using CivicBot.Adapters.Channels;

namespace CivicBot.Messaging;

/// <summary>The channels of this program by their id.</summary>
internal sealed class ChannelDirectory(IEnumerable<IChannel> channels)
{
    private readonly Dictionary<string, IChannel> channels = channels.ToDictionary(c => c.ChannelId, StringComparer.Ordinal);

    public IChannel? Find(string channelId) => channels.GetValueOrDefault(channelId);
}
