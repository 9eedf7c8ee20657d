using System.Diagnostics;
using System.Globalization;
using CivicBot.Load.Bot;
using CivicBot.Load.Filing;
using CivicBot.Load.Kill;
using CivicBot.Load.Results;
using CivicBot.Load.Stores;
using CivicBot.Load.Wire;
using CivicBot.ZaloStandIn;

namespace CivicBot.Load.Chaos;

/// <summary>Sets everything up, breaks it in turn, waits until all is quiet, and compares the books.</summary>
internal sealed class ChaosRun(ChaosPlan plan)
{
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(9);
    private static readonly TimeSpan Noticed = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PhotosLimit = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan IdleLimit = TimeSpan.FromMinutes(2);

    public async Task<int> RunAsync(string program, string[] settings, bool asJson, CancellationToken cancellationToken)
    {
        var options = LoadStandIn.Options();
        options.Behaviour.Echoes = EchoTiming.Racing;
        options.Behaviour.RedeliveryFactor = 0.02;
        await using var standIn = await StandIn.StartAsync(options, cancellationToken);
        var place = RecordsPlace.Of(RecordsPlace.Postgres);
        var folder = new TemporaryDirectory();
        var data = folder.Path;
        using var disk = SmallDisk.TryMount(data);
        await using var redis = new RedisProcess(data + ".redis");
        await redis.StartAsync(cancellationToken);
        var nodes = Enumerable.Range(1, plan.Nodes).Select(number => new ChaosNode(number, standIn, program, data, redis.Port, place.Connection, settings)).ToList();
        var stage = new ChaosStage(nodes, redis, disk, new Random(plan.Seed));
        standIn.Webhooks.Url = nodes[0].Webhook;
        Report.Say($"seed {plan.Seed}, data {data}{(disk is null ? ", no right to mount: no disk is filled" : "")}{(ChaosNode.CanSkewClocks ? "" : ", libfaketime is not there: no clock is skewed")}");

        using var stream = new EventStream(plan.Questions, options, standIn.Accounts.First(), stage.AnyWebhook);
        using var crowd = new FilingCrowd(plan.Filing, standIn, stage.AnyWebhook);
        try
        {
            foreach (var node in nodes)
            {
                await node.StartAsync(TimeSpan.Zero, cancellationToken);
            }

            var writing = Task.WhenAll(stream.RunAsync(cancellationToken), crowd.FileAsync(cancellationToken));
            var faults = await BreakAsync(stage, stream, cancellationToken);
            await writing;
            Report.Say("quiet now; waiting for the last answers and photos");
            await KillRun.DrainAsync(standIn, stream, cancellationToken);
            var left = await IdleAsync(nodes[0].Process, cancellationToken);
            await PhotosAsync(place, data, cancellationToken);
            var dead = await nodes[0].Process.CountAsync("deadLetters", cancellationToken);
            foreach (var node in nodes)
            {
                await node.KillAsync();
            }

            return Write(standIn, stream, crowd, faults, KeptRecords.ReadRecords(place, data) with { Unhandled = left, DeadEvents = dead }, asJson);
        }
        finally
        {
            foreach (var node in nodes)
            {
                await node.DisposeAsync();
            }

            disk?.Dispose();
            if (!plan.Keep)
            {
                await redis.DisposeAsync();
                folder.Dispose();
            }
        }
    }

    private async Task<IReadOnlyList<FaultSpan>> BreakAsync(ChaosStage stage, EventStream stream, CancellationToken cancellationToken)
    {
        var kinds = Faults.All(ChaosNode.CanSkewClocks, stage.Disk is not null).Where(fault => plan.Only is null || fault.Name.Contains(plan.Only, StringComparison.OrdinalIgnoreCase)).ToList();
        if (kinds.Count == 0)
        {
            throw new InvalidOperationException($"No fault that can be made here has '{plan.Only}' in its name.");
        }

        var spans = new List<FaultSpan>();
        var started = Stopwatch.GetTimestamp();
        await Task.Delay(Calm, cancellationToken);
        for (var drawn = new Queue<Fault>(); Stopwatch.GetElapsedTime(started) < plan.Length;)
        {
            if (drawn.Count == 0)
            {
                drawn = new Queue<Fault>(kinds.OrderBy(_ => stage.Random.Next()));
            }

            var fault = drawn.Dequeue();
            var at = DateTimeOffset.UtcNow;
            Report.Say(string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(started).TotalSeconds,5:0} s  {fault.Name}; acknowledged {stream.Acknowledged.Count}"));
            await fault.StrikeAsync(stage, cancellationToken);
            spans.Add(new FaultSpan(fault, at, DateTimeOffset.UtcNow));
            await Task.Delay(Calm * (0.8 + (0.6 * stage.Random.NextDouble())), cancellationToken);
        }

        return spans;
    }

    /// <returns>What still waited when it took too long.</returns>
    private static async Task<int> IdleAsync(BotProcess bot, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            var waiting = await bot.CountAsync("inboxDepth", cancellationToken) + await bot.CountAsync("outboxDepth", cancellationToken);
            if (waiting == 0 || Stopwatch.GetElapsedTime(started) > IdleLimit)
            {
                return waiting;
            }

            await Task.Delay(200, cancellationToken);
        }
    }

    private static async Task PhotosAsync(RecordsPlace place, string data, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        while (KeptRecords.PhotosWaiting(place, data) > 0 && Stopwatch.GetElapsedTime(started) < PhotosLimit)
        {
            await Task.Delay(500, cancellationToken);
        }
    }

    private int Write(StandIn standIn, EventStream stream, FilingCrowd crowd, IReadOnlyList<FaultSpan> faults, KeptRecords kept, bool asJson)
    {
        var all = standIn.Ledger.All;
        var filers = crowd.Citizens.Select(citizen => citizen.UserId).ToHashSet(StringComparer.Ordinal);
        var questions = Verdict.Of(stream.Acknowledged.Values, [.. all.Where(message => !filers.Contains(message.UserId))]);
        var filing = FilingVerdict.Of(plan.Filing, kept, crowd.Citizens, all);
        var recoveries = Recovery.Of(faults, stream.Acknowledged.Values, stream.AcknowledgedAt, all);
        var slowest = recoveries.Where(recovery => !recovery.Fault.Fault.Heals).Select(recovery => recovery.Longest).DefaultIfEmpty().Max();
        var holds = questions.Holds && filing.Holds && stream.Acknowledged.Count == plan.Questions.Events && slowest <= TimeSpan.FromSeconds(15);
        var waits = new Latencies();
        var first = all.Where(message => message is { IsMessage: true, InReplyTo: not null }).GroupBy(message => message.InReplyTo!, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.Min(one => one.At), StringComparer.Ordinal);
        foreach (var one in stream.Acknowledged.Values.Where(one => first.ContainsKey(one.MessageId)))
        {
            waits.AddTicks((long)(Math.Max(0, (first[one.MessageId] - stream.AcknowledgedAt(one)).TotalSeconds) * Stopwatch.Frequency));
        }

        var report = new Report("chaos");
        report.Add("seed", plan.Seed);
        report.Add("nodes", plan.Nodes);
        report.Add("minutes", plan.Length.TotalMinutes, "");
        report.Add("faults", faults.Count);
        report.Add("events of questions", plan.Questions.Events);
        report.Add("duplicates posted", stream.Duplicates + crowd.Doubled);
        report.Add("posts repeated for want of a 200", stream.Repeated + crowd.Repeated);
        report.Add("acknowledged", stream.Acknowledged.Count);
        report.Add("answered", questions.Answered);
        report.Add("not answered", questions.Unanswered.Count);
        report.Add("citizens answered out of order", questions.OutOfOrder.Count);
        report.Add("doubled although confirmed", questions.DoubledConfirmed);
        report.Add("doubled, first one unconfirmed", questions.DoubledUnconfirmed);
        report.Add("answers to no event", questions.Unattributed);
        report.Add("p50 acknowledged to answered", waits.Percentile(0.5), "ms");
        report.Add("p99 acknowledged to answered", waits.Percentile(0.99), "ms");
        report.Add("citizens who file", plan.Filers);
        report.Add("comments in the records", filing.Comments);
        report.Add("different codes", filing.Codes);
        report.Add("citizens who were told their code", filing.Told);
        report.Add("photos stored", kept.PhotosStored);
        report.Add("events and messages left waiting", kept.Unhandled);
        report.Add("dead letters", kept.DeadEvents);
        foreach (var kind in recoveries.GroupBy(recovery => recovery.Fault.Fault))
        {
            report.Add($"longest wait: {kind.Key.Name}, {kind.Count()} times", kind.Max(recovery => recovery.Longest.TotalSeconds), "s");
        }

        report.Add("verdict", holds ? "every guarantee held" : "BROKEN");
        report.Write(asJson);
        foreach (var slow in recoveries.Where(recovery => recovery.Longest > Noticed))
        {
            Report.Say(string.Create(
                CultureInfo.InvariantCulture,
                $"{slow.Fault.Fault.Name}: written {slow.Written.TotalSeconds:+0.0;-0.0} s, answered {slow.Answered.TotalSeconds:+0.0;-0.0} s after it began; over after {(slow.Fault.OverAt - slow.Fault.At).TotalSeconds:0.0} s"));
        }

        foreach (var problem in questions.Unanswered.Concat(questions.OutOfOrder).Concat(filing.Problems).Take(30))
        {
            Report.Say(problem);
        }

        return holds ? 0 : 1;
    }
}
