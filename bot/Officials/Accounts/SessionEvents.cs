using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace CivicBot.Officials.Accounts;

/// <summary>Ties the cookie to its session: a new one for each sign-in, whatever the browser brought along, and no page without an open one.</summary>
internal static class SessionEvents
{
    /// <param name="options">With the checks of Identity (the security stamp) in place.</param>
    public static void Add(CookieAuthenticationOptions options)
    {
        var before = options.Events.OnValidatePrincipal;
        options.Events.OnSigningIn = BeginAsync;
        options.Events.OnValidatePrincipal = async context =>
        {
            await before(context);
            if (context.Principal is null)
            {
                // Refused by its security stamp: the list of sessions must not go on showing it.
                await EndAsync(context);
            }
            else if (!await IsOpenAsync(context))
            {
                context.RejectPrincipal();
                await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            }
        };
    }

    /// <summary>The session of the cookie that came with a request; null: none.</summary>
    public static async Task<Guid?> CurrentAsync(HttpContext http) =>
        (await http.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Properties is { } properties ? IdOf(properties) : null;

    private static async Task BeginAsync(CookieSigningInContext context)
    {
        if (Guid.TryParse(context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var official))
        {
            // A refresh after a change of the account comes with the session before: it goes on under another id, and a copy of the old cookie is worth nothing.
            var sessions = context.HttpContext.RequestServices.GetRequiredService<OfficialSessions>();
            var id = await sessions.BeginAsync(official, context.HttpContext.Request.Headers.UserAgent.ToString(), IdOf(context.Properties), context.HttpContext.RequestAborted);
            context.Properties.Items[OfficialSessions.Item] = id.ToString("N");
        }
    }

    private static async Task EndAsync(CookieValidatePrincipalContext context)
    {
        if (IdOf(context.Properties) is { } id)
        {
            await context.HttpContext.RequestServices.GetRequiredService<OfficialSessions>().EndAsync(id, context.HttpContext.RequestAborted);
        }
    }

    private static async Task<bool> IsOpenAsync(CookieValidatePrincipalContext context) =>
        IdOf(context.Properties) is { } id && await context.HttpContext.RequestServices.GetRequiredService<OfficialSessions>().IsOpenAsync(id, context.HttpContext.RequestAborted);

    private static Guid? IdOf(AuthenticationProperties properties) =>
        properties.Items.TryGetValue(OfficialSessions.Item, out var text) && Guid.TryParse(text, out var id) ? id : null;
}
