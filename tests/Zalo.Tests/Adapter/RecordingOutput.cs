using System.Text.Json;
using CivicBot.Adapters.Channels;
using CivicBot.Adapters.Zalo.Client;

namespace CivicBot.Adapters.Zalo.Tests.Adapter;

/// <summary>A turn's output that keeps what it gets.</summary>
internal sealed class RecordingOutput : ITurnOutput
{
    public string TurnKey => "turn-1";

    public List<OutboundMessage> Messages { get; } = [];

    public List<(string Conversation, string Hash, string MessageId)> Confirmed { get; } = [];

    public IReadOnlyList<ZaloMessage> Contents =>
        [.. Messages.Select(message => JsonSerializer.Deserialize(message.Payload, ZaloMessageJson.Default.ZaloMessage)!)];

    public void Send(OutboundMessage message) => Messages.Add(message);

    public void ConfirmDelivered(string conversationId, string contentHash, string channelMessageId) =>
        Confirmed.Add((conversationId, contentHash, channelMessageId));
}
