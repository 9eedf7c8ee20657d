using System.Diagnostics;

namespace CivicBot.Load.Wire;

/// <summary>Every single latency, so that percentiles are exact.</summary>
internal sealed class Latencies
{
    private readonly Lock gate = new();
    private readonly List<long> ticks = [];

    public int Count
    {
        get
        {
            lock (gate)
            {
                return ticks.Count;
            }
        }
    }

    public void Add(long from) => AddTicks(Stopwatch.GetTimestamp() - from);

    public void AddTicks(long elapsed)
    {
        lock (gate)
        {
            ticks.Add(elapsed);
        }
    }

    /// <summary>The latency in milliseconds that <paramref name="share"/> (0–1) of the requests did not exceed.</summary>
    public double Percentile(double share)
    {
        lock (gate)
        {
            if (ticks.Count == 0)
            {
                return double.NaN;
            }

            ticks.Sort();
            var index = Math.Clamp((int)Math.Ceiling(share * ticks.Count) - 1, 0, ticks.Count - 1);
            return Stopwatch.GetElapsedTime(0, ticks[index]).TotalMilliseconds;
        }
    }
}
