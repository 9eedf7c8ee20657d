namespace CivicBot.Adapters.WebChat;

/// <summary>Files that users sent by upload. Which kinds are kept, and how large, is the host's matter.</summary>
public interface IUploadStore
{
    /// <summary>Keeps a file of a conversation, once it was looked at.</summary>
    /// <param name="name">As the client calls it.</param>
    Task<UploadOutcome> AddAsync(string conversationId, string? name, Stream content, CancellationToken cancellationToken);

    /// <returns>Null where there is none (any more).</returns>
    Task<KeptUpload?> OpenAsync(string id, CancellationToken cancellationToken);
}

/// <summary>What came of an upload.</summary>
public abstract record UploadOutcome
{
    private UploadOutcome()
    {
    }

    /// <param name="Id">256 random bits in hex: who knows it may see the file.</param>
    /// <param name="Name">Harmless, with the extension of what the file is.</param>
    /// <param name="ContentType">As recognised by its bytes.</param>
    public sealed record Kept(string Id, string Name, string ContentType) : UploadOutcome;

    /// <param name="Why">One English clause, to be put after "The file is not kept:".</param>
    public sealed record Refused(string Why) : UploadOutcome;
}

/// <summary>A kept file; dispose it.</summary>
public sealed record KeptUpload(Stream Content, string Name, string ContentType) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}

/// <summary>How activities name uploads inside the host. Clients get an address of the host instead.</summary>
public static class UploadAddress
{
    public const string Scheme = "webchat-upload";

    private const string Prefix = Scheme + ":";
    private const int IdLength = 64;

    public static string Of(string id) => Prefix + id;

    /// <returns>Null where the address is no upload's.</returns>
    public static string? IdOf(string? address) =>
        address?.StartsWith(Prefix, StringComparison.Ordinal) == true && IsId(address[Prefix.Length..]) ? address[Prefix.Length..] : null;

    /// <summary>Nothing else may become part of a path.</summary>
    public static bool IsId(string id) => id.Length == IdLength && id.All(char.IsAsciiHexDigitLower);
}
