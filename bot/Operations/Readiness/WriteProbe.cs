using CivicBot.Messaging;
using CivicBot.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CivicBot.Operations.Readiness;

/// <summary>Finds out by writing whether a store can be written, and remembers the answer for a while.</summary>
/// <param name="what">The store, for operators.</param>
/// <param name="write">Writes something that changes nothing that anybody reads, down to the disk.</param>
internal sealed class WriteProbe(string what, Func<CancellationToken, Task> write, ReadinessOptions options, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim one = new(1, 1);
    private (HealthCheckResult Result, DateTimeOffset At)? last;

    public async Task<HealthCheckResult> AskAsync(CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            if (last is not { } known || time.GetUtcNow() - known.At >= options.ProbeEvery)
            {
                last = known = (await TryAsync(cancellationToken), time.GetUtcNow());
            }

            return known.Result;
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private async Task<HealthCheckResult> TryAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.ProbeLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await write(either.Token).WaitAsync(either.Token);
            return HealthCheckResult.Healthy($"The {what} can be written.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // A long import holds the writer, or the disk is slow: what comes waits, and is not lost.
            return HealthCheckResult.Degraded($"Writing to the {what} takes longer than {options.ProbeLimit}.");
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy($"The {what} cannot be written ({Cause(failure)}); check free space, rights and the server.");
        }
    }

    /// <summary>What the disk or the server said is no citizen's; of everything else only the kind is told.</summary>
    private static string Cause(Exception failure) =>
        failure is StorageUnavailableException { InnerException: Microsoft.Data.Sqlite.SqliteException sqlite } ? sqlite.Message : FailureText.Of(failure);
}
