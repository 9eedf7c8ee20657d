using System.Formats.Tar;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using CivicBot.Comments.Attachments;
using CivicBot.Storage.Export;
using CivicBot.Storage.Records;
using Microsoft.Extensions.Options;

namespace CivicBot.Storage.Backup;

/// <summary>
/// Writes everything that an installation needs to go on elsewhere into one file, while the program runs: the records of either database, photos and files, the embedded database (conversations,
/// notes, messages on their way), the commune files that were written in the browser, and the keys without which names and phones cannot be read. Not the tokens of Zalo: each is good once, and two installations with one would lock each other out.
/// </summary>
public sealed class BackupWriter(RecordsDatabase records, SqliteDatabase embedded, AttachmentFiles attachments, IOptions<StorageOptions> storage, TimeProvider time)
{
    /// <param name="file">Must not exist.</param>
    /// <param name="passphrase">Seals it; null: whoever has the file can read it.</param>
    /// <exception cref="BackupException">The file exists.</exception>
    public async Task<BackupSummary> WriteAsync(string file, string? passphrase, CancellationToken cancellationToken)
    {
        if (File.Exists(file))
        {
            throw new BackupException($"'{Path.GetFileName(file)}' exists already; choose another name.");
        }

        using var folder = new WorkingFolder(storage.Value.Directory);

        // First the messages, then the records: what a citizen said between the two is in the records already and handled once more, never lost.
        EmbeddedCopy.Write(embedded, Path.Combine(folder.Path, BackupManifest.Database));
        await using var snapshot = await RecordsSnapshot.OpenAsync(records, cancellationToken);
        var (tables, hashes) = await WriteTablesAsync(snapshot, folder.Path, cancellationToken);
        Copy(storage.Value.KeysDirectory, "*", Path.Combine(folder.Path, BackupManifest.KeyFolder));
        Copy(storage.Value.CommunesDirectory, "*.yaml", Path.Combine(folder.Path, BackupManifest.CommuneFolder));
        var manifest = new BackupManifest(
            Assembly.GetExecutingAssembly().GetName().Version?.ToString() ?? "", time.GetUtcNow(), snapshot.Migration, tables,
            await EntriesAsync(folder.Path, cancellationToken),
            [.. hashes.Where(attachments.Has)],
            [.. hashes.Where(hash => !attachments.Has(hash))]);

        var part = $"{file}.{Guid.NewGuid():N}.part";
        try
        {
            await using (var stream = PrivateFile.Create(part))
            {
                await BackupEnvelope.WriteAsync(stream, passphrase, content => WriteContentAsync(content, manifest, folder.Path, cancellationToken), cancellationToken);
                stream.Flush(flushToDisk: true);
            }

            File.Move(part, file, overwrite: false);
        }
        finally
        {
            File.Delete(part);
        }

        return new BackupSummary(tables.Sum(table => table.Rows), manifest.Attachments.Count, manifest.Missing.Count, new FileInfo(file).Length);
    }

    private static async Task<(List<BackupTable> Tables, IReadOnlyCollection<string> Hashes)> WriteTablesAsync(RecordsSnapshot snapshot, string folder, CancellationToken cancellationToken)
    {
        var tables = new List<BackupTable>();
        var hashes = new SortedSet<string>(StringComparer.Ordinal);
        Directory.CreateDirectory(Path.Combine(folder, BackupManifest.TableFolder));
        foreach (var table in snapshot.Tables)
        {
            var written = new BackupTable(table.Name, 0, [.. table.Columns.Select(column => new BackupColumn(column.Name, column.Kind))]);
            var (rows, hash) = (0L, table.Name == "attachment" ? table.Columns.ToList().FindIndex(column => column.Name == "sha256") : -1);
            await using var file = PrivateFile.Create(Path.Combine(folder, written.File));
            await foreach (var row in snapshot.RowsAsync(table, filter: null, cancellationToken))
            {
                await file.WriteAsync(BackupRow.Write(row), cancellationToken);
                rows++;
                if (hash >= 0 && row[hash] is string content)
                {
                    hashes.Add(content);
                }
            }

            tables.Add(written with { Rows = rows });
        }

        return (tables, hashes);
    }

    private static void Copy(string from, string pattern, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.Exists(from) ? Directory.EnumerateFiles(from, pattern) : [])
        {
            PrivateFile.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }

    private static async Task<List<BackupEntry>> EntriesAsync(string folder, CancellationToken cancellationToken)
    {
        var entries = new List<BackupEntry>();
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            await using var file = File.OpenRead(path);
            var name = Path.GetRelativePath(folder, path).Replace('\\', '/');
            entries.Add(new BackupEntry(name, file.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken))));
        }

        return entries;
    }

    private async Task WriteContentAsync(Stream content, BackupManifest manifest, string folder, CancellationToken cancellationToken)
    {
        await using var packed = new GZipStream(content, CompressionLevel.Optimal, leaveOpen: true);
        await using var tar = new TarWriter(packed, TarEntryFormat.Pax, leaveOpen: true);
        await AddAsync(tar, BackupManifest.Name, new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(manifest, BackupManifest.Json)), cancellationToken);
        foreach (var entry in manifest.Files)
        {
            await AddAsync(tar, entry.Name, File.OpenRead(Path.Combine(folder, entry.Name)), cancellationToken);
        }

        foreach (var hash in manifest.Attachments)
        {
            await AddAsync(tar, BackupManifest.AttachmentFolder + hash, attachments.Open(hash), cancellationToken);
        }
    }

    private async Task AddAsync(TarWriter tar, string name, Stream data, CancellationToken cancellationToken)
    {
        await using (data)
        {
            await tar.WriteEntryAsync(
                new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = data, ModificationTime = time.GetUtcNow(), Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite }, cancellationToken);
        }
    }
}

/// <param name="Rows">Of the records.</param>
/// <param name="MissingAttachments">Contents that the records name and the folder has lost.</param>
/// <param name="Bytes">Of the file.</param>
public sealed record BackupSummary(long Rows, int Attachments, int MissingAttachments, long Bytes);
