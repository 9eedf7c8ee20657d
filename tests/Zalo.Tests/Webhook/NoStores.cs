using CivicBot.Adapters.Zalo.Client;
using CivicBot.Adapters.Zalo.Tokens;

namespace CivicBot.Adapters.Zalo.Tests.Webhook;

/// <summary>Stores for hosts that must never call Zalo: whoever asks them for a token has failed the test.</summary>
internal sealed class NoStores : IZaloTokenStore, IZaloConsentStates, IZaloUploadCache
{
    public Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken) => throw Unexpected();

    public Task<ZaloGrant?> FindAsync(string oaId, CancellationToken cancellationToken) => throw Unexpected();

    public Task<bool> SaveAsync(
        string oaId, ZaloTokenPair tokens, ZaloSaveCondition condition, ZaloRotation entry, CancellationToken cancellationToken) => throw Unexpected();

    public Task<bool> RefuseAsync(
        string oaId, string fingerprint, ZaloRefusal refusal, ZaloRotation entry, CancellationToken cancellationToken) => throw Unexpected();

    public Task NoteAsync(ZaloRotation entry, CancellationToken cancellationToken) => throw Unexpected();

    public Task<IReadOnlyList<ZaloRotation>> GetRotationsAsync(string oaId, int count, CancellationToken cancellationToken) => throw Unexpected();

    public Task<ZaloOaTraits> GetTraitsAsync(string oaId, CancellationToken cancellationToken) => throw Unexpected();

    public Task SetFlavorAsync(string oaId, ZaloSendFlavor flavor, CancellationToken cancellationToken) => throw Unexpected();

    public Task SetOaTypeAsync(string oaId, int oaType, CancellationToken cancellationToken) => throw Unexpected();

    public Task<bool> TryLeaseAsync(string oaId, string owner, TimeSpan duration, CancellationToken cancellationToken) => throw Unexpected();

    public Task<bool> RenewLeaseAsync(string oaId, string owner, TimeSpan duration, CancellationToken cancellationToken) => throw Unexpected();

    public Task ReleaseLeaseAsync(string oaId, string owner, CancellationToken cancellationToken) => throw Unexpected();

    public Task SaveAsync(ZaloPendingConsent pending, CancellationToken cancellationToken) => throw Unexpected();

    public Task<ZaloPendingConsent?> TakeAsync(string? state, string sessionId, DateTimeOffset now, CancellationToken cancellationToken) => throw Unexpected();

    public Task<string?> FindAsync(ZaloUploadKey key, DateTimeOffset now, CancellationToken cancellationToken) => throw Unexpected();

    public Task SaveAsync(ZaloUploadKey key, string uploadId, DateTimeOffset expiresAt, DateTimeOffset now, CancellationToken cancellationToken) =>
        throw Unexpected();

    public Task RemoveAsync(ZaloUploadKey key, CancellationToken cancellationToken) => throw Unexpected();

    private static InvalidOperationException Unexpected() => new("A test of the incoming side asked a store of the outgoing side.");
}
