using CivicBot.Comments.Corrections;
using CivicBot.Comments.Life;
using CivicBot.Communes;
using CivicBot.Mail;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Digests.Sending;

/// <summary>What somebody wrote into the form of a recipient.</summary>
public sealed record RecipientEntry(RecipientRole Role, string Addressee, string Name, string Address)
{
    /// <summary>Account of the same person in the commune; null: mail only.</summary>
    public Guid? AccountId { get; init; }
}

/// <param name="Linked">Its Zalo is linked.</param>
public sealed record RecipientAccount(Guid Id, string Name, bool Linked);

/// <summary>Where the list of recipients is kept. Whether somebody may is the page's to decide.</summary>
public sealed class RecipientDesk(RecordsDatabase records, ICommuneDirectory communes, CompetentBodies bodies, TimeProvider time)
{
    private const int LongestName = 120;
    private const int Most = 200;

    /// <summary>By role, addressee and name.</summary>
    public async Task<IReadOnlyList<DigestRecipient>> ListAsync(string commune, CancellationToken cancellationToken)
    {
        await using var context = records.Read();
        return await context.DigestRecipients.Where(recipient => recipient.Commune == commune)
            .OrderBy(recipient => recipient.Role).ThenBy(recipient => recipient.Addressee).ThenBy(recipient => recipient.Name).ThenBy(recipient => recipient.Id)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Accounts of the commune that a recipient can be told through, by name.</summary>
    public async Task<IReadOnlyList<RecipientAccount>> AccountsAsync(string commune, CancellationToken cancellationToken)
    {
        await using var context = records.Read();
        return await context.Users.Where(official => official.Commune == commune && !official.Disabled).OrderBy(official => official.DisplayName).ThenBy(official => official.Id)
            .Select(official => new RecipientAccount(official.Id, official.DisplayName + ", " + official.Title, context.OfficialChats.Any(chat => chat.Id == official.Id)))
            .ToListAsync(cancellationToken);
    }

    /// <returns>What is wrong, Vietnamese; null: added.</returns>
    public Task<string?> AddAsync(string commune, RecipientEntry entry, Actor by, CancellationToken cancellationToken)
    {
        var tidy = Tidy(entry);
        return Problem(commune, tidy) is { } problem
            ? Task.FromResult<string?>(problem)
            : records.WriteAsync<string?>(
                async (context, token) =>
                {
                    if (!await IsAccountAsync(context, commune, tidy, token))
                    {
                        return SendingTexts.NoSuchAccount;
                    }

                    var own = await context.DigestRecipients.Where(recipient => recipient.Commune == commune).ToListAsync(token);
                    if (own.Exists(recipient => Same(recipient, tidy)))
                    {
                        return SendingTexts.KnownRecipient;
                    }

                    if (own.Count >= Most)
                    {
                        return SendingTexts.TooManyRecipients(Most);
                    }

                    var recipient = new DigestRecipient { Id = Guid.CreateVersion7(), Commune = commune, Role = tidy.Role, Addressee = tidy.Addressee, Name = tidy.Name, Address = tidy.Address, AccountId = tidy.AccountId };
                    context.DigestRecipients.Add(recipient);
                    Audit(context, recipient, by, "add");
                    return null;
                },
                cancellationToken);
    }

    /// <returns>What is wrong, Vietnamese; null: changed.</returns>
    public Task<string?> ChangeAsync(string commune, Guid id, RecipientEntry entry, Actor by, CancellationToken cancellationToken)
    {
        var tidy = Tidy(entry);
        return Problem(commune, tidy) is { } problem
            ? Task.FromResult<string?>(problem)
            : records.WriteAsync<string?>(
                async (context, token) =>
                {
                    if (!await IsAccountAsync(context, commune, tidy, token))
                    {
                        return SendingTexts.NoSuchAccount;
                    }

                    var own = await context.DigestRecipients.Where(recipient => recipient.Commune == commune).ToListAsync(token);
                    if (own.Find(recipient => recipient.Id == id) is not { } recipient)
                    {
                        return SendingTexts.NoSuchRecipient;
                    }

                    if (own.Exists(other => other.Id != id && Same(other, tidy)))
                    {
                        return SendingTexts.KnownRecipient;
                    }

                    (recipient.Role, recipient.Addressee, recipient.Name, recipient.Address, recipient.AccountId) = (tidy.Role, tidy.Addressee, tidy.Name, tidy.Address, tidy.AccountId);
                    Audit(context, recipient, by, "change");
                    return null;
                },
                cancellationToken);
    }

    /// <summary>What is on its way to the address still goes there.</summary>
    /// <returns>The one that was taken off, so that it can be put back; null: it was not there.</returns>
    public Task<DigestRecipient?> RemoveAsync(string commune, Guid id, Actor by, CancellationToken cancellationToken) => records.WriteAsync(
        async (context, token) =>
        {
            if (await context.DigestRecipients.SingleOrDefaultAsync(one => one.Id == id && one.Commune == commune, token) is not { } recipient)
            {
                return null;
            }

            context.DigestRecipients.Remove(recipient);
            Audit(context, recipient, by, "remove");
            return recipient;
        },
        cancellationToken);

    private static RecipientEntry Tidy(RecipientEntry entry) => entry with
    {
        Addressee = entry.Role is RecipientRole.Officer or RecipientRole.Department ? entry.Addressee.Trim() : "",
        Name = MailComposition.OneLine(entry.Name),
        Address = MailAddresses.Tidy(entry.Address),
    };

    private string? Problem(string commune, RecipientEntry entry) => entry switch
    {
        { Name.Length: 0 } => SendingTexts.NameMissing,
        { Name.Length: > LongestName } => SendingTexts.NameTooLong(LongestName),
        _ when !Enum.IsDefined(entry.Role) => SendingTexts.RoleMissing,
        _ when !MailAddresses.IsValid(entry.Address) => SendingTexts.WrongAddress(entry.Address),
        { Role: RecipientRole.Officer } when communes.Find(commune)?.Officers.Any(officer => officer.Title == entry.Addressee) != true => SendingTexts.OfficerMissing,
        { Role: RecipientRole.Department } when bodies.Find(entry.Addressee) is null => SendingTexts.BodyMissing,
        _ => null,
    };

    private static async Task<bool> IsAccountAsync(RecordsContext context, string commune, RecipientEntry entry, CancellationToken cancellationToken) =>
        entry.AccountId is not { } id || await context.Users.AnyAsync(official => official.Id == id && official.Commune == commune && !official.Disabled, cancellationToken);

    private static bool Same(DigestRecipient recipient, RecipientEntry entry) =>
        recipient.Role == entry.Role && recipient.Addressee == entry.Addressee && recipient.Address.Equals(entry.Address, StringComparison.OrdinalIgnoreCase);

    private void Audit(RecordsContext context, DigestRecipient recipient, Actor by, string what) => context.Audit.Add(new AuditEntry
    {
        Id = Guid.CreateVersion7(),
        At = time.GetUtcNow(),
        Who = by.Name,
        Commune = recipient.Commune,
        Action = $"digest.recipient.{what}",
        Subject = recipient.Address,
        Detail = recipient.Addressee.Length == 0 ? recipient.Role.ToString() : $"{recipient.Role}, {recipient.Addressee}",
    });
}
