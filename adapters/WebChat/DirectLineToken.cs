using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace CivicBot.Adapters.WebChat;

/// <summary>Opens one conversation for one user, for a limited time.</summary>
/// <param name="ConversationId">128 random bits; behind <c>site~</c> where it belongs to a site.</param>
/// <param name="Origins">Pages that may use it; null or empty: all that may use Web Chat.</param>
public sealed record DirectLineToken(string ConversationId, string UserId, IReadOnlyList<string>? Origins = null)
{
    private const char SiteMark = '~';
    private const int IdLength = 32;

    /// <summary>A conversation that did not exist before; user ids bear the protocol's <c>dl_</c>.</summary>
    /// <param name="site">Whom of several that this host serves the conversation is with, in letters, digits and hyphens; null: the host's default.</param>
    public static DirectLineToken ForNewConversation(string? userId = null, string? site = null, IReadOnlyList<string>? origins = null)
    {
        var random = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdLength / 2));
        var token = OfConversation(site is null ? random : site + SiteMark + random);
        return token with { UserId = userId ?? token.UserId, Origins = origins };
    }

    /// <summary>The site of a conversation, by its id alone: also where the bot speaks first.</summary>
    public static string? SiteOf(string? conversationId) => conversationId?.IndexOf(SiteMark, StringComparison.Ordinal) is > 0 and var mark ? conversationId[..mark] : null;

    /// <summary>As whom somebody speaks of whom only the conversation is known.</summary>
    internal static DirectLineToken OfConversation(string conversationId) => new(conversationId, "dl_" + conversationId[^IdLength..]);

    internal static bool IsId(string text) => text.Length >= IdLength && text[^IdLength..].All(char.IsAsciiHexDigitLower) && (text.Length == IdLength || SiteOf(text)?.Length == text.Length - IdLength - 1);
}

/// <summary>Makes tokens and reads them back; the content is encrypted and signed by ASP.NET Data Protection.</summary>
public sealed class DirectLineTokens(IDataProtectionProvider protection, IOptions<WebChatOptions> options)
{
    // From the answer that names the stream to the request that opens it. The address stands in logs of proxies, so it must be worthless soon.
    private static readonly TimeSpan StreamTicketLifetime = TimeSpan.FromMinutes(2);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("CivicBot.WebChat.Token").ToTimeLimitedDataProtector();
    private readonly ITimeLimitedDataProtector streams = protection.CreateProtector("CivicBot.WebChat.Stream").ToTimeLimitedDataProtector();

    public TimeSpan Lifetime => options.Value.TokenLifetime;

    public string Issue(DirectLineToken token) => protector.Protect(JsonSerializer.Serialize(token), Lifetime);

    /// <returns>Null where the text is no token of ours or has expired.</returns>
    public DirectLineToken? Read(string text) => Read(protector, text);

    /// <summary>Opens the stream of a conversation and nothing else.</summary>
    internal string IssueForStream(DirectLineToken token) => streams.Protect(JsonSerializer.Serialize(token), StreamTicketLifetime);

    internal DirectLineToken? ReadForStream(string text) => Read(streams, text);

    private static DirectLineToken? Read(ITimeLimitedDataProtector protector, string text)
    {
        try
        {
            return JsonSerializer.Deserialize<DirectLineToken>(protector.Unprotect(text));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
