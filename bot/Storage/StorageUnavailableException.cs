namespace CivicBot.Storage;

/// <summary>
/// Nothing was stored: the disk is full, broken or too slow. Whoever wanted to store something must not acknowledge it; trying again later
/// makes sense.
/// </summary>
public sealed class StorageUnavailableException : Exception
{
    public StorageUnavailableException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
