using System.Collections.Concurrent;
using CivicBot.Adapters.Zalo.Tokens;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CivicBot.Adapters.Zalo.Client;

/// <summary>Which generation of the send endpoint each OA uses: pinned in the store, guessed from its type before the first send.</summary>
internal sealed partial class ZaloFlavors
{
    /// <summary>Another node's switch is noticed after this time; until then Zalo's -235 or -240 leads to the same place.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, (ZaloSendFlavor Flavor, DateTimeOffset At)> known = new(StringComparer.Ordinal);
    private readonly IZaloTokenStore store;
    private readonly ZaloReader reader;
    private readonly ZaloOptions options;
    private readonly TimeProvider clock;
    private readonly ILogger<ZaloFlavors> logger;

    public ZaloFlavors(IZaloTokenStore store, ZaloReader reader, IOptions<ZaloOptions> options, TimeProvider clock, ILogger<ZaloFlavors> logger)
    {
        this.store = store;
        this.reader = reader;
        this.options = options.Value;
        this.clock = clock;
        this.logger = logger;
    }

    /// <summary>The pinned flavour, or a guess; never <see cref="ZaloSendFlavor.Unknown"/>.</summary>
    public async ValueTask<ZaloSendFlavor> FindAsync(string oaId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (known.TryGetValue(oaId, out var remembered) && now - remembered.At < Memory)
        {
            return remembered.Flavor;
        }

        var traits = await store.GetTraitsAsync(oaId, cancellationToken);
        if (traits.Flavor != ZaloSendFlavor.Unknown)
        {
            known[oaId] = (traits.Flavor, now);
            return traits.Flavor;
        }

        return SendVariant.Guess(traits.OaType ?? ConfiguredType(oaId) ?? await AskTypeAsync(oaId, cancellationToken));
    }

    /// <summary>Keeps what an OA turned out to use.</summary>
    public async ValueTask PinAsync(string oaId, ZaloSendFlavor flavor, CancellationToken cancellationToken)
    {
        if (known.TryGetValue(oaId, out var remembered) && remembered.Flavor == flavor)
        {
            return;
        }

        await store.SetFlavorAsync(oaId, flavor, cancellationToken);
        if (flavor == ZaloSendFlavor.Unknown)
        {
            known.TryRemove(oaId, out _);
        }
        else
        {
            known[oaId] = (flavor, clock.GetUtcNow());
        }

        Log.Pinned(logger, oaId, flavor);
    }

    private int? ConfiguredType(string oaId) => options.Accounts.FirstOrDefault(account => account.OaId == oaId)?.OaType;

    private async Task<int?> AskTypeAsync(string oaId, CancellationToken cancellationToken)
    {
        var oa = await reader.GetOaAsync(oaId, cancellationToken);
        return oa.Value?.OaType;
    }

    private static partial class Log
    {
        [LoggerMessage(4211, LogLevel.Information, "Official Account {OaId}: messages are sent by {Flavor} from now on")]
        public static partial void Pinned(ILogger logger, string oaId, ZaloSendFlavor flavor);
    }
}
