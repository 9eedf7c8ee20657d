using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder;

/// <summary>
/// A storage that forgets everything at the end of the process. Objects are kept as JSON with the names of their types and no list of types
/// that are allowed: fine for what this process wrote itself, no model for a store that others can write to.
/// </summary>
public class MemoryStorage : IStorage
{
    private const string ETagName = nameof(IStoreItem.ETag);

    private readonly JsonSerializer _serializer;
    private readonly Dictionary<string, JObject> _memory;
    private readonly Lock _lock = new();
    private long _version;

    public MemoryStorage(JsonSerializer jsonSerializer, Dictionary<string, JObject> dictionary = null)
    {
        _serializer = jsonSerializer ?? throw new ArgumentNullException(nameof(jsonSerializer));
        _memory = dictionary ?? [];
    }

    public MemoryStorage(Dictionary<string, JObject> dictionary = null)
        : this(new JsonSerializer { TypeNameHandling = TypeNameHandling.All, ReferenceLoopHandling = ReferenceLoopHandling.Error }, dictionary)
    {
    }

    public Task DeleteAsync(string[] keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        lock (_lock)
        {
            foreach (var key in keys)
            {
                _memory.Remove(key);
            }
        }

        return Task.CompletedTask;
    }

    public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var items = new Dictionary<string, object>(keys.Length);
        lock (_lock)
        {
            foreach (var key in keys)
            {
                if (_memory.TryGetValue(key, out var state) && state is not null)
                {
                    items[key] = state.ToObject<object>(_serializer);
                }
            }
        }

        return Task.FromResult<IDictionary<string, object>>(items);
    }

    public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(changes);
        lock (_lock)
        {
            foreach (var (key, value) in changes)
            {
                var state = value is null ? null : JObject.FromObject(value, _serializer);
                switch (value)
                {
                    case IStoreItem item:
                        SetVersion(key, state, item.ETag);
                        break;
                    case JObject json when json.ContainsKey(ETagName):
                        SetVersion(key, state, json.Value<string>(ETagName));
                        break;
                }

                _memory[key] = state;
            }
        }

        return Task.CompletedTask;
    }

    private void SetVersion(string key, JObject state, string read)
    {
        var stored = _memory.GetValueOrDefault(key)?.Value<string>(ETagName);
        if (stored is not null && read != "*" && read != stored)
        {
            throw new ArgumentException(
                $"Etag conflict: written over version {read ?? "(none)"}, stored is version {stored}.", nameof(read));
        }

        state[ETagName] = (_version++).ToString(CultureInfo.InvariantCulture);
    }
}
