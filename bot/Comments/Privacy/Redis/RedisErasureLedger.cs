using System.Globalization;
using CivicBot.Conversation.Records;
using CivicBot.Messaging;
using CivicBot.Messaging.Redis;
using CivicBot.Storage;
using CivicBot.Storage.Redis;

namespace CivicBot.Comments.Privacy.Redis;

/// <summary>Erasures on Redis. Ended messages are gone there already; what still names a conversation are the channel's ids of what it got.</summary>
internal sealed class RedisErasureLedger(RedisConnection redis, IEnumerable<IConversationFiles> files) : IErasureLedger
{
    private static readonly RedisScript Add = RedisScript.Of("add_erasure");
    private static readonly RedisScript Read = RedisScript.Of("erasures");
    private static readonly RedisScript Remove = RedisScript.Of("remove_erasures");
    private static readonly RedisScript Finish = RedisScript.Of("finish_erasure", "state");

    public Task AddAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        redis.RunAsync(Add, new ScriptArguments().Add(now), cancellationToken);

    public IReadOnlyList<PendingErasure> All()
    {
        var rows = redis.Run(Read, new ScriptArguments());
        return
        [
            .. Enumerable.Range(0, rows.Count / 2)
                .Select(index => One(rows.Integer(2 * index), rows.Text((2 * index) + 1)))
                .OrderBy(erasure => erasure.Id),
        ];
    }

    public Task RemoveAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken)
    {
        var arguments = new ScriptArguments().Add(ids.Count);
        foreach (var id in ids)
        {
            arguments.Add(id);
        }

        return redis.RunAsync(Remove, arguments, cancellationToken);
    }

    public async Task<bool> FinishAsync(ConversationKey conversation, CancellationToken cancellationToken)
    {
        foreach (var copy in files)
        {
            copy.Forget(conversation.ChannelId, conversation.ConversationId);
        }

        var arguments = new ScriptArguments().Add(conversation.ChannelId).Add(conversation.ConversationId);
        return (await redis.RunAsync(Finish, arguments, cancellationToken)).Number == 1;
    }

    /// <summary>The append-only file still has what was deleted; a server that lets nobody ask rewrites it by its own rules.</summary>
    public async Task RewriteAsync(CancellationToken cancellationToken)
    {
        try
        {
            await redis.CommandAsync("BGREWRITEAOF");
        }
        catch (StackExchange.Redis.RedisServerException refused)
        {
            throw new StorageUnavailableException("Redis does not rewrite its append-only file now.", refused);
        }
    }

    private static PendingErasure One(long id, string row)
    {
        var parts = row.Split('\n', 3);
        return new PendingErasure(
            id, ScriptArguments.Moment(long.Parse(parts[0], CultureInfo.InvariantCulture)), parts is [_, var channel, var conversation] ? new ConversationKey(channel, conversation) : null);
    }
}
