using System.Threading.Channels;
using CivicBot.Messaging;
using CivicBot.Storage.Records;
using CivicBot.Understanding;

namespace CivicBot.Comments.Similar;

/// <summary>Keeps <see cref="SimilarIndex"/> fresh: after each commit here, and every few seconds for those of other nodes and commands.</summary>
internal sealed partial class SimilarWorker(
    RecordsDatabase records, SimilarIndex index, CommentLearning learning, TimeProvider time, ILogger<SimilarWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    /// <summary>When hundreds file at once, one look takes in many of them.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(500);

    // One signal is as good as many.
    private readonly Channel<bool> committed = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        records.WhenCommitted(() => committed.Writer.TryWrite(true));
        var understanding = await learning.Learned.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await index.RefreshAsync(understanding, stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                Log.Failed(logger, FailureText.Of(failure));
            }

            await Task.Delay(Breath, time, stoppingToken);
            using var pause = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            await Task.WhenAny(committed.Reader.ReadAsync(pause.Token).AsTask(), Task.Delay(Pause, time, pause.Token));
            await pause.CancelAsync();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Similar comments could not be read; it is tried again: {Failure}")]
        public static partial void Failed(ILogger logger, string failure);
    }
}
