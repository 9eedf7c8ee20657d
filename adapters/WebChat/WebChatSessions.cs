using System.Net;

namespace CivicBot.Adapters.WebChat;

/// <summary>Opens conversations for pages of the host itself and of trusted portals, which need no secret.</summary>
public sealed class WebChatSessions
{
    private readonly DirectLineIncoming incoming;
    private readonly DirectLineTokens tokens;
    private readonly WebChatLimits limits;

    internal WebChatSessions(DirectLineIncoming incoming, DirectLineTokens tokens, WebChatLimits limits)
    {
        this.incoming = incoming;
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
        await incoming.OpenAsync(token, cancellationToken);
        return new OpenSession(token, tokens.Issue(token), tokens.Lifetime);
    }

    /// <summary>A token for a conversation that its client opens itself.</summary>
    /// <returns>Null where this address has asked for too many.</returns>
    public OpenSession? Offer(DirectLineToken token, IPAddress? address) =>
        limits.TakeRequest(address) is null ? new OpenSession(token, tokens.Issue(token), tokens.Lifetime) : null;
}

/// <summary>A conversation, and the bearer token for it.</summary>
public sealed record OpenSession(DirectLineToken Conversation, string BearerToken, TimeSpan Lifetime);
