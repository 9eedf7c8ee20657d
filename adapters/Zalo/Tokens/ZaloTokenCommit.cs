using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CivicBot.Adapters.Zalo.Tokens;

/// <summary>
/// Stores a pair that Zalo just gave. It exists nowhere else and the one before it is spent, so a failing store is tried again, and the pair is
/// kept in memory until it is stored.
/// </summary>
internal sealed partial class ZaloTokenCommit
{
    private const int Attempts = 5;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<string, UnsavedPair> unsaved = new(StringComparer.Ordinal);
    private readonly IZaloTokenStore store;
    private readonly ZaloTokenAlerts alerts;
    private readonly TimeProvider clock;
    private readonly ILogger<ZaloTokenCommit> logger;

    public ZaloTokenCommit(IZaloTokenStore store, ZaloTokenAlerts alerts, TimeProvider clock, ILogger<ZaloTokenCommit> logger)
    {
        this.store = store;
        this.alerts = alerts;
        this.clock = clock;
        this.logger = logger;
    }

    /// <summary>A pair that could not be stored so far.</summary>
    public UnsavedPair? FindUnsaved(string oaId) => unsaved.GetValueOrDefault(oaId);

    /// <returns>Null when the pair could not be stored yet; otherwise whether <paramref name="condition"/> held.</returns>
    public async Task<bool?> SaveAsync(string oaId, ZaloTokenPair tokens, ZaloSaveCondition condition, ZaloRotation entry)
    {
        unsaved[oaId] = new UnsavedPair(tokens, condition, entry);
        var pause = FirstPause;
        for (var attempt = 1; ; attempt++, pause *= 2)
        {
            try
            {
                var held = await store.SaveAsync(oaId, tokens, condition, entry, CancellationToken.None);
                unsaved.TryRemove(oaId, out _);
                return held;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Log.SaveFailed(logger, oaId, attempt, exception);
                if (attempt == Attempts)
                {
                    alerts.NotStored(oaId, exception);
                    return null;
                }
            }

            await Task.Delay(pause, clock, CancellationToken.None);
        }
    }

    public sealed record UnsavedPair(ZaloTokenPair Tokens, ZaloSaveCondition Condition, ZaloRotation Entry);

    private static partial class Log
    {
        [LoggerMessage(4123, LogLevel.Error, "Official Account {OaId}: storing a new token pair failed (attempt {Attempt})")]
        public static partial void SaveFailed(ILogger logger, string oaId, int attempt, Exception exception);
    }
}
