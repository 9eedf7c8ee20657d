using System.Security.Cryptography;
using CivicBot.Comments.Desk;
using CivicBot.Communes;
using CivicBot.Officials.Administration;
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

/// <summary>What an administrator decides about an account.</summary>
/// <param name="Commune">Id; null: the whole installation.</param>
/// <param name="Body">Role Department: id of the body.</param>
/// <param name="Topics">Role Officer: ids of the own field; empty: all.</param>
internal sealed record AccountOrder(string DisplayName, string Title, OfficialRole Role, string? Commune, string? Body, IReadOnlyList<string> Topics);

/// <summary>Where administrators make and change accounts. An administrator of a commune touches only accounts of that commune.</summary>
internal sealed class AccountDesk(
    UserManager<Official> users, OfficialSessions sessions, RecordsDatabase records, ICommuneDirectory communes, ForwardingBodies bodies, Viewer viewer, TimeProvider time)
{
    public async Task<IReadOnlyList<Official>> ListAsync(CancellationToken cancellationToken) => await Listed()
        .OrderBy(official => official.Disabled).ThenBy(official => official.UserName).ToListAsync(cancellationToken);

    /// <summary>Null where there is none that this administrator may touch.</summary>
    public Task<Official?> FindAsync(Guid id, CancellationToken cancellationToken) => Mine().SingleOrDefaultAsync(official => official.Id == id, cancellationToken);

    public Task<IReadOnlyList<OpenSession>> SessionsAsync(CancellationToken cancellationToken) => sessions.ListAsync(Listed(), cancellationToken);

    public async Task<AccountOutcome> CreateAsync(string userName, AccountOrder order, CancellationToken cancellationToken)
    {
        var wanted = Homed(order);
        if (ProblemOf(wanted) is { } problem)
        {
            return AccountOutcome.Problem(problem);
        }

        var password = NewPassword();
        var official = new Official
        {
            Id = Guid.CreateVersion7(),
            UserName = userName.Trim(),
            DisplayName = wanted.DisplayName,
            Title = wanted.Title,
            Role = wanted.Role,
            Commune = wanted.Commune,
            Body = wanted.Body,
            Topics = [.. wanted.Topics],
            MustChangePassword = true,
            CreatedAt = time.GetUtcNow(),
        };
        return await EndAsync(await users.CreateAsync(official, password), "account.create", official, password, cancellationToken);
    }

    /// <summary>Another name, role, commune or field; who is signed in signs in again, because a session carries what it may see.</summary>
    public async Task<AccountOutcome> ChangeAsync(Guid id, AccountOrder order, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } official)
        {
            return AccountOutcome.Problem(AccountTexts.NotYours);
        }

        var wanted = Homed(order);
        if (ProblemOf(wanted) is { } problem)
        {
            return AccountOutcome.Problem(problem);
        }

        if ((wanted.Role != OfficialRole.Administrator || wanted.Commune is not null) && await IsLastAsync(official, cancellationToken))
        {
            return AccountOutcome.Problem(AccountTexts.LastAdministrator);
        }

        (official.DisplayName, official.Title, official.Role, official.Commune, official.Body, official.Topics) =
            (wanted.DisplayName, wanted.Title, wanted.Role, wanted.Commune, wanted.Body, [.. wanted.Topics]);
        var result = await users.UpdateAsync(official);
        if (result.Succeeded)
        {
            await sessions.EndAllAsync(official.Id, except: null, cancellationToken);
        }

        return await EndAsync(result, "account.change", official, password: null, cancellationToken);
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
            await users.ResetAuthenticatorKeyAsync(official);
            await sessions.EndAllAsync(official.Id, except: null, cancellationToken);
        }

        return await EndAsync(result, "account.reset-password", official, password, cancellationToken);
    }

    /// <summary>Switches an account off or on again; its open sessions end with their next click.</summary>
    public async Task<AccountOutcome> SetDisabledAsync(Guid id, bool disabled, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } official)
        {
            return AccountOutcome.Problem(AccountTexts.NotYours);
        }

        if (disabled && await IsLastAsync(official, cancellationToken))
        {
            return AccountOutcome.Problem(AccountTexts.LastAdministrator);
        }

        official.Disabled = disabled;
        await users.UpdateAsync(official);
        await sessions.EndAllAsync(official.Id, except: null, cancellationToken);
        return await EndAsync(await users.UpdateSecurityStampAsync(official), disabled ? "account.disable" : "account.enable", official, password: null, cancellationToken);
    }

    /// <param name="session">Null: all of the account.</param>
    public async Task<AccountOutcome> EndSessionsAsync(Guid official, Guid? session, CancellationToken cancellationToken)
    {
        if (await FindAsync(official, cancellationToken) is not { } account)
        {
            return AccountOutcome.Problem(AccountTexts.NotYours);
        }

        var own = (await sessions.ListAsync(users.Users.Where(one => one.Id == official), cancellationToken)).Select(one => one.Session.Id).Where(id => session is null || id == session).ToList();
        foreach (var id in own)
        {
            await sessions.EndAsync(id, cancellationToken);
        }

        var result = session is null ? await users.UpdateSecurityStampAsync(account) : IdentityResult.Success;
        return await EndAsync(result, "account.end-sessions", account, password: null, cancellationToken);
    }

    /// <summary>Whoever now owes a second factor signs in again and is led to it.</summary>
    public async Task AskForSecondFactorAsync(IReadOnlyCollection<OfficialRole> roles, CancellationToken cancellationToken)
    {
        foreach (var id in await users.Users.Where(one => roles.Contains(one.Role) && !one.TwoFactorEnabled).Select(one => one.Id).ToListAsync(cancellationToken))
        {
            await sessions.EndAllAsync(id, except: null, cancellationToken);
        }
    }

    /// <summary>Those that this administrator may touch, whatever commune is looked at now.</summary>
    private IQueryable<Official> Mine() => viewer.Home is { } commune ? users.Users.Where(official => official.Commune == commune) : users.Users;

    private IQueryable<Official> Listed() => viewer.Commune is { } commune ? users.Users.Where(official => official.Commune == commune) : users.Users;

    /// <summary>With what belongs to the role only, and at home where the administrator is.</summary>
    private AccountOrder Homed(AccountOrder order) => order with
    {
        DisplayName = order.DisplayName.Trim(),
        Title = string.IsNullOrWhiteSpace(order.Title) ? AccountTexts.RoleName(order.Role) : order.Title.Trim(),
        Commune = viewer.Home ?? order.Commune,
        Body = order.Role == OfficialRole.Department ? order.Body : null,
        Topics = order.Role == OfficialRole.Officer ? order.Topics : [],
    };

    private string? ProblemOf(AccountOrder order) => order switch
    {
        { DisplayName.Length: 0 } => AccountTexts.NameMissing,
        { Commune: { } commune } when communes.Find(commune) is null => AccountTexts.NoSuchCommune,
        { Role: OfficialRole.Clerk or OfficialRole.Officer, Commune: null } => AccountTexts.NeedsCommune,
        { Role: OfficialRole.Department, Body: null } => AccountTexts.NeedsBody,
        { Role: OfficialRole.Department, Commune: null } when bodies.Central.All(body => body.Id != order.Body) => AccountTexts.NotOfProvince,
        { Role: OfficialRole.Department, Commune: { } commune } when bodies.OwnOf(commune).All(body => body.Id != order.Body) => AccountTexts.NotOfCommune,
        _ => null,
    };

    private async Task<bool> IsLastAsync(Official official, CancellationToken cancellationToken) =>
        official is { Role: OfficialRole.Administrator, Commune: null, Disabled: false }
        && await users.Users.CountAsync(one => one.Role == OfficialRole.Administrator && one.Commune == null && !one.Disabled, cancellationToken) == 1;

    private async Task<AccountOutcome> EndAsync(IdentityResult result, string action, Official official, string? password, CancellationToken cancellationToken)
    {
        if (!result.Succeeded)
        {
            return AccountOutcome.Problem([.. result.Errors.Select(error => error.Description)]);
        }

        await AdministrationAudit.WriteAsync(
            records, viewer.Signature, official.Commune, action, official.UserName ?? "", AccountTexts.RoleName(official.Role), time.GetUtcNow(), cancellationToken);
        return AccountOutcome.Done with { Password = password };
    }

    /// <summary>Easy to read out and to type once: 4 groups of 4, no look-alikes; about 74 bits.</summary>
    private static string NewPassword() =>
        string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString("acdefghjkmnpqrtuvwxy34679", 4)));
}
