namespace CivicBot.Messaging;

/// <summary>Whether the store of messages can be written now.</summary>
internal interface IStoreTrouble
{
    /// <summary>After a failure, whether it still is so: whoever is sent no traffic for being unhealthy would never write again.</summary>
    /// <returns>Null: it can; else what is wrong.</returns>
    Task<string?> FindAsync(CancellationToken cancellationToken);

    /// <summary>Writes something that nobody reads, as durably as everything else.</summary>
    /// <exception cref="Storage.StorageUnavailableException">It cannot be written.</exception>
    Task ProbeAsync(CancellationToken cancellationToken);
}
