using CivicBot.Storage.Records;

namespace CivicBot.Comments.Notices;

/// <summary>Sends notices as soon as a change is committed here, and within seconds when it was committed by another process.</summary>
internal sealed partial class NoticeWorker(RecordsDatabase records, NoticeSender sender, TimeProvider time, ILogger<NoticeWorker> logger)
    : AfterCommitWorker(records, TimeSpan.FromSeconds(5), time)
{
    protected override async Task WorkAsync(CancellationToken stoppingToken)
    {
        while (await sender.SendWaitingAsync(stoppingToken) > 0)
        {
        }

        await sender.FollowAsync(stoppingToken);
    }

    protected override void Tell(string failure) => Log.Failed(logger, failure);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Notices could not be sent; they are tried again: {Failure}")]
        public static partial void Failed(ILogger logger, string failure);
    }
}
