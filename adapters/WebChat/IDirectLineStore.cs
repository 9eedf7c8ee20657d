namespace CivicBot.Adapters.WebChat;

/// <summary>The activities of Web Chat conversations, in the order in which clients see them. Kept over restarts.</summary>
public interface IDirectLineStore
{
    /// <summary>Adds an activity behind all others of its conversation, once per <paramref name="key"/>.</summary>
    /// <param name="key">Unique in the conversation: what a client calls the message, or our own idempotency key.</param>
    /// <returns>Its place in the conversation, from 1; the earlier place where the key is known.</returns>
    Task<long> AppendAsync(string conversationId, string key, string activityJson, CancellationToken cancellationToken);

    /// <summary>Activities after a place, oldest first, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<StoredActivity>> ReadAsync(string conversationId, long after, int limit, CancellationToken cancellationToken);
}

/// <summary>An activity of a conversation as JSON, and its place there.</summary>
public sealed record StoredActivity(long Place, string Json);
