using CivicBot.Messaging.Inbox;
using CivicBot.Messaging.Outbox;
using CivicBot.Messaging.Proactive;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CivicBot.Messaging;

/// <summary>
/// Starts the workers before the web server listens and stops them after it: what came in until the stop is handled or waits durably.
/// </summary>
internal sealed partial class MessagingHost(
    InboxWorker inbox,
    OutboxWorker outbox,
    ZnsWorker zns,
    IServing serving,
    IOptions<MessagingOptions> options,
    TimeProvider time,
    ILogger<MessagingHost> logger)
    : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await serving.StartAsync(new WorkSignals(inbox.Signal, outbox.Signal, zns.Signal, LookAgain), cancellationToken);
        await zns.StartAsync(cancellationToken);
        await outbox.StartAsync(cancellationToken);
        inbox.Start();
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.Value.DrainTime, time);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var leaving = serving.LeaveAsync(patience.Token);
        await inbox.StopAsync(patience.Token);
        await outbox.StopAsync(patience.Token);
        await zns.StopAsync(patience.Token);
        await leaving;
        await serving.StopAsync();
        Log.Stopped(logger);
    }

    private void LookAgain()
    {
        zns.LookAgain();
        outbox.LookAgain();
        inbox.LookAgain();
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Inbox and outbox stopped; what was not handled or delivered waits in the store")]
        public static partial void Stopped(ILogger logger);
    }
}
