using CivicBot.Messaging.Proactive;
using CivicBot.Messaging.Sqlite;
using CivicBot.Messaging.Stores;
using CivicBot.Storage.Redis;

namespace CivicBot.Messaging.Redis;

internal sealed class RedisProactiveStore(RedisConnection redis, ShardLeases leases, NoticeSecrets secrets) : IProactiveStore
{
    private static readonly RedisScript Queue = RedisScript.Of("queue_occasion", "notices", "outbox");
    private static readonly RedisScript Fate = RedisScript.Of("occasion");

    public async Task<bool> QueueAsync(QueuedOccasion occasion, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var arguments = new ScriptArguments()
            .Add(leases.Node)
            .Add(occasion.Conversation.ChannelId)
            .Add(occasion.Conversation.ConversationId)
            .Add(Shards.Of(occasion.Conversation))
            .Add(occasion.Key)
            .Add(now)
            .Add(occasion.Messages)
            .Add(occasion.Notice is not null);
        if (occasion.Notice is { } notice)
        {
            arguments.Add(notice.Payer).Add(notice.TemplateId).Add(notice.TrackingId).Add(notice.TellsAll).Add(secrets.Seal(notice.Content));
        }

        return (await redis.RunAsync(Queue, arguments, cancellationToken)).Number == 1;
    }

    public async Task<ProactiveStatus> StatusAsync(string channelId, string key, CancellationToken cancellationToken)
    {
        var row = await redis.RunAsync(Fate, new ScriptArguments().Add(Shards.Address(channelId, key)), cancellationToken);
        if (row.IsNothing)
        {
            return new ProactiveStatus.Unknown();
        }

        // Dead letters first: they ask for a person.
        return (row.TextOrNull(4) ?? row.TextOrNull(1), row.Integer(2), row.Integer(3), row.MomentOrNull(0)) switch
        {
            ({ } reason, _, _, _) => new ProactiveStatus.Dead(reason),
            (_, > 0, _, _) => new ProactiveStatus.Waiting(),
            (_, _, > 0, _) => new ProactiveStatus.Held(),
            (_, _, _, { } at) => new ProactiveStatus.Delivered(at),
            _ => throw new InvalidOperationException("An occasion is neither open nor ended."),
        };
    }
}
