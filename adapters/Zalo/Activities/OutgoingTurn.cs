namespace CivicBot.Adapters.Zalo.Activities;

/// <summary>What the mapping of outgoing activities needs to know of the turn.</summary>
/// <param name="UserId">The citizen's id at the OA.</param>
/// <param name="LastContact">The citizen's last interaction and message, as far as known.</param>
/// <param name="IncomingId">Id of the activity that the turn answers. Bot Framework puts it into every reply, so it alone asks for no quote.</param>
/// <param name="WorkingReaction">Icon of the "working on it" reaction; empty: none.</param>
public sealed record OutgoingTurn(string UserId, LastContact LastContact, string? IncomingId, string WorkingReaction, DateTimeOffset Now)
{
    /// <summary>How long Zalo counts a message that names a citizen's message as a free reply.</summary>
    public static readonly TimeSpan ReplyWindow = TimeSpan.FromHours(48);

    /// <summary>The citizen's message that a send may name as the one it replies to.</summary>
    public string? ReplyToMessageId => LastContact.MessageAt is { } at && Now - at < ReplyWindow ? LastContact.MessageId : null;
}
