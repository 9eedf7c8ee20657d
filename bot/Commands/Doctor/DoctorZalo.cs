using CivicBot.Adapters.Zalo;
using CivicBot.Adapters.Zalo.Tokens;
using CivicBot.Storage;

namespace CivicBot.Commands.Doctor;

/// <summary>The consents of the Official Accounts, as the token store has them. Zalo is not asked: a refresh token is good once, and the serving program uses it.</summary>
internal static class DoctorZalo
{
    private static readonly TimeSpan RefreshLife = TimeSpan.FromDays(90);
    private static readonly TimeSpan SoonDead = TimeSpan.FromDays(14);

    public static async Task<IReadOnlyList<Finding>> LookAsync(IConfiguration configuration, TimeProvider time, CancellationToken cancellationToken)
    {
        var options = configuration.GetSection(ZaloOptions.SectionName).Get<ZaloOptions>() ?? new ZaloOptions();
        if (options.IsOff)
        {
            return [Finding.Warn("zalo", "the channel is off; set Zalo__AppId, Zalo__AppSecret and Zalo__OaSecretKey (runbook, \"First day\").")];
        }

        var storage = configuration.GetSection(StorageOptions.Section).Get<StorageOptions>() ?? new StorageOptions();
        if (!File.Exists(storage.DatabaseFile))
        {
            return [Finding.Warn("zalo", "the program has not run yet; tokens are exchanged at its first start.")];
        }

        await using var services = new ServiceCollection()
            .AddSingleton(configuration)
            .AddSingleton(time)
            .AddLogging()
            .AddStorage(configuration)
            .AddZaloStorage()
            .BuildServiceProvider(validateScopes: true);
        var store = services.GetRequiredService<IZaloTokenStore>();
        var known = (await store.ListAsync(cancellationToken)).Union(options.Accounts.Select(account => account.OaId), StringComparer.Ordinal).ToList();
        if (known.Count == 0)
        {
            return [Finding.Fail("zalo", "no Official Account is connected; run 'zalo connect --oa ID' or 'zalo paste-token --oa ID'.")];
        }

        var findings = new List<Finding>();
        foreach (var oaId in known)
        {
            findings.Add(await OfAsync(store, oaId, time.GetUtcNow(), cancellationToken));
        }

        return findings;
    }

    internal static Finding Judge(string oaId, ZaloGrant? grant, DateTimeOffset now) => grant switch
    {
        null => Finding.Warn("zalo", $"OA {oaId} has no token yet; start the program, or run 'zalo connect --oa {oaId}'."),
        { Refusal: not null } => Finding.Fail("zalo", $"OA {oaId}: Zalo refused its refresh token; an OA administrator must consent again ('zalo connect --oa {oaId}')."),
        _ when grant.Tokens.IssuedAt <= DateTimeOffset.UnixEpoch => Finding.Warn("zalo", $"OA {oaId} has a first token that was not exchanged yet; the running program does that within a minute."),
        _ when now - grant.Tokens.RefreshIssuedAt > RefreshLife - SoonDead => Finding.Fail("zalo", $"OA {oaId}: the refresh token is {(now - grant.Tokens.RefreshIssuedAt).TotalDays:0} days old and dies at 90; start the program, or consent again."),
        _ when grant.Tokens.ExpiresAt <= now => Finding.Fail("zalo", $"OA {oaId}: the access token has expired and was not renewed; is the program running, and does it reach Zalo?"),
        _ => Finding.Ok("zalo", $"OA {oaId}: token {(now - grant.Tokens.IssuedAt).TotalHours:0.0} h old, good for {(grant.Tokens.ExpiresAt - now).TotalHours:0.0} h more."),
    };

    private static async Task<Finding> OfAsync(IZaloTokenStore store, string oaId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            return Judge(oaId, await store.FindAsync(oaId, cancellationToken), now);
        }
        catch (ZaloGrantUnreadableException)
        {
            return Finding.Fail("zalo", $"OA {oaId}: its token cannot be read, the keys of Data__Directory are others; restore keys/ or consent again ('zalo connect --oa {oaId}').");
        }
    }
}
