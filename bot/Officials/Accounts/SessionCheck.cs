using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace CivicBot.Officials.Accounts;

/// <summary>
/// Looks at every request whether its session still counts: a new password, a second factor, signing out, switching the account off change its security stamp, and every session with the old one is
/// over with the next click, not minutes later. One look-up by key a request.
/// </summary>
internal static class SessionCheck
{
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var signIn = context.HttpContext.RequestServices.GetRequiredService<SignInManager<Official>>();
        if (await signIn.ValidateSecurityStampAsync(context.Principal) is not { Disabled: false })
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        }
    }
}
