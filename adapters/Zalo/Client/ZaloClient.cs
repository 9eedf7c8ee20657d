namespace CivicBot.Adapters.Zalo.Client;

/// <inheritdoc cref="IZaloClient"/>
internal sealed class ZaloClient : IZaloClient
{
    private readonly ZaloSender sender;
    private readonly ZaloReader reader;
    private readonly ZaloUploads uploads;

    public ZaloClient(ZaloSender sender, ZaloReader reader, ZaloUploads uploads)
    {
        this.sender = sender;
        this.reader = reader;
        this.uploads = uploads;
    }

    public Task<ZaloSendResult> SendAsync(string oaId, ZaloMessage message, CancellationToken cancellationToken) =>
        sender.SendAsync(oaId, message, cancellationToken);

    public Task<ZaloResult<IReadOnlyList<ZaloHistoryMessage>>> GetConversationAsync(
        string oaId, string userId, int count, CancellationToken cancellationToken) =>
        reader.GetConversationAsync(oaId, userId, count, cancellationToken);

    public Task<ZaloResult<ZaloUser>> GetUserAsync(string oaId, string userId, CancellationToken cancellationToken) =>
        reader.GetUserAsync(oaId, userId, cancellationToken);

    public Task<ZaloResult<ZaloOaInfo>> GetOaAsync(string oaId, CancellationToken cancellationToken) =>
        reader.GetOaAsync(oaId, cancellationToken);

    public Task<ZaloResult<string>> UploadImageAsync(string oaId, string fileName, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        uploads.UploadAsync(oaId, ZaloUploadKind.Image, fileName, content, again: false, cancellationToken);

    public Task<ZaloResult<string>> UploadGifAsync(string oaId, string fileName, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        uploads.UploadAsync(oaId, ZaloUploadKind.Gif, fileName, content, again: false, cancellationToken);

    public Task<ZaloResult<string>> UploadFileAsync(string oaId, string fileName, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        uploads.UploadAsync(oaId, ZaloUploadKind.File, fileName, content, again: false, cancellationToken);
}
