namespace CivicBot.Adapters.Channels;

/// <summary>One call to a channel's API, ready to be made.</summary>
/// <param name="ChannelId">The channel that delivers it.</param>
/// <param name="ConversationId">Messages of one conversation are delivered in the order in which they were queued.</param>
/// <param name="Key">Idempotency key: turn key, activity and part. The same message has the same key after a second run of the turn.</param>
/// <param name="ContentHash">What an echo of this message can be recognised by; see <see cref="ITurnOutput.ConfirmDelivered"/>.</param>
/// <param name="Payload">Channel-specific content (JSON).</param>
/// <param name="ExpiresAt">After this moment it is pointless to deliver (a "working on it" reaction); null: never.</param>
/// <param name="LastContactAt">
/// Set by the outbox, never by a turn: a contact of the citizen later than the making of this message, which released it after
/// <see cref="Delivery.WindowClosed"/>. A channel that judges its interaction window takes the later of this and what its payload says.
/// </param>
public sealed record OutboundMessage(
    string ChannelId,
    string ConversationId,
    string Key,
    string ContentHash,
    string Payload,
    DateTimeOffset? ExpiresAt = null,
    DateTimeOffset? LastContactAt = null);
