namespace CivicBot.Adapters.Zalo.Client;

/// <summary>Zalo's OA API for one app and any number of OAs. Tokens, flavour (v2/v3), limits and safe repetitions are inside.</summary>
public interface IZaloClient
{
    /// <summary>
    /// Sends one message. Repeats by itself only what Zalo certainly did not deliver: a refused token, the wrong generation of the endpoint,
    /// a stale quote or reply id, refused buttons, an upload that expired, a connection that never opened.
    /// </summary>
    Task<ZaloSendResult> SendAsync(string oaId, ZaloMessage message, CancellationToken cancellationToken);

    /// <summary>The newest messages of a conversation, newest first, at most <paramref name="count"/> (1–50).</summary>
    Task<ZaloResult<IReadOnlyList<ZaloHistoryMessage>>> GetConversationAsync(string oaId, string userId, int count, CancellationToken cancellationToken);

    /// <summary>The citizen as Zalo shows them to this OA (v3 <c>user/detail</c>, v2 <c>getprofile</c> at state agencies).</summary>
    Task<ZaloResult<ZaloUser>> GetUserAsync(string oaId, string userId, CancellationToken cancellationToken);

    /// <summary>The OA itself; also the cheapest proof that the token works.</summary>
    Task<ZaloResult<ZaloOaInfo>> GetOaAsync(string oaId, CancellationToken cancellationToken);

    /// <summary>Uploads a picture (jpg, png; 1 MB), or returns the id of the same bytes uploaded less than six days ago.</summary>
    Task<ZaloResult<string>> UploadImageAsync(string oaId, string fileName, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>Uploads a moving picture (gif; 5 MB), or returns the id of the same bytes uploaded less than six days ago.</summary>
    Task<ZaloResult<string>> UploadGifAsync(string oaId, string fileName, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>Uploads a file (pdf, doc, docx, csv; 5 MB), or returns the token of the same bytes uploaded less than six days ago.</summary>
    Task<ZaloResult<string>> UploadFileAsync(string oaId, string fileName, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);
}

/// <summary>A value, or why there is none.</summary>
public sealed record ZaloResult<T>(T? Value, ZaloError? Error)
{
    public bool IsSuccess => Error is null;
}

/// <param name="FromOa">True: the OA wrote it; false: the citizen.</param>
/// <param name="Text">Null where Zalo tells none (pictures, <c>nosupport</c>); of a hidden button (<c>query:</c>) its payload.</param>
/// <param name="Type">Zalo's word: <c>text</c>, <c>photo</c>, <c>nosupport</c> …</param>
public sealed record ZaloHistoryMessage(string MessageId, bool FromOa, DateTimeOffset At, string? Text, string Type = "text");

/// <summary>What Zalo tells of a citizen. <paramref name="DisplayName"/> is whatever the person typed: never an identity.</summary>
public sealed record ZaloUser(string UserId, string? DisplayName, bool IsFollower, bool IsSensitive);

/// <param name="OaType">4: state agency; 2: business; others exist.</param>
public sealed record ZaloOaInfo(string OaId, string? Name, int? OaType, bool IsVerified, string? PackageName);
