using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CivicBot.Adapters.WebChat;

/// <summary>
/// Which pages may talk to Web Chat from a browser: those of this host and of the trusted portals. A browser names the page in the header <c>Origin</c>, and no script can change that;
/// programs that are no browsers send none and are judged by their token alone.
/// </summary>
public sealed class OriginPolicy(IOptions<WebChatOptions> options)
{
    private readonly HashSet<string> trusted = new(options.Value.TrustedOrigins, StringComparer.OrdinalIgnoreCase);

    /// <summary>As configured, for headers that name them.</summary>
    public IReadOnlyCollection<string> Trusted => trusted;

    /// <summary>Whether the page that asks may do so.</summary>
    public bool Allows(HttpRequest request) => OriginOf(request) is not { } origin || trusted.Contains(origin) || IsOwn(origin, request);

    /// <summary>Lets the browser hand the answer to the page, where the page is another host's.</summary>
    public void Answer(HttpContext http)
    {
        var headers = http.Response.Headers;
        if (trusted.Count > 0)
        {
            headers.Append(HeaderNames.Vary, HeaderNames.Origin);
        }

        if (OriginOf(http.Request) is { } origin && trusted.Contains(origin))
        {
            headers.AccessControlAllowOrigin = origin;
            headers.AccessControlExposeHeaders = HeaderNames.RetryAfter;
        }
    }

    /// <summary>Answers a browser that asks before it sends.</summary>
    public static IResult Preflight(HttpContext http)
    {
        http.Response.Headers.AccessControlAllowMethods = "GET, POST";
        http.Response.Headers.AccessControlAllowHeaders = "authorization, content-type, x-ms-bot-agent, x-requested-with";
        http.Response.Headers.AccessControlMaxAge = "600";
        return Results.NoContent();
    }

    /// <summary>Whether a token that is bound to pages may be used by the page that asks.</summary>
    internal static bool MayUse(DirectLineToken token, HttpRequest request) =>
        token.Origins is not { Count: > 0 } origins || OriginOf(request) is not { } origin || origins.Contains(origin, StringComparer.OrdinalIgnoreCase);

    /// <returns>Null where no page asks.</returns>
    internal static string? OriginOf(HttpRequest request) => request.Headers.Origin.ToString() is { Length: > 0 } origin ? origin : null;

    /// <summary>The scheme may differ: a proxy that nobody named speaks plain http with us.</summary>
    private static bool IsOwn(string origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var page) && string.Equals(page.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
}
