using System.Diagnostics;
using CivicBot.Load.Bot;
using CivicBot.Load.Results;
using CivicBot.Load.Stores;
using CivicBot.Load.Wire;
using CivicBot.ZaloStandIn;

namespace CivicBot.Load.Filing;

/// <summary>Lets the crowd file, kills the bot meanwhile, waits until all is quiet, and compares what citizens know with what the records hold.</summary>
internal sealed class FileRun(FilePlan plan)
{
    /// <summary>Answers that a citizen gets on the way at least: to each of the four first messages and to the press of "Gửi".</summary>
    private const int AnswersEach = 5;

    private static readonly TimeSpan PhotosLimit = TimeSpan.FromMinutes(4);

    public async Task<int> RunAsync(string program, string[] settings, bool asJson, CancellationToken cancellationToken)
    {
        var options = LoadStandIn.Options();
        options.Behaviour.Echoes = EchoTiming.Racing;
        options.Behaviour.RedeliveryFactor = 0.02;
        await using var standIn = await StandIn.StartAsync(options, cancellationToken);
        var place = RecordsPlace.Of(plan.Records);
        var data = new TemporaryDirectory();

        // A download that dies with its process is taken up again after this limit and a minute.
        var launch = BotLaunch.For(
            standIn, program, data.Path, [$"ConnectionStrings__Records={place.Connection}", "Comments__Attachments__TimeLimit=00:00:20", "Comments__Attachments__IdleLimit=00:00:10", .. settings]);
        standIn.Webhooks.Url = new Uri(launch.Url + "/zalo/webhook");
        Report.Say($"seed {plan.Seed}, data {data.Path}");

        using var crowd = new FilingCrowd(plan, standIn);
        var bot = BotProcess.Start(launch);
        KeptRecords kept;
        TimeSpan took;
        try
        {
            await bot.WaitReadyAsync(cancellationToken);
            var started = Stopwatch.GetTimestamp();
            var filing = crowd.FileAsync(cancellationToken);
            bot = await KillAsync(bot, launch, crowd, filing, cancellationToken);
            await filing;
            took = Stopwatch.GetElapsedTime(started);
            Report.Say($"filed in {took.TotalSeconds:0.0} s; waiting for photos and for the last deliveries");
            await QuietAsync(bot, place, data.Path, cancellationToken);
            await bot.KillAsync();
            kept = KeptRecords.Read(place, data.Path);
        }
        finally
        {
            await bot.DisposeAsync();
            if (!plan.Keep)
            {
                data.Dispose();
            }
        }

        var verdict = FilingVerdict.Of(plan, kept, crowd.Citizens, standIn.Ledger.All);
        Write(verdict, kept, crowd, took, asJson);
        return verdict.Holds ? 0 : 1;
    }

    /// <summary>Kills at random points of the whole way, not of the time: a busy machine is killed at the same places.</summary>
    private async Task<BotProcess> KillAsync(BotProcess bot, BotLaunch launch, FilingCrowd crowd, Task filing, CancellationToken cancellationToken)
    {
        var random = new Random(plan.Seed);
        var points = Enumerable.Range(0, plan.Kills).Select(_ => random.NextDouble() * 0.95 * AnswersEach * plan.Citizens).Order().ToList();
        for (var number = 1; number <= points.Count && !filing.IsCompleted; number++)
        {
            // A new start does something first, now and then nothing.
            var point = Math.Max(points[number - 1], crowd.Delivered + random.Next(plan.Citizens / 4));
            while (crowd.Delivered < point && !filing.IsCompleted)
            {
                await Task.Delay(5, cancellationToken);
            }

            await bot.KillAsync();
            await bot.DisposeAsync();
            Report.Say($"killed {number} of {points.Count}, {crowd.Delivered} messages delivered");
            bot = BotProcess.Start(launch);

            // Every fifth kill may hit the start itself, when what was left undone is taken up again.
            if (random.Next(5) > 0)
            {
                await bot.WaitReadyAsync(cancellationToken);
            }
            else
            {
                await Task.Delay(random.Next(200, 4_000), cancellationToken);
            }
        }

        await bot.WaitReadyAsync(cancellationToken);
        return bot;
    }

    private static async Task QuietAsync(BotProcess bot, RecordsPlace place, string data, CancellationToken cancellationToken)
    {
        await bot.WaitIdleAsync(cancellationToken);
        var started = Stopwatch.GetTimestamp();
        while (KeptRecords.PhotosWaiting(place, data) > 0 && Stopwatch.GetElapsedTime(started) < PhotosLimit)
        {
            await Task.Delay(500, cancellationToken);
        }
    }

    private void Write(FilingVerdict verdict, KeptRecords kept, FilingCrowd crowd, TimeSpan took, bool asJson)
    {
        var latencies = new Latencies();
        foreach (var waited in crowd.Citizens.Select(citizen => citizen.Waited).OfType<TimeSpan>())
        {
            latencies.AddTicks((long)(waited.TotalSeconds * Stopwatch.Frequency));
        }

        var report = new Report("file");
        report.Add("seed", plan.Seed);
        report.Add("records", plan.Records is RecordsPlace.Sqlite ? "SQLite" : "PostgreSQL");
        report.Add("citizens", plan.Citizens);
        report.Add("kills", plan.Kills);
        report.Add("events acknowledged", crowd.Acknowledged);
        report.Add("events posted twice", crowd.Doubled);
        report.Add("posts repeated for want of a 200", crowd.Repeated);
        report.Add("comments in the records", verdict.Comments);
        report.Add("different codes", verdict.Codes);
        report.Add("citizens who were told their code", verdict.Told);
        report.Add("told twice, first one unconfirmed", verdict.ToldTwice);
        report.Add("photos stored", kept.PhotosStored);
        report.Add("drafts left over", kept.Drafts);
        report.Add("dead letters", kept.DeadEvents + kept.DeadMessages);
        report.Add("took", took.TotalSeconds, "s");
        report.Add("comments filed", verdict.Comments / took.TotalSeconds, "/s");
        report.Add("p50 press of Gửi to code", latencies.Percentile(0.5), "ms");
        report.Add("p99 press of Gửi to code", latencies.Percentile(0.99), "ms");
        report.Add("verdict", verdict.Holds ? "every guarantee held" : "BROKEN");
        report.Write(asJson);
        foreach (var problem in verdict.Problems.Take(20))
        {
            Report.Say(problem);
        }
    }
}
