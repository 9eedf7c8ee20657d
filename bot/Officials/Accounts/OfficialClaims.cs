using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CivicBot.Officials.Accounts;

/// <summary>What a session carries about its official.</summary>
public static class OfficialClaims
{
    public const string Commune = "civicbot:commune";
    public const string Body = "civicbot:body";
    public const string Topic = "civicbot:topic";
    public const string Title = "civicbot:title";
    public const string DisplayName = "civicbot:name";
    public const string MustChangePassword = "civicbot:must-change-password";

    /// <summary>The role asks for a second factor and the account has none.</summary>
    public const string MustAddSecondFactor = "civicbot:must-add-second-factor";

    /// <summary>Only the own account opens until the official did what is owed.</summary>
    public static bool OwesSomething(ClaimsPrincipal user) => user.HasClaim(claim => claim.Type is MustChangePassword or MustAddSecondFactor);

    /// <summary>Name in stories and audit: "Nguyễn Thị Hoa (Văn phòng)".</summary>
    public static string SignatureOf(ClaimsPrincipal user) => user.FindFirstValue(DisplayName) ?? throw new InvalidOperationException("The session names no official.");

    public static string? CommuneOf(ClaimsPrincipal user) => user.FindFirstValue(Commune);

    public static OfficialRole RoleOf(ClaimsPrincipal user) => Enum.Parse<OfficialRole>(
        user.FindFirstValue(ClaimTypes.Role) ?? throw new InvalidOperationException("The session has no role."));
}

/// <summary>Makes the session's claims from the account, at sign-in and whenever the security stamp is checked.</summary>
internal sealed class OfficialClaimsFactory(UserManager<Official> users, SecondFactorRule second, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<Official>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Official user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(ClaimTypes.Role, user.Role.ToString()));
        identity.AddClaim(new Claim(OfficialClaims.DisplayName, $"{user.DisplayName} ({user.Title})"));
        identity.AddClaim(new Claim(OfficialClaims.Title, user.Title));
        if (user.Commune is { } commune)
        {
            identity.AddClaim(new Claim(OfficialClaims.Commune, commune));
        }

        if (user.Body is { } body)
        {
            identity.AddClaim(new Claim(OfficialClaims.Body, body));
        }

        if (user.MustChangePassword)
        {
            identity.AddClaim(new Claim(OfficialClaims.MustChangePassword, "true"));
        }

        if (!user.TwoFactorEnabled && await second.AsksAsync(user, CancellationToken.None))
        {
            identity.AddClaim(new Claim(OfficialClaims.MustAddSecondFactor, "true"));
        }

        identity.AddClaims(user.Topics.Select(topic => new Claim(OfficialClaims.Topic, topic)));
        return identity;
    }
}
