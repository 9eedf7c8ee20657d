using System.Collections.Concurrent;
using System.Diagnostics;
using CivicBot.Load.Bot;
using CivicBot.Load.Filing;
using CivicBot.Load.Results;
using CivicBot.Load.Stores;
using CivicBot.Load.Wire;
using CivicBot.ZaloStandIn;
using CivicBot.ZaloStandIn.Webhooks;

namespace CivicBot.Load.Soak;

/// <summary>Asks at a fixed rate, lets comments be filed beside it, and looks at the bot's memory every five seconds.</summary>
internal sealed class SoakRun(SoakPlan plan)
{
    private const int Citizens = 2_000;
    private const int FirstCitizen = 1_000_000; // those who file have the numbers below
    private const double NotCounted = 1 / 3d;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, long> waiting = new(StringComparer.Ordinal);
    private readonly Latencies latencies = new();
    private int repeated;

    public async Task<int> RunAsync(string program, string[] settings, bool asJson, CancellationToken cancellationToken)
    {
        await using var standIn = await StandIn.StartAsync(LoadStandIn.Options(), cancellationToken);
        using var data = new TemporaryDirectory();
        var launch = BotLaunch.For(standIn, program, data.Path, settings);
        standIn.Webhooks.Url = new Uri(launch.Url + "/zalo/webhook");
        using var crowd = new FilingCrowd(new FilePlan(plan.Comments, 0, 0, RecordsPlace.Sqlite, plan.Seed, Keep: false) { Spread = plan.Length }, standIn);
        var filing = standIn.Ledger.OnDelivered!;
        standIn.Ledger.OnDelivered = message =>
        {
            filing(message);
            if (message.IsMessage && waiting.TryRemove(message.UserId + message.InReplyTo, out var asked))
            {
                latencies.Add(asked);
            }
        };

        await using var bot = BotProcess.Start(launch);
        await bot.WaitReadyAsync(cancellationToken);
        await Task.Delay(TimeSpan.FromSeconds(2), cancellationToken);
        var memory = new List<(double Hours, double Megabytes)> { (0, bot.ResidentMegabytes) };
        var started = Stopwatch.GetTimestamp();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var watch = WatchAsync(bot, memory, started, ended.Token);
        var filed = crowd.FileAsync(cancellationToken);
        var questions = await AskAsync(standIn, bot, started, cancellationToken);
        await filed;
        await QuietAsync(cancellationToken);
        await ended.CancelAsync();
        await watch;
        return Write(memory, questions, crowd, asJson);
    }

    private async Task WatchAsync(BotProcess bot, List<(double Hours, double Megabytes)> memory, long started, CancellationToken cancellationToken)
    {
        for (var round = 0; !cancellationToken.IsCancellationRequested; round++)
        {
            await Task.Delay(Look, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            memory.Add((Stopwatch.GetElapsedTime(started).TotalHours, bot.ResidentMegabytes));
            if (round % 12 == 0)
            {
                Report.Say($"{memory[^1].Hours * 60:0} min, {memory[^1].Megabytes:0} MiB, {waiting.Count} wait for an answer");
            }
        }
    }

    /// <summary>One connection each for a handful of posts at a time; a question is due whatever became of those before it.</summary>
    private async Task<int> AskAsync(StandIn standIn, BotProcess bot, long started, CancellationToken cancellationToken)
    {
        var events = new SignedEvents(standIn.Options, bot.Webhook);
        var account = standIn.Accounts.First();
        var random = new Random(plan.Seed);
        var free = new ConcurrentBag<WireConnection>();
        var posts = new List<Task>();
        var asked = 0;
        for (; Stopwatch.GetElapsedTime(started) < plan.Length; asked++)
        {
            var due = TimeSpan.FromSeconds(asked / (double)plan.PerSecond) - Stopwatch.GetElapsedTime(started);
            if (due > TimeSpan.Zero)
            {
                await Task.Delay(due, cancellationToken);
            }

            var user = SignedEvents.UserId(FirstCitizen + random.Next(Citizens));
            var question = events.Text(user, SignedEvents.MessageId(random), SignedEvents.Questions[random.Next(SignedEvents.Questions.Count)], DateTimeOffset.UtcNow);
            account.NoteMessage(user, question.MessageId, question.Text);
            waiting[user + question.MessageId] = Stopwatch.GetTimestamp();
            posts.RemoveAll(post => post.IsCompletedSuccessfully);
            posts.Add(PostAsync(bot.Webhook, free, question.Request, cancellationToken));
        }

        await Task.WhenAll(posts);
        foreach (var connection in free)
        {
            connection.Dispose();
        }

        return asked;
    }

    private async Task PostAsync(Uri webhook, ConcurrentBag<WireConnection> free, byte[] request, CancellationToken cancellationToken)
    {
        while (true)
        {
            var reused = free.TryTake(out var connection);
            connection ??= await WireConnection.OpenAsync(webhook, cancellationToken);
            try
            {
                if (await connection.PostAsync(request, cancellationToken) is var status && status != 200)
                {
                    throw new InvalidOperationException($"A question was answered {status} by the webhook.");
                }

                free.Add(connection);
                return;
            }
            catch (Exception closed) when (reused && closed is (IOException or System.Net.Sockets.SocketException))
            {
                // Idle too long, the server closed it: not acknowledged, so it is posted again as Zalo would.
                connection.Dispose();
                Interlocked.Increment(ref repeated);
            }
        }
    }

    private async Task QuietAsync(CancellationToken cancellationToken)
    {
        for (var since = Stopwatch.GetTimestamp(); !waiting.IsEmpty && Stopwatch.GetElapsedTime(since) < Patience;)
        {
            await Task.Delay(100, cancellationToken);
        }
    }

    private int Write(List<(double Hours, double Megabytes)> memory, int questions, FilingCrowd crowd, bool asJson)
    {
        var counted = memory.Where(point => point.Hours >= plan.Length.TotalHours * NotCounted).ToList();
        var slope = Slope.Of(counted);
        var unfiled = crowd.Citizens.Count(citizen => citizen.Code is null);
        var holds = waiting.IsEmpty && unfiled == 0 && slope <= plan.Slope;
        var report = new Report("soak");
        report.Add("seed", plan.Seed);
        report.Add("questions", questions);
        report.Add("posts repeated on a new connection", repeated);
        report.Add("not answered", waiting.Count);
        report.Add("comments filed", crowd.Citizens.Count - unfiled);
        report.Add("comments not filed", unfiled);
        report.Add("p50 webhook in to message out", latencies.Percentile(0.5), "ms");
        report.Add("p99 webhook in to message out", latencies.Percentile(0.99), "ms");
        report.Add("memory at rest", memory[0].Megabytes, "MiB RSS");
        report.Add("memory after the first third", counted[0].Megabytes, "MiB RSS");
        report.Add("memory at the end", memory[^1].Megabytes, "MiB RSS");
        report.Add("highest memory", memory.Max(point => point.Megabytes), "MiB RSS");
        report.Add("slope after the first third", slope, "MiB an hour");
        report.Add("verdict", holds ? "every answer came, memory is level" : "BROKEN");
        report.Write(asJson);
        return holds ? 0 : 1;
    }
}
