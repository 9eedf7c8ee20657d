namespace CivicBot.Adapters.Zalo.Activities;

/// <summary>What the mapping of outgoing activities needs to know of the turn.</summary>
/// <param name="UserId">The citizen's id at the OA.</param>
/// <param name="Window">The citizen's last interaction and message, as far as known.</param>
/// <param name="IncomingId">Id of the activity that the turn answers. Bot Framework puts it into every reply, so it alone asks for no quote.</param>
/// <param name="WorkingReaction">Icon of the "working on it" reaction; empty: none.</param>
public sealed record OutgoingTurn(string UserId, ZaloWindow Window, string? IncomingId, string WorkingReaction, DateTimeOffset Now)
{
    /// <summary>How long Zalo counts a message that names a citizen's message as a free reply.</summary>
    public static readonly TimeSpan ReplyWindow = TimeSpan.FromHours(48);

    /// <summary>The citizen's message that a send may name as the one it replies to.</summary>
    public string? ReplyToMessageId => Window.LastMessageAt is { } at && Now - at < ReplyWindow ? Window.LastMessageId : null;
}

/// <summary>When the citizen last did something that allows the OA to write, and the last message among it. Kept in a turn's <c>TurnState</c>.</summary>
public sealed record ZaloWindow(DateTimeOffset? LastInteractionAt, string? LastMessageId, DateTimeOffset? LastMessageAt)
{
    public static ZaloWindow Unknown { get; } = new(null, null, null);

    /// <summary>The later of two in each respect: events may come an hour late.</summary>
    public ZaloWindow Merge(ZaloWindow other) => new(
        Later(LastInteractionAt, other.LastInteractionAt) ? LastInteractionAt : other.LastInteractionAt,
        Later(LastMessageAt, other.LastMessageAt) ? LastMessageId : other.LastMessageId,
        Later(LastMessageAt, other.LastMessageAt) ? LastMessageAt : other.LastMessageAt);

    private static bool Later(DateTimeOffset? one, DateTimeOffset? other) => other is null || one > other;
}
