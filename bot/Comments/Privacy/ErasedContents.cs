using CivicBot.Storage;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CivicBot.Comments.Privacy;

/// <summary>Deletes the files of attachments that no row names any more. A file that two rows share stays until the last of them goes.</summary>
public sealed class ErasedContents(RecordsDatabase records, IOptions<StorageOptions> storage)
{
    /// <param name="hashes">Of rows that were removed.</param>
    public async Task RemoveAsync(IReadOnlyCollection<string> hashes, CancellationToken cancellationToken)
    {
        if (hashes.Count == 0)
        {
            return;
        }

        await using var context = records.Read();
        var kept = await context.Attachments.Where(attachment => attachment.Sha256 != null && hashes.Contains(attachment.Sha256)).Select(attachment => attachment.Sha256!).ToListAsync(cancellationToken);
        Remove(hashes.Except(kept, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal));
    }

    private void Remove(HashSet<string> hashes)
    {
        var folder = storage.Value.AttachmentsDirectory;
        if (hashes.Count == 0 || !Directory.Exists(folder))
        {
            return;
        }

        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => hashes.Contains(HashOf(folder, file))))
        {
            File.Delete(file);
        }
    }

    /// <summary>Folders and name together are the hash (<c>ab/cdef….bin</c>).</summary>
    private static string HashOf(string folder, string file) =>
        string.Concat(Path.ChangeExtension(Path.GetRelativePath(folder, file), null).Where(char.IsAsciiHexDigitLower));
}
