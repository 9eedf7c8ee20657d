using System.Security.Cryptography;
using System.Text;
using CivicBot.Messaging.Stores;
using CivicBot.Storage.Redis;

namespace CivicBot.Messaging.Redis;

internal sealed class RedisDeadLetterStore(RedisConnection redis) : IDeadLetterStore
{
    private const int Step = 200;

    private static readonly RedisScript List = RedisScript.Of("dead_letters");
    private static readonly RedisScript RetryOne = RedisScript.Of("retry_one", "inbox", "notices", "outbox", "dead_letter");
    private static readonly RedisScript RetrySome = RedisScript.Of("retry_some", "inbox", "notices", "outbox", "dead_letter");
    private static readonly RedisScript DropOne = RedisScript.Of("drop_one", "inbox", "notices", "outbox");
    private static readonly RedisScript Depths = RedisScript.Of("depths");

    public async Task<IReadOnlyList<DeadLetter>> ListAsync(string? channelId, int limit, CancellationToken cancellationToken)
    {
        var rows = await redis.RunAsync(List, new ScriptArguments().AddMaybe(channelId).Add(limit), cancellationToken);
        return [.. Enumerable.Range(0, rows.Count).Select(index => Read(rows[index])).OrderBy(letter => letter.Since).Take(limit)];
    }

    public async Task<bool> RetryAsync(DeadLetterId id, CancellationToken cancellationToken) =>
        (await redis.RunAsync(RetryOne, new ScriptArguments().Add(Kind(id.Kind)).Add(id.Sequence), cancellationToken)).Number == 1;

    public async Task<int> RetryAllAsync(string? channelId, CancellationToken cancellationToken)
    {
        var retried = 0;
        foreach (var kind in new[] { DeadLetterKind.In, DeadLetterKind.Out })
        {
            var left = 0L;
            ScriptReply step;
            do
            {
                step = await redis.RunAsync(
                    RetrySome, new ScriptArguments().Add(Kind(kind)).AddMaybe(channelId).Add(left).Add(Step), cancellationToken);
                retried += (int)step.Integer(0);
                left += step.Integer(1);
            }
            while (step.Integer(0) + step.Integer(1) == Step);
        }

        return retried;
    }

    public async Task<bool> DropAsync(DeadLetterId id, string who, string why, DateTimeOffset at, CancellationToken cancellationToken) =>
        (await redis.RunAsync(
            DropOne, new ScriptArguments().Add(Kind(id.Kind)).Add(id.Sequence).Add(at).Add(who).Add(why), cancellationToken)).Number == 1;

    public async Task<MessagingDepths> MeasureAsync(CancellationToken cancellationToken)
    {
        var row = await redis.RunAsync(Depths, new ScriptArguments(), cancellationToken);
        return new MessagingDepths(row.Integer(0), row.MomentOrNull(1), row.Integer(2), row.MomentOrNull(3), row.Integer(4), row.Integer(5));
    }

    private static DeadLetter Read(ScriptReply row)
    {
        var kind = row.Text(0) == "in" ? DeadLetterKind.In : DeadLetterKind.Out;
        return new DeadLetter(
            new DeadLetterId(kind, row.Integer(1)), row.Text(2), row.Moment(3), row.Text(4), (int)row.Integer(5), Redact(row.Text(6)));
    }

    private static string Kind(DeadLetterKind kind) => kind is DeadLetterKind.In ? "in" : "out";

    private static string Redact(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 5));
}
