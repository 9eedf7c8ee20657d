using System.Diagnostics;
using CivicBot.Load.Bot;
using CivicBot.Load.Results;
using CivicBot.ZaloStandIn;

namespace CivicBot.Load.Kill;

/// <summary>Kills, restarts, drains, and compares what was acknowledged with what reached the citizens.</summary>
internal sealed class KillRun(KillPlan plan)
{
    private static readonly TimeSpan LongestLife = TimeSpan.FromSeconds(1.6);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(10);

    private readonly List<TimeSpan> stops = [];

    public async Task<int> RunAsync(string program, string[] settings, bool asJson, CancellationToken cancellationToken)
    {
        var options = LoadStandIn.Options();
        options.Behaviour.Echoes = EchoTiming.Racing;
        options.Behaviour.RedeliveryFactor = 0.02;
        await using var standIn = await StandIn.StartAsync(options, cancellationToken);
        var data = new TemporaryDirectory();
        var launch = BotLaunch.For(standIn, program, data.Path, settings);
        standIn.Webhooks.Url = new Uri(launch.Url + "/zalo/webhook");
        Report.Say($"seed {plan.Seed}, data {data.Path}");

        var started = Stopwatch.GetTimestamp();
        using var stream = new EventStream(plan, options, standIn.Accounts.First(), () => standIn.Webhooks.Url);
        var bot = BotProcess.Start(launch);
        HandledEvents handled;
        try
        {
            await bot.WaitReadyAsync(cancellationToken);
            var writing = stream.RunAsync(cancellationToken);
            bot = await KillAgainAndAgainAsync(bot, launch, stream, cancellationToken);
            await writing;
            Report.Say("draining");
            await DrainAsync(standIn, stream, cancellationToken);
            await bot.KillAsync();
            handled = HandledEvents.Read(data.Path);
        }
        finally
        {
            await bot.DisposeAsync();
            if (!plan.Keep)
            {
                data.Dispose();
            }
        }

        var verdict = Verdict.Of(stream.Acknowledged.Values, standIn.Ledger.All);
        var unhandled = stream.Acknowledged.Keys.Count(id => !handled.Contains(id));
        var holds = verdict.Holds && unhandled == 0 && stream.Acknowledged.Count == plan.Events && handled is { DeadEvents: 0, DeadMessages: 0 } && stops.TrueForAll(stop => stop <= StopLimit);
        Write(verdict, handled, unhandled, holds, stream, Stopwatch.GetElapsedTime(started), asJson);
        return holds ? 0 : 1;
    }

    private async Task<BotProcess> KillAgainAndAgainAsync(BotProcess bot, BotLaunch launch, EventStream stream, CancellationToken cancellationToken)
    {
        var random = new Random(plan.Seed);
        var longest = LongestLife;
        var start = LongestLife;
        for (var round = 1; round <= plan.Rounds; round++)
        {
            await Task.Delay(longest * random.NextDouble(), cancellationToken);
            await EndAsync(bot);
            await bot.DisposeAsync();
            bot = BotProcess.Start(launch);
            Report.Say($"killed {round} of {plan.Rounds}, acknowledged {stream.Acknowledged.Count} of {plan.Events}");

            // Every fifth time the next kill may hit the start itself, when what was left undone is taken up again.
            if (random.Next(5) > 0)
            {
                var starting = Stopwatch.GetTimestamp();
                await bot.WaitReadyAsync(cancellationToken);
                start = Stopwatch.GetElapsedTime(starting);
                longest = LongestLife;
            }
            else
            {
                longest = start + LongestLife;
            }
        }

        await bot.WaitReadyAsync(cancellationToken);
        return bot;
    }

    private async Task EndAsync(BotProcess bot)
    {
        if (plan.Stop)
        {
            stops.Add(await bot.TerminateAsync());
        }
        else
        {
            await bot.KillAsync();
        }
    }

    /// <summary>Waits until every acknowledged event is answered, or nothing was delivered for a minute.</summary>
    internal static async Task DrainAsync(StandIn standIn, EventStream stream, CancellationToken cancellationToken)
    {
        var last = -1L;
        var changed = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(changed) < Silence)
        {
            var all = standIn.Ledger.All;
            var answered = all.Where(m => m.InReplyTo is not null).Select(m => m.InReplyTo!).ToHashSet(StringComparer.Ordinal);
            if (stream.Acknowledged.Keys.All(answered.Contains) && all.Count == last)
            {
                return;
            }

            if (all.Count != last)
            {
                last = all.Count;
                changed = Stopwatch.GetTimestamp();
            }

            await Task.Delay(1_000, cancellationToken);
        }
    }

    private void Write(Verdict verdict, HandledEvents handled, int unhandled, bool holds, EventStream stream, TimeSpan took, bool asJson)
    {
        var report = new Report("kill");
        report.Add("seed", plan.Seed);
        report.Add("kills", plan.Rounds);
        report.Add("events", plan.Events);
        report.Add("duplicates posted", stream.Duplicates);
        report.Add("posts repeated for want of a 200", stream.Repeated);
        report.Add("acknowledged", stream.Acknowledged.Count);
        report.Add("handled", stream.Acknowledged.Count - unhandled);
        report.Add("answered", verdict.Answered);
        report.Add("not answered", verdict.Unanswered.Count);
        report.Add("messages delivered", verdict.Messages);
        report.Add("citizens answered out of order", verdict.OutOfOrder.Count);
        report.Add("doubled although confirmed", verdict.DoubledConfirmed);
        report.Add("doubled, first one unconfirmed", verdict.DoubledUnconfirmed);
        report.Add("answers to no event", verdict.Unattributed);
        if (stops.Count > 0)
        {
            report.Add("longest stop", stops.Max().TotalSeconds, "s");
            report.Add("stops, mean", stops.Average(stop => stop.TotalSeconds), "s");
        }

        report.Add("dead letters", handled.DeadEvents + handled.DeadMessages);
        report.Add("took", took.TotalSeconds, "s");
        report.Add("verdict", holds ? "every guarantee held" : "BROKEN");
        report.Write(asJson);
        foreach (var problem in verdict.Unanswered.Concat(verdict.OutOfOrder).Take(10))
        {
            Report.Say(problem);
        }
    }
}
