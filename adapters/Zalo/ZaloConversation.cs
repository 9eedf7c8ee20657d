namespace CivicBot.Adapters.Zalo;

/// <summary>The conversation of one citizen with one Official Account; written <c>oaId:userId</c> as Bot Framework conversation id.</summary>
/// <param name="UserId">The citizen's id at this OA; null for what concerns the OA as a whole.</param>
public readonly record struct ZaloConversation(string OaId, string? UserId)
{
    /// <summary>The Bot Framework channel id.</summary>
    public const string ChannelId = "zalo";

    /// <summary>Constant address of the channel: some of Bot Framework refuses proactive messages without one.</summary>
    public const string ServiceUrl = "https://openapi.zalo.me";

    /// <summary>Stands for the citizen where there is none; ids are digits, so it collides with nobody.</summary>
    private const string Nobody = "-";

    /// <summary>Reads a conversation id.</summary>
    /// <exception cref="FormatException">It was not made by this channel.</exception>
    public static ZaloConversation Parse(string id)
    {
        var colon = id.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || colon == id.Length - 1)
        {
            throw new FormatException("A Zalo conversation id has the form 'oaId:userId'.");
        }

        var user = id[(colon + 1)..];
        return new ZaloConversation(id[..colon], user == Nobody ? null : user);
    }

    public override string ToString() => $"{OaId}:{UserId ?? Nobody}";
}
