using CivicBot.Adapters.Zalo;
using CivicBot.Adapters.Zalo.Tokens;
using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Messaging;
using CivicBot.Operations.Readiness;
using CivicBot.Storage;
using CivicBot.Storage.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CivicBot.Operations.Telemetry;

/// <summary>Looks twice a minute at what the gauges tell: a collector may ask more often than the records should be counted.</summary>
internal sealed partial class StandingFiguresWorker(
    StandingFigures figures, IZaloTokenStore tokens, IOptions<ZaloOptions> zalo, RecordsDatabase records, IOptions<StorageOptions> storage, TimeProvider time, ILogger<StandingFiguresWorker> logger)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Recent = TimeSpan.FromDays(90);

    internal async Task LookAsync(CancellationToken cancellationToken)
    {
        await using var context = records.Read();
        var states = await context.Comments.GroupBy(comment => comment.State).Select(group => new { State = group.Key, Count = group.LongCount() }).ToListAsync(cancellationToken);
        figures.Put(new StandingFigures.Sample(
            await TokensAsync(cancellationToken),
            states.ToDictionary(one => one.State.WireName(), one => one.Count, StringComparer.Ordinal),
            await AgreementAsync(context, cancellationToken),
            FreeSpace.Of(storage.Value.Directory)));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        do
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                // Gauges stay as they were; health says what is wrong with the stores.
                Log.Failed(logger, FailureText.Of(failure));
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<IReadOnlyList<(string OaId, DateTimeOffset IssuedAt, DateTimeOffset RefreshIssuedAt)>> TokensAsync(CancellationToken cancellationToken)
    {
        var found = new List<(string, DateTimeOffset, DateTimeOffset)>();
        if (zalo.Value.IsOff)
        {
            return found;
        }

        foreach (var oaId in await tokens.ListAsync(cancellationToken))
        {
            // A seed was issued nobody knows when; it is exchanged at once.
            if (await tokens.FindAsync(oaId, cancellationToken) is { Tokens: { } pair } && pair.IssuedAt > DateTimeOffset.UnixEpoch)
            {
                found.Add((oaId, pair.IssuedAt, pair.RefreshIssuedAt));
            }
        }

        return found;
    }

    /// <summary>Only what an official took in hand counts: a comment that nobody looked at says nothing about the classifier.</summary>
    private async Task<double?> AgreementAsync(RecordsContext context, CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow() - Recent;
        var looked = await context.Comments
            .Where(comment => comment.ReceivedAt >= since && comment.State >= CommentState.Assigned && comment.State != CommentState.Withdrawn)
            .GroupBy(comment => comment.TopicsBy == DecidedBy.Official)
            .Select(group => new { Corrected = group.Key, Count = group.Count() })
            .ToListAsync(cancellationToken);
        var all = looked.Sum(one => one.Count);
        return all == 0 ? null : (double)looked.Where(one => !one.Corrected).Sum(one => one.Count) / all;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The figures for metrics could not be read; it is tried again in half a minute: {Failure}")]
        public static partial void Failed(ILogger logger, string failure);
    }
}
