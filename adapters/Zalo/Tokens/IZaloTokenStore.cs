namespace CivicBot.Adapters.Zalo.Tokens;

/// <summary>
/// The one place that holds the tokens of all Official Accounts, shared by every node and every feature: a refresh token works once, so
/// two stores with the same grant kill each other. Durable (what <see cref="SaveAsync"/> confirmed survives a power cut) and encrypted at rest.
/// </summary>
public interface IZaloTokenStore
{
    /// <summary>Ids of the OAs that have a grant.</summary>
    Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken);

    /// <exception cref="ZaloGrantUnreadableException">The row is there, but the keys that encrypted it are not.</exception>
    Task<ZaloGrant?> FindAsync(string oaId, CancellationToken cancellationToken);

    /// <summary>
    /// Stores a new pair and its line of the rotation log in one transaction, if <paramref name="condition"/> holds. The replaced pair becomes the
    /// previous one; a refusal is lifted.
    /// </summary>
    /// <returns>Whether the condition held.</returns>
    Task<bool> SaveAsync(string oaId, ZaloTokenPair tokens, ZaloSaveCondition condition, ZaloRotation entry, CancellationToken cancellationToken);

    /// <summary>Marks the pair in use as refused, if its fingerprint still is <paramref name="fingerprint"/>.</summary>
    /// <returns>Whether it was.</returns>
    Task<bool> RefuseAsync(string oaId, string fingerprint, ZaloRefusal refusal, ZaloRotation entry, CancellationToken cancellationToken);

    /// <summary>Adds a line to the rotation log.</summary>
    Task NoteAsync(ZaloRotation entry, CancellationToken cancellationToken);

    /// <summary>The newest lines of the rotation log, newest first.</summary>
    Task<IReadOnlyList<ZaloRotation>> GetRotationsAsync(string oaId, int count, CancellationToken cancellationToken);

    Task<ZaloOaTraits> GetTraitsAsync(string oaId, CancellationToken cancellationToken);

    Task SetFlavorAsync(string oaId, ZaloSendFlavor flavor, CancellationToken cancellationToken);

    Task SetOaTypeAsync(string oaId, int oaType, CancellationToken cancellationToken);

    /// <summary>Takes the right to refresh this OA's tokens for a time; the holder may take it again.</summary>
    /// <returns>False while somebody else holds it.</returns>
    Task<bool> TryLeaseAsync(string oaId, string owner, TimeSpan duration, CancellationToken cancellationToken);

    /// <summary>Prolongs a lease from now on.</summary>
    /// <returns>False when it is no longer ours.</returns>
    Task<bool> RenewLeaseAsync(string oaId, string owner, TimeSpan duration, CancellationToken cancellationToken);

    /// <summary>Gives the lease back; nothing happens when it is somebody else's by now.</summary>
    Task ReleaseLeaseAsync(string oaId, string owner, CancellationToken cancellationToken);
}

/// <summary>When a pair may be stored.</summary>
public abstract record ZaloSaveCondition
{
    private ZaloSaveCondition()
    {
    }

    /// <summary>The OA has no grant yet.</summary>
    public sealed record Absent : ZaloSaveCondition;

    /// <summary>The pair in use is still the one that was exchanged (fingerprint of its refresh token).</summary>
    public sealed record Current(string Fingerprint) : ZaloSaveCondition;

    /// <summary>A person decided: consent or a pasted token replaces whatever is there.</summary>
    public sealed record Always : ZaloSaveCondition;
}

/// <summary>A grant cannot be decrypted: the key ring in the data directory was lost or exchanged.</summary>
public sealed class ZaloGrantUnreadableException : Exception
{
    public ZaloGrantUnreadableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
