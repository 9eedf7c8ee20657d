using System.Collections.Concurrent;
using System.Diagnostics;

namespace CivicBot.Load.Wire;

internal sealed record FixedRateResult(Latencies Latencies, int Failures);

/// <summary>
/// Sends at a fixed rate whatever the server does: a slow answer holds up no later request (no coordinated omission), because every request
/// that finds no free connection opens one, and its time runs from the moment at which it was due to leave.
/// </summary>
internal static class FixedRate
{
    public static async Task<FixedRateResult> RunAsync(Uri address, IReadOnlyList<byte[]> requests, int perSecond, CancellationToken cancellationToken)
    {
        var latencies = new Latencies();
        var failures = 0;
        var free = new ConcurrentBag<WireConnection>();
        var running = new ConcurrentBag<Task>();

        async Task SendAsync(byte[] request)
        {
            var left = Stopwatch.GetTimestamp();
            if (!free.TryTake(out var connection))
            {
                connection = await WireConnection.OpenAsync(address, cancellationToken);
            }

            if (await connection.PostAsync(request, cancellationToken) != 200)
            {
                Interlocked.Increment(ref failures);
            }

            latencies.Add(left);
            free.Add(connection);
        }

        // A thread of its own: the pool may be busy with answers just when the next request is due.
        await Task.Factory.StartNew(
            () =>
            {
                var started = Stopwatch.GetTimestamp();
                for (var i = 0; i < requests.Count; i++)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    var due = TimeSpan.FromSeconds(i / (double)perSecond);
                    while (Stopwatch.GetElapsedTime(started) < due)
                    {
                        Thread.Sleep(1);
                    }

                    running.Add(SendAsync(requests[i]));
                }
            },
            cancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        await Task.WhenAll(running);
        foreach (var connection in free)
        {
            connection.Dispose();
        }

        return new FixedRateResult(latencies, failures);
    }
}
