using CivicBot.Knowledge.Calendar;
using Microsoft.Extensions.Options;

namespace CivicBot.Conversation.Records;

/// <summary>Deletes what citizens were promised would be deleted: answered notes after the retention time, old questions, states of conversations long silent. Looks twice a day.</summary>
public sealed partial class Retention(
    INotes notes, IUnansweredQuestions questions, ISilentConversations conversations, IOptions<ConversationOptions> options, TimeProvider time, ILogger<Retention> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(12);

    /// <summary>One round; also what a restart begins with.</summary>
    public async Task ForgetAsync(CancellationToken cancellationToken)
    {
        var today = VietnamTime.Today(time);
        var closed = await notes.ForgetClosedAsync(today.AddDays(-options.Value.RetentionDays), cancellationToken);
        var asked = await questions.ForgetAsync(today.AddDays(-options.Value.QuestionRetentionDays), cancellationToken);
        var now = time.GetUtcNow();
        var silent = await conversations.ForgetAsync(now.AddDays(-options.Value.SilentDays), now, cancellationToken);
        if (closed + asked + silent > 0)
        {
            Log.Forgotten(logger, closed, asked, silent);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        do
        {
            try
            {
                await ForgetAsync(stoppingToken);
            }
            catch (Storage.StorageUnavailableException unavailable)
            {
                // The next round deletes what this one could not; the storage's own health check tells of the disk.
                Log.Failed(logger, unavailable);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Retention: deleted {Notes} answered notes, {Questions} unanswered questions and the state of {Conversations} silent conversations.")]
        public static partial void Forgotten(ILogger logger, int notes, int questions, int conversations);

        [LoggerMessage(2, LogLevel.Warning, "Retention could not delete anything this time; it tries again in twelve hours.")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
