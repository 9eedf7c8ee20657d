using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Comments.Attachments;

/// <summary>Keeps contents and rows in step: a content goes with the last row that has it.</summary>
public sealed class AttachmentContents(RecordsDatabase records, AttachmentFiles files)
{
    /// <summary>Removes those contents that no row has any more. What a crash before this leaves is found by the daily sweep.</summary>
    /// <param name="hashes">Of rows that were removed; null for one that was never stored.</param>
    public async Task DiscardAsync(IReadOnlyCollection<string?> hashes, CancellationToken cancellationToken)
    {
        if (hashes.OfType<string>().Distinct(StringComparer.Ordinal).ToList() is not { Count: > 0 } contents)
        {
            return;
        }

        using var hold = await files.HoldAsync(cancellationToken);
        await using var context = records.Read();
        var used = await context.Attachments.Where(a => contents.Contains(a.Sha256!)).Select(a => a.Sha256!).Distinct().ToListAsync(cancellationToken);
        foreach (var hash in contents.Except(used, StringComparer.Ordinal))
        {
            files.Delete(hash);
        }
    }

    /// <summary>Removes every content that no row has, and what is half written since before a moment.</summary>
    internal async Task SweepAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        files.RemoveOldParts(before);
        foreach (var contents in files.All())
        {
            await DiscardAsync(contents, cancellationToken);
        }
    }
}
