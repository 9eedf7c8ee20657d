using System.Collections.Frozen;
using System.Net;
using System.Reflection;
using CivicBot.Adapters.WebChat;
using CivicBot.Communes;

namespace CivicBot.WebChat.Portal;

/// <summary>
/// The chat on a commune's web portal (cổng thông tin điện tử): one script tag there brings a button, and the button a panel, which is a page of this host in a frame. The portal's page sees neither
/// token nor words; what the panel may be framed by, and who gets tokens, is <c>WebChat__TrustedOrigins</c>. No cookie is set.
/// </summary>
internal static class PortalPages
{
    private const string Script = "/web-chat.js";
    private const string Folder = "/web-chat";

    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["panel.css"] = "text/css; charset=utf-8",
        ["panel.js"] = "text/javascript; charset=utf-8",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IEndpointRouteBuilder MapPortal(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Script, (HttpContext http) => Asset(http, "web-chat.js", "text/javascript; charset=utf-8"));
        endpoints.MapGet(Folder + "/panel", Panel);
        foreach (var (name, type) in Types)
        {
            endpoints.MapGet($"{Folder}/{name}", (HttpContext http) => Asset(http, name, type));
        }

        var pages = endpoints.MapGroup(Folder);
        pages.AddEndpointFilter(OnlyTrustedAsync);
        pages.MapGet("/portal", Describe);
        pages.MapPost("/token", Token);
        pages.MapMethods("/{**rest}", [HttpMethods.Options], OriginPolicy.Preflight);
        return endpoints;
    }

    private static ValueTask<object?> OnlyTrustedAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var origins = http.RequestServices.GetRequiredService<OriginPolicy>();
        if (!origins.Allows(http.Request))
        {
            return ValueTask.FromResult<object?>(WebChatRefusals.ForeignOrigin);
        }

        origins.Answer(http);
        return next(context);
    }

    /// <summary>Asked by the script before it shows its button: is this page trusted, and what is the commune called?</summary>
    private static IResult Describe(HttpContext http, ICommuneDirectory communes, string? commune)
    {
        http.Response.Headers.CacheControl = "private, max-age=300";
        return Find(communes, commune) is { } found ? Results.Json(new { name = found.Name, label = PortalTexts.Button, title = PortalTexts.Title(found.Name) }) : WebChatRefusals.UnknownCommune;
    }

    /// <summary>
    /// A token for a page. Only a browser's page asks here, and it cannot lie about its origin; the token is bound to it. Programs that are no browsers use the secret and <c>tokens/generate</c>.
    /// </summary>
    private static IResult Token(HttpContext http, WebChatSessions sessions, ICommuneDirectory communes, string? commune)
    {
        if (http.Request.Headers.Origin.ToString() is not { Length: > 0 } origin)
        {
            return WebChatRefusals.NoPage;
        }

        if (Find(communes, commune) is not { } found)
        {
            return WebChatRefusals.UnknownCommune;
        }

        var token = DirectLineToken.ForNewConversation(site: string.IsNullOrEmpty(commune) ? null : found.Id, origins: [origin]);
        if (sessions.Offer(token, http.Connection.RemoteIpAddress) is not { } session)
        {
            return WebChatRefusals.TooMany(http);
        }

        http.Response.Headers.CacheControl = "no-store";
        return Results.Json(new
        {
            conversationId = session.Conversation.ConversationId,
            userId = session.Conversation.UserId,
            token = session.BearerToken,
            expires_in = (int)session.Lifetime.TotalSeconds,
        });
    }

    private static IResult Panel(HttpContext http, OriginPolicy origins, ICommuneDirectory communes, string? commune)
    {
        if (Find(communes, commune) is not { } found)
        {
            return Results.Text(PortalTexts.UnknownCommune, "text/plain; charset=utf-8", statusCode: StatusCodes.Status404NotFound);
        }

        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
            + $"frame-ancestors {string.Join(' ', origins.Trusted.Prepend("'self'"))}";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-cache";
        using var reader = new StreamReader(Open("panel.html"));
        var page = reader.ReadToEnd()
            .Replace("{{title}}", WebUtility.HtmlEncode(PortalTexts.Title(found.Name)), StringComparison.Ordinal)
            .Replace("{{name}}", WebUtility.HtmlEncode(found.Name), StringComparison.Ordinal)
            .Replace("{{commune}}", string.IsNullOrEmpty(commune) ? "" : found.Id, StringComparison.Ordinal);
        return Results.Text(page, "text/html; charset=utf-8");
    }

    /// <returns>The default commune where none is named; null for one that this host does not serve.</returns>
    private static Commune? Find(ICommuneDirectory communes, string? commune) => string.IsNullOrEmpty(commune) ? communes.Current.Default : communes.Find(commune);

    private static IResult Asset(HttpContext http, string name, string type)
    {
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin"; // the script is made for others' pages
        http.Response.Headers.CacheControl = "public, max-age=600";
        return Results.Stream(Open(name), type);
    }

    private static Stream Open(string name) => Assembly.GetExecutingAssembly().GetManifestResourceStream("WebChat." + name)
        ?? throw new InvalidOperationException($"The page part '{name}' is not in the program.");
}
