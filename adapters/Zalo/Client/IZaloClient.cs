namespace CivicBot.Adapters.Zalo.Client;

/// <summary>Zalo's OA API for one app and any number of OAs. Tokens, flavour (v2/v3), limits and safe repetitions are inside.</summary>
public interface IZaloClient
{
    /// <summary>Sends one message. Repeats by itself only what Zalo certainly did not deliver.</summary>
    Task<ZaloSendResult> SendAsync(string oaId, ZaloMessage message, CancellationToken cancellationToken);

    /// <summary>The newest messages of a conversation, newest first, at most <paramref name="count"/> (1–50).</summary>
    Task<ZaloResult<IReadOnlyList<ZaloHistoryMessage>>> GetConversationAsync(string oaId, string userId, int count, CancellationToken cancellationToken);

    Task<ZaloResult<ZaloUser>> GetUserAsync(string oaId, string userId, CancellationToken cancellationToken);

    Task<ZaloResult<ZaloOaInfo>> GetOaAsync(string oaId, CancellationToken cancellationToken);

    /// <summary>Uploads a picture, or returns the id of the same bytes uploaded less than six days ago.</summary>
    Task<ZaloResult<string>> UploadImageAsync(string oaId, string fileName, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>Uploads a file (pdf, doc, docx, csv; 5 MB), or returns the token of the same bytes uploaded less than six days ago.</summary>
    Task<ZaloResult<string>> UploadFileAsync(string oaId, string fileName, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);
}

/// <summary>A value, or why there is none.</summary>
public sealed record ZaloResult<T>(T? Value, ZaloError? Error)
{
    public bool IsSuccess => Error is null;
}

/// <param name="FromOa">True: the OA wrote it; false: the citizen.</param>
public sealed record ZaloHistoryMessage(string MessageId, bool FromOa, DateTimeOffset At, string? Text);

/// <summary>What Zalo tells of a citizen. <paramref name="DisplayName"/> is whatever the person typed: never an identity.</summary>
public sealed record ZaloUser(string UserId, string? DisplayName, bool IsFollower, bool IsSensitive);

/// <param name="OaType">4: state agency; 2: business; others exist.</param>
public sealed record ZaloOaInfo(string OaId, string? Name, int? OaType, bool IsVerified, string? PackageName);
