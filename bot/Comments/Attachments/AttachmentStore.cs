using CivicBot.Comments.Attachments.Recognition;
using CivicBot.Comments.Records;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CivicBot.Comments.Attachments;

/// <summary>Photos and files that are kept: to be shown, added by officials, and removed when a citizen's data are erased.</summary>
public sealed class AttachmentStore
{
    private readonly RecordsDatabase records;
    private readonly AttachmentFiles files;
    private readonly AttachmentContents contents;
    private readonly AttachmentIntake intake;
    private readonly AttachmentOptions options;
    private readonly TimeProvider time;

    internal AttachmentStore(RecordsDatabase records, AttachmentFiles files, AttachmentContents contents, AttachmentIntake intake, IOptions<AttachmentOptions> options, TimeProvider time)
    {
        this.records = records;
        this.files = files;
        this.contents = contents;
        this.intake = intake;
        this.options = options.Value;
        this.time = time;
    }

    /// <returns>Null where there is no such attachment or it is not stored (yet).</returns>
    /// <exception cref="FileNotFoundException">The records say that it is kept, but the folder lost it: restore a backup.</exception>
    public async Task<AttachmentContent?> OpenAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var context = records.Read();
        return await context.Attachments.SingleOrDefaultAsync(a => a.Id == id, cancellationToken)
            is { State: AttachmentState.Stored, Sha256: { } hash, ContentType: { } type } row
            ? new AttachmentContent(files.Open(hash), type, row.Kind, NameOf(row, type), row.Size)
            : null;
    }

    /// <summary>Keeps what an official uploads (a photo of a field check, a scanned paper), by the same rules as what citizens send; it is attached afterwards by its id.</summary>
    /// <param name="content">Read to its end or to the limit.</param>
    /// <param name="name">As the file was called.</param>
    public async Task<AddedAttachment> AddAsync(Stream content, AttachmentKind kind, string? name, CancellationToken cancellationToken)
    {
        var part = files.NewPart();
        try
        {
            Examination found;
            long size;
            await using (var file = NewFile.Create(part))
            {
                if (!await CopyAsync(content, file, options.MaxBytes(kind), cancellationToken))
                {
                    return new AddedAttachment.Refused(AttachmentTrouble.TooLarge);
                }

                found = file.Length == 0 ? new Examination.NotKept(AttachmentTrouble.Empty) : intake.Examine(file, kind);
                size = file.Length;
            }

            return found switch
            {
                Examination.NotKept refused => new AddedAttachment.Refused(refused.Why),
                Examination.Fine fine => await KeepAsync(part, fine.Format, kind, name, size, cancellationToken),
                _ => throw new InvalidOperationException($"Unknown finding {found.GetType().Name}."),
            };
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <summary>Removes attachments and, where no other row has the same content, the content.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> DeleteAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var removed = await records.WriteAsync((context, token) => RemoveAsync(context, ids, token), cancellationToken);
        await contents.DiscardAsync(removed, cancellationToken);
        return removed.Count;
    }

    /// <summary>The first half of <see cref="DeleteAsync"/>, as part of a larger transaction: the rows.</summary>
    /// <returns>What to give to <see cref="AttachmentContents.DiscardAsync"/> after the commit; one entry a row.</returns>
    public static async Task<IReadOnlyList<string?>> RemoveAsync(RecordsContext context, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var rows = await context.Attachments.Where(a => ids.Contains(a.Id)).ToListAsync(cancellationToken);
        context.Attachments.RemoveRange(rows);
        return [.. rows.Select(row => row.Sha256)];
    }

    private async Task<AddedAttachment> KeepAsync(string part, ContentFormat format, AttachmentKind kind, string? name, long size, CancellationToken cancellationToken)
    {
        using var hold = await files.HoldAsync(cancellationToken);
        var hash = await files.PutAsync(part, cancellationToken);
        var row = new Attachment
        {
            Id = Guid.NewGuid(),
            Kind = kind,
            Name = AttachmentName.WithExtension(name, format.Extension),
            State = AttachmentState.Stored,
            Sha256 = hash,
            ContentType = format.Type,
            Size = size,
            AddedAt = time.GetUtcNow(),
        };
        await records.WriteAsync(
            (context, _) =>
            {
                context.Attachments.Add(row);
                return Task.FromResult(row.Id);
            },
            cancellationToken);
        return new AddedAttachment.Kept(row.Id, format.Type, size);
    }

    private static async Task<bool> CopyAsync(Stream from, FileStream to, long most, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await from.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (to.Length + read > most)
            {
                return false;
            }

            await NewFile.WriteAsync(to, buffer.AsMemory(0, read), cancellationToken);
        }

        return true;
    }

    private static string NameOf(Attachment row, string type) =>
        row.Name ?? (ContentFormat.OfType(type) is { } format ? $"{row.Id:N}"[..8] + "." + format.Extension : $"{row.Id:N}"[..8]);
}

/// <summary>A content to be shown; dispose it.</summary>
/// <param name="ContentType">As recognised; send it with <c>X-Content-Type-Options: nosniff</c>.</param>
/// <param name="Kind">What it is to people; voice is <see cref="AttachmentKind.Audio"/>.</param>
/// <param name="Name">Harmless; with the extension of what it is.</param>
public sealed record AttachmentContent(Stream Stream, string ContentType, AttachmentKind Kind, string Name, long Size) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Stream.DisposeAsync();
}

/// <summary>What came of an upload.</summary>
public abstract record AddedAttachment
{
    private AddedAttachment()
    {
    }

    public sealed record Kept(Guid Id, string ContentType, long Size) : AddedAttachment;

    /// <param name="Why">One English clause, to be put after "The file is not kept:".</param>
    public sealed record Refused(string Why) : AddedAttachment;
}
