using CivicBot.Storage;
using CivicBot.Storage.Records;
using Microsoft.Data.Sqlite;

namespace CivicBot.Comments.Privacy;

/// <summary>
/// Finishes erasures: takes the address of a conversation out of ended messages, then writes the database files anew, so that nothing deleted is left in free pages or in the write-ahead log.
/// One rewriting serves all erasures since the last.
/// </summary>
public sealed partial class TraceSweep(
    IErasureLedger ledger, RecordsCompaction records, TimeProvider time, ILogger<TraceSweep> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    // Echoes and receipts of the confirmation come within seconds and bring the address once more.
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(1);

    /// <summary>One round.</summary>
    /// <param name="settled">Also those that were asked for just now.</param>
    /// <returns>How many erasures are finished now.</returns>
    public async Task<int> SweepAsync(bool settled, CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - (settled ? TimeSpan.Zero : Settling);
        var done = new List<long>();
        foreach (var pending in ledger.All().Where(pending => pending.At <= before))
        {
            if (pending.Conversation is not { } conversation
                || await ledger.FinishAsync(conversation, cancellationToken))
            {
                done.Add(pending.Id);
            }
        }

        if (done.Count == 0)
        {
            return 0;
        }

        // First out of the ledger, then anew: the ledger's own rows are traces too. What fails in between is made up for by the marker.
        await ledger.AddAsync(before, cancellationToken);
        await ledger.RemoveAsync(done, cancellationToken);
        await records.RunAsync(cancellationToken);
        await ledger.RewriteAsync(cancellationToken);
        await ledger.RemoveAsync([.. ledger.All().Where(pending => pending.Conversation is null && pending.At <= before).Select(pending => pending.Id)], cancellationToken);
        Log.Finished(logger, done.Count);
        return done.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        do
        {
            try
            {
                await SweepAsync(settled: false, stoppingToken);
            }
            catch (Exception failure) when (failure is SqliteException or StorageUnavailableException or System.Data.Common.DbException or TimeoutException)
            {
                // Nothing is lost: the ledger still has it.
                Log.Failed(logger, Messaging.FailureText.Of(failure));
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Finished {Count} erasures: nothing of them is left in the database files")]
        public static partial void Finished(ILogger logger, int count);

        [LoggerMessage(2, LogLevel.Warning, "Erasures could not be finished; it is tried again in half a minute: {Failure}")]
        public static partial void Failed(ILogger logger, string failure);
    }
}
