namespace CivicBot.Messaging;

/// <summary>A conversation of a channel: the unit of order. Events and messages of one are handled one at a time, those of different ones side by side.</summary>
public readonly record struct ConversationKey(string ChannelId, string ConversationId);
