using CivicBot.Messaging;
using Quartz;

namespace CivicBot.Digests.Sending;

/// <summary>
/// What Quartz runs every minute. Quartz is the clock and no more: what is due comes from the records, so a missed minute, a second node or a restart changes nothing.
/// </summary>
[DisallowConcurrentExecution]
internal sealed partial class DueDigests(SendingPlanner planner, ILogger<DueDigests> logger) : IJob
{
    public const string Name = "due-digests";

    /// <summary>At the full minute.</summary>
    public const string EveryMinute = "0 * * * * ?";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await planner.QueueDueAsync(cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            // The next minute does what this one could not.
            Log.Failed(logger, FailureText.Of(failure));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The schedule of digests could not be looked at; it is tried again in a minute: {Failure}")]
        public static partial void Failed(ILogger logger, string failure);
    }
}
