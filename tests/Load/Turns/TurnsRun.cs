using System.Collections.Concurrent;
using System.Diagnostics;
using CivicBot.Load.Bot;
using CivicBot.Load.Results;
using CivicBot.Load.Wire;
using CivicBot.ZaloStandIn;
using CivicBot.ZaloStandIn.Accounts;
using CivicBot.ZaloStandIn.Faults;

namespace CivicBot.Load.Turns;

/// <summary>Citizens ask, wait for the answer at the stand-in, and ask again; first the bot, then the echo bot in memory on the same machine.</summary>
internal sealed class TurnsRun(TimeSpan length, int citizens, TimeSpan zaloLatency)
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, TaskCompletionSource> waiting = new(StringComparer.Ordinal);

    public async Task<int> RunAsync(string program, string[] settings, bool asJson, CancellationToken cancellationToken)
    {
        await using var standIn = await StandIn.StartAsync(LoadStandIn.Options(), cancellationToken);
        standIn.Ledger.OnDelivered = Answered;
        if (zaloLatency > TimeSpan.Zero)
        {
            standIn.Faults.Add(Fault.Slow(zaloLatency) with { Endpoint = "send" });
        }

        var report = new Report("turns");
        using var data = new TemporaryDirectory();
        Figures own;
        await using (var bot = BotProcess.Start(BotLaunch.For(standIn, program, data.Path, settings)))
        {
            await bot.WaitReadyAsync(cancellationToken);
            await Task.Delay(TimeSpan.FromSeconds(2), cancellationToken);
            report.Add("bot memory at rest", bot.ResidentMegabytes, "MiB RSS");
            await using var memory = new MemoryWatch(bot);
            own = await MeasureAsync("bot", bot, standIn, report, cancellationToken);
            report.Add("bot memory under load, highest", memory.PeakMegabytes, "MiB RSS");
        }

        Figures echo;
        await using (var peer = BotProcess.StartEcho(standIn))
        {
            await peer.WaitReadyAsync(cancellationToken);
            echo = await MeasureAsync("echo bot in memory", peer, standIn, report, cancellationToken);
        }

        report.Add("ratio: turns/s", own.PerSecond / echo.PerSecond, "of the echo bot");
        report.Add("not answered", own.Unanswered + echo.Unanswered);
        report.Write(asJson);
        return own.Unanswered + echo.Unanswered == 0 ? 0 : 1;
    }

    private async Task<Figures> MeasureAsync(string who, BotProcess process, StandIn standIn, Report report, CancellationToken cancellationToken)
    {
        Report.Say(who + ": warm-up");
        await AskAsync(process, standIn, WarmUp, cancellationToken);
        Report.Say(who + ": measuring");
        var cpu = process.ProcessorTime;
        var started = Stopwatch.GetTimestamp();
        var (latencies, unanswered) = await AskAsync(process, standIn, length, cancellationToken);
        var figures = new Figures(latencies.Count / Stopwatch.GetElapsedTime(started).TotalSeconds, unanswered);
        report.Add(who + ": turns", figures.PerSecond, "/s");
        report.Add(who + ": p50 webhook in to message out", latencies.Percentile(0.5), "ms");
        report.Add(who + ": p99 webhook in to message out", latencies.Percentile(0.99), "ms");
        report.Add(who + ": CPU a turn", (process.ProcessorTime - cpu).TotalMicroseconds / latencies.Count, "µs");
        return figures;
    }

    private async Task<(Latencies Latencies, int Unanswered)> AskAsync(
        BotProcess bot, StandIn standIn, TimeSpan limit, CancellationToken cancellationToken)
    {
        var latencies = new Latencies();
        var unanswered = 0;
        var events = new SignedEvents(standIn.Options, bot.Webhook);
        var account = standIn.Accounts.First();
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, citizens).Select(number => Task.Run(
            async () =>
            {
                var random = new Random(HashCode.Combine(number, limit));
                using var connection = await WireConnection.OpenAsync(bot.Webhook, cancellationToken);
                while (Stopwatch.GetElapsedTime(started) < limit)
                {
                    var user = SignedEvents.UserId(number);
                    var text = SignedEvents.Questions[random.Next(SignedEvents.Questions.Count)];
                    var asked = events.Text(user, Guid.NewGuid().ToString("n")[..20], text, DateTimeOffset.UtcNow);
                    account.NoteMessage(user, asked.MessageId, text);
                    var answer = waiting[user + asked.MessageId] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                    var sent = Stopwatch.GetTimestamp();
                    await connection.PostAsync(asked.Request, cancellationToken);
                    try
                    {
                        await answer.Task.WaitAsync(Patience, cancellationToken);
                        latencies.Add(sent);
                    }
                    catch (TimeoutException)
                    {
                        Interlocked.Increment(ref unanswered);
                        return;
                    }
                }
            },
            cancellationToken)));
        return (latencies, unanswered);
    }

    private void Answered(DeliveredMessage message)
    {
        if (message.IsMessage && waiting.TryRemove(message.UserId + message.InReplyTo, out var answer))
        {
            answer.TrySetResult();
        }
    }

    private sealed record Figures(double PerSecond, int Unanswered);
}
