using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;

namespace CivicBot.Storage.Backup;

/// <summary>A backup cannot be written or taken back; the message says why and what to do.</summary>
public sealed class BackupException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>
/// The outside of a backup file: a mark, a header in JSON, the content, and the SHA-256 of all that. With a passphrase the content is sealed by AES-256-GCM in pieces, under a key that PBKDF2 makes
/// of the passphrase; a piece that is changed, left out, moved or missing at the end is found.
/// </summary>
internal static class BackupEnvelope
{
    public const int Version = 1;
    private const int SaltLength = 16;
    private const int Iterations = 600_000; // OWASP's advice for PBKDF2 with SHA-256
    private const int LongestHeader = 100_000;
    private static readonly byte[] Mark = "CIVICBOT-BACKUP\n"u8.ToArray();

    /// <param name="write">Writes the content.</param>
    public static async Task WriteAsync(Stream file, string? passphrase, Func<Stream, Task> write, CancellationToken cancellationToken)
    {
        var salt = passphrase is null ? null : RandomNumberGenerator.GetBytes(SaltLength);
        var header = JsonSerializer.SerializeToUtf8Bytes(new BackupHeader(Version, salt, salt is null ? 0 : Iterations));
        await using var hashing = new HashingStream(file);
        var length = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, header.Length);
        foreach (var part in new[] { Mark, length, header })
        {
            await hashing.WriteAsync(part, cancellationToken);
        }

        if (passphrase is null)
        {
            await write(hashing);
        }
        else
        {
            await using var content = new SealingStream(hashing, KeyOf(passphrase, salt!, Iterations), header);
            await write(content);
        }

        await file.WriteAsync(hashing.Hash(), cancellationToken);
    }

    /// <summary>Verifies the whole file, then gives its content from the beginning.</summary>
    /// <exception cref="BackupException">It is no backup, damaged, newer than this program, or the passphrase is missing or wrong.</exception>
    public static async Task<Stream> OpenAsync(FileStream file, string? passphrase, CancellationToken cancellationToken)
    {
        var header = await VerifyAsync(file, cancellationToken);
        var content = new BoundedStream(file, file.Length - SHA256.HashSizeInBytes);
        if (header.Read.Salt is not { } salt)
        {
            return content;
        }

        return passphrase is null
            ? throw new BackupException("The backup is locked by a passphrase; name the file that holds it (--passphrase-file).")
            : new OpeningStream(content, KeyOf(passphrase, salt, header.Read.Iterations), header.Bytes);
    }

    private static async Task<(BackupHeader Read, byte[] Bytes)> VerifyAsync(FileStream file, CancellationToken cancellationToken)
    {
        var start = new byte[Mark.Length + sizeof(int)];
        file.Position = 0;
        if (file.Length < start.Length + SHA256.HashSizeInBytes || await file.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken) < start.Length || !start.AsSpan(0, Mark.Length).SequenceEqual(Mark))
        {
            throw new BackupException("The file is no backup of CivicBot.");
        }

        await CheckSumAsync(file, cancellationToken);
        file.Position = start.Length;
        var length = BinaryPrimitives.ReadInt32LittleEndian(start.AsSpan(Mark.Length));
        if (length is < 2 or > LongestHeader)
        {
            throw new BackupException("The backup is damaged: its header cannot be read. Take another one.");
        }

        var bytes = new byte[length];
        await file.ReadExactlyAsync(bytes, cancellationToken);
        var header = JsonSerializer.Deserialize<BackupHeader>(bytes)!;
        return header.Version == Version
            ? (header, bytes)
            : throw new BackupException("The backup was made by a newer version of CivicBot; install that version first.");
    }

    private static async Task CheckSumAsync(FileStream file, CancellationToken cancellationToken)
    {
        file.Position = 0;
        await using var covered = new BoundedStream(file, file.Length - SHA256.HashSizeInBytes);
        var found = await SHA256.HashDataAsync(covered, cancellationToken);
        var written = new byte[SHA256.HashSizeInBytes];
        file.Position = file.Length - written.Length;
        await file.ReadExactlyAsync(written, cancellationToken);
        if (!found.AsSpan().SequenceEqual(written))
        {
            throw new BackupException("The backup is damaged or was not written to its end: its checksum does not fit. Take another one.");
        }
    }

    private static byte[] KeyOf(string passphrase, byte[] salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(passphrase.Normalize(), salt, iterations, HashAlgorithmName.SHA256, outputLength: 32);

    /// <param name="Salt">Null: not sealed.</param>
    private sealed record BackupHeader(int Version, byte[]? Salt, int Iterations);
}
