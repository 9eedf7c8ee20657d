using CivicBot.Storage.Redis;

namespace CivicBot.Messaging.Redis;

/// <summary>Goes through the conversations of this node's shards that have something to do, shard by shard.</summary>
internal sealed class RedisPages(RedisConnection redis, ShardLeases leases)
{
    private static readonly RedisScript Page = RedisScript.Of("page");

    /// <param name="index">inbox, outbox or notices.</param>
    public async Task<IReadOnlyList<ConversationKey>> ReadAsync(string index, ConversationKey? after, int limit, CancellationToken cancellationToken)
    {
        var begun = after is { } last ? Shards.Of(last) : 0;
        var shards = leases.From(begun);
        if (shards.Count == 0)
        {
            return [];
        }

        // A shard that was given back meanwhile is not gone on with.
        var position = after is { } key && shards[0] == begun ? Shards.Address(key) : null;
        var arguments = new ScriptArguments().Add(index).Add(limit).AddMaybe(position).Add(shards.Count);
        foreach (var shard in shards)
        {
            arguments.Add(shard);
        }

        return [.. (await redis.RunAsync(Page, arguments, cancellationToken)).Texts().Select(Shards.Conversation)];
    }
}
