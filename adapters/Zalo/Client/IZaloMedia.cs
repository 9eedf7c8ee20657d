namespace CivicBot.Adapters.Zalo.Client;

/// <summary>
/// Pictures and files of the host that messages name by key. A message that waits in an outbox carries the key, not the bytes; the upload is
/// made when it is sent, and can be made again when Zalo has thrown the first one away.
/// </summary>
public interface IZaloMedia
{
    /// <returns>The file, or null when there is none (any more) under this key.</returns>
    ValueTask<ZaloMediaFile?> FindAsync(string mediaKey, CancellationToken cancellationToken);
}

/// <param name="FileName">With the extension; citizens see it.</param>
public sealed record ZaloMediaFile(string FileName, ReadOnlyMemory<byte> Content);
