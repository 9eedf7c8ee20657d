using CivicBot.Officials.Security;
using CivicBot.Storage.Records;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CivicBot.Officials.Accounts;

/// <summary>What pages ask of an account.</summary>
internal static class Policies
{
    /// <summary>Any signed-in official whose account is in order.</summary>
    public const string Official = "official";

    /// <summary>Reads what a commune has counted and knows: everybody but departments.</summary>
    public const string Reads = "reads";

    /// <summary>Works with comments and days of a commune.</summary>
    public const string Works = "works";

    /// <summary>Takes in, sorts, plans: clerks and administrators.</summary>
    public const string Sorts = "sorts";

    public const string Administers = "administers";

    /// <summary>Looks after the whole installation: administrators who belong to no commune.</summary>
    public const string AdministersAll = "administers-all";
}

internal static class AccountsRegistration
{
    public static IServiceCollection AddOfficialAccounts(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SignInLimits>().Bind(configuration.GetSection(SignInLimits.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SignInLimits>, SignInLimitsCheck>();
        services.AddSingleton<SourceThrottle>();
        services.AddScoped(provider => provider.GetRequiredService<RecordsDatabase>().ForAccounts());
        services.AddSingleton<SetupCode>();
        services.AddSingleton<OfficialSessions>();
        services.AddSingleton<SecondFactorRule>();
        services.AddScoped<AccountDesk>();
        services.AddIdentityCore<Official>(options =>
            {
                options.Password = new PasswordOptions
                {
                    RequiredLength = PasswordRules.Shortest,
                    RequiredUniqueChars = PasswordRules.DifferentLetters,
                    RequireDigit = false,
                    RequireLowercase = false,
                    RequireUppercase = false,
                    RequireNonAlphanumeric = false,
                };
                options.Lockout = new LockoutOptions { MaxFailedAccessAttempts = 5, DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15), AllowedForNewUsers = true };
                options.Tokens.AuthenticatorIssuer = "CivicBot";
            })
            .AddEntityFrameworkStores<RecordsContext>()
            .AddSignInManager<OfficialSignIn>()
            .AddDefaultTokenProviders()
            .AddErrorDescriber<AccountTexts>()
            .AddPasswordValidator<PasswordRules>()
            .AddClaimsPrincipalFactory<OfficialClaimsFactory>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies =>
        {
            cookies.ApplicationCookie!.Configure(Session).PostConfigure(SessionEvents.Add);
            cookies.TwoFactorUserIdCookie!.Configure(options =>
            {
                options.Cookie.Name = "civicbot_second";
                options.Cookie.Path = "/officials";
                options.Cookie.HttpOnly = true;
                options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                options.Cookie.SameSite = SameSiteMode.Strict;
                options.ExpireTimeSpan = TimeSpan.FromMinutes(5);
            });
        });
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.Official, policy => InOrder(policy))
            .AddPolicy(Policies.Reads, policy => InOrder(policy).RequireRole(Names(OfficialRole.Clerk, OfficialRole.Officer, OfficialRole.Leader, OfficialRole.Administrator)))
            .AddPolicy(Policies.Works, policy => InOrder(policy).RequireRole(Names(OfficialRole.Clerk, OfficialRole.Officer, OfficialRole.Administrator)))
            .AddPolicy(Policies.Sorts, policy => InOrder(policy).RequireRole(Names(OfficialRole.Clerk, OfficialRole.Administrator)))
            .AddPolicy(Policies.Administers, policy => InOrder(policy).RequireRole(Names(OfficialRole.Administrator)))
            .AddPolicy(Policies.AdministersAll, policy => InOrder(policy).RequireRole(Names(OfficialRole.Administrator)).RequireAssertion(context => OfficialClaims.CommuneOf(context.User) is null));
        return services;
    }

    private static string[] Names(params OfficialRole[] roles) => [.. roles.Select(role => role.ToString())];

    private static AuthorizationPolicyBuilder InOrder(AuthorizationPolicyBuilder policy) =>
        policy.RequireAuthenticatedUser().RequireAssertion(context => !OfficialClaims.OwesSomething(context.User));

    private static void Session(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "civicbot_official";
        options.Cookie.Path = "/officials";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Events.OnValidatePrincipal = SessionCheck.ValidateAsync;
        options.ExpireTimeSpan = OfficialSessions.Silence;
        options.SlidingExpiration = true;
        options.LoginPath = "/officials/sign-in";
        options.AccessDeniedPath = "/officials/denied";
        options.ReturnUrlParameter = "back";
    }

    private sealed class SignInLimitsCheck : IValidateOptions<SignInLimits>
    {
        public ValidateOptionsResult Validate(string? name, SignInLimits options) =>
            options.Problem is { } problem ? ValidateOptionsResult.Fail(problem) : ValidateOptionsResult.Success;
    }
}
