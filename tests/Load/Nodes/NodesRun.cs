using CivicBot.Load.Bot;
using CivicBot.Load.Results;
using CivicBot.Load.Stores;
using CivicBot.Load.Turns;
using CivicBot.ZaloStandIn;

namespace CivicBot.Load.Nodes;

/// <summary>
/// The same crowd before one node and before several. Each node has one core; the crowd, Zalo's stand-in, Redis and PostgreSQL take what is left of all cores, so the report also tells how busy the
/// machine was: a machine that is full with one node has nothing left for a second.
/// </summary>
internal sealed class NodesRun(TimeSpan length, int citizens, int most)
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(8);

    public async Task<int> RunAsync(string program, string[] settings, bool asJson, CancellationToken cancellationToken)
    {
        var report = new Report("nodes");
        var one = await MeasureAsync(1, program, settings, report, cancellationToken);
        var all = await MeasureAsync(most, program, settings, report, cancellationToken);
        report.Add("ratio: turns/s", all.PerSecond / one.PerSecond, "of one node");
        report.Add("not answered", one.Unanswered + all.Unanswered);
        report.Write(asJson);
        return one.Unanswered + all.Unanswered == 0 ? 0 : 1;
    }

    private async Task<Asked> MeasureAsync(int count, string program, string[] settings, Report report, CancellationToken cancellationToken)
    {
        var who = count == 1 ? "one node" : $"{count} nodes";
        await using var standIn = await StandIn.StartAsync(LoadStandIn.Options(), cancellationToken);
        using var data = new TemporaryDirectory();
        await using var stores = await BotStores.OpenSharedAsync(data.Path, cancellationToken);
        var nodes = new List<BotProcess>();
        try
        {
            for (var core = 0; core < count; core++)
            {
                var launch = BotLaunch.For(standIn, program, data.Path, [.. stores.Settings, .. settings]);
                nodes.Add(BotProcess.Start(launch, $"{data.Path}.{core}.log", core: core));
                await nodes[core].WaitReadyAsync(cancellationToken);
            }

            var crowd = new AskingCrowd(standIn, citizens);
            Uri[] webhooks = [.. nodes.Select(node => node.Webhook)];
            Report.Say(who + ": warm-up");
            await crowd.AskAsync(webhooks, WarmUp, cancellationToken);
            Report.Say(who + ": measuring");
            var before = MachineTime.Read();
            var cpu = nodes.Select(node => node.ProcessorTime).ToList();
            var asked = await crowd.AskAsync(webhooks, length, cancellationToken);
            var spent = nodes.Select((node, number) => node.ProcessorTime - cpu[number]).ToList();
            report.Add(who + ": turns", asked.PerSecond, "/s");
            report.Add(who + ": p50 webhook in to message out", asked.Latencies.Percentile(0.5), "ms");
            report.Add(who + ": p99 webhook in to message out", asked.Latencies.Percentile(0.99), "ms");
            report.Add(who + ": CPU of the nodes a turn", spent.Sum(time => time.TotalMicroseconds) / asked.Latencies.Count, "µs");
            report.Add(who + ": cores busy with the nodes", spent.Sum(time => time.TotalSeconds) / length.TotalSeconds, $"of {Environment.ProcessorCount}");
            report.Add(who + ": cores busy altogether", MachineTime.Read().BusySince(before) * Environment.ProcessorCount, $"of {Environment.ProcessorCount}");
            return asked;
        }
        finally
        {
            foreach (var node in nodes)
            {
                await node.DisposeAsync();
            }
        }
    }
}
