using System.Threading.Channels;
using CivicBot.Messaging;
using CivicBot.Storage.Records;

namespace CivicBot.Comments.Notices;

/// <summary>Sends notices as soon as a change is committed here, and within seconds when it was committed by another process.</summary>
internal sealed partial class NoticeWorker(RecordsDatabase records, NoticeSender sender, TimeProvider time, ILogger<NoticeWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    // One signal is as good as many.
    private readonly Channel<bool> committed = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        records.WhenCommitted(() => committed.Writer.TryWrite(true));
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await sender.SendWaitingAsync(stoppingToken) > 0)
                {
                }

                await sender.FollowAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                Log.Failed(logger, FailureText.Of(failure));
            }

            await WaitAsync(stoppingToken);
        }
    }

    private async Task WaitAsync(CancellationToken stoppingToken)
    {
        using var pause = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        await Task.WhenAny(committed.Reader.ReadAsync(pause.Token).AsTask(), Task.Delay(Pause, time, pause.Token));
        await pause.CancelAsync();
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Notices could not be sent; they are tried again: {Failure}")]
        public static partial void Failed(ILogger logger, string failure);
    }
}
