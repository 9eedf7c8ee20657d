using System.Collections.Concurrent;

namespace CivicBot.Adapters.Zalo.Tokens;

/// <summary>
/// Bounds the rotations that refused access tokens cause. If Zalo refuses even tokens that it has just issued, the token is not what is wrong,
/// and every waiting message would rotate the pair once more.
/// </summary>
internal sealed class RenewalBudget
{
    private const int Renewals = 10;
    private static readonly TimeSpan Span = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, Queue<DateTimeOffset>> spent = new(StringComparer.Ordinal);

    /// <returns>Null: renew; otherwise how long to wait.</returns>
    public TimeSpan? Wait(string oaId, DateTimeOffset now)
    {
        if (!spent.TryGetValue(oaId, out var moments))
        {
            return null;
        }

        lock (moments)
        {
            while (moments.TryPeek(out var oldest) && (now - oldest > Span || now < oldest))
            {
                moments.Dequeue();
            }

            return moments.Count < Renewals ? null : moments.Peek() + Span - now;
        }
    }

    public void Spend(string oaId, DateTimeOffset now)
    {
        var moments = spent.GetOrAdd(oaId, _ => new Queue<DateTimeOffset>());
        lock (moments)
        {
            moments.Enqueue(now);
        }
    }

    public void Reset(string oaId) => spent.TryRemove(oaId, out _);
}
