using CivicBot.Adapters.Channels;

namespace CivicBot.WebChat.Tests.Running;

/// <summary>Collects what a turn says, for a test that delivers it itself.</summary>
internal sealed class DirectOutput : ITurnOutput
{
    public string TurnKey { get; } = "test/" + Guid.NewGuid().ToString("N");

    public List<OutboundMessage> Messages { get; } = [];

    public void Send(OutboundMessage message) => Messages.Add(message);

    public void ConfirmDelivered(string conversationId, string contentHash, string channelMessageId) => throw new InvalidOperationException("Web Chat echoes nothing.");
}
