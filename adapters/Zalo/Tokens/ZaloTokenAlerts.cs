using System.Globalization;
using Microsoft.Extensions.Logging;

namespace CivicBot.Adapters.Zalo.Tokens;

/// <summary>Turns the state of a grant into health reasons, and each new reason into one log event.</summary>
internal sealed partial class ZaloTokenAlerts
{
    private const string Consent = "consent";
    private const string Age = "token-age";
    private const string Refresh = "refresh";
    private const string Remedy = "an administrator of the OA must consent again, or paste a refresh token";

    private readonly ZaloHealth health;
    private readonly TimeProvider clock;
    private readonly ILogger<ZaloTokenAlerts> logger;

    public ZaloTokenAlerts(ZaloHealth health, TimeProvider clock, ILogger<ZaloTokenAlerts> logger)
    {
        this.health = health;
        this.clock = clock;
        this.logger = logger;
    }

    /// <summary>The OA has no grant, or one that cannot be read.</summary>
    public void NoGrant(string oaId, string reason) =>
        ReportConsent(oaId, ZaloHealthLevel.Down, $"{reason}; {Remedy}.");

    /// <summary>Brings the reasons in line with what the store holds.</summary>
    public void Review(ZaloGrant grant)
    {
        var now = clock.GetUtcNow();
        if (grant.Refusal is { } refusal)
        {
            var usable = ZaloTokenSchedule.IsUsable(grant.Tokens, now);
            var until = grant.Tokens.ExpiresAt.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
            ReportConsent(
                grant.OaId,
                usable ? ZaloHealthLevel.Degraded : ZaloHealthLevel.Down,
                $"Zalo refused the refresh token ({refusal.Reason}){(usable ? $", the access token lives until {until}" : "")}; {Remedy}.");
        }
        else
        {
            health.Clear(grant.OaId, Consent);
        }

        if (!ZaloTokenSchedule.IsOld(grant.Tokens, now))
        {
            health.Clear(grant.OaId, Age);
        }
        else if (health.Report(
            grant.OaId, Age, ZaloHealthLevel.Degraded, $"The refresh token is more than {ZaloTokenSchedule.AlertAge.Days} days old and dies at {ZaloTokenSchedule.RefreshLife.Days}; find out why it is not renewed.", now))
        {
            Log.RefreshTokenOld(logger, grant.OaId, grant.Tokens.Fingerprint);
        }
    }

    /// <summary>A refresh came to nothing; it will be tried again.</summary>
    public void RefreshFailed(string oaId, string reason)
    {
        if (health.Report(oaId, Refresh, ZaloHealthLevel.Degraded, $"The token could not be renewed ({reason}); it is tried again by itself.", clock.GetUtcNow()))
        {
            Log.RefreshFailed(logger, oaId, reason);
        }
    }

    /// <summary>A new pair cannot be written: it exists only in this process.</summary>
    public void NotStored(string oaId, Exception exception)
    {
        health.Report(oaId, Refresh, ZaloHealthLevel.Down, "A new token pair could not be stored and lives in memory only; free the disk or the database, and do not stop the program.", clock.GetUtcNow());
        Log.NotStored(logger, oaId, exception);
    }

    public void Renewed(string oaId) => health.Clear(oaId, Refresh);

    private void ReportConsent(string oaId, ZaloHealthLevel level, string text)
    {
        if (health.Report(oaId, Consent, level, text, clock.GetUtcNow()))
        {
            Log.ConsentNeeded(logger, oaId, text);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(4101, LogLevel.Critical, "Official Account {OaId}: {Reason}")]
        public static partial void ConsentNeeded(ILogger logger, string oaId, string reason);

        [LoggerMessage(4102, LogLevel.Error, "Official Account {OaId}: the token could not be renewed ({Reason})")]
        public static partial void RefreshFailed(ILogger logger, string oaId, string reason);

        [LoggerMessage(4103, LogLevel.Warning, "Official Account {OaId}: refresh token {Fingerprint} is too old")]
        public static partial void RefreshTokenOld(ILogger logger, string oaId, string fingerprint);

        [LoggerMessage(4104, LogLevel.Critical, "Official Account {OaId}: a new token pair could not be stored and lives in memory only")]
        public static partial void NotStored(ILogger logger, string oaId, Exception exception);
    }
}
