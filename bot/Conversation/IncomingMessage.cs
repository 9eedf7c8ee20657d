namespace CivicBot.Conversation;

/// <summary>What a citizen did, free of any channel.</summary>
public abstract record IncomingMessage
{
    private IncomingMessage()
    {
    }

    /// <summary>Something was sent: words, things, or things with a caption.</summary>
    /// <param name="Text">NFC, trimmed; empty where only things were sent.</param>
    public sealed record Sent(string Text, IReadOnlyList<SentThing> Things) : IncomingMessage;

    /// <summary>The chat was opened or the account followed, nothing said yet.</summary>
    public sealed record Arrived : IncomingMessage;

    /// <summary>The citizen pressed "share my contact data" (zalo/submitInfo).</summary>
    public sealed record ContactShared(string? Name, string? Phone) : IncomingMessage;

    /// <summary>The citizen withdrew consent in the channel itself (zalo/dataSubjectRequest): that is the request and its confirmation in one.</summary>
    public sealed record ConsentWithdrawn : IncomingMessage;

    /// <summary>A reaction, a receipt, an unfollow: nothing that a person would answer.</summary>
    public sealed record Silent : IncomingMessage;
}

/// <summary>One thing in a message beside its words.</summary>
/// <param name="Reference">Address of the content, or "latitude,longitude" of a place; null where the channel gives none.</param>
/// <param name="Name">As the sender called a file; null for everything else.</param>
public sealed record SentThing(ThingKind Kind, string? Reference, string? Name = null);

/// <summary>Kinds of things; each gets an answer of its own. The numbers are stored in conversation states: never renumber.</summary>
public enum ThingKind
{
    Image = 0,
    File = 1,
    Audio = 2,
    Video = 3,
    Location = 4,
    Sticker = 5,
    Link = 6,
    ContactCard = 7,
    Other = 8,
}
