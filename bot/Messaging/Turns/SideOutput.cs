using CivicBot.Adapters.Channels;

namespace CivicBot.Messaging.Turns;

/// <summary>Takes the messages of a few fixed words that the machinery says itself.</summary>
internal sealed class SideOutput(string turnKey) : ITurnOutput
{
    private readonly List<OutboundMessage> messages = [];

    public string TurnKey { get; } = turnKey;

    public IReadOnlyList<OutboundMessage> Messages => messages;

    public void Send(OutboundMessage message) => messages.Add(message);

    public void ConfirmDelivered(string conversationId, string contentHash, string channelMessageId) =>
        throw new InvalidOperationException("No event, so no echo.");
}
