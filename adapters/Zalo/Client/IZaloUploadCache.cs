namespace CivicBot.Adapters.Zalo.Client;

/// <summary>
/// Which bytes lie at Zalo under which id: 5,000 uploads a month are for the whole app, so the same picture is not uploaded for each citizen.
/// The host registers one that survives a restart.
/// </summary>
public interface IZaloUploadCache
{
    /// <returns>The attachment id or file token, unless it expires before <paramref name="now"/>.</returns>
    Task<string?> FindAsync(ZaloUploadKey key, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Keeps the id, in place of an earlier one; what has expired at <paramref name="now"/> may be forgotten.</summary>
    Task SaveAsync(ZaloUploadKey key, string uploadId, DateTimeOffset expiresAt, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Forgets an id that Zalo no longer knows.</summary>
    Task RemoveAsync(ZaloUploadKey key, CancellationToken cancellationToken);
}

/// <param name="Kind"><c>image</c>, <c>gif</c> or <c>file</c>.</param>
/// <param name="ContentHash">SHA-256 of the bytes (of name and bytes for a file, because citizens see its name), lower-case hex.</param>
public readonly record struct ZaloUploadKey(string OaId, string Kind, string ContentHash);
