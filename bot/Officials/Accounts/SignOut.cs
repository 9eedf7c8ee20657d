using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;

namespace CivicBot.Officials.Accounts;

/// <summary>Signing out ends every session of the account (đăng xuất khỏi mọi máy).</summary>
internal static class SignOut
{
    public static IEndpointRouteBuilder MapSignOut(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/officials/sign-out", async (HttpContext http, SignInManager<Official> signIn, IAntiforgery antiforgery) =>
        {
            await antiforgery.ValidateRequestAsync(http);

            // A cookie that somebody copied must end too, and cookies alone cannot be called back.
            if (await signIn.UserManager.GetUserAsync(http.User) is { } official)
            {
                await signIn.UserManager.UpdateSecurityStampAsync(official);
            }

            await signIn.SignOutAsync();
            return Results.LocalRedirect("/officials/sign-in");
        });
        return endpoints;
    }
}
