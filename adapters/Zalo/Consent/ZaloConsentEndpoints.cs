using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using CivicBot.Adapters.Zalo.Tokens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CivicBot.Adapters.Zalo.Consent;

/// <summary>
/// The browser's side of an OA administrator's consent: <c>GET /zalo/oauth/start?oa=ID</c> sends them to Zalo, Zalo sends them back to
/// <c>GET /zalo/oauth/callback</c>. A cookie binds both ends to the same browser.
/// </summary>
public static class ZaloConsentEndpoints
{
    public const string StartPath = "/zalo/oauth/start";
    public const string CallbackPath = "/zalo/oauth/callback";

    private const string SessionCookie = "zalo-consent";

    /// <summary>Zalo's code lives ten minutes; the cookie need not live longer.</summary>
    private static readonly TimeSpan SessionLife = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Maps both; nothing while the channel is off. The start is for operators: a host with a login adds its own authorisation to what is
    /// returned. Without one, only a browser on the server itself may start, and only for a configured OA.
    /// </summary>
    /// <returns>The start endpoint; null while the channel is off.</returns>
    public static IEndpointConventionBuilder? MapZaloConsent(this IEndpointRouteBuilder endpoints)
    {
        if (endpoints.ServiceProvider.GetRequiredService<IOptions<ZaloOptions>>().Value.IsOff)
        {
            return null;
        }

        endpoints.MapGet(CallbackPath, CompleteAsync);
        return endpoints.MapGet(StartPath, StartAsync);
    }

    private static async Task<IResult> StartAsync(
        HttpContext context, IZaloConsent consent, ZaloAccounts accounts, IOptions<ZaloOptions> options, CancellationToken cancellationToken)
    {
        var oaId = context.Request.Query["oa"].ToString() is { Length: > 0 } given ? given : null;
        var isSignedIn = context.User.Identity?.IsAuthenticated == true;
        if (!isSignedIn && !(IsOnThisMachine(context) && accounts.Contains(oaId)))
        {
            return Results.NotFound();
        }

        if (options.Value.CallbackUrl.Length == 0)
        {
            return ZaloConsentPages.NoCallback();
        }

        var session = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var address = await consent.StartAsync(oaId, session, cancellationToken);
        context.Response.Cookies.Append(SessionCookie, session, new CookieOptions
        {
            HttpOnly = true,
            Secure = context.Request.IsHttps || options.Value.CallbackUrl.StartsWith("https://", StringComparison.OrdinalIgnoreCase),

            // Zalo's redirect is a navigation from another site: Strict would keep the cookie back.
            SameSite = SameSiteMode.Lax,
            Path = CallbackPath,
            MaxAge = SessionLife,
        });
        return Results.Redirect(address.AbsoluteUri);
    }

    private static async Task<IResult> CompleteAsync(HttpContext context, IZaloConsent consent, CancellationToken cancellationToken)
    {
        var query = context.Request.Query;
        var code = query["code"].ToString();
        var state = Optional(query["state"]);

        // Only an operator can start, so the state alone, which nobody can guess, will do where the start was made under another host name.
        var session = Optional(context.Request.Cookies[SessionCookie]) ?? (state is null ? null : "no cookie");
        if (code.Length == 0 || session is null)
        {
            return ZaloConsentPages.NotStarted();
        }

        context.Response.Cookies.Delete(SessionCookie, new CookieOptions { Path = CallbackPath });

        // The code must not travel on in a referrer, nor stay in a cache.
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.Headers.CacheControl = "no-store";
        var callback = new ZaloConsentCallback(code, Optional(query["oa_id"]), state, session);
        return ZaloConsentPages.For(await consent.CompleteAsync(callback, cancellationToken));
    }

    private static string? Optional(string? value) => string.IsNullOrEmpty(value) ? null : value;

    /// <summary>A reverse proxy on the same machine comes from here, too, but says for whom.</summary>
    private static bool IsOnThisMachine(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && !context.Request.Headers.ContainsKey("X-Forwarded-For") && !context.Request.Headers.ContainsKey("Forwarded");
}
