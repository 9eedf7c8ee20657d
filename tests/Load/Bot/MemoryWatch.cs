namespace CivicBot.Load.Bot;

/// <summary>Looks at a process's resident memory four times a second and keeps the highest value.</summary>
internal sealed class MemoryWatch : IAsyncDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly Task watching;

    public MemoryWatch(BotProcess process) => watching = WatchAsync(process);

    public double PeakMegabytes { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await watching;
        stopping.Dispose();
    }

    private async Task WatchAsync(BotProcess process)
    {
        while (!stopping.IsCancellationRequested)
        {
            PeakMegabytes = Math.Max(PeakMegabytes, process.ResidentMegabytes);
            await Task.Delay(250, stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
