using System.Net;

namespace CivicBot.Adapters.WebChat;

/// <summary>Opens conversations for pages of the host itself, which need no secret.</summary>
public sealed class WebChatSessions
{
    private readonly DirectLineEndpoints endpoints;
    private readonly DirectLineTokens tokens;
    private readonly WebChatLimits limits;

    internal WebChatSessions(DirectLineEndpoints endpoints, DirectLineTokens tokens, WebChatLimits limits)
    {
        this.endpoints = endpoints;
        this.tokens = tokens;
        this.limits = limits;
    }

    /// <summary>Opens <paramref name="known"/> again, or a new conversation where it is null.</summary>
    /// <returns>Null where this address has opened too many.</returns>
    public async Task<OpenSession?> OpenAsync(DirectLineToken? known, IPAddress? address, CancellationToken cancellationToken)
    {
        if (limits.TakeConversation(address) is not null)
        {
            return null;
        }

        var token = known ?? DirectLineToken.ForNewConversation();
        await endpoints.OpenAsync(token, cancellationToken);
        return new OpenSession(token, tokens.Issue(token), tokens.Lifetime);
    }
}

/// <summary>A conversation that is open, and the bearer token for it.</summary>
public sealed record OpenSession(DirectLineToken Conversation, string BearerToken, TimeSpan Lifetime);
