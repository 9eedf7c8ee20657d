using System.Buffers.Binary;
using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Conversation.Records;
using CivicBot.Storage.Protection;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Comments.Privacy;

/// <summary>What a citizen chose to give; null: not given.</summary>
public sealed record CitizenContact(string? Name, string? Phone)
{
    public bool IsEmpty => Name is null && Phone is null;
}

/// <summary>What came of an official's wish to see who a comment is from.</summary>
public abstract record ContactOutcome
{
    private ContactOutcome()
    {
    }

    public sealed record Opened(CitizenContact Contact) : ContactOutcome;

    /// <summary>The citizen asked to stay unknown.</summary>
    public sealed record Anonymous : ContactOutcome;

    /// <summary>Neither name nor phone was given, or they were erased.</summary>
    public sealed record NotGiven : ContactOutcome;

    public sealed record NotFound : ContactOutcome;
}

/// <summary>Names and phones of citizens (danh tính): sealed as they come in, opened only for an official who says why; each opening is in the audit trail.</summary>
public sealed class CitizenContacts(RecordsDatabase records, DataSeal seal, CitizenPseudonyms pseudonyms, TimeProvider time)
{
    /// <summary>What officials call a citizen, for example "Người dân 4821".</summary>
    public static string LabelOf(Guid citizen)
    {
        Span<byte> bytes = stackalloc byte[16];
        citizen.TryWriteBytes(bytes, bigEndian: true, out _);
        return TextsPrivacy.CitizenLabel((BinaryPrimitives.ReadUInt32BigEndian(bytes) % 9000) + 1000);
    }

    /// <summary>Keeps what the citizen offered; null leaves what is there.</summary>
    public void Keep(Citizen citizen, string? name, string? phone)
    {
        citizen.SealedName = Clean(name) is { } given ? seal.Seal(given, citizen.Id) : citizen.SealedName;
        citizen.SealedPhone = Clean(phone) is { } number ? seal.Seal(number, citizen.Id) : citizen.SealedPhone;
    }

    /// <summary>
    /// Somebody without a conversation (paper, phone, the room) who left a name or phone, as part of a larger transaction. The same phone in the same commune is the same citizen; without a
    /// phone each occasion is another one, because names repeat.
    /// </summary>
    /// <returns>Null where neither was left.</returns>
    public async Task<Citizen?> FindOrAddAsync(
        RecordsContext context, string commune, string? name, string? phone, string occasion, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (Clean(name) is null && Clean(phone) is null)
        {
            return null;
        }

        // Keyed: a plain hash of a phone number is found by trying all of them.
        var digits = string.Concat((phone ?? "").Where(char.IsAsciiDigit));
        var id = RecordIds.For("citizen", pseudonyms.Of($"contact/{commune}", digits.Length > 0 ? digits : occasion));
        if (await context.Citizens.FindAsync([id], cancellationToken) is not { } citizen)
        {
            citizen = new Citizen { Id = id, Commune = commune, Label = LabelOf(id), SinceAt = now };
            context.Citizens.Add(citizen);
        }

        Keep(citizen, name, phone);
        return citizen;
    }

    /// <summary>For an official who has to call or visit.</summary>
    /// <param name="code">Digits of the comment's code.</param>
    public Task<ContactOutcome> OpenAsync(string code, Actor official, CancellationToken cancellationToken) =>
        records.WriteAsync((context, token) => OpenAsync(context, code, official, token), cancellationToken);

    /// <summary>What is kept of a citizen, for the citizen's own export and for erasing its traces.</summary>
    internal CitizenContact Of(Citizen citizen) => new(
        citizen.SealedName is { } name ? seal.Open(name, citizen.Id) : null,
        citizen.SealedPhone is { } phone ? seal.Open(phone, citizen.Id) : null);

    private async Task<ContactOutcome> OpenAsync(RecordsContext context, string code, Actor official, CancellationToken cancellationToken)
    {
        if (await context.Comments.SingleOrDefaultAsync(comment => comment.Code == code, cancellationToken) is not { } comment)
        {
            return new ContactOutcome.NotFound();
        }

        if (comment.Anonymous)
        {
            return new ContactOutcome.Anonymous();
        }

        var citizen = comment.CitizenId is { } id ? await context.Citizens.FindAsync([id], cancellationToken) : null;
        if (citizen is null || Of(citizen) is not { IsEmpty: false } contact)
        {
            return new ContactOutcome.NotGiven();
        }

        context.Audit.Add(new AuditEntry
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            At = time.GetUtcNow(),
            Who = official.Name,
            Commune = comment.Commune,
            Action = "citizen.contact-opened",
            Subject = comment.Code,
        });
        return new ContactOutcome.Opened(contact);
    }

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim().Normalize();
}
