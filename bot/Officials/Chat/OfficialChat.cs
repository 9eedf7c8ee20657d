namespace CivicBot.Officials.Chat;

/// <summary>The Zalo conversation of an official who wants to be told there when a digest went out. Only the official can make it, by writing to the OA.</summary>
public sealed class OfficialChat
{
    /// <summary>The account.</summary>
    public required Guid Id { get; init; }

    public required string Channel { get; init; }

    /// <summary>Id of the conversation at the channel, sealed for the account.</summary>
    public required byte[] SealedConversation { get; init; }

    /// <summary>Of the conversation, as for citizens: whoever asks the OA to delete their data loses the link too.</summary>
    public required string Pseudonym { get; init; }

    public required DateTimeOffset Since { get; init; }
}

/// <summary>A code that an official may send to the OA once. Only its hash is kept.</summary>
public sealed class OfficialChatCode
{
    /// <summary>The account; one code at a time.</summary>
    public required Guid Id { get; init; }

    /// <summary>Lower-case hex of SHA-256.</summary>
    public required string Hash { get; set; }

    public required DateTimeOffset Until { get; set; }

    /// <summary>Pseudonym of the conversation that used it: the same turn, run again, is told the same; nobody else is.</summary>
    public string? UsedBy { get; set; }
}
