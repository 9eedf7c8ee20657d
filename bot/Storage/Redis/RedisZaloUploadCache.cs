using CivicBot.Adapters.Zalo.Client;

namespace CivicBot.Storage.Redis;

/// <summary>Upload ids by content on Redis: no node spends the month's uploads on what another has uploaded.</summary>
internal sealed class RedisZaloUploadCache(RedisConnection redis) : IZaloUploadCache
{
    private static readonly RedisScript Upload = RedisScript.Of("zalo_upload");

    public async Task<string?> FindAsync(ZaloUploadKey key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = await redis.RunAsync(Upload, Arguments("find", key).Add("").Add(0).Add(now).Add(0), cancellationToken);
        return found.IsNothing ? null : found.Value;
    }

    public Task SaveAsync(ZaloUploadKey key, string uploadId, DateTimeOffset expiresAt, DateTimeOffset now, CancellationToken cancellationToken) =>
        redis.RunAsync(
            Upload,
            Arguments("save", key).Add(uploadId).Add(expiresAt).Add(now).Add(Math.Max(1, (long)(expiresAt - now).TotalMilliseconds)),
            cancellationToken);

    public Task RemoveAsync(ZaloUploadKey key, CancellationToken cancellationToken) =>
        redis.RunAsync(Upload, Arguments("remove", key).Add("").Add(0).Add(0).Add(0), cancellationToken);

    private static ScriptArguments Arguments(string act, ZaloUploadKey key) => new ScriptArguments().Add(act).Add($"{key.OaId}:{key.Kind}:{key.ContentHash}");
}
