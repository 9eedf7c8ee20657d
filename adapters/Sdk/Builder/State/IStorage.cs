namespace Microsoft.Bot.Builder;

/// <summary>Objects by key. Any character is legal in a key, and an object comes back as the type that it went in as.</summary>
public interface IStorage
{
    /// <returns>What there is; unknown keys are missing from it.</returns>
    Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default);

    /// <summary>
    /// Writes the objects. An <see cref="IStoreItem"/> only over the version that it was read from; anything else over whatever is there.
    /// </summary>
    Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default);

    /// <summary>Deletes what there is; unknown keys are fine.</summary>
    Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default);
}

/// <summary>An object that knows which version of itself it is.</summary>
public interface IStoreItem
{
    /// <summary>The version that was read; "*" overwrites any.</summary>
    string ETag { get; set; }
}

/// <summary>Typed reading.</summary>
public static class StorageExtensions
{
    /// <returns>The objects that are a <typeparamref name="TStoreItem"/>; others are left out.</returns>
    public static async Task<IDictionary<string, TStoreItem>> ReadAsync<TStoreItem>(
        this IStorage storage, string[] keys, CancellationToken cancellationToken = default)
        where TStoreItem : class
    {
        var items = await storage.ReadAsync(keys, cancellationToken);
        var typed = new Dictionary<string, TStoreItem>(items.Count, StringComparer.Ordinal);
        foreach (var (key, item) in items)
        {
            if (item is TStoreItem match)
            {
                typed[key] = match;
            }
        }

        return typed;
    }
}
