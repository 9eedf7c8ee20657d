using CivicBot.Storage.Redis;

namespace CivicBot.Conversation.Records.Redis;

/// <summary>States on Redis, by the moment of the turn that wrote them last.</summary>
internal sealed class RedisSilentConversations(RedisConnection redis) : ISilentConversations
{
    private const int Step = 200;
    private static readonly TimeSpan KeptEmpty = TimeSpan.FromDays(7);
    private static readonly RedisScript Forget = RedisScript.Of("forget_states", "state");

    public Task<int> ForgetAsync(DateTimeOffset silentSince, DateTimeOffset now, CancellationToken cancellationToken) =>
        redis.RepeatAsync(Forget, () => new ScriptArguments().Add(silentSince).Add(now - KeptEmpty).Add(Step), Step, cancellationToken);
}
