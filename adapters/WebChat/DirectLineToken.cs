using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace CivicBot.Adapters.WebChat;

/// <summary>Opens one conversation for one user, for a limited time.</summary>
public sealed record DirectLineToken(string ConversationId, string UserId)
{
    /// <summary>A conversation that did not exist before; ids are 128 random bits, user ids bear the protocol's <c>dl_</c>.</summary>
    public static DirectLineToken ForNewConversation(string? userId = null) => new(RandomId(), userId ?? "dl_" + RandomId());

    private static string RandomId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}

/// <summary>Makes tokens and reads them back; the content is encrypted and signed by ASP.NET Data Protection.</summary>
public sealed class DirectLineTokens(IDataProtectionProvider protection, IOptions<WebChatOptions> options)
{
    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("CivicBot.WebChat.Token").ToTimeLimitedDataProtector();

    public TimeSpan Lifetime => options.Value.TokenLifetime;

    public string Issue(DirectLineToken token) => protector.Protect(JsonSerializer.Serialize(token), Lifetime);

    /// <returns>Null where the text is no token of ours or has expired.</returns>
    public DirectLineToken? Read(string text)
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
