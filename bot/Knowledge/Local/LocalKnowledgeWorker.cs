using CivicBot.Storage.Records;
using Microsoft.Extensions.Options;

namespace CivicBot.Knowledge.Local;

/// <summary>Puts in force what communes changed: before the first citizen comes, as soon as another node tells of a change, and every few seconds for what nobody told.</summary>
internal sealed partial class LocalKnowledgeWorker(
    LocalKnowledge local, IKnowledgeNews news, IOptions<KnowledgeOptions> options, TimeProvider time, ILogger<LocalKnowledgeWorker> logger) : BackgroundService
{
    private readonly WakeUp changed = new();

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await local.RefreshAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var listening = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            listening = listening || await news.ListenAsync(changed.Tell);
            await changed.WaitAsync(TimeSpan.FromSeconds(options.Value.PollSeconds), time, stoppingToken);
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
