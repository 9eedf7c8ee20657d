namespace CivicBot.Adapters.Channels;

/// <summary>
/// One thing a channel told us: a citizen's message, a follow, a receipt, an echo. It is kept as it came, so that what was acknowledged can
/// be handled after a restart and by a later version of the program.
/// </summary>
/// <param name="ChannelId">The Bot Framework channel id, for example <c>zalo</c> or <c>webchat</c>.</param>
/// <param name="DedupeKey">Same event delivered twice, same key; unique within the channel.</param>
/// <param name="ConversationId">Events of one conversation are handled one at a time, in order of <paramref name="OccurredAt"/>.</param>
/// <param name="OccurredAt">When it happened, as the channel says.</param>
/// <param name="Payload">The raw bytes of the event.</param>
public sealed record ChannelEvent(
    string ChannelId,
    string DedupeKey,
    string ConversationId,
    DateTimeOffset OccurredAt,
    ReadOnlyMemory<byte> Payload);
