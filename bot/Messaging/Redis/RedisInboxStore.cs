using CivicBot.Adapters.Channels;
using CivicBot.Messaging.Stores;
using CivicBot.Storage.Redis;

namespace CivicBot.Messaging.Redis;

internal sealed class RedisInboxStore(RedisConnection redis, ShardLeases leases, RedisPages pages) : IInboxStore
{
    private const int SweepStep = 500;

    private static readonly RedisScript Append = RedisScript.Of("append", "inbox");
    private static readonly RedisScript Next = RedisScript.Of("next_event");
    private static readonly RedisScript Postpone = RedisScript.Of("postpone");
    private static readonly RedisScript ForgetKeys = RedisScript.Of("forget_keys");

    public async Task<AppendOutcome> AppendAsync(ChannelEvent channelEvent, DateTimeOffset receivedAt, CancellationToken cancellationToken)
    {
        var arguments = new ScriptArguments()
            .Add(channelEvent.ChannelId)
            .Add(channelEvent.DedupeKey)
            .Add(channelEvent.ConversationId)
            .Add(Shards.Of(channelEvent.ChannelId, channelEvent.ConversationId))
            .Add(channelEvent.OccurredAt)
            .Add(receivedAt)
            .Add(channelEvent.Payload)
            .Add(leases.Node);
        return (await redis.RunAsync(Append, arguments, cancellationToken)).Number == 1 ? AppendOutcome.Appended : AppendOutcome.Duplicate;
    }

    public async Task<PendingEvent?> NextAsync(ConversationKey conversation, CancellationToken cancellationToken)
    {
        var shard = Shards.Of(conversation);
        if (leases.FenceOf(shard) is not { } fence)
        {
            return null;
        }

        var row = await redis.RunAsync(Next, new ScriptArguments().Add(shard).Add(fence).Add(Shards.Address(conversation)), cancellationToken);
        return row.IsNothing
            ? null
            : new PendingEvent(
                row.Integer(0),
                new ChannelEvent(conversation.ChannelId, row.Text(1), conversation.ConversationId, row.Moment(2), row.Bytes(3)),
                (int)row.Integer(4),
                row.Moment(5),
                row.Integer(6) == 1,
                row.MomentOrNull(7));
    }

    public Task<IReadOnlyList<ConversationKey>> PendingAsync(ConversationKey? after, int limit, CancellationToken cancellationToken) =>
        pages.ReadAsync("inbox", after, limit, cancellationToken);

    public Task PostponeAsync(long sequence, DateTimeOffset notBefore, string reason, CancellationToken cancellationToken) =>
        redis.RunAsync(Postpone, new ScriptArguments().Add(sequence).Add(notBefore).Add(reason).Add(leases.Node), cancellationToken);

    public Task<int> ForgetHandledAsync(DateTimeOffset endedBefore, CancellationToken cancellationToken) =>
        ForgetAsync(redis, "inbox:keys", endedBefore, cancellationToken);

    internal static Task<int> ForgetAsync(RedisConnection redis, string index, DateTimeOffset before, CancellationToken cancellationToken) =>
        redis.RepeatAsync(ForgetKeys, () => new ScriptArguments().Add(index).Add(before).Add(SweepStep), SweepStep, cancellationToken);
}
