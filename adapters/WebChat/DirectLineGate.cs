using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CivicBot.Adapters.WebChat;

/// <summary>Who may do what: the secret asks for tokens, a token opens its one conversation, from the pages that it is bound to.</summary>
internal sealed class DirectLineGate(DirectLineTokens tokens, IOptions<WebChatOptions> options)
{
    private readonly byte[] secret = Encoding.UTF8.GetBytes(options.Value.Secret);

    public bool HasSecret(HttpContext http) =>
        secret.Length > 0 && Bearer(http) is { } bearer && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(bearer), secret);

    /// <returns>Null where there is no token, or one that has expired or belongs to another page.</returns>
    public DirectLineToken? TokenOf(HttpContext http) =>
        Bearer(http) is { } text && tokens.Read(text) is { } token && OriginPolicy.MayUse(token, http.Request) ? token : null;

    /// <summary>Why there is no token.</summary>
    public static IResult Refusal(HttpContext http) => Bearer(http) is null ? DirectLineAnswers.NoToken : DirectLineAnswers.TokenExpired;

    /// <returns>Null where the token opens this conversation, else what to answer.</returns>
    /// <remarks>The secret opens every conversation, as the user of whom it knows nothing more.</remarks>
    public IResult? Conversation(HttpContext http, string id, out DirectLineToken token)
    {
        if (DirectLineToken.IsId(id) && HasSecret(http))
        {
            token = DirectLineToken.OfConversation(id);
            return null;
        }

        var found = TokenOf(http);
        token = found ?? new DirectLineToken("", "");
        return found is null ? Refusal(http)
            : found.ConversationId != id ? DirectLineAnswers.OtherConversation
            : null;
    }

    private static string? Bearer(HttpContext http)
    {
        const string Scheme = "Bearer ";
        var header = http.Request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : null;
    }
}
