using System.Collections.Concurrent;
using System.Globalization;

namespace CivicBot.Load.Fuzz;

/// <summary>What was answered, by surface; and the requests that were answered badly.</summary>
internal sealed class FuzzTally
{
    private const int MostKept = 20;

    private readonly ConcurrentDictionary<(string Surface, int Status), int> counts = new();
    private readonly ConcurrentDictionary<string, int> reasons = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> bad = new();
    private int sent;

    public int Sent => Volatile.Read(ref sent);

    public int ServerErrors => counts.Where(entry => entry.Key.Status >= 500).Sum(entry => entry.Value);

    public IReadOnlyList<string> Bad => [.. bad];

    /// <summary>Posts that got no answer.</summary>
    public int Unanswered => counts.Where(entry => entry.Key.Status == 0).Sum(entry => entry.Value);

    /// <summary>Why there was none, with how often.</summary>
    public IReadOnlyList<string> Reasons => [.. reasons.OrderByDescending(reason => reason.Value).Select(reason => $"{reason.Value.ToString(CultureInfo.InvariantCulture)} × {reason.Key}")];

    /// <param name="status">0: the connection was closed without an answer.</param>
    public void Add(string surface, int status, Func<string> describe)
    {
        Interlocked.Increment(ref sent);
        counts.AddOrUpdate((surface, status), 1, (_, count) => count + 1);
        if (status == 0)
        {
            reasons.AddOrUpdate($"{surface}: {describe()}", 1, (_, count) => count + 1);
        }

        if (status >= 500 && bad.Count < MostKept)
        {
            bad.Enqueue($"{surface} {status.ToString(CultureInfo.InvariantCulture)}: {describe()}");
        }
    }

    /// <summary>For example "200: 812, 400: 37".</summary>
    public string Of(string surface) => string.Join(", ", counts.Where(entry => entry.Key.Surface == surface).OrderBy(entry => entry.Key.Status)
        .Select(entry => $"{(entry.Key.Status == 0 ? "closed" : entry.Key.Status.ToString(CultureInfo.InvariantCulture))}: {entry.Value.ToString(CultureInfo.InvariantCulture)}"));
}
