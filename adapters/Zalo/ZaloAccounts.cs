using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace CivicBot.Adapters.Zalo;

/// <summary>
/// The Official Accounts that are ours: configured, found in the token store, added by consent, or named as receiver by a correctly signed
/// event. Some events can be read only by knowing which of two ids is the OA.
/// </summary>
public sealed class ZaloAccounts
{
    private readonly ConcurrentDictionary<string, byte> ids = new(StringComparer.Ordinal);

    public ZaloAccounts(IOptions<ZaloOptions> options)
    {
        foreach (var account in options.Value.Accounts)
        {
            Add(account.OaId);
        }
    }

    public IReadOnlyCollection<string> Ids => [.. ids.Keys];

    public bool Contains(string? oaId) => oaId is not null && ids.ContainsKey(oaId);

    public void Add(string oaId)
    {
        if (!ids.ContainsKey(oaId))
        {
            ids.TryAdd(oaId, 0);
        }
    }
}
