using CivicBot.Adapters.Channels;

namespace CivicBot.Messaging.Turns;

/// <summary>Takes the messages of what is said outside any event: fixed words of the machinery, and what features say first.</summary>
internal sealed class SideOutput(string turnKey) : ITurnOutput
{
    private readonly List<OutboundMessage> messages = [];

    public string TurnKey { get; } = turnKey;

    public IReadOnlyList<OutboundMessage> Messages => messages;

    public void Send(OutboundMessage message) => messages.Add(message);

    public void ConfirmDelivered(string conversationId, string contentHash, string channelMessageId) =>
        throw new InvalidOperationException("No event, so no echo.");
}
