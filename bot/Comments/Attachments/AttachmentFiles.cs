using System.Security.Cryptography;
using CivicBot.Storage;
using Microsoft.Extensions.Options;

namespace CivicBot.Comments.Attachments;

/// <summary>
/// Contents below the data directory's <c>attachments/</c>, each under the hash of its bytes (<c>ab/cdef….bin</c>): the same photo sent twice lies there once, a name from outside never
/// becomes a path, and a backup can be checked. Nodes that share records share this folder.
/// </summary>
public sealed class AttachmentFiles(IOptions<StorageOptions> storage)
{
    private const int PrefixLength = 2;
    private const string Ending = ".bin";

    private readonly string folder = storage.Value.AttachmentsDirectory;

    private string Incoming => Path.Combine(folder, "incoming");

    /// <summary>A name for a file that is still being written.</summary>
    internal string NewPart()
    {
        NewFile.MakeFolder(Incoming);
        return Path.Combine(Incoming, $"{Guid.NewGuid():N}.part");
    }

    /// <summary>
    /// Held while a content and the row that names it come or go together, by whichever process: otherwise somebody could delete as unused what another is just about to use.
    /// </summary>
    internal async Task<IDisposable> HoldAsync(CancellationToken cancellationToken)
    {
        NewFile.MakeFolder(folder);
        while (true)
        {
            try
            {
                return new FileStream(Path.Combine(folder, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                // Somebody holds it. A process that dies lets go.
                await Task.Delay(Random.Shared.Next(5, 25), cancellationToken);
            }
        }
    }

    /// <summary>Puts a complete file in its place, durably; where the same content lies there already, the file is only removed.</summary>
    /// <returns>SHA-256 of the content, lower-case hex.</returns>
    internal async Task<string> PutAsync(string part, CancellationToken cancellationToken)
    {
        string hash;
        await using (var content = new FileStream(part, FileMode.Open, FileAccess.ReadWrite))
        {
            hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
            content.Flush(flushToDisk: true);
        }

        var place = PathOf(hash);
        NewFile.MakeFolder(Path.GetDirectoryName(place)!);
        File.Move(part, place, overwrite: true);
        DurableFolder.Flush(Path.GetDirectoryName(place)!);
        return hash;
    }

    /// <summary>Takes a content over from elsewhere (a backup).</summary>
    /// <exception cref="InvalidDataException">It is not the content of this hash.</exception>
    public async Task PutAsync(Stream content, string hash, CancellationToken cancellationToken)
    {
        var part = NewPart();
        await using (var file = NewFile.Create(part))
        {
            await content.CopyToAsync(file, cancellationToken);
            file.Position = 0;
            if (Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken)) != hash)
            {
                File.Delete(part);
                throw new InvalidDataException($"An attachment is damaged: its content does not have the hash {hash[..8]}….");
            }
        }

        await PutAsync(part, cancellationToken);
    }

    /// <summary>Whether the content lies there.</summary>
    public bool Has(string hash) => File.Exists(PathOf(hash));

    /// <exception cref="FileNotFoundException">The folder lost it.</exception>
    public Stream Open(string hash) => new FileStream(
        PathOf(hash), new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.Read | FileShare.Delete, Options = FileOptions.Asynchronous | FileOptions.SequentialScan });

    /// <summary>Removes a content; nothing happens where there is none.</summary>
    internal void Delete(string hash)
    {
        var place = PathOf(hash);
        if (File.Exists(place))
        {
            File.Delete(place);
            DurableFolder.Flush(Path.GetDirectoryName(place)!);
        }
    }

    /// <summary>All contents, folder by folder.</summary>
    internal IEnumerable<IReadOnlyList<string>> All()
    {
        if (!Directory.Exists(folder))
        {
            yield break;
        }

        foreach (var prefix in Directory.EnumerateDirectories(folder).Select(path => Path.GetFileName(path)).Where(name => name.Length == PrefixLength).Order(StringComparer.Ordinal))
        {
            yield return [.. Directory.EnumerateFiles(Path.Combine(folder, prefix), "*" + Ending).Select(path => prefix + Path.GetFileNameWithoutExtension(path))];
        }
    }

    /// <summary>Removes what a process that died left half written.</summary>
    internal void RemoveOldParts(DateTimeOffset before)
    {
        if (Directory.Exists(Incoming))
        {
            foreach (var part in new DirectoryInfo(Incoming).EnumerateFiles().Where(file => file.LastWriteTimeUtc < before.UtcDateTime))
            {
                part.Delete();
            }
        }
    }

    /// <exception cref="ArgumentException">It is no hash: nothing else may become part of a path.</exception>
    private string PathOf(string hash) => hash.Length == 2 * SHA256.HashSizeInBytes && hash.All(char.IsAsciiHexDigitLower)
        ? Path.Combine(folder, hash[..PrefixLength], hash[PrefixLength..] + Ending)
        : throw new ArgumentException("A content is named by the SHA-256 of its bytes in lower-case hex.", nameof(hash));
}
