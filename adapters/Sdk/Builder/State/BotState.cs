using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder;

/// <summary>
/// A dictionary of properties that is read once a turn, kept in the turn state and written when its JSON has changed. Storages do not guard
/// it against a second turn that runs at the same time: the last one to write wins as a whole, so a host runs the turns of a conversation
/// one by one.
/// </summary>
public abstract partial class BotState : IPropertyManager
{
    private readonly IStorage _storage;
    private readonly string _contextServiceKey;

    /// <param name="storage">Where the state is kept between turns.</param>
    /// <param name="contextServiceKey">Where it is kept in the turn state.</param>
    protected BotState(IStorage storage, string contextServiceKey)
    {
        _storage = storage ?? throw new ArgumentNullException(nameof(storage));
        _contextServiceKey = contextServiceKey ?? throw new ArgumentNullException(nameof(contextServiceKey));
    }

    public IStatePropertyAccessor<T> CreateProperty<T>(string name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw new ArgumentNullException(nameof(name));
        }

        return new PropertyAccessor<T>(this, name);
    }

    /// <param name="turnContext">The turn.</param>
    /// <param name="force">Reads again what the turn already has, and forgets what was changed in it.</param>
    /// <param name="cancellationToken">Ends the reading early.</param>
    /// <exception cref="InvalidOperationException">What is stored is no dictionary.</exception>
    public virtual async Task LoadAsync(ITurnContext turnContext, bool force = false, CancellationToken cancellationToken = default)
    {
        BotAssert.ContextNotNull(turnContext);
        if (!force && GetCachedState(turnContext)?.State is not null)
        {
            return;
        }

        var key = GetStorageKey(turnContext);
        var items = await _storage.ReadAsync([key], cancellationToken);
        items.TryGetValue(key, out var stored);
        turnContext.TurnState[_contextServiceKey] = stored switch
        {
            null => new CachedBotState(),
            IDictionary<string, object> state => new CachedBotState(state),
            JObject json => new CachedBotState(json.ToObject<Dictionary<string, object>>()),
            _ => throw new InvalidOperationException(
                $"What is stored under the key of {GetType().Name} is a {stored.GetType().Name}, not a state."),
        };
    }

    /// <param name="turnContext">The turn.</param>
    /// <param name="force">Writes even what did not change.</param>
    /// <param name="cancellationToken">Ends the writing early.</param>
    public virtual async Task SaveChangesAsync(ITurnContext turnContext, bool force = false, CancellationToken cancellationToken = default)
    {
        BotAssert.ContextNotNull(turnContext);
        var cached = GetCachedState(turnContext);
        if (cached is null || !(force || cached.HasChanged))
        {
            return;
        }

        var changes = new Dictionary<string, object>(StringComparer.Ordinal) { [GetStorageKey(turnContext)] = cached.State };
        await _storage.WriteAsync(changes, cancellationToken);
        cached.MarkSaved();
    }

    /// <summary>Empties the state of this turn. Saving writes the empty state; until then the storage keeps the old one.</summary>
    public virtual Task ClearStateAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        BotAssert.ContextNotNull(turnContext);
        turnContext.TurnState[_contextServiceKey] = CachedBotState.Cleared();
        return Task.CompletedTask;
    }

    /// <summary>Deletes the state from the turn and from the storage.</summary>
    public virtual async Task DeleteAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        BotAssert.ContextNotNull(turnContext);
        turnContext.TurnState.Remove(_contextServiceKey);
        await _storage.DeleteAsync([GetStorageKey(turnContext)], cancellationToken);
    }

    /// <summary>A copy of the loaded state for looking at; null when none is loaded.</summary>
    public JToken Get(ITurnContext turnContext)
    {
        BotAssert.ContextNotNull(turnContext);
        return GetCachedState(turnContext) is { } cached ? JObject.FromObject(cached)[nameof(CachedBotState.State)] : null;
    }

    /// <returns>The loaded state; null when none is loaded in this turn.</returns>
    public CachedBotState GetCachedState(ITurnContext turnContext)
    {
        BotAssert.ContextNotNull(turnContext);
        return turnContext.TurnState.Get<CachedBotState>(_contextServiceKey);
    }

    /// <summary>Where the state of this turn stands in the storage.</summary>
    /// <exception cref="InvalidOperationException">The activity lacks an id that the key is made of.</exception>
    protected abstract string GetStorageKey(ITurnContext turnContext);

    /// <exception cref="KeyNotFoundException">There is no such property and the type has no null.</exception>
    protected Task<T> GetPropertyValueAsync<T>(ITurnContext turnContext, string propertyName, CancellationToken cancellationToken = default)
    {
        BotAssert.ContextNotNull(turnContext);
        ArgumentNullException.ThrowIfNull(propertyName);
        if (TryGetProperty<T>(turnContext, propertyName, out var value))
        {
            return Task.FromResult(value);
        }

        return typeof(T).IsValueType ? throw new KeyNotFoundException(propertyName) : Task.FromResult<T>(default);
    }

    protected Task DeletePropertyValueAsync(ITurnContext turnContext, string propertyName, CancellationToken cancellationToken = default)
    {
        BotAssert.ContextNotNull(turnContext);
        ArgumentNullException.ThrowIfNull(propertyName);
        GetCachedState(turnContext).State.Remove(propertyName);
        return Task.CompletedTask;
    }

    protected Task SetPropertyValueAsync(
        ITurnContext turnContext, string propertyName, object value, CancellationToken cancellationToken = default)
    {
        BotAssert.ContextNotNull(turnContext);
        ArgumentNullException.ThrowIfNull(propertyName);
        GetCachedState(turnContext).State[propertyName] = value;
        return Task.CompletedTask;
    }

    private bool TryGetProperty<T>(ITurnContext turnContext, string propertyName, out T value)
    {
        var state = GetCachedState(turnContext).State;
        if (!state.TryGetValue(propertyName, out var stored))
        {
            value = default;
            return false;
        }

        switch (stored)
        {
            case T match:
                value = match;
                return true;
            case null:
                value = default;
                return true;
            default:
                // A storage that does not keep types hands out JSON, or whole numbers as long. The converted value takes its place, so that
                // what the bot changes in it is what is saved.
                value = (stored as JToken ?? JToken.FromObject(stored)).ToObject<T>();
                state[propertyName] = value;
                return true;
        }
    }

    /// <summary>The state of a turn, and what its JSON was when it was last read or written.</summary>
    public class CachedBotState
    {
        private JsonSnapshot _saved;

        public CachedBotState(IDictionary<string, object> state = null)
        {
            State = state ?? new Dictionary<string, object>();
            MarkSaved();
        }

        public IDictionary<string, object> State { get; set; }

        internal bool HasChanged => !_saved.Matches(State);

        internal static CachedBotState Cleared() => new() { _saved = JsonSnapshot.Nothing };

        internal void MarkSaved() => _saved = JsonSnapshot.Of(State);
    }
}
