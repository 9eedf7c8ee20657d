using CivicBot.Adapters.Channels;
using CivicBot.Messaging.Stores;
using CivicBot.Storage.Redis;
using Microsoft.Extensions.Options;

namespace CivicBot.Messaging.Redis;

internal sealed class RedisOutboxStore(
    RedisConnection redis, ShardLeases leases, RedisPages pages, RedisRecovery recovery, IOptions<MessagingOptions> messaging) : IOutboxStore
{
    private const int SweepStep = 200;
    private const int EntryParts = 12;

    private static readonly RedisScript Next = RedisScript.Of("next_message", "notices", "outbox", "delivery");
    private static readonly RedisScript Settle = RedisScript.Of("settle_message", "notices", "outbox", "delivery");
    private static readonly RedisScript GiveUp = RedisScript.Of("give_up_held", "notices", "outbox");

    public Task<int> RecoverAsync(DateTimeOffset reconcileAt, CancellationToken cancellationToken) =>
        recovery.MessagesAsync(leases.Node, leases.From(0), reconcileAt);

    public async Task<OutboxStep> NextAsync(ConversationKey conversation, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var shard = Shards.Of(conversation);
        if (leases.FenceOf(shard) is not { } fence)
        {
            return new OutboxStep.Nothing();
        }

        var arguments = new ScriptArguments().Add(shard).Add(fence).Add(Shards.Address(conversation)).Add(now);
        return Read(await redis.RunAsync(Next, arguments, cancellationToken), conversation);
    }

    public async Task<OutboxStep> SettleAsync(
        OutboxEntry entry, Settlement settlement, DateTimeOffset now, bool goOn, CancellationToken cancellationToken)
    {
        var conversation = new ConversationKey(entry.Message.ChannelId, entry.Message.ConversationId);
        var shard = Shards.Of(conversation);
        var arguments = new ScriptArguments()
            .Add(shard)
            .Add(leases.FenceOf(shard) ?? "")
            .Add(Shards.Address(conversation))
            .Add(now)
            .Add(goOn)
            .Add((long)messaging.Value.KeepEnded.TotalMilliseconds)
            .Add(entry.Sequence)
            .Add(entry.AttemptedAt ?? DateTimeOffset.MinValue);
        _ = settlement switch
        {
            Settlement.Delivered s => arguments.Add("delivered").Add(s.ChannelMessageId).Add(0).Add(0),
            Settlement.TryAgain s => arguments.Add("again").Add(s.Reason).Add(s.At).Add(s.Counts),
            Settlement.AskAt s => arguments.Add("ask").Add(s.Reason).Add(s.At).Add(0),
            Settlement.Held s => arguments.Add("held").Add(s.Reason).Add(0).Add(0),
            Settlement.DeadLettered s => arguments.Add("dead").Add(s.Reason).Add(0).Add(0),
            _ => throw new ArgumentOutOfRangeException(nameof(settlement)),
        };
        return Read(await redis.RunAsync(Settle, arguments, cancellationToken), conversation);
    }

    public Task<IReadOnlyList<ConversationKey>> WaitingAsync(ConversationKey? after, int limit, CancellationToken cancellationToken) =>
        pages.ReadAsync("outbox", after, limit, cancellationToken);

    public Task<int> ForgetEndedAsync(DateTimeOffset endedBefore, CancellationToken cancellationToken) =>
        RedisInboxStore.ForgetAsync(redis, "outbox:keys", endedBefore, cancellationToken);

    // Any step may have found only one of the two reasons, so it is repeated until there is nothing.
    public Task<int> GiveUpHeldAsync(DateTimeOffset queuedBefore, DateTimeOffset now, CancellationToken cancellationToken) =>
        redis.RepeatAsync(GiveUp, () => new ScriptArguments().Add(queuedBefore).Add(now).Add(SweepStep), step: 1, cancellationToken);

    private static OutboxStep Read(ScriptReply row, ConversationKey conversation) => row.Text(0) switch
    {
        "nothing" => new OutboxStep.Nothing(),
        "wait" => new OutboxStep.WaitUntil(row.Moment(1)),
        "attempt" => new OutboxStep.Attempt(Entry(row, conversation)),
        "reconcile" => new OutboxStep.Reconcile(Entry(row, conversation), row.Texts(EntryParts).ToHashSet(StringComparer.Ordinal)),
        var other => throw new InvalidOperationException($"Unknown step {other}."),
    };

    private static OutboxEntry Entry(ScriptReply row, ConversationKey conversation) => new(
        row.Integer(1),
        new OutboundMessage(
            conversation.ChannelId, conversation.ConversationId, row.Text(2), row.Text(3), row.Text(4), row.MomentOrNull(5), row.MomentOrNull(6)),
        (int)row.Integer(8),
        (int)row.Integer(9),
        (int)row.Integer(10),
        row.Moment(7),
        row.MomentOrNull(11));
}
