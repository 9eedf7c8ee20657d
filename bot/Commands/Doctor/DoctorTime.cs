using CivicBot.Adapters.Zalo;
using CivicBot.Knowledge.Calendar;
using CivicBot.Operations.Readiness;
using CivicBot.Storage.Records;

namespace CivicBot.Commands.Doctor;

/// <summary>Clock and time zone. Zalo refuses nothing for a wrong clock, but tokens are renewed, deadlines counted and reminders sent by it.</summary>
internal static class DoctorTime
{
    private static readonly TimeSpan DateHeaderGrain = TimeSpan.FromSeconds(2);

    public static async Task<IReadOnlyList<Finding>> LookAsync(IConfiguration configuration, TimeProvider time, CancellationToken cancellationToken)
    {
        var limit = (configuration.GetSection(ReadinessOptions.Section).Get<ReadinessOptions>() ?? new ReadinessOptions()).ClockSkew;
        var findings = new List<Finding> { Finding.Ok("time", $"{VietnamTime.ToVietnam(time.GetUtcNow()):yyyy-MM-dd HH:mm:ss} in Vietnam.") };
        if (configuration.GetConnectionString(RecordsRegistration.ConnectionName) is { Length: > 0 } connection)
        {
            using var records = RecordsDatabase.Open(connection, "");
            findings.Add(await CompareAsync("PostgreSQL", new RecordsClock(records).NowAsync, TimeSpan.Zero, limit, time, cancellationToken));
        }

        var zalo = configuration.GetSection(ZaloOptions.SectionName).Get<ZaloOptions>() ?? new ZaloOptions();
        if (!zalo.IsOff)
        {
            findings.Add(await CompareAsync("Zalo", token => DateOfAsync(zalo.OpenApiUrl, token), DateHeaderGrain, limit, time, cancellationToken));
        }

        return findings;
    }

    private static async Task<Finding> CompareAsync(
        string whose, Func<CancellationToken, Task<DateTimeOffset?>> ask, TimeSpan grain, TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            var asked = time.GetUtcNow();
            if (await ask(cancellationToken) is not { } theirs)
            {
                return Finding.Warn("time", $"{whose} does not tell its time.");
            }

            var skew = ClockHealth.SkewOf(theirs, asked - grain, time.GetUtcNow() + grain);
            return skew <= limit
                ? Finding.Ok("time", $"agrees with {whose}'s clock.")
                : Finding.Fail("time", $"{skew.TotalSeconds:0} s off {whose}'s clock; let NTP set the time of this machine (timedatectl set-ntp true).");
        }
        catch (Exception failure) when (failure is HttpRequestException or System.Data.Common.DbException && !cancellationToken.IsCancellationRequested)
        {
            return Finding.Warn("time", $"cannot be compared with {whose}'s clock, which is not reached: {failure.Message}");
        }
    }

    /// <summary>Every HTTP answer bears its server's time.</summary>
    private static async Task<DateTimeOffset?> DateOfAsync(string address, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
        using var request = new HttpRequestMessage(HttpMethod.Head, new Uri(address));
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        return response.Headers.Date;
    }
}
