namespace CivicBot.Comments.Records;

/// <summary>
/// A citizen who sent comments. Nothing here is readable without the keys of the data directory: who it is at the channel, name and phone are encrypted, and
/// officials see <see cref="Label"/>.
/// </summary>
public sealed class Citizen
{
    public required Guid Id { get; init; }

    public required string Commune { get; init; }

    /// <summary>Keyed hash of channel and conversation (see <c>CitizenPseudonyms</c>); unique. Null for people known only by phone or paper.</summary>
    public string? Pseudonym { get; init; }

    /// <summary>What officials call the citizen, for example "Người dân 4821".</summary>
    public required string Label { get; init; }

    /// <summary>Channel id, for example <c>zalo</c>; null without one.</summary>
    public string? Channel { get; init; }

    /// <summary>Conversation id at the channel, encrypted: where answers go.</summary>
    public byte[]? SealedConversation { get; set; }

    /// <summary>Only if offered.</summary>
    public byte[]? SealedName { get; set; }

    /// <summary>Only if offered.</summary>
    public byte[]? SealedPhone { get; set; }

    public required DateTimeOffset SinceAt { get; init; }

    public int Version { get; set; }
}
