using System.Security.Cryptography;
using CivicBot.Comments.Attachments.Recognition;
using CivicBot.Comments.Records;
using CivicBot.Messaging;
using CivicBot.Storage.Protection;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CivicBot.Comments.Attachments.Fetching;

/// <summary>
/// Brings what citizens sent from the channel into the data directory, behind the conversation: a comment is filed at once, its photos follow. The channel's addresses die, so it begins as
/// soon as a comment is committed. Any number of nodes may run it; each takes rows for itself by moving their next try into the future.
/// </summary>
internal sealed partial class AttachmentFetcher(
    RecordsDatabase records,
    DataSeal seal,
    AttachmentDownload download,
    AttachmentIntake intake,
    AttachmentFiles files,
    AttachmentContents contents,
    IOptions<AttachmentOptions> options,
    TimeProvider time,
    ILogger<AttachmentFetcher> logger) : BackgroundService
{
    // Other nodes' comments, and tries whose time has come.
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan SweepEvery = TimeSpan.FromDays(1);
    private static readonly TimeSpan PartsLive = TimeSpan.FromDays(1);

    private readonly WakeUp committed = new();

    /// <summary>Fetches what is due now.</summary>
    /// <returns>How many were tried.</returns>
    internal async Task<int> FetchDueAsync(CancellationToken cancellationToken)
    {
        var taken = await TakeAsync(cancellationToken);
        await Parallel.ForEachAsync(
            taken,
            new ParallelOptions { MaxDegreeOfParallelism = options.Value.Parallel, CancellationToken = cancellationToken },
            async (one, token) => await FetchAsync(one, token));
        return taken.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        records.WhenCommitted(committed.Tell);
        var sweepAt = time.GetUtcNow();
        var takeBack = records.IsSqlite;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (takeBack)
                {
                    await TakeBackAsync(stoppingToken);
                    takeBack = false;
                }

                if (time.GetUtcNow() >= sweepAt)
                {
                    sweepAt = time.GetUtcNow() + SweepEvery;
                    await contents.SweepAsync(time.GetUtcNow() - PartsLive, stoppingToken);
                }

                while (await FetchDueAsync(stoppingToken) > 0)
                {
                    // The next handful.
                }
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                Log.Failed(logger, FailureText.Of(failure));
                await Task.Delay(LookAgain, time, stoppingToken);
            }

            await committed.WaitAsync(LookAgain, time, stoppingToken);
        }
    }

    /// <summary>On SQLite no other node can be at work: what was being fetched when the program died is due at once, not when the dead one's time is up.</summary>
    internal Task TakeBackAsync(CancellationToken cancellationToken) => records.WriteAsync(
        async (context, token) =>
        {
            var now = time.GetUtcNow();
            var rows = await context.Attachments.Where(a => a.State == AttachmentState.Waiting && a.TryAgainAt > now && a.Trouble == null).ToListAsync(token);
            rows.ForEach(row => row.TryAgainAt = null);
            return rows.Count;
        },
        cancellationToken);

    /// <summary>Takes a handful of rows for this node. Looks without a transaction first: most commits bring nothing to fetch.</summary>
    private async Task<IReadOnlyList<TakenAttachment>> TakeAsync(CancellationToken cancellationToken)
    {
        await using (var look = records.Read())
        {
            if (!await Due(look).AnyAsync(cancellationToken))
            {
                return [];
            }
        }

        return await records.WriteAsync(
            async (context, token) =>
            {
                var rows = await Due(context).OrderBy(a => a.AddedAt).Take(4 * options.Value.Parallel).ToListAsync(token);
                foreach (var row in rows)
                {
                    row.Tries++;
                    row.TryAgainAt = time.GetUtcNow() + options.Value.Lease;
                    row.Trouble = null; // being tried
                }

                return rows.ConvertAll(row => new TakenAttachment(row.Id, row.Kind, row.SealedAddress, row.Tries));
            },
            cancellationToken);
    }

    private IQueryable<Attachment> Due(RecordsContext context)
    {
        var now = time.GetUtcNow();
        return context.Attachments.Where(a => a.State == AttachmentState.Waiting && (a.TryAgainAt == null || a.TryAgainAt <= now));
    }

    private async Task FetchAsync(TakenAttachment taken, CancellationToken cancellationToken)
    {
        var part = files.NewPart();
        try
        {
            switch (await TryAsync(taken, part, cancellationToken))
            {
                case FetchOutcome.Fine fine:
                    await KeepAsync(taken, fine.Format, part, cancellationToken);
                    break;
                case FetchOutcome.Refused refused:
                    await GiveUpAsync(taken, refused.Why);
                    break;
                case FetchOutcome.NotNow later when FetchRetry.After(taken.Tries, later.Gone, options.Value.MaxTries, Random.Shared.NextDouble()) is { } pause:
                    await TryLaterAsync(taken, later.Why, pause);
                    break;
                case FetchOutcome.NotNow last:
                    await GiveUpAsync(taken, last.Why);
                    break;
                case var unknown:
                    throw new InvalidOperationException($"Unknown outcome {unknown.GetType().Name}.");
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // An orderly stop is nobody's failure: the next start takes it at once.
            await ChangeAsync(taken, row => (row.Tries, row.TryAgainAt) = (row.Tries - 1, null), CancellationToken.None);
            throw;
        }
        finally
        {
            File.Delete(part);
        }
    }

    private async Task<FetchOutcome> TryAsync(TakenAttachment taken, string part, CancellationToken cancellationToken)
    {
        if (Open(taken) is not { } address)
        {
            return new FetchOutcome.Refused(AttachmentTrouble.KeyLost);
        }

        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri))
        {
            return new FetchOutcome.Refused(AttachmentTrouble.HostNotAllowed);
        }

        try
        {
            return await download.FetchAsync(uri, options.Value.MaxBytes(taken.Kind), part, cancellationToken) switch
            {
                DownloadOutcome.Complete => Examine(part, taken.Kind),
                DownloadOutcome.Refused refused => new FetchOutcome.Refused(refused.Why),
                DownloadOutcome.NotNow later => new FetchOutcome.NotNow(later.Why, later.Gone),
                var unknown => throw new InvalidOperationException($"Unknown outcome {unknown.GetType().Name}."),
            };
        }
        catch (AttachmentRoomException)
        {
            return new FetchOutcome.NotNow(AttachmentTrouble.NoRoom, Gone: false);
        }
    }

    private FetchOutcome Examine(string part, AttachmentKind claimed)
    {
        using var content = new FileStream(part, FileMode.Open, FileAccess.ReadWrite);
        return intake.Examine(content, claimed) switch
        {
            Examination.Fine fine => new FetchOutcome.Fine(fine.Format),
            Examination.NotKept refused => new FetchOutcome.Refused(refused.Why),
            var unknown => throw new InvalidOperationException($"Unknown finding {unknown.GetType().Name}."),
        };
    }

    private string? Open(TakenAttachment taken)
    {
        try
        {
            return taken.SealedAddress is { } sealedAddress ? seal.Open(sealedAddress, taken.Id) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>First the content, then the row: a crash in between leaves a content too many, never a row without one.</summary>
    private async Task KeepAsync(TakenAttachment taken, ContentFormat format, string part, CancellationToken cancellationToken)
    {
        var size = new FileInfo(part).Length;
        string hash;
        bool stillWanted;
        using (await files.HoldAsync(cancellationToken))
        {
            hash = await files.PutAsync(part, cancellationToken);
            stillWanted = await ChangeAsync(
                taken,
                row =>
                {
                    (row.State, row.Sha256, row.ContentType, row.Size) = (AttachmentState.Stored, hash, format.Type, size);
                    row.Name = AttachmentName.WithExtension(row.Name, format.Extension);
                    (row.SealedAddress, row.TryAgainAt, row.Trouble) = (null, null, null);
                },
                CancellationToken.None);
        }

        if (stillWanted)
        {
            Log.Stored(logger, taken.Id, format.Type, size, taken.Tries);
        }
        else
        {
            // Erased meanwhile.
            await contents.DiscardAsync([hash], CancellationToken.None);
        }
    }

    private async Task GiveUpAsync(TakenAttachment taken, string why)
    {
        Log.GivenUp(logger, taken.Id, taken.Tries, why);
        await ChangeAsync(taken, row => (row.State, row.Trouble, row.SealedAddress, row.TryAgainAt) = (AttachmentState.Failed, why, null, null), CancellationToken.None);
    }

    private async Task TryLaterAsync(TakenAttachment taken, string why, TimeSpan pause)
    {
        var at = time.GetUtcNow() + pause;
        Log.TryLater(logger, taken.Id, taken.Tries, at, why);
        await ChangeAsync(taken, row => (row.Trouble, row.TryAgainAt) = (why, at), CancellationToken.None);
    }

    /// <returns>False where the row is gone, or another node has settled it.</returns>
    private Task<bool> ChangeAsync(TakenAttachment taken, Action<Attachment> change, CancellationToken cancellationToken) => records.WriteAsync(
        async (context, token) =>
        {
            if (await context.Attachments.FindAsync([taken.Id], token) is not { State: AttachmentState.Waiting } row)
            {
                return false;
            }

            change(row);
            return true;
        },
        cancellationToken);

    /// <param name="Tries">This one included.</param>
    private sealed record TakenAttachment(Guid Id, AttachmentKind Kind, byte[]? SealedAddress, int Tries);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "Attachment {Id} is stored as {Type}, {Size} bytes, at try {Try}.")]
        public static partial void Stored(ILogger logger, Guid id, string type, long size, int @try);

        [LoggerMessage(2, LogLevel.Information, "Attachment {Id} could not be fetched at try {Try} and is tried again at {At}: {Reason}.")]
        public static partial void TryLater(ILogger logger, Guid id, int @try, DateTimeOffset at, string reason);

        [LoggerMessage(3, LogLevel.Warning, "Attachment {Id} is not kept after {Tries} tries: {Reason}.")]
        public static partial void GivenUp(ILogger logger, Guid id, int tries, string reason);

        [LoggerMessage(4, LogLevel.Error, "Fetching attachments stopped and goes on in a moment: {Failure}")]
        public static partial void Failed(ILogger logger, string failure);
    }
}
