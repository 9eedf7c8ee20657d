using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CivicBot.Adapters.Zalo.Tokens;

namespace CivicBot.Adapters.Zalo.Client;

/// <summary>Reads: OA, citizen, conversation. GET with one parameter <c>data</c> that holds JSON.</summary>
internal sealed class ZaloReader
{
    /// <summary>Zalo gives at most ten messages a call.</summary>
    private const int HistoryPage = 10;
    private const int HistoryMax = 50;
    private const string QueryPrefix = "query:";

    private readonly ZaloApi api;
    private readonly IZaloTokenStore store;

    public ZaloReader(ZaloApi api, IZaloTokenStore store)
    {
        this.api = api;
        this.store = store;
    }

    public static ZaloCall OaCall { get; } = new("v2/getoa", "/v2.0/oa/getoa", ZaloCallKind.Read);

    public async Task<ZaloResult<ZaloOaInfo>> GetOaAsync(string oaId, CancellationToken cancellationToken)
    {
        var answer = await api.CallAsync(oaId, OaCall, cancellationToken);
        if (answer is not ZaloAnswer.Ok ok)
        {
            return Failure<ZaloOaInfo>(answer);
        }

        var info = ReadOa(ok.Data, oaId);
        if (info.OaType is { } oaType && (await store.GetTraitsAsync(oaId, cancellationToken)).OaType != oaType)
        {
            await store.SetOaTypeAsync(oaId, oaType, cancellationToken);
        }

        return new ZaloResult<ZaloOaInfo>(info, null);
    }

    /// <summary>State agencies keep the older call; each generation says by -235 or -240 that the other is meant.</summary>
    public async Task<ZaloResult<ZaloUser>> GetUserAsync(string oaId, string userId, CancellationToken cancellationToken)
    {
        var data = Data(new WireUserQuery(userId), ZaloWire.Json.WireUserQuery);
        var detail = new ZaloCall("v3/user/detail", $"/v3.0/oa/user/detail?data={data}", ZaloCallKind.Read);
        var profile = new ZaloCall("v2/getprofile", $"/v2.0/oa/getprofile?data={data}", ZaloCallKind.Read);
        var traits = await store.GetTraitsAsync(oaId, cancellationToken);
        var isState = traits.Flavor == ZaloSendFlavor.V2Message || (traits.Flavor == ZaloSendFlavor.Unknown && traits.OaType == 4);
        var (first, second) = isState ? (profile, detail) : (detail, profile);
        var answer = await api.CallAsync(oaId, first, cancellationToken);
        if (answer is ZaloAnswer.Failed { Error.Class: ZaloErrorClass.Switch })
        {
            answer = await api.CallAsync(oaId, second, cancellationToken);
        }

        return answer is ZaloAnswer.Ok ok ? new ZaloResult<ZaloUser>(ReadUser(ok.Data, userId), null) : Failure<ZaloUser>(answer);
    }

    public async Task<ZaloResult<IReadOnlyList<ZaloHistoryMessage>>> GetConversationAsync(
        string oaId, string userId, int count, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, HistoryMax);
        var messages = new List<ZaloHistoryMessage>(count);
        for (var offset = 0; offset < count; offset += HistoryPage)
        {
            var size = Math.Min(HistoryPage, count - offset);
            var data = Data(new WireHistoryQuery(userId, offset, size), ZaloWire.Json.WireHistoryQuery);
            var answer = await api.CallAsync(oaId, new ZaloCall("v2/conversation", $"/v2.0/oa/conversation?data={data}", ZaloCallKind.Read), cancellationToken);
            if (answer is not ZaloAnswer.Ok ok)
            {
                return Failure<IReadOnlyList<ZaloHistoryMessage>>(answer);
            }

            var page = ok.Data.ValueKind == JsonValueKind.Array ? ok.Data.EnumerateArray().Select(ReadMessage).ToList() : [];
            messages.AddRange(page.OfType<ZaloHistoryMessage>());
            if (page.Count < size)
            {
                break;
            }
        }

        return new ZaloResult<IReadOnlyList<ZaloHistoryMessage>>([.. messages.OrderByDescending(message => message.At)], null);
    }

    public static ZaloResult<T> Failure<T>(ZaloAnswer answer) => new(default, answer switch
    {
        ZaloAnswer.Failed failed => failed.Error,
        ZaloAnswer.Nothing nothing => new ZaloError(ZaloLocalErrors.NoAnswer, ZaloErrorClass.Backoff, nothing.Reason),
        _ => throw new InvalidOperationException($"An answer is no failure: {answer.GetType().Name}."),
    });

    /// <summary>Both spellings are in use: <c>oaid</c> and <c>oa_id</c>.</summary>
    public static ZaloOaInfo ReadOa(JsonElement data, string fallbackOaId) => new(
        ZaloElement.Text(data, "oa_id", "oaid") ?? fallbackOaId,
        ZaloElement.Text(data, "name"),
        (int?)ZaloElement.Number(data, "oa_type"),
        ZaloElement.Flag(data, "is_verified"),
        ZaloElement.Text(data, "package_name"));

    /// <summary>v2 <c>getprofile</c> answers for followers only (others get -213), so its missing member means yes.</summary>
    private static ZaloUser ReadUser(JsonElement data, string userId) => new(
        ZaloElement.Text(data, "user_id") ?? userId,
        ZaloElement.Text(data, "display_name", "name"),
        ZaloElement.Text(data, "user_is_follower") is null && !data.TryGetProperty("user_is_follower", out _) || ZaloElement.Flag(data, "user_is_follower"),
        ZaloElement.Flag(data, "is_sensitive"));

    private static ZaloHistoryMessage? ReadMessage(JsonElement item)
    {
        if (ZaloElement.Text(item, "message_id", "msg_id") is not { } id || ZaloElement.Number(item, "time") is not { } time)
        {
            return null;
        }

        var type = ZaloElement.Text(item, "type") ?? "text";
        var text = ZaloElement.Text(item, "message");
        if (text?.StartsWith(QueryPrefix, StringComparison.Ordinal) == true)
        {
            text = text[QueryPrefix.Length..];
        }

        return new ZaloHistoryMessage(
            id, FromOa: ZaloElement.Number(item, "src") == 0, DateTimeOffset.FromUnixTimeMilliseconds(time), type == "nosupport" ? null : text, type);
    }

    private static string Data<T>(T query, JsonTypeInfo<T> type) => Uri.EscapeDataString(JsonSerializer.Serialize(query, type));
}
