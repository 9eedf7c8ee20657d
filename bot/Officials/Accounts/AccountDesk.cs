using System.Security.Cryptography;
using CivicBot.Storage.Records;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Officials.Accounts;

/// <summary>What came of work on an account.</summary>
/// <param name="Password">A new password to be handed over by hand; shown once.</param>
/// <param name="Problems">Vietnamese; empty: done.</param>
internal sealed record AccountOutcome(string? Password, IReadOnlyList<string> Problems)
{
    public static AccountOutcome Done { get; } = new(null, []);

    public static AccountOutcome Problem(params string[] problems) => new(null, problems);
}

/// <summary>Where administrators make and change accounts. An administrator of a commune touches only accounts of that commune.</summary>
internal sealed class AccountDesk(UserManager<Official> users, RecordsDatabase records, Viewer viewer, TimeProvider time)
{
    public async Task<IReadOnlyList<Official>> ListAsync(CancellationToken cancellationToken) => await Mine()
        .OrderBy(official => official.Disabled).ThenBy(official => official.UserName).ToListAsync(cancellationToken);

    public async Task<AccountOutcome> CreateAsync(
        string userName, string displayName, string title, OfficialRole role, string? commune, string? body, IReadOnlyList<string> topics, CancellationToken cancellationToken)
    {
        var home = viewer.Commune ?? commune;
        if (string.IsNullOrWhiteSpace(displayName))
        {
            return AccountOutcome.Problem(AccountTexts.NameMissing);
        }

        if (role is OfficialRole.Clerk or OfficialRole.Officer && home is null)
        {
            return AccountOutcome.Problem(AccountTexts.NeedsCommune);
        }

        if (role == OfficialRole.Department && (viewer.Commune is not null || string.IsNullOrWhiteSpace(body)))
        {
            return AccountOutcome.Problem(AccountTexts.DepartmentsAreCentral);
        }

        var password = NewPassword();
        var official = new Official
        {
            Id = Guid.CreateVersion7(),
            UserName = userName.Trim(),
            DisplayName = displayName.Trim(),
            Title = string.IsNullOrWhiteSpace(title) ? AccountTexts.RoleName(role) : title.Trim(),
            Role = role,
            Commune = role == OfficialRole.Department ? null : home,
            Body = role == OfficialRole.Department ? body : null,
            Topics = [.. topics],
            MustChangePassword = true,
            CreatedAt = time.GetUtcNow(),
        };
        return await EndAsync(await users.CreateAsync(official, password), "account.create", official, password, cancellationToken);
    }

    public async Task<AccountOutcome> ResetPasswordAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } official)
        {
            return AccountOutcome.Problem(AccountTexts.NotYours);
        }

        var password = NewPassword();
        official.MustChangePassword = true;
        var result = await users.ResetPasswordAsync(official, await users.GeneratePasswordResetTokenAsync(official), password);
        if (result.Succeeded)
        {
            await users.SetLockoutEndDateAsync(official, null);
            await users.SetTwoFactorEnabledAsync(official, enabled: false);
        }

        return await EndAsync(result, "account.reset-password", official, password, cancellationToken);
    }

    /// <summary>Switches an account off or on again; its open sessions end within a minute.</summary>
    public async Task<AccountOutcome> SetDisabledAsync(Guid id, bool disabled, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } official)
        {
            return AccountOutcome.Problem(AccountTexts.NotYours);
        }

        if (disabled && official.Role == OfficialRole.Administrator && official.Commune is null
            && await users.Users.CountAsync(o => o.Role == OfficialRole.Administrator && o.Commune == null && !o.Disabled, cancellationToken) == 1)
        {
            return AccountOutcome.Problem(AccountTexts.LastAdministrator);
        }

        official.Disabled = disabled;
        await users.UpdateAsync(official);
        return await EndAsync(await users.UpdateSecurityStampAsync(official), disabled ? "account.disable" : "account.enable", official, password: null, cancellationToken);
    }

    private IQueryable<Official> Mine() => viewer.Commune is { } commune ? users.Users.Where(official => official.Commune == commune) : users.Users;

    private Task<Official?> FindAsync(Guid id, CancellationToken cancellationToken) => Mine().SingleOrDefaultAsync(official => official.Id == id, cancellationToken);

    private async Task<AccountOutcome> EndAsync(IdentityResult result, string action, Official official, string? password, CancellationToken cancellationToken)
    {
        if (!result.Succeeded)
        {
            return AccountOutcome.Problem([.. result.Errors.Select(error => error.Description)]);
        }

        await records.WriteAsync(
            (context, _) =>
            {
                context.Audit.Add(new AuditEntry
                {
                    Id = Guid.CreateVersion7(),
                    At = time.GetUtcNow(),
                    Who = viewer.Signature,
                    Commune = official.Commune,
                    Action = action,
                    Subject = official.UserName ?? "",
                    Detail = AccountTexts.RoleName(official.Role),
                });
                return Task.FromResult(true);
            },
            cancellationToken);
        return AccountOutcome.Done with { Password = password };
    }

    /// <summary>Easy to read out and to type once: 4 groups of 4, no look-alikes; about 74 bits.</summary>
    private static string NewPassword() =>
        string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString("acdefghjkmnpqrtuvwxy34679", 4)));
}
