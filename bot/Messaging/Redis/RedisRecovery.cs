using CivicBot.Storage.Redis;
using Microsoft.Extensions.Options;

namespace CivicBot.Messaging.Redis;

/// <summary>What the end of a node interrupted: deliveries become uncertain, template messages count as paid and are not repeated.</summary>
internal sealed class RedisRecovery(RedisConnection redis, IOptions<MessagingOptions> messaging)
{
    private static readonly RedisScript Messages = RedisScript.Of("recover_messages", "notices", "outbox");
    private static readonly RedisScript Notices = RedisScript.Of("recover_notices", "notices", "outbox", "notice_end");

    // The node that had them was silent for its lease already, so its echoes had most of their time; a node that only stood still gets this much more to be heard.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(3);

    /// <summary>After a takeover: what the other node was sending is asked about once its echo has had its time since the attempt, not since now, so that its citizens wait no longer than they must.</summary>
    public async Task RunAsync(string node, IReadOnlyCollection<int> shards, DateTimeOffset now, TimeSpan echoWait)
    {
        await NoticesAsync(node, shards, now);
        await MessagesAsync(node, shards, now + (Margin < echoWait ? Margin : echoWait), now + echoWait, echoWait);
    }

    /// <param name="shards">None: nothing is asked, because a node that starts while Redis is away has none.</param>
    public Task<int> MessagesAsync(string node, IReadOnlyCollection<int> shards, DateTimeOffset askAt) => MessagesAsync(node, shards, askAt, askAt, TimeSpan.Zero);

    /// <param name="shards">As above.</param>
    public async Task<int> NoticesAsync(string node, IReadOnlyCollection<int> shards, DateTimeOffset now) => shards.Count == 0
        ? 0
        : (int)(await redis.RunAsync(Notices, With(new ScriptArguments().Add(node).Add(now).Add((long)messaging.Value.KeepEnded.TotalMilliseconds), shards))).Number;

    private async Task<int> MessagesAsync(string node, IReadOnlyCollection<int> shards, DateTimeOffset earliest, DateTimeOffset latest, TimeSpan echoWait) => shards.Count == 0
        ? 0
        : (int)(await redis.RunAsync(Messages, With(new ScriptArguments().Add(node).Add(earliest).Add(latest).Add((long)echoWait.TotalMicroseconds), shards))).Number;

    private static ScriptArguments With(ScriptArguments arguments, IReadOnlyCollection<int> shards)
    {
        arguments.Add(shards.Count);
        foreach (var shard in shards)
        {
            arguments.Add(shard);
        }

        return arguments;
    }
}
