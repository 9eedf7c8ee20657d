using CivicBot.Load.Bot;
using CivicBot.Load.Results;
using CivicBot.Load.Stores;
using CivicBot.ZaloStandIn;
using CivicBot.ZaloStandIn.Faults;

namespace CivicBot.Load.Turns;

/// <summary>First the bot answers, then the echo bot in memory on the same machine.</summary>
internal sealed class TurnsRun(TimeSpan length, int citizens, TimeSpan zaloLatency, string storesKind)
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);

    public async Task<int> RunAsync(string program, string[] settings, bool asJson, CancellationToken cancellationToken)
    {
        await using var standIn = await StandIn.StartAsync(LoadStandIn.Options(), cancellationToken);
        if (zaloLatency > TimeSpan.Zero)
        {
            standIn.Faults.Add(Fault.Slow(zaloLatency) with { Endpoint = "send" });
        }

        var report = new Report("turns");
        var crowd = new AskingCrowd(standIn, citizens);
        using var data = new TemporaryDirectory();
        await using var stores = await BotStores.OpenAsync(storesKind, data.Path, cancellationToken);
        Asked own;
        await using (var bot = BotProcess.Start(BotLaunch.For(standIn, program, data.Path, [.. stores.Settings, .. settings])))
        {
            await bot.WaitReadyAsync(cancellationToken);
            report.Add("bot memory at rest", await bot.RestAsync(cancellationToken), "MiB RSS");
            await using var memory = new MemoryWatch(bot);
            own = await MeasureAsync("bot", bot, crowd, report, cancellationToken);
            report.Add("bot memory under load, highest", memory.PeakMegabytes, "MiB RSS");
        }

        Asked echo;
        await using (var peer = BotProcess.StartEcho(standIn))
        {
            await peer.WaitReadyAsync(cancellationToken);
            echo = await MeasureAsync("echo bot in memory", peer, crowd, report, cancellationToken);
        }

        report.Add("ratio: turns/s", own.PerSecond / echo.PerSecond, "of the echo bot");
        report.Add("not answered", own.Unanswered + echo.Unanswered);
        report.Write(asJson);
        return own.Unanswered + echo.Unanswered == 0 ? 0 : 1;
    }

    private async Task<Asked> MeasureAsync(string who, BotProcess process, AskingCrowd crowd, Report report, CancellationToken cancellationToken)
    {
        Report.Say(who + ": warm-up");
        await crowd.AskAsync([process.Webhook], WarmUp, cancellationToken);
        Report.Say(who + ": measuring");
        var cpu = process.ProcessorTime;
        var asked = await crowd.AskAsync([process.Webhook], length, cancellationToken);
        report.Add(who + ": turns", asked.PerSecond, "/s");
        report.Add(who + ": p50 webhook in to message out", asked.Latencies.Percentile(0.5), "ms");
        report.Add(who + ": p99 webhook in to message out", asked.Latencies.Percentile(0.99), "ms");
        report.Add(who + ": CPU a turn", (process.ProcessorTime - cpu).TotalMicroseconds / asked.Latencies.Count, "µs");
        return asked;
    }
}
