using System.Security.Cryptography;
using CivicBot.Comments.Records;
using CivicBot.Messaging;
using CivicBot.Messaging.Proactive;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;

namespace CivicBot.Comments.Notices;

/// <summary>
/// Hands notices to the channels and follows what becomes of them. Two databases are involved, so a notice may be handed over again after a crash: the channel knows it by its key and says
/// it once.
/// </summary>
public sealed partial class NoticeSender(
    RecordsDatabase records, NoticeComposer composer, IProactiveMessages messages, TimeProvider time, ILogger<NoticeSender> logger)
{
    /// <summary>Trouble of a notice for somebody whom no message can reach: an official should call.</summary>
    public const string Call = "call";

    private const int Batch = 100;
    private const string ChannelOff = "channel off";

    /// <summary>A channel that is switched off, or a store that does not answer, is asked again so much later.</summary>
    private static readonly TimeSpan Later = TimeSpan.FromMinutes(2);

    /// <summary>What is in the outbox is usually delivered within seconds; what waits for the citizen's next contact may wait for weeks.</summary>
    private static readonly TimeSpan QueuedCheck = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan HeldCheck = TimeSpan.FromMinutes(10);

    /// <summary>Hands over what waits, oldest first.</summary>
    /// <returns>How many were looked at; fewer than a batch: nothing more waits now.</returns>
    public async Task<int> SendWaitingAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = records.Read();
        var retry = now - Later;
        var waiting = await context.Notices
            .Where(n => n.State == NoticeState.Waiting && (n.NotBefore == null || n.NotBefore <= now) && (n.CheckedAt == null || n.CheckedAt <= retry))
            .Join(context.Changes, notice => notice.ChangeId, change => change.Id, (notice, change) => new { notice, change.Number })
            .OrderBy(w => w.notice.At)
            .ThenBy(w => w.Number)
            .Take(Batch)
            .Select(w => w.notice)
            .ToListAsync(cancellationToken);
        foreach (var notice in waiting)
        {
            var handed = await HandOverAsync(context, notice, cancellationToken);
            await WriteAsync(notice.Id, NoticeState.Waiting, handed, cancellationToken);
        }

        return waiting.Count;
    }

    /// <summary>Looks what became of those that were handed over.</summary>
    /// <returns>How many changed.</returns>
    public async Task<int> FollowAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var (queued, held) = (now - QueuedCheck, now - HeldCheck);
        await using var context = records.Read();
        var underWay = await context.Notices
            .Where(n => (n.State == NoticeState.Queued && n.CheckedAt <= queued) || (n.State == NoticeState.Held && n.CheckedAt <= held))
            .OrderBy(n => n.CheckedAt)
            .Take(Batch)
            .Join(context.Citizens, notice => notice.CitizenId, citizen => citizen.Id, (notice, citizen) => new { notice, citizen.Channel })
            .ToListAsync(cancellationToken);
        var changed = 0;
        foreach (var one in underWay)
        {
            var status = one.Channel is { } channel ? await messages.StatusAsync(channel, NoticeComposer.KeyOf(one.notice), cancellationToken) : new ProactiveStatus.Unknown();
            var seen = SeenAs(status);
            await WriteAsync(one.notice.Id, one.notice.State, seen, cancellationToken);
            changed += seen.State == one.notice.State ? 0 : 1;
        }

        return changed;
    }

    private static Handed SeenAs(ProactiveStatus status) => status switch
    {
        // The other database is an older copy: handed over again.
        ProactiveStatus.Unknown => new Handed(NoticeState.Waiting, null),
        ProactiveStatus.Waiting => new Handed(NoticeState.Queued, null),
        ProactiveStatus.Held => new Handed(NoticeState.Held, null),
        ProactiveStatus.Delivered => new Handed(NoticeState.Delivered, null),
        ProactiveStatus.Dead dead => new Handed(NoticeState.Failed, dead.Reason),
        _ => throw new InvalidOperationException($"Unknown status {status.GetType().Name}."),
    };

    private async Task<Handed> HandOverAsync(RecordsContext context, Notice notice, CancellationToken cancellationToken)
    {
        try
        {
            if (await composer.ComposeAsync(context, notice, cancellationToken) is not { } composed)
            {
                return new Handed(NoticeState.Dropped, "nothing to tell any more");
            }

            if (composer.MessageOf(composed) is not { } message)
            {
                return new Handed(NoticeState.Failed, Call);
            }

            return await messages.QueueAsync(message, cancellationToken) == ProactiveOutcome.ChannelOff
                ? new Handed(NoticeState.Waiting, ChannelOff)
                : new Handed(NoticeState.Queued, null);
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException or CryptographicException)
        {
            // Will never work; a person has to see to it.
            Log.Unusable(logger, notice.Id, FailureText.Of(wrong));
            return new Handed(NoticeState.Failed, wrong.GetType().Name);
        }
    }

    private Task<int> WriteAsync(Guid id, NoticeState from, Handed handed, CancellationToken cancellationToken) => records.WriteAsync(
        async (context, token) =>
        {
            // Erased, taken back or sent on by another node meanwhile: that stands.
            if (await context.Notices.SingleOrDefaultAsync(n => n.Id == id && n.State == from, token) is { } notice)
            {
                (notice.State, notice.Trouble, notice.CheckedAt) = (handed.State, handed.Trouble, time.GetUtcNow());
            }

            return 0;
        },
        cancellationToken);

    private sealed record Handed(NoticeState State, string? Trouble);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Notice {Notice} cannot be sent; the comment's list of calls shows it: {Failure}")]
        public static partial void Unusable(ILogger logger, Guid notice, string failure);
    }
}
