using CivicBot.Knowledge.Comments;
using CivicBot.Storage.Records;
using CivicBot.Understanding;

namespace CivicBot.Comments.Similar;

/// <summary>Keeps <see cref="SimilarIndex"/> fresh: after each commit here, and every few seconds for those of other nodes and commands.</summary>
internal sealed partial class SimilarWorker(
    RecordsDatabase records, SimilarIndex index, CommentLearning learning, TimeProvider time, ILogger<SimilarWorker> logger)
    : AfterCommitWorker(records, TimeSpan.FromSeconds(10), time)
{
    /// <summary>When hundreds file at once, one look takes in many of them.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(500);

    private readonly TimeProvider time = time;
    private CommentUnderstanding? understanding;

    protected override async Task PrepareAsync(CancellationToken stoppingToken) => understanding = await learning.Learned.WaitAsync(stoppingToken);

    protected override async Task WorkAsync(CancellationToken stoppingToken)
    {
        await index.RefreshAsync(understanding!, stoppingToken);
        await Task.Delay(Breath, time, stoppingToken);
    }

    protected override void Tell(string failure) => Log.Failed(logger, failure);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Similar comments could not be read; it is tried again: {Failure}")]
        public static partial void Failed(ILogger logger, string failure);
    }
}
