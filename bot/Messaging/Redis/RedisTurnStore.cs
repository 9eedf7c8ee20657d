using CivicBot.Messaging.Stores;
using CivicBot.Storage.Redis;
using Microsoft.Extensions.Options;

namespace CivicBot.Messaging.Redis;

internal sealed class RedisTurnStore(RedisConnection redis, ShardLeases leases, IOptions<MessagingOptions> messaging) : ITurnStore
{
    private static readonly RedisScript ReadState = RedisScript.Of("read_state");
    private static readonly RedisScript Commit = RedisScript.Of("commit", "inbox", "notices", "outbox", "state", "release", "writes_begin", "writes", "writes_conversation", "writes_webchat");

    public async Task<IReadOnlyDictionary<string, StateItem>> ReadStateAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        var arguments = new ScriptArguments().Add(keys.Count);
        foreach (var key in keys)
        {
            arguments.Add(key);
        }

        var rows = await redis.RunAsync(ReadState, arguments, cancellationToken);
        var items = new Dictionary<string, StateItem>(StringComparer.Ordinal);
        foreach (var (key, index) in keys.Select((key, index) => (key, index)))
        {
            if (rows[index] is var row && row.TextOrNull(0) is { } json)
            {
                items[key] = new StateItem(json, row.Text(1), row.Text(2));
            }
        }

        return items;
    }

    public async Task<TurnCommitOutcome> CommitAsync(TurnCommit commit, CancellationToken cancellationToken)
    {
        var shard = Shards.Of(commit.Conversation);
        var arguments = new ScriptArguments()
            .Add(leases.Node)
            .Add(shard)
            .Add(leases.FenceOf(shard) ?? "")
            .Add(commit.Conversation.ChannelId)
            .Add(commit.Conversation.ConversationId)
            .Add(commit.EventSequence)
            .Add(commit.At)
            .AddMaybe(commit.DeadLetterReason)
            .Add((long)messaging.Value.KeepEnded.TotalMilliseconds);
        AddState(arguments, commit.State);
        AddConfirmations(arguments, commit);
        AddWrites(arguments, commit.Writes);
        arguments.AddMaybe(commit.ContactAt).Add(commit.BeforeReleased).Add(commit.Messages);
        return (await redis.RunAsync(Commit, arguments, cancellationToken)).Value switch
        {
            "committed" => TurnCommitOutcome.Committed,
            "ended" => TurnCommitOutcome.AlreadyEnded,
            "changed" => TurnCommitOutcome.StateChanged,
            var other => throw new InvalidOperationException($"Unknown outcome {other}."),
        };
    }

    private static void AddState(ScriptArguments arguments, IReadOnlyList<StateWrite> state)
    {
        arguments.Add(state.Count);
        foreach (var write in state)
        {
            arguments.Add(write.Key).Add(write.Expects.Any).AddMaybe(write.Expects.ETag).Add(write.Item is not null);
            if (write.Item is { } item)
            {
                arguments.Add(item.Kind).Add(item.ETag).Add(item.Json);
            }
        }
    }

    private static void AddConfirmations(ScriptArguments arguments, TurnCommit commit)
    {
        arguments.Add(commit.Confirmations.Count);
        foreach (var confirmation in commit.Confirmations)
        {
            arguments.Add(confirmation.ConversationId)
                .Add(Shards.Of(commit.Conversation.ChannelId, confirmation.ConversationId))
                .Add(confirmation.ContentHash)
                .Add(confirmation.ChannelMessageId);
        }
    }

    private static void AddWrites(ScriptArguments arguments, IReadOnlyList<ITurnWrite> writes)
    {
        arguments.Add(writes.Count);
        foreach (var one in writes)
        {
            var write = one as RedisTurnWrite ?? throw new NotSupportedException($"Redis cannot run a turn write of type {one.GetType().Name}.");
            arguments.Add(write.Name).Add(write.Arguments.Count);
            foreach (var argument in write.Arguments)
            {
                arguments.AddMaybe(argument);
            }
        }
    }
}
