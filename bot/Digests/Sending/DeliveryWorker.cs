using CivicBot.Storage.Records;

namespace CivicBot.Digests.Sending;

/// <summary>Sends as soon as something is queued here, and looks every half minute for what another process queued or what is to be tried again.</summary>
internal sealed partial class DeliveryWorker(RecordsDatabase records, DeliverySender sender, ChatSender chats, TimeProvider time, ILogger<DeliveryWorker> logger)
    : AfterCommitWorker(records, TimeSpan.FromSeconds(30), time)
{
    protected override async Task WorkAsync(CancellationToken stoppingToken)
    {
        await chats.SendDueAsync(stoppingToken);
        await sender.SendDueAsync(stoppingToken);
    }

    protected override void Tell(string failure) => Log.Failed(logger, failure);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Digests could not be sent; they are tried again: {Failure}")]
        public static partial void Failed(ILogger logger, string failure);
    }
}
