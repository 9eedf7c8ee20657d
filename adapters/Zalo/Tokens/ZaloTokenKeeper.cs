using CivicBot.Adapters.Zalo.Client;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CivicBot.Adapters.Zalo.Tokens;

/// <summary>
/// Keeps every OA's tokens alive: looks once a minute, renews at half life, raises the alerts. A missed run costs nothing, because half a
/// life (12 h) is left.
/// </summary>
internal sealed partial class ZaloTokenKeeper : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private readonly IZaloTokenStore store;
    private readonly ZaloTokenSeeds seeds;
    private readonly ZaloTokenService tokens;
    private readonly ZaloTokenAlerts alerts;
    private readonly ZaloUnknownErrors unknownErrors;
    private readonly ZaloAccounts accounts;
    private readonly ZaloOptions options;
    private readonly TimeProvider clock;
    private readonly ILogger<ZaloTokenKeeper> logger;

    public ZaloTokenKeeper(
        IZaloTokenStore store,
        ZaloTokenSeeds seeds,
        ZaloTokenService tokens,
        ZaloTokenAlerts alerts,
        ZaloUnknownErrors unknownErrors,
        ZaloAccounts accounts,
        IOptions<ZaloOptions> options,
        TimeProvider clock,
        ILogger<ZaloTokenKeeper> logger)
    {
        this.store = store;
        this.seeds = seeds;
        this.tokens = tokens;
        this.alerts = alerts;
        this.unknownErrors = unknownErrors;
        this.accounts = accounts;
        this.options = options.Value;
        this.clock = clock;
        this.logger = logger;
    }

    /// <summary>One look at all OAs of the store and the configuration.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        unknownErrors.Review();
        var known = await store.ListAsync(cancellationToken);
        foreach (var oaId in known.Union(options.Accounts.Select(account => account.OaId), StringComparer.Ordinal))
        {
            accounts.Add(oaId);
            try
            {
                await LookAtAsync(oaId, cancellationToken);
            }
            catch (ZaloGrantUnreadableException exception)
            {
                alerts.NoGrant(oaId, exception.Message);
            }
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await tokens.DrainAsync().WaitAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.IsOff)
        {
            return;
        }

        using var timer = new PeriodicTimer(Interval, clock);
        try
        {
            do
            {
                await TryLookAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            Log.Stopping(logger);
        }
    }

    private async Task TryLookAsync(CancellationToken stoppingToken)
    {
        try
        {
            await LookAsync(stoppingToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A store that fails now is asked again in a minute; the keeper itself must outlive it.
            Log.LookFailed(logger, exception);
        }
    }

    private async Task LookAtAsync(string oaId, CancellationToken cancellationToken)
    {
        var grant = await seeds.FindAsync(oaId, cancellationToken);
        if (grant is null)
        {
            alerts.NoGrant(oaId, "No token is stored for this OA");
            return;
        }

        alerts.Review(grant);
        if (ZaloTokenSchedule.IsDue(grant.Tokens, clock.GetUtcNow()))
        {
            await tokens.RefreshIfDueAsync(oaId, cancellationToken);
        }
        else
        {
            // Perhaps another node renewed what this one could not.
            alerts.Renewed(oaId);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(4130, LogLevel.Error, "Looking after the Zalo tokens failed; tried again in a minute")]
        public static partial void LookFailed(ILogger logger, Exception exception);

        [LoggerMessage(4131, LogLevel.Debug, "The keeper of the Zalo tokens stops")]
        public static partial void Stopping(ILogger logger);
    }
}
