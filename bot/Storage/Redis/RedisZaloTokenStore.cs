using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using CivicBot.Adapters.Zalo.Tokens;

namespace CivicBot.Storage.Redis;

/// <summary>
/// Tokens of the Official Accounts on Redis, the same for all nodes, encrypted with the key ring that the nodes share. The lease of a refresh runs by Redis' clock.
/// </summary>
internal sealed partial class RedisZaloTokenStore(RedisConnection redis, ZaloSecrets secrets) : IZaloTokenStore
{
    private static readonly RedisScript Save = RedisScript.Of("zalo_save", "zalo");
    private static readonly RedisScript Refuse = RedisScript.Of("zalo_refuse", "zalo");
    private static readonly RedisScript Note = RedisScript.Of("zalo_note", "zalo");
    private static readonly RedisScript Read = RedisScript.Of("zalo_read");
    private static readonly RedisScript Oa = RedisScript.Of("zalo_oa");
    private static readonly RedisScript Lease = RedisScript.Of("zalo_lease");

    public async Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await ReadAsync("grants", "", 0, cancellationToken)).Texts()];

    public async Task<ZaloGrant?> FindAsync(string oaId, CancellationToken cancellationToken)
    {
        var row = await ReadAsync("grant", oaId, 0, cancellationToken);
        if (row.TextOrNull(0) is not { } tokens)
        {
            return null;
        }

        var refusal = row.TextOrNull(2) is { } fingerprint ? new ZaloRefusal(fingerprint, row.Text(3), row.Moment(4)) : null;
        return new ZaloGrant(oaId, secrets.Open(oaId, tokens), secrets.TryOpen(oaId, row.TextOrNull(1)), refusal);
    }

    public async Task<bool> SaveAsync(
        string oaId, ZaloTokenPair tokens, ZaloSaveCondition condition, ZaloRotation entry, CancellationToken cancellationToken)
    {
        if (tokens.RefreshToken.Length == 0)
        {
            throw new ArgumentException("A pair without refresh token would end the grant.", nameof(tokens));
        }

        var arguments = new ScriptArguments().Add(oaId).Add(secrets.Seal(oaId, tokens)).Add(tokens.Fingerprint);
        _ = condition switch
        {
            ZaloSaveCondition.Absent => arguments.Add("absent").Add(""),
            ZaloSaveCondition.Current expected => arguments.Add("current").Add(expected.Fingerprint),
            ZaloSaveCondition.Always => arguments.Add("always").Add(""),
            _ => throw new ArgumentException($"A condition is not handled: {condition.GetType().Name}.", nameof(condition)),
        };
        return (await redis.RunAsync(Save, arguments.Add(Line(entry)), cancellationToken)).Number == 1;
    }

    public async Task<bool> RefuseAsync(string oaId, string fingerprint, ZaloRefusal refusal, ZaloRotation entry, CancellationToken cancellationToken) =>
        (await redis.RunAsync(
            Refuse,
            new ScriptArguments().Add(oaId).Add(fingerprint).Add(refusal.Fingerprint).Add(refusal.Reason).Add(refusal.At).Add(Line(entry)),
            cancellationToken)).Number == 1;

    public Task NoteAsync(ZaloRotation entry, CancellationToken cancellationToken) =>
        redis.RunAsync(Note, new ScriptArguments().Add(entry.OaId).Add(Line(entry)), cancellationToken);

    public async Task<IReadOnlyList<ZaloRotation>> GetRotationsAsync(string oaId, int count, CancellationToken cancellationToken) =>
    [
        .. (await ReadAsync("rotations", oaId, count, cancellationToken)).Texts().Select(line => JsonSerializer.Deserialize(line, RotationJson.Default.ZaloRotation)!),
    ];

    public async Task<ZaloOaTraits> GetTraitsAsync(string oaId, CancellationToken cancellationToken)
    {
        var row = await ReadAsync("oa", oaId, 0, cancellationToken);
        return new ZaloOaTraits(
            row.TextOrNull(0) is { } flavor ? Enum.Parse<ZaloSendFlavor>(flavor) : ZaloSendFlavor.Unknown, row.TextOrNull(1) is null ? null : (int)row.Integer(1));
    }

    public Task SetFlavorAsync(string oaId, ZaloSendFlavor flavor, CancellationToken cancellationToken) =>
        redis.RunAsync(Oa, new ScriptArguments().Add(oaId).Add("flavor").Add(flavor.ToString()), cancellationToken);

    public Task SetOaTypeAsync(string oaId, int oaType, CancellationToken cancellationToken) =>
        redis.RunAsync(Oa, new ScriptArguments().Add(oaId).Add("type").Add(oaType.ToString(CultureInfo.InvariantCulture)), cancellationToken);

    public Task<bool> TryLeaseAsync(string oaId, string owner, TimeSpan duration, CancellationToken cancellationToken) =>
        LeaseAsync("take", oaId, owner, duration, cancellationToken);

    public Task<bool> RenewLeaseAsync(string oaId, string owner, TimeSpan duration, CancellationToken cancellationToken) =>
        LeaseAsync("renew", oaId, owner, duration, cancellationToken);

    public Task ReleaseLeaseAsync(string oaId, string owner, CancellationToken cancellationToken) =>
        LeaseAsync("release", oaId, owner, TimeSpan.Zero, cancellationToken);

    private async Task<bool> LeaseAsync(string act, string oaId, string owner, TimeSpan duration, CancellationToken cancellationToken) =>
        (await redis.RunAsync(
            Lease, new ScriptArguments().Add(act).Add(oaId).Add(owner).Add((long)duration.TotalMilliseconds), cancellationToken)).Number == 1;

    private Task<ScriptReply> ReadAsync(string what, string oaId, int count, CancellationToken cancellationToken) =>
        redis.RunAsync(Read, new ScriptArguments().Add(what).Add(oaId).Add(count), cancellationToken);

    private static string Line(ZaloRotation entry) => JsonSerializer.Serialize(entry, RotationJson.Default.ZaloRotation);

    [JsonSerializable(typeof(ZaloRotation))]
    [JsonSourceGenerationOptions(UseStringEnumConverter = true)]
    private sealed partial class RotationJson : JsonSerializerContext;
}
