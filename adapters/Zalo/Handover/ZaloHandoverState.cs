using CivicBot.Adapters.Zalo.Activities;

namespace CivicBot.Adapters.Zalo.Handover;

/// <summary>
/// What is remembered of a conversation beside the bot's own state. Moments are milliseconds since 1970: serialisers of bot state read texts
/// that look like dates in ways of their own.
/// </summary>
public sealed class ZaloHandoverState
{
    public long? InteractionAt { get; set; }

    public string? MessageId { get; set; }

    public long? MessageAt { get; set; }

    /// <summary>The bot keeps out until then; null: a person has not written, or has handed back.</summary>
    public long? QuietUntil { get; set; }

    public LastContact ToLastContact() => new(ToMoment(InteractionAt), MessageId, ToMoment(MessageAt));

    public bool IsQuiet(DateTimeOffset at) => QuietUntil > at.ToUnixTimeMilliseconds();

    internal ZaloHandoverState With(LastContact contact) => new()
    {
        InteractionAt = contact.InteractionAt?.ToUnixTimeMilliseconds(),
        MessageId = contact.MessageId,
        MessageAt = contact.MessageAt?.ToUnixTimeMilliseconds(),
        QuietUntil = QuietUntil,
    };

    private static DateTimeOffset? ToMoment(long? milliseconds) =>
        milliseconds is { } value ? DateTimeOffset.FromUnixTimeMilliseconds(value) : null;
}
