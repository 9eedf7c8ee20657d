using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using CivicBot.Adapters.WebChat;
using Microsoft.AspNetCore.DataProtection;

namespace CivicBot.TryOut;

/// <summary>
/// <c>/chat</c>: the try-out page, on which anybody can be a citizen. It talks to the real conversation through the Direct Line endpoints.
/// A cookie brings a visitor back into the same conversation.
/// </summary>
internal static class TryOutPage
{
    private const string Cookie = "civicbot_chat";
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    // Nothing from elsewhere is loaded or called, so nothing else is allowed.
    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    public static IEndpointRouteBuilder MapTryOutPage(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/chat", (HttpContext http) => Asset(http, "chat.html", "text/html; charset=utf-8"));
        endpoints.MapGet("/chat/chat.css", (HttpContext http) => Asset(http, "chat.css", "text/css; charset=utf-8"));
        endpoints.MapGet("/chat/chat.js", (HttpContext http) => Asset(http, "chat.js", "text/javascript; charset=utf-8"));
        endpoints.MapPost("/chat/session", OpenAsync);
        endpoints.MapGet("/", () => Results.Redirect("/chat"));
        return endpoints;
    }

    private static async Task<IResult> OpenAsync(HttpContext http, WebChatSessions sessions, IDataProtectionProvider protection, bool? fresh)
    {
        // The page posts as JSON, which no form of a foreign site can do without asking first.
        if (!http.Request.HasJsonContentType())
        {
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        var protector = protection.CreateProtector("CivicBot.TryOut.Cookie").ToTimeLimitedDataProtector();
        var known = fresh == true ? null : Read(http.Request.Cookies[Cookie], protector);
        if (await sessions.OpenAsync(known, http.Connection.RemoteIpAddress, http.RequestAborted) is not { } session)
        {
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        http.Response.Cookies.Append(Cookie, protector.Protect(JsonSerializer.Serialize(session.Conversation), Remembered), new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = http.Request.IsHttps,
            MaxAge = Remembered,
            Path = "/chat",
            IsEssential = true,
        });
        return Results.Json(new
        {
            conversationId = session.Conversation.ConversationId,
            userId = session.Conversation.UserId,
            token = session.BearerToken,
            expiresIn = (int)session.Lifetime.TotalSeconds,
        });
    }

    private static DirectLineToken? Read(string? cookie, ITimeLimitedDataProtector protector)
    {
        if (string.IsNullOrEmpty(cookie))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<DirectLineToken>(protector.Unprotect(cookie));
        }
        catch (CryptographicException)
        {
            // Expired, or from before the keys of this installation: the visitor simply starts a new conversation.
            return null;
        }
    }

    private static IResult Asset(HttpContext http, string name, string contentType)
    {
        http.Response.Headers.ContentSecurityPolicy = ContentPolicy;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        http.Response.Headers.CacheControl = "no-cache";
        var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("TryOut." + name)
            ?? throw new InvalidOperationException($"The page part '{name}' is not in the program.");
        return Results.Stream(stream, contentType);
    }
}
