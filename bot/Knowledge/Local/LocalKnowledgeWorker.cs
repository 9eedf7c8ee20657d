using CivicBot.Storage.Records;
using Microsoft.Extensions.Options;

namespace CivicBot.Knowledge.Local;

/// <summary>Puts in force what communes changed: before the first citizen comes, and again for what other processes change.</summary>
internal sealed partial class LocalKnowledgeWorker(LocalKnowledge local, IOptions<KnowledgeOptions> options, TimeProvider time, ILogger<LocalKnowledgeWorker> logger) : BackgroundService
{
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await local.RefreshAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.PollSeconds), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await local.RefreshAsync(stoppingToken);
            }
            catch (Exception failure) when (RecordsTrouble.Passes(failure))
            {
                // What is in force stays so; the next look is a few seconds away.
                Log.NotRead(logger, failure);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Texts of communes cannot be read from the records; what is in force stays")]
        public static partial void NotRead(ILogger logger, Exception failure);
    }
}
