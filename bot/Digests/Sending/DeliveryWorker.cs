using System.Threading.Channels;
using CivicBot.Messaging;
using CivicBot.Storage.Records;

namespace CivicBot.Digests.Sending;

/// <summary>Sends as soon as something is queued here, and looks every half minute for what another process queued or what is to be tried again.</summary>
internal sealed partial class DeliveryWorker(RecordsDatabase records, DeliverySender sender, ChatSender chats, TimeProvider time, ILogger<DeliveryWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    // One signal is as good as many.
    private readonly Channel<bool> committed = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        records.WhenCommitted(() => committed.Writer.TryWrite(true));
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await chats.SendDueAsync(stoppingToken);
                await sender.SendDueAsync(stoppingToken);
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
        [LoggerMessage(1, LogLevel.Error, "Digests could not be sent; they are tried again: {Failure}")]
        public static partial void Failed(ILogger logger, string failure);
    }
}
