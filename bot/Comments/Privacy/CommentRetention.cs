using CivicBot.Comments.Attachments;
using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Storage;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CivicBot.Comments.Privacy;

/// <summary>
/// The end of the time for which personal parts are kept (thời hạn lưu trữ): words, attachments and whose it was go from comments closed long ago, then citizens of whom nothing is left. Looks
/// twice a day.
/// </summary>
public sealed partial class CommentRetention(
    RecordsDatabase records,
    CitizenContacts contacts,
    AttachmentContents contents,
    IErasureLedger ledger,
    IOptions<PrivacyOptions> options,
    TimeProvider time,
    ILogger<CommentRetention> logger) : BackgroundService
{
    // Each looks through those changed before it in the same write.
    private const int BatchSize = 25;
    private static readonly TimeSpan Pause = TimeSpan.FromHours(12);

    /// <summary>How many comments would lose their personal parts now, were they kept for so long.</summary>
    /// <param name="days">After closing.</param>
    public async Task<int> CountAsync(int days, CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow().AddDays(-days);
        await using var context = records.Read();
        return await context.Comments.CountAsync(comment => comment.ErasedAt == null && comment.ClosedAt < before, cancellationToken);
    }

    /// <summary>One round; also what a restart begins with.</summary>
    /// <returns>How many comments lost their personal parts.</returns>
    public async Task<int> ForgetAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var before = now.AddDays(-options.Value.RetentionDays);
        var comments = 0;
        for (var batch = BatchSize; batch == BatchSize;)
        {
            (batch, var hashes) = await records.WriteAsync((context, token) => ForgetAsync(context, before, now, token), cancellationToken);
            comments += batch;
            await contents.DiscardAsync(hashes, cancellationToken);
        }

        var citizens = await records.WriteAsync((context, token) => ForgetCitizensAsync(context, before, token), cancellationToken);
        if (comments + citizens > 0)
        {
            await ledger.AddAsync(now, cancellationToken);
            Log.Forgotten(logger, comments, citizens);
        }

        return comments;
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
            catch (Exception failure) when (failure is DbUpdateException or System.Data.Common.DbException or StorageUnavailableException)
            {
                // The next round does what this one could not.
                Log.Failed(logger, Messaging.FailureText.Of(failure));
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<(int Comments, List<string> Hashes)> ForgetAsync(RecordsContext context, DateTimeOffset before, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var old = await context.Comments.Where(comment => comment.ErasedAt == null && comment.ClosedAt < before)
            .OrderBy(comment => comment.ClosedAt).ThenBy(comment => comment.Id).Take(BatchSize).ToListAsync(cancellationToken);
        var hashes = new List<string>();
        foreach (var comment in old)
        {
            var citizen = comment.CitizenId is { } id ? await context.Citizens.FindAsync([id], cancellationToken) : null;
            var contact = citizen is null ? new CitizenContact(null, null) : contacts.Of(citizen);
            hashes.AddRange(await PersonalParts.EraseAsync(
                context, comment, PersonalTraces.Of(contact.Name, contact.Phone), Actor.System, $"retention/{comment.Code}", now, cancellationToken));
            context.Notices.RemoveRange(await context.Notices.Where(notice => notice.CommentId == comment.Id).ToListAsync(cancellationToken));
            foreach (var support in await context.Supports.Where(support => support.CommentId == comment.Id).ToListAsync(cancellationToken))
            {
                support.CitizenId = null;
            }
        }

        return (old.Count, hashes);
    }

    private static async Task<int> ForgetCitizensAsync(RecordsContext context, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var alone = await context.Citizens
            .Where(citizen => citizen.SinceAt < before
                && !context.Comments.Any(comment => comment.CitizenId == citizen.Id)
                && !context.Supports.Any(support => support.CitizenId == citizen.Id))
            .ToListAsync(cancellationToken);
        context.Citizens.RemoveRange(alone);
        return alone.Count;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Retention: {Comments} comments lost their personal parts, {Citizens} citizens are forgotten")]
        public static partial void Forgotten(ILogger logger, int comments, int citizens);

        [LoggerMessage(2, LogLevel.Warning, "Retention of comments could not do its work this time; it tries again in twelve hours: {Failure}")]
        public static partial void Failed(ILogger logger, string failure);
    }
}
