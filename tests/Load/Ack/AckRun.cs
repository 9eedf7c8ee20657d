using System.Diagnostics;
using System.Text.Json.Nodes;
using CivicBot.Load.Bot;
using CivicBot.Load.Results;
using CivicBot.Load.Stores;
using CivicBot.Load.Wire;
using CivicBot.ZaloStandIn;
using CivicBot.ZaloStandIn.Webhooks;

namespace CivicBot.Load.Ack;

/// <summary>Runs the same events against the bare endpoint and the bot, one after the other on an otherwise equal machine.</summary>
internal sealed class AckRun(TimeSpan length, int connections, int rate, int citizens, EventKind kind, string storesKind)
{
    private const int MostEventsPerSecond = 40_000;

    public async Task<int> RunAsync(string program, string[] settings, bool asJson, CancellationToken cancellationToken)
    {
        await using var standIn = await StandIn.StartAsync(LoadStandIn.Options(), cancellationToken);
        using var data = new TemporaryDirectory();
        var report = new Report("ack");

        // The first measurement warms the generator up; the bare endpoint is measured before and after the bot, because the machine's mood changes.
        Report.Say("warm-up");
        await MeasureBareAsync(standIn, TimeSpan.FromSeconds(3), cancellationToken);
        Report.Say("bare endpoint");
        var before = await MeasureBareAsync(standIn, length, cancellationToken);

        Report.Say("bot");
        await using var stores = await BotStores.OpenAsync(storesKind, data.Path, cancellationToken);
        double atRest, peak;
        Figures own;
        await using (var bot = BotProcess.Start(BotLaunch.For(standIn, program, data.Path, [.. stores.Settings, .. settings])))
        {
            await bot.WaitReadyAsync(cancellationToken);
            atRest = await bot.RestAsync(cancellationToken);
            await using var memory = new MemoryWatch(bot);
            own = await MeasureAsync(bot, standIn, length, cancellationToken);
            peak = memory.PeakMegabytes;
        }

        Report.Say("bare endpoint again");
        var bare = Figures.Mean(before, await MeasureBareAsync(standIn, length, cancellationToken));

        Put(report, "bare", bare);
        Put(report, "bot", own);
        report.Add("ratio: acknowledged events/s", own.PerSecond / bare.PerSecond, "of bare");
        report.Add("ratio: CPU a request", own.CpuMicroseconds / bare.CpuMicroseconds, "x bare");
        report.Add($"ratio: p99 at {rate}/s", own.FixedP99 / bare.FixedP99, "x bare");
        report.Add("bot memory at rest", atRest, "MiB RSS");
        report.Add("bot memory under load, highest", peak, "MiB RSS");
        report.Add("not acknowledged", own.Failures);
        report.Write(asJson);
        return own.Failures == 0 ? 0 : 1;
    }

    private static void Put(Report report, string who, Figures figures)
    {
        report.Add(who + ": acknowledged at saturation", figures.PerSecond, "/s");
        report.Add(who + ": p50 at saturation", figures.P50, "ms");
        report.Add(who + ": p99 at saturation", figures.P99, "ms");
        report.Add(who + ": CPU a request at saturation", figures.CpuMicroseconds, "µs");
        report.Add(who + ": p50 at the fixed rate", figures.FixedP50, "ms");
        report.Add(who + ": p99 at the fixed rate", figures.FixedP99, "ms");
    }

    private async Task<Figures> MeasureBareAsync(StandIn standIn, TimeSpan time, CancellationToken cancellationToken)
    {
        await using var process = BotProcess.StartBare();
        await process.WaitReadyAsync(cancellationToken);
        return await MeasureAsync(process, standIn, time, cancellationToken);
    }

    private async Task<Figures> MeasureAsync(BotProcess process, StandIn standIn, TimeSpan time, CancellationToken cancellationToken)
    {
        var random = new Random(20_261_121);
        var events = new SignedEvents(standIn.Options, process.Webhook);
        await SaturateAsync(process, Make(events, standIn, random, 4_000), TimeSpan.FromSeconds(30), cancellationToken);
        await process.WaitIdleAsync(cancellationToken);
        var fixedRate = await FixedRate.RunAsync(
            process.Webhook, Make(events, standIn, random, (int)(rate * time.TotalSeconds)), rate, cancellationToken);
        await process.WaitIdleAsync(cancellationToken);
        var saturated = await SaturateAsync(
            process, Make(events, standIn, random, (int)(MostEventsPerSecond * time.TotalSeconds)), time, cancellationToken);
        return saturated with
        {
            FixedP50 = fixedRate.Latencies.Percentile(0.5),
            FixedP99 = fixedRate.Latencies.Percentile(0.99),
            Failures = saturated.Failures + fixedRate.Failures,
        };
    }

    private List<byte[]> Make(SignedEvents events, StandIn standIn, Random random, int count)
    {
        var account = standIn.Accounts.First();
        var at = DateTimeOffset.UtcNow;
        var made = new List<byte[]>(count);
        for (var i = 0; i < count; i++)
        {
            var user = SignedEvents.UserId(random.Next(citizens));
            var id = SignedEvents.MessageId(random);
            var when = at.AddMilliseconds(i / 40.0);
            if (kind == EventKind.Text)
            {
                var text = SignedEvents.Questions[random.Next(SignedEvents.Questions.Count)];
                account.NoteMessage(user, id, text);
                made.Add(events.Text(user, id, text, when).Request);
            }
            else
            {
                made.Add(events.Request(WebhookEvent.Create(standIn.Options.AppId, "user_received_message", when, new JsonObject
                {
                    ["sender"] = new JsonObject { ["id"] = user },
                    ["recipient"] = new JsonObject { ["id"] = account.OaId },
                    ["message"] = new JsonObject { ["msg_id"] = id },
                })));
            }
        }

        return made;
    }

    private async Task<Figures> SaturateAsync(BotProcess process, List<byte[]> requests, TimeSpan limit, CancellationToken cancellationToken)
    {
        var latencies = new Latencies();
        var next = -1;
        var failures = 0;
        var cpu = process.ProcessorTime;
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(
            async () =>
            {
                using var connection = await WireConnection.OpenAsync(process.Webhook, cancellationToken);
                while (Stopwatch.GetElapsedTime(started) < limit)
                {
                    var index = Interlocked.Increment(ref next);
                    if (index >= requests.Count)
                    {
                        return;
                    }

                    var sent = Stopwatch.GetTimestamp();
                    if (await connection.PostAsync(requests[index], cancellationToken) != 200)
                    {
                        Interlocked.Increment(ref failures);
                    }

                    latencies.Add(sent);
                }
            },
            cancellationToken)));
        var elapsed = Stopwatch.GetElapsedTime(started);
        return new Figures(
            latencies.Count / elapsed.TotalSeconds,
            latencies.Percentile(0.5),
            latencies.Percentile(0.99),
            (process.ProcessorTime - cpu).TotalMicroseconds / latencies.Count,
            failures);
    }

    private sealed record Figures(double PerSecond, double P50, double P99, double CpuMicroseconds, int Failures)
    {
        public double FixedP50 { get; init; }

        public double FixedP99 { get; init; }

        public static Figures Mean(Figures a, Figures b) => new(
            (a.PerSecond + b.PerSecond) / 2, (a.P50 + b.P50) / 2, (a.P99 + b.P99) / 2, (a.CpuMicroseconds + b.CpuMicroseconds) / 2, a.Failures + b.Failures)
        {
            FixedP50 = (a.FixedP50 + b.FixedP50) / 2,
            FixedP99 = (a.FixedP99 + b.FixedP99) / 2,
        };
    }
}
