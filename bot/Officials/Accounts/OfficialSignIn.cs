using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CivicBot.Officials.Accounts;

/// <summary>Signs officials in; an account that was switched off stays out at every step, also between password and second factor.</summary>
internal sealed class OfficialSignIn(
    UserManager<Official> users,
    IHttpContextAccessor http,
    IUserClaimsPrincipalFactory<Official> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<Official>> logger,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<Official> confirmation)
    : SignInManager<Official>(users, http, claims, options, logger, schemes, confirmation)
{
    public override async Task<bool> CanSignInAsync(Official user) => !user.Disabled && await base.CanSignInAsync(user);
}
