using Microsoft.AspNetCore.Http;

namespace CivicBot.Adapters.WebChat;

/// <summary>Where clients find Direct Line: at the host that they asked, however many proxies lie between.</summary>
internal static class DirectLineAddress
{
    public const string Path = "/v3/directline";

    /// <summary>Without a slash at the end.</summary>
    public static string Of(HttpRequest request) => $"{(IsSecure(request) ? "https" : "http")}://{request.Host}{request.PathBase}{Path}";

    /// <param name="ticket">Opens the stream, for a short time.</param>
    public static string OfStream(HttpRequest request, string conversationId, string watermark, string ticket) =>
        $"{(IsSecure(request) ? "wss" : "ws")}://{request.Host}{request.PathBase}{Path}/conversations/{Uri.EscapeDataString(conversationId)}/stream"
        + $"?watermark={(watermark.Length == 0 ? "-" : Uri.EscapeDataString(watermark))}&t={Uri.EscapeDataString(ticket)}";

    /// <summary>
    /// A proxy that ends TLS may not be named in the configuration. A page over https could open nothing that begins with http, so the page's own word for how it came here counts too: whoever
    /// lies about it harms their own connection only.
    /// </summary>
    private static bool IsSecure(HttpRequest request) =>
        request.IsHttps || request.Headers["X-Forwarded-Proto"] == "https"
        || (OriginPolicy.OriginOf(request) is { } origin && Uri.TryCreate(origin, UriKind.Absolute, out var page) && page.Scheme == Uri.UriSchemeHttps && page.Authority == request.Host.Value);
}
