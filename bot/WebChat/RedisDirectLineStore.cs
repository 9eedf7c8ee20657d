using CivicBot.Adapters.WebChat;
using CivicBot.Storage.Redis;

namespace CivicBot.WebChat;

/// <summary>Web Chat conversations on Redis, the same for all nodes; forgotten thirty days after the last word.</summary>
internal sealed class RedisDirectLineStore(RedisConnection redis) : IDirectLineStore
{
    private static readonly RedisScript Append = RedisScript.Of("append_webchat");
    private static readonly RedisScript Read = RedisScript.Of("read_webchat");

    public async Task<long> AppendAsync(string conversationId, string key, string activityJson, CancellationToken cancellationToken) =>
        (await redis.RunAsync(Append, new ScriptArguments().Add(conversationId).Add(key).Add(activityJson), cancellationToken)).Number;

    public async Task<IReadOnlyList<StoredActivity>> ReadAsync(string conversationId, long after, int limit, CancellationToken cancellationToken) =>
    [
        .. (await redis.RunAsync(Read, new ScriptArguments().Add(conversationId).Add(after).Add(limit), cancellationToken)).Texts().Select(ReadOne),
    ];

    /// <summary>The place makes equal activities different members of the sorted set.</summary>
    private static StoredActivity ReadOne(string member)
    {
        var end = member.IndexOf('\n', StringComparison.Ordinal);
        return new StoredActivity(long.Parse(member.AsSpan(0, end), System.Globalization.CultureInfo.InvariantCulture), member[(end + 1)..]);
    }
}
