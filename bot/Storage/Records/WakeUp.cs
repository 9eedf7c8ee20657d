using System.Threading.Channels;

namespace CivicBot.Storage.Records;

/// <summary>A worker that looks again after a pause, or as soon as it is told that there is something new. Told several times before it looks, it looks once.</summary>
internal sealed class WakeUp
{
    private readonly Channel<bool> told = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Tell() => told.Writer.TryWrite(true);

    /// <summary>Returns when told, or after the pause.</summary>
    /// <exception cref="OperationCanceledException">The worker is to stop.</exception>
    public async Task WaitAsync(TimeSpan pause, TimeProvider time, CancellationToken cancellationToken)
    {
        // A wait that was given up must not take the next signal with it, so it is ended and not only left.
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var (heard, passed) = (told.Reader.WaitToReadAsync(waiting.Token).AsTask(), Task.Delay(pause, time, waiting.Token));
        await Task.WhenAny(heard, passed);
        await waiting.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
        told.Reader.TryRead(out _);
    }
}
