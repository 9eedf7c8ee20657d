using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CivicBot.Storage.Backup;

/// <summary>The inside of a backup, read from front to back as often as needed.</summary>
internal sealed class BackupContent(FileStream file, string? passphrase)
{
    /// <summary>Reads all of it once and checks each part against the manifest.</summary>
    /// <exception cref="BackupException">Something is missing, too much or different.</exception>
    public async Task<BackupManifest> VerifyAsync(CancellationToken cancellationToken)
    {
        BackupManifest? manifest = null;
        var expected = new Dictionary<string, (string Sha256, BackupTable? Table)>(StringComparer.Ordinal);
        await ForEachAsync(
            async (name, data) =>
            {
                if (manifest is null)
                {
                    manifest = await ManifestAsync(name, data, cancellationToken);
                    expected = Expected(manifest);
                }
                else if (!expected.Remove(name, out var one))
                {
                    throw Damaged();
                }
                else if (await HashAsync(data, one.Table, cancellationToken) != one.Sha256)
                {
                    throw Damaged();
                }
            },
            cancellationToken);
        return manifest is not null && expected.Count == 0 ? manifest : throw Damaged();
    }

    /// <param name="take">Name and data of each part; data are good until it returns.</param>
    public async Task ForEachAsync(Func<string, Stream, Task> take, CancellationToken cancellationToken)
    {
        await using var content = await BackupEnvelope.OpenAsync(file, passphrase, cancellationToken);
        try
        {
            await using var unpacked = new GZipStream(content, CompressionMode.Decompress, leaveOpen: true);
            await using var tar = new TarReader(unpacked, leaveOpen: true);
            while (await tar.GetNextEntryAsync(copyData: false, cancellationToken) is { } entry)
            {
                await take(entry.Name, entry.DataStream ?? Stream.Null);
            }
        }
        catch (Exception wrong) when (wrong is InvalidDataException or EndOfStreamException or JsonException or FormatException or NotSupportedException)
        {
            throw Damaged(wrong);
        }
    }

    private static async Task<BackupManifest> ManifestAsync(string name, Stream data, CancellationToken cancellationToken) => name == BackupManifest.Name
        ? await JsonSerializer.DeserializeAsync<BackupManifest>(data, BackupManifest.Json, cancellationToken) ?? throw Damaged()
        : throw Damaged();

    private static Dictionary<string, (string Sha256, BackupTable? Table)> Expected(BackupManifest manifest)
    {
        var tables = manifest.Tables.ToDictionary(table => table.File, StringComparer.Ordinal);
        return manifest.Files.Select(entry => (entry.Name, entry.Sha256)).Concat(manifest.Attachments.Select(hash => (Name: BackupManifest.AttachmentFolder + hash, Sha256: hash)))
            .ToDictionary(one => one.Name, one => (one.Sha256, tables.GetValueOrDefault(one.Name)), StringComparer.Ordinal);
    }

    /// <summary>Rows of a table are read as well, so that none fails when it is put back.</summary>
    private static async Task<string> HashAsync(Stream data, BackupTable? table, CancellationToken cancellationToken)
    {
        if (table is null)
        {
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(data, cancellationToken));
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var rows = 0L;
        using var reader = new StreamReader(data, Encoding.UTF8, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            BackupRow.Read(line, table.Columns);
            hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
            rows++;
        }

        return rows == table.Rows ? Convert.ToHexStringLower(hash.GetHashAndReset()) : throw Damaged();
    }

    private static BackupException Damaged(Exception? inner = null) => new("The backup is damaged: a part of it is missing or was changed. Take another one.", inner);
}
