using CivicBot.Messaging;

namespace CivicBot.Storage.Records;

/// <summary>
/// Background work that follows from the records: done at the start, after each commit of this process, and every <paramref name="pause"/> for what other nodes and
/// commands committed. A failure is told and tried again; it never ends the worker.
/// </summary>
/// <param name="pause">The longest that a commit made elsewhere waits.</param>
internal abstract class AfterCommitWorker(RecordsDatabase records, TimeSpan pause, TimeProvider time) : BackgroundService
{
    private readonly WakeUp committed = new();

    /// <summary>Everything that is due; again and again.</summary>
    protected abstract Task WorkAsync(CancellationToken stoppingToken);

    /// <param name="failure">What went wrong, free of personal data.</param>
    protected abstract void Tell(string failure);

    /// <summary>What must be there before the first work.</summary>
    protected virtual Task PrepareAsync(CancellationToken stoppingToken) => Task.CompletedTask;

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        records.WhenCommitted(committed.Tell);
        await PrepareAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await WorkAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                Tell(FailureText.Of(failure));
            }

            await committed.WaitAsync(pause, time, stoppingToken);
        }
    }
}
