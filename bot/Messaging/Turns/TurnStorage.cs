using CivicBot.Messaging.Stores;
using Microsoft.Bot.Builder;

namespace CivicBot.Messaging.Turns;

/// <summary>
/// The Bot Framework's storage inside a turn. Reads see the durable store and the turn's own writes; writes take effect with the turn.
/// ETags: <c>*</c> overwrites, an empty one is refused, none is allowed for a new key, any other must be the stored one. Items without ETag
/// are written over what the turn read; if another turn was there in between, this turn is run again on the new state.
/// </summary>
internal sealed class TurnStorage(TurnUnit unit, ITurnStore store, StateJson json) : IStorage
{
    public async Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var items = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (key, item) in await ReadItemsAsync(keys, cancellationToken))
        {
            var value = json.Read(item.Kind, item.Json);
            if (value is IStoreItem versioned)
            {
                versioned.ETag = item.ETag;
            }

            items[key] = value;
        }

        return items;
    }

    public async Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var versioned = changes.Where(c => c.Value is IStoreItem { ETag: not "*" }).Select(c => c.Key).ToArray();
        var current = await ReadItemsAsync(versioned, cancellationToken);
        var writes = changes.Select(change => ToWrite(change.Key, change.Value, current.GetValueOrDefault(change.Key))).ToList();
        foreach (var write in writes)
        {
            unit.Buffer(write);
        }
    }

    public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        foreach (var key in keys)
        {
            unit.Buffer(new StateWrite(key, Item: null, StateExpectation.Anything));
        }

        return Task.CompletedTask;
    }

    private StateWrite ToWrite(string key, object value, StateItem? current)
    {
        var (kind, text) = json.Write(value ?? throw new ArgumentException($"The item of key '{FailureKey(key)}' is null; delete it instead.", nameof(value)));
        var item = new StateItem(text, kind, Guid.CreateVersion7().ToString("N"));
        if (value is not IStoreItem { ETag: not "*" } versioned)
        {
            return new StateWrite(key, item, value is IStoreItem ? StateExpectation.Anything : unit.ExpectationFor(key));
        }

        if (versioned.ETag is "")
        {
            throw new ArgumentException("An empty ETag says nothing; use null for a new item and * to overwrite.", nameof(value));
        }

        return string.Equals(versioned.ETag, current?.ETag, StringComparison.Ordinal)
            ? new StateWrite(key, item, StateExpectation.Exactly(versioned.ETag))
            : throw new InvalidOperationException($"Etag conflict: the item of key '{FailureKey(key)}' was changed since it was read.");
    }

    private async Task<Dictionary<string, StateItem>> ReadItemsAsync(string[] keys, CancellationToken cancellationToken)
    {
        var items = new Dictionary<string, StateItem>(StringComparer.Ordinal);
        var missing = new List<string>(keys.Length);
        foreach (var key in keys)
        {
            if (!unit.TryGetBuffered(key, out var buffered))
            {
                missing.Add(key);
            }
            else if (buffered is not null)
            {
                items[key] = buffered;
            }
        }

        if (missing.Count == 0)
        {
            return items;
        }

        var stored = await store.ReadStateAsync(missing, cancellationToken);
        foreach (var key in missing)
        {
            var item = stored.GetValueOrDefault(key);
            unit.NoteRead(key, item?.ETag);
            if (item is not null)
            {
                items[key] = item;
            }
        }

        return items;
    }

    // Keys of bot state hold user ids.
    private static string FailureKey(string key) => key.Length <= 8 ? key : key[..8] + "…";
}
