using System.Diagnostics;

namespace CivicBot.Benchmarks;

/// <summary>Times of single messages, which averages hide.</summary>
/// <param name="Count">Messages measured.</param>
/// <param name="Mean">Microseconds.</param>
/// <param name="P50">Microseconds.</param>
/// <param name="P90">Microseconds.</param>
/// <param name="P99">Microseconds.</param>
/// <param name="Longest">Microseconds.</param>
/// <param name="Bytes">Allocated for a message on average.</param>
internal sealed record Percentiles(int Count, double Mean, double P50, double P90, double P99, double Longest, long Bytes)
{
    private const int WarmUps = 3;
    private const int Rounds = 5;

    /// <summary>Every message several times, one by one on one thread, after warming up.</summary>
    public static Percentiles Of(IReadOnlyList<string> messages, Action<string> understand)
    {
        for (var round = 0; round < WarmUps; round++)
        {
            foreach (var message in messages)
            {
                understand(message);
            }
        }

        GC.Collect();
        var times = new double[messages.Count * Rounds];
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < times.Length; i++)
        {
            var started = Stopwatch.GetTimestamp();
            understand(messages[i % messages.Count]);
            times[i] = Stopwatch.GetElapsedTime(started).TotalMicroseconds;
        }

        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        Array.Sort(times);
        return new Percentiles(times.Length, times.Average(), times[times.Length / 2], times[times.Length * 9 / 10], times[times.Length * 99 / 100], times[^1], allocated / times.Length);
    }

    public override string ToString() => FormattableString.Invariant(
        $"{Count,6} messages: p50 {P50,6:0} µs   p90 {P90,6:0} µs   p99 {P99,6:0} µs   longest {Longest,6:0} µs   mean {Mean,6:0} µs   {Bytes / 1024.0,6:0.0} KB a message");
}
