using System.Diagnostics;
using System.Net;
using System.Text;
using CivicBot.Load.Bot;
using CivicBot.Load.Results;
using CivicBot.ZaloStandIn;

namespace CivicBot.Load.Fuzz;

/// <summary>Sends, counts what came back, and reads the program's log afterwards.</summary>
internal sealed class FuzzRun(FuzzPlan plan)
{
    private const string Secret = "fuzz-secret-of-this-run";
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(45);

    // What the program writes when something was not foreseen: the web server's and the host's own words, a turn that failed, a worker that gave up.
    private static readonly string[] Unforeseen = ["unhandled exception", "An unhandled", "fail: Microsoft.AspNetCore", "crit: Microsoft", "A turn on channel", "Event in-", "could not be made"];

    private readonly FuzzTally tally = new();

    public async Task<int> RunAsync(string program, string[] settings, bool asJson, CancellationToken cancellationToken)
    {
        var options = LoadStandIn.Options();
        await using var standIn = await StandIn.StartAsync(options, cancellationToken);
        var data = new TemporaryDirectory();
        var launch = BotLaunch.For(
            standIn, program, data.Path, [$"WebChat__Secret={Secret}", "WebChat__MessagesPerMinute=100000", "WebChat__ConversationsPerMinute=100000", "Officials__SignIn__FailuresPerAddress=100000", .. settings]);
        Report.Say($"seed {plan.Seed}, data {data.Path}");
        var started = Stopwatch.GetTimestamp();
        var bot = BotProcess.Start(launch);
        try
        {
            await bot.WaitReadyAsync(cancellationToken);
            using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8, MaxConnectionsPerServer = plan.Parallel * 2, CookieContainer = new CookieContainer() }) { Timeout = TimeSpan.FromSeconds(30) };
            var forms = new FormFuzz(new Uri(launch.Url));
            await forms.LearnAsync(http, await SetupCodeAsync(data.Path, cancellationToken), cancellationToken);
            Report.Say($"{forms.Forms} forms found");
            var memory = await SendAsync(http, forms, new DirectLineFuzz(new Uri(launch.Url), Secret), new WebhookFuzz(options, standIn.Accounts.First(), bot.Webhook, WebhookFuzz.Events(Fixtures())), bot, cancellationToken);
            await QuietAsync(bot, cancellationToken);
            var alive = !bot.HasExited;
            await bot.KillAsync();
            return Write(memory, alive, File.ReadLines(data.Path + ".log").Where(line => Unforeseen.Any(one => line.Contains(one, StringComparison.Ordinal))).ToList(), Stopwatch.GetElapsedTime(started), asJson);
        }
        finally
        {
            await bot.DisposeAsync();
            if (!plan.Keep)
            {
                data.Dispose();
            }
        }
    }

    /// <summary>Messages to people whom Zalo does not know are given up one by one; those to accounts without consent wait for ever, and that is right.</summary>
    private static async Task QuietAsync(BotProcess bot, CancellationToken cancellationToken)
    {
        try
        {
            await bot.WaitIdleAsync(cancellationToken).WaitAsync(Silence, cancellationToken);
        }
        catch (TimeoutException)
        {
            Report.Say("Not everything was delivered; going on.");
        }
    }

    private async Task<List<(int Sent, double Megabytes)>> SendAsync(
        HttpClient http, FormFuzz forms, DirectLineFuzz directLine, WebhookFuzz webhook, BotProcess bot, CancellationToken cancellationToken)
    {
        var memory = new List<(int, double)>();
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var watch = Task.Run(
            async () =>
            {
                while (!watching.IsCancellationRequested)
                {
                    memory.Add((tally.Sent, bot.ResidentMegabytes));
                    Report.Say($"{tally.Sent} sent, {tally.ServerErrors} server errors, {memory[^1].Item2:0} MiB");
                    await Task.Delay(2_000, watching.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }
            },
            cancellationToken);
        await Parallel.ForAsync(0, plan.Requests, new ParallelOptions { MaxDegreeOfParallelism = plan.Parallel, CancellationToken = cancellationToken }, async (number, token) =>
        {
            var mutator = new Mutator(new Random(HashCode.Combine(plan.Seed, number)));
            var (surface, request) = (number % 10) switch
            {
                < 5 => ("webhook", webhook.Make(mutator)),
                < 8 => ("direct line", directLine.Make(mutator)),
                _ => ("forms", forms.Make(mutator)),
            };
            using (request)
            {
                await SendAsync(http, surface, request, directLine, token);
            }
        });
        await watching.CancelAsync();
        await watch;
        return memory;
    }

    private async Task SendAsync(HttpClient http, string surface, HttpRequestMessage request, DirectLineFuzz directLine, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        try
        {
            using var answer = await http.SendAsync(request, cancellationToken);
            var said = await answer.Content.ReadAsStringAsync(cancellationToken);
            tally.Add(surface, (int)answer.StatusCode, () => $"{request.Method} {request.RequestUri} {Describe(request)}");
            if (answer.IsSuccessStatusCode)
            {
                directLine.Learn(path, said);
            }
        }
        catch (Exception closed) when (closed is HttpRequestException or IOException || (closed is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            tally.Add(surface, 0, () => closed.Message);
        }
    }

    private static string Describe(HttpRequestMessage request)
    {
        var body = request.Content?.ReadAsStringAsync().GetAwaiter().GetResult() ?? "";
        return body.Length > 600 ? body[..600] : body;
    }

    private static async Task<string> SetupCodeAsync(string directory, CancellationToken cancellationToken)
    {
        var file = Path.Combine(directory, "setup-code.txt");
        var text = await File.ReadAllTextAsync(file, cancellationToken);
        return text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)[0];
    }

    private static string Fixtures() => Path.Combine(BotLaunch.Repository() ?? throw new InvalidOperationException("The fixtures of events lie in the repository; run this from there."), "tests", "Zalo.Tests", "Events", "Fixtures");

    private int Write(List<(int Sent, double Megabytes)> memory, bool alive, List<string> unforeseen, TimeSpan took, bool asJson)
    {
        var second = memory.Where(point => point.Sent >= plan.Requests / 2).ToList();
        var slope = Slope.Of([.. second.Select(point => ((double)point.Sent, point.Megabytes))]) * 10_000;
        var holds = tally.ServerErrors == 0 && unforeseen.Count == 0 && alive && slope <= plan.Slope;
        var report = new Report("fuzz");
        report.Add("seed", plan.Seed);
        report.Add("requests", tally.Sent);
        report.Add("webhook", tally.Of("webhook"));
        report.Add("direct line", tally.Of("direct line"));
        report.Add("forms", tally.Of("forms"));
        report.Add("answers 5xx", tally.ServerErrors);
        report.Add("without an answer", tally.Unanswered);
        report.Add("log lines of what was not foreseen", unforeseen.Count);
        report.Add("memory at the start", memory[0].Megabytes, "MiB RSS");
        report.Add("memory at half", second.Count > 0 ? second[0].Megabytes : double.NaN, "MiB RSS");
        report.Add("memory at the end", memory[^1].Megabytes, "MiB RSS");
        report.Add("slope of the second half", slope, "MiB for 10,000 requests");
        report.Add("took", took.TotalSeconds, "s");
        report.Add("verdict", holds ? "every guarantee held" : "BROKEN");
        report.Write(asJson);
        foreach (var problem in tally.Bad.Concat(tally.Reasons.Take(20)).Concat(unforeseen.Take(20)))
        {
            Report.Say(problem);
        }

        return holds ? 0 : 1;
    }
}
