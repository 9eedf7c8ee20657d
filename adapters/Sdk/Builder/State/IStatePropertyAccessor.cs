namespace Microsoft.Bot.Builder;

/// <summary>A named part of a state.</summary>
public interface IStatePropertyInfo
{
    string Name { get; }
}

/// <summary>Reads and writes one named part of a state in the cache of a turn, loading the state when it is first needed.</summary>
public interface IStatePropertyAccessor<T> : IStatePropertyInfo
{
    /// <returns>The value; when there is none what the factory makes, which then is in the state; without a factory default.</returns>
    Task<T> GetAsync(ITurnContext turnContext, Func<T> defaultValueFactory = null, CancellationToken cancellationToken = default);

    Task DeleteAsync(ITurnContext turnContext, CancellationToken cancellationToken = default);

    Task SetAsync(ITurnContext turnContext, T value, CancellationToken cancellationToken = default);
}

/// <summary>Makes accessors.</summary>
public interface IPropertyManager
{
    IStatePropertyAccessor<T> CreateProperty<T>(string name);
}
