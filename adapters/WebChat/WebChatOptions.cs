using System.ComponentModel.DataAnnotations;

namespace CivicBot.Adapters.WebChat;

/// <summary>Settings of the Direct Line endpoints (section <c>WebChat</c>).</summary>
public sealed class WebChatOptions
{
    public const string Section = "WebChat";

    /// <summary>
    /// Secret with which a trusted server asks for tokens; empty: nobody can, and only the try-out page of this host opens conversations.
    /// </summary>
    public string Secret { get; set; } = "";

    /// <summary>How long a token opens its conversation; the protocol's own value is 30 minutes.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00", ErrorMessage = "WebChat__TokenLifetime must lie between one minute and one day.")]
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Conversations that one network address may open in a minute.</summary>
    [Range(1, 100_000, ErrorMessage = "WebChat__ConversationsPerMinute must be a whole number from 1 to 100000.")]
    public int ConversationsPerMinute { get; set; } = 30;

    /// <summary>Messages that one conversation may send in a minute.</summary>
    [Range(1, 100_000, ErrorMessage = "WebChat__MessagesPerMinute must be a whole number from 1 to 100000.")]
    public int MessagesPerMinute { get; set; } = 60;

    /// <summary>Longest text of one message, in UTF-16 units.</summary>
    [Range(100, 100_000, ErrorMessage = "WebChat__MaxTextLength must be a whole number from 100 to 100000.")]
    public int MaxTextLength { get; set; } = 4_000;
}
