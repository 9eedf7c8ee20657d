using CivicBot.Messaging.Stores;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CivicBot.Messaging;

/// <summary>Measures the queues every few seconds and forgets once an hour what is old enough.</summary>
internal sealed partial class MessagingUpkeep(
    IInboxStore inbox,
    IOutboxStore outbox,
    IDeadLetterStore deadLetters,
    MessagingStatus status,
    IOptions<MessagingOptions> options,
    TimeProvider time,
    ILogger<MessagingUpkeep> logger) : BackgroundService
{
    private static readonly TimeSpan Measuring = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Sweeping = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Measuring, time);
        var sweepAt = time.GetUtcNow() + Measuring;
        do
        {
            try
            {
                status.Depths = await deadLetters.MeasureAsync(stoppingToken);
                if (time.GetUtcNow() >= sweepAt)
                {
                    sweepAt = time.GetUtcNow() + Sweeping;
                    await SweepAsync(stoppingToken);
                }
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                Log.Failed(logger, FailureText.Of(failure));
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Forgets ended rows and sets messages aside whose citizen did not come back.</summary>
    internal async Task SweepAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var events = await inbox.ForgetHandledAsync(now - options.Value.KeepEnded, cancellationToken);
        var messages = await outbox.ForgetEndedAsync(now - options.Value.KeepEnded, cancellationToken);
        var held = await outbox.GiveUpHeldAsync(now - options.Value.KeepHeld, now, cancellationToken);
        if (events + messages + held > 0)
        {
            Log.Swept(logger, events, messages, held);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Forgot {Events} handled events and {Messages} ended messages; set {Held} held messages aside")]
        public static partial void Swept(ILogger logger, int events, int messages, int held);

        [LoggerMessage(2, LogLevel.Error, "Upkeep of inbox and outbox failed; it is tried again: {Failure}")]
        public static partial void Failed(ILogger logger, string failure);
    }
}
