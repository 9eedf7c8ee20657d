using System.Diagnostics;
using CivicBot.Load.Bot;
using CivicBot.Load.Results;
using CivicBot.ZaloStandIn;

namespace CivicBot.Load.Start;

/// <summary>Ready is what a load balancer asks: <c>/health/ready</c> answers 200. Nothing else runs meanwhile but the stand-in.</summary>
internal sealed class StartRun(int times)
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    public async Task<int> RunAsync(string program, string[] settings, bool asJson, CancellationToken cancellationToken)
    {
        await using var standIn = await StandIn.StartAsync(LoadStandIn.Options(), cancellationToken);
        using var data = new TemporaryDirectory();
        var first = await StartAsync(standIn, program, data.Path, settings, cancellationToken);
        Report.Say($"in an empty folder: {first.Ready.TotalSeconds:F2} s");
        var further = new List<OneStart>();
        while (further.Count < times)
        {
            further.Add(await StartAsync(standIn, program, data.Path, settings, cancellationToken));
            Report.Say($"{further.Count}: {further[^1].Ready.TotalSeconds:F2} s");
        }

        var ready = further.Select(start => start.Ready.TotalSeconds).Order().ToList();
        var report = new Report("start");
        report.Add("first start, in an empty folder", first.Ready.TotalSeconds, "s");
        report.Add("further starts, mean", ready.Average(), "s");
        report.Add("further starts, median", ready[ready.Count / 2], "s");
        report.Add("further starts, shortest", ready[0], "s");
        report.Add("further starts, longest", ready[^1], "s");
        report.Add("processor time until ready, mean", further.Average(start => start.Processor.TotalSeconds), "s");
        report.Add("stop, longest", further.Append(first).Max(start => start.Stop.TotalSeconds), "s");
        report.Write(asJson);
        return 0;
    }

    private static async Task<OneStart> StartAsync(StandIn standIn, string program, string directory, string[] settings, CancellationToken cancellationToken)
    {
        // The last one's files are written back, so that its end is not part of the next one's start.
        await Task.Delay(Rest, cancellationToken);
        var started = Stopwatch.GetTimestamp();
        await using var bot = BotProcess.Start(BotLaunch.For(standIn, program, directory, settings), ready: "/health/ready");
        await bot.WaitReadyAsync(cancellationToken);
        var (ready, processor) = (Stopwatch.GetElapsedTime(started), bot.ProcessorTime);
        return new OneStart(ready, processor, await bot.TerminateAsync());
    }

    private readonly record struct OneStart(TimeSpan Ready, TimeSpan Processor, TimeSpan Stop);
}
