using System.Collections.Concurrent;
using System.Diagnostics;
using CivicBot.Load.Bot;
using CivicBot.Load.Results;
using CivicBot.Load.Wire;
using CivicBot.ZaloStandIn;
using CivicBot.ZaloStandIn.Accounts;
using CivicBot.ZaloStandIn.Faults;

namespace CivicBot.Load.Turns;

/// <summary>Citizens ask, wait for the answer at the stand-in, and ask again.</summary>
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

        using var data = new TemporaryDirectory();
        await using var bot = BotProcess.Start(BotLaunch.For(standIn, program, data.Path, settings));
        await bot.WaitReadyAsync(cancellationToken);
        await Task.Delay(TimeSpan.FromSeconds(2), cancellationToken);
        var atRest = bot.ResidentMegabytes;

        Report.Say("warm-up");
        await AskAsync(bot, standIn, WarmUp, cancellationToken);
        Report.Say("measuring");
        var cpu = bot.ProcessorTime;
        var started = Stopwatch.GetTimestamp();
        await using var memory = new MemoryWatch(bot);
        var (latencies, unanswered) = await AskAsync(bot, standIn, length, cancellationToken);
        var elapsed = Stopwatch.GetElapsedTime(started);

        var report = new Report("turns");
        report.Add("turns", latencies.Count / elapsed.TotalSeconds, "/s");
        report.Add("p50 webhook in to message out", latencies.Percentile(0.5), "ms");
        report.Add("p99 webhook in to message out", latencies.Percentile(0.99), "ms");
        report.Add("CPU a turn", (bot.ProcessorTime - cpu).TotalMicroseconds / latencies.Count, "µs");
        report.Add("bot memory at rest", atRest, "MiB RSS");
        report.Add("bot memory under load, highest", memory.PeakMegabytes, "MiB RSS");
        report.Add("not answered", unanswered);
        report.Write(asJson);
        return unanswered == 0 ? 0 : 1;
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
}
