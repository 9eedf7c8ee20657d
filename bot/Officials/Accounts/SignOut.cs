using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;

namespace CivicBot.Officials.Accounts;

/// <summary>Signing out ends the session (đăng xuất): a cookie that somebody copied from this browser ends with it; the account's sessions on other machines go on.</summary>
internal static class SignOut
{
    public static IEndpointRouteBuilder MapSignOut(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/officials/sign-out", async (HttpContext http, SignInManager<Official> signIn, OfficialSessions sessions, IAntiforgery antiforgery) =>
        {
            await antiforgery.ValidateRequestAsync(http);
            if (await SessionEvents.CurrentAsync(http) is { } session)
            {
                await sessions.EndAsync(session, http.RequestAborted);
            }

            await signIn.SignOutAsync();
            return Results.LocalRedirect("/officials/sign-in");
        });
        return endpoints;
    }
}
