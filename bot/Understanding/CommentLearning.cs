using CivicBot.Comments.Corrections;
using CivicBot.Knowledge.Comments;
using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Topics;

namespace CivicBot.Understanding;

/// <summary>Learns to read comments from the files in use.</summary>
/// <param name="corrections">What officials corrected, oldest first.</param>
/// <param name="cancellationToken">Ends it.</param>
/// <exception cref="LexiconException">A file is missing or a line cannot be read.</exception>
public delegate Task<CommentUnderstanding> LearnComments(IReadOnlyList<TopicCorrection> corrections, CancellationToken cancellationToken);

/// <summary>
/// Learns to read comments while the program already answers, and learns anew when officials have corrected something. A wrong list keeps no citizen from being
/// answered: it is said in the log and by the health check, and tried again.
/// </summary>
public sealed partial class CommentLearning(
    LearnComments learn, TopicCorrections corrections, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<CommentLearning> logger) : BackgroundService
{
    /// <summary>How soon a correction made elsewhere (on the command line) is learned.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly TaskCompletionSource<CommentUnderstanding> learned = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim learning = new(1, 1);
    private LedgerMark known;

    /// <summary>Ready a few seconds after the start; not before the lists are in order.</summary>
    public Task<CommentUnderstanding> Learned => learned.Task;

    /// <summary>Why it has not learned, with file and line; null where it has or still does.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Learns what is new in the ledger, and forgets what was erased from it.</summary>
    /// <returns>True where there was something.</returns>
    public async Task<bool> LearnCorrectionsAsync(CommentUnderstanding understanding, CancellationToken cancellationToken)
    {
        // One at a time: what is learned last must be the newest ledger.
        await learning.WaitAsync(cancellationToken);
        try
        {
            var mark = await corrections.MarkAsync(cancellationToken);
            if (mark == known)
            {
                return false;
            }

            understanding.Learn(await corrections.AllAsync(cancellationToken));
            known = mark;
            return true;
        }
        finally
        {
            learning.Release();
        }
    }

    public override void Dispose()
    {
        learning.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await StartedAsync(stoppingToken);
        using var timer = new PeriodicTimer(Pause, time);
        do
        {
            if (learned.Task.IsCompletedSuccessfully)
            {
                await LearnCorrectionsAsync(await learned.Task, stoppingToken);
            }
            else
            {
                await TryLearnAsync(stoppingToken);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task TryLearnAsync(CancellationToken stoppingToken)
    {
        try
        {
            var mark = await corrections.MarkAsync(stoppingToken);
            var understanding = await learn(await corrections.AllAsync(stoppingToken), stoppingToken);
            (known, Trouble) = (mark, null);
            learned.SetResult(understanding);
        }
        catch (LexiconException wrong)
        {
            if (wrong.Message != Trouble)
            {
                Log.WrongList(logger, wrong.Message);
            }

            Trouble = wrong.Message;
            return;
        }

        LearningLeftovers.GiveBack();
    }

    /// <summary>The first citizen is not to wait for this.</summary>
    private async Task StartedAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Comments cannot be read: {Problem}. Mend the line; it is read again within a minute")]
        public static partial void WrongList(ILogger logger, string problem);
    }
}
