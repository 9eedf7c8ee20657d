using CivicBot.Comments.Attachments;
using CivicBot.Storage;
using CivicBot.Storage.Records;
using Microsoft.Extensions.Options;

namespace CivicBot.Comments.Privacy;

/// <summary>Deletes the files of attachments that no row names any more. A file that two rows share stays until the last of them goes.</summary>
public sealed class ErasedContents(RecordsDatabase records, IOptions<StorageOptions> storage)
{
    private readonly AttachmentContents contents = new(records, new AttachmentFiles(storage));

    /// <param name="hashes">Of rows that were removed.</param>
    public Task RemoveAsync(IReadOnlyCollection<string> hashes, CancellationToken cancellationToken) => contents.DiscardAsync(hashes, cancellationToken);
}
