using CivicBot.Adapters.Zalo.Client;

namespace CivicBot.Adapters.Zalo.Tests.Adapter;

/// <summary>A client whose answers the test lays out; everything else that is asked of it fails the test.</summary>
internal sealed class ScriptedClient : IZaloClient
{
    public Queue<ZaloSendResult> Answers { get; } = new();

    public List<(string OaId, ZaloMessage Message)> Sent { get; } = [];

    public ZaloResult<IReadOnlyList<ZaloHistoryMessage>> History { get; set; } = new([], null);

    public Task<ZaloSendResult> SendAsync(string oaId, ZaloMessage message, CancellationToken cancellationToken)
    {
        Sent.Add((oaId, message));
        return Task.FromResult(Answers.Dequeue());
    }

    public Task<ZaloResult<IReadOnlyList<ZaloHistoryMessage>>> GetConversationAsync(
        string oaId, string userId, int count, CancellationToken cancellationToken) => Task.FromResult(History);

    public Task<ZaloResult<ZaloUser>> GetUserAsync(string oaId, string userId, CancellationToken cancellationToken) => throw Unexpected();

    public Task<ZaloResult<ZaloOaInfo>> GetOaAsync(string oaId, CancellationToken cancellationToken) => throw Unexpected();

    public Task<ZaloResult<string>> UploadImageAsync(string oaId, string fileName, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        throw Unexpected();

    public Task<ZaloResult<string>> UploadGifAsync(string oaId, string fileName, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        throw Unexpected();

    public Task<ZaloResult<string>> UploadFileAsync(string oaId, string fileName, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        throw Unexpected();

    private static InvalidOperationException Unexpected() => new("The adapter has no reason to ask this.");
}
