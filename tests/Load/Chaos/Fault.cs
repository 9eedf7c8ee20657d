namespace CivicBot.Load.Chaos;

/// <summary>Something that breaks for a while.</summary>
/// <param name="Name">For the report.</param>
/// <param name="Heals">True: citizens have to be served again only when it is over (a server is away). False: the other nodes must take over while it lasts.</param>
internal sealed record Fault(string Name, bool Heals, Func<ChaosStage, CancellationToken, Task> StrikeAsync);

/// <summary>When a fault was there.</summary>
/// <param name="OverAt">When its cause was removed.</param>
internal sealed record FaultSpan(Fault Fault, DateTimeOffset At, DateTimeOffset OverAt)
{
    /// <summary>From when on the citizens' wait is the program's.</summary>
    public DateTimeOffset Since => Fault.Heals ? OverAt : At;
}

/// <summary>All kinds of faults, each drawn in turn.</summary>
internal static class Faults
{
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(3);

    public static IReadOnlyList<Fault> All(bool skewClocks, bool smallDisk) =>
    [
        new("node killed, back after 20 s", Heals: false, async (stage, token) =>
        {
            var node = stage.AnyNode();
            await node.KillAsync();
            await Task.Delay(TimeSpan.FromSeconds(20), token);
            await node.StartAsync(TimeSpan.Zero, token);
        }),
        new("node killed, back at once", Heals: false, async (stage, token) =>
        {
            var node = stage.AnyNode();
            await node.KillAsync();
            await node.StartAsync(TimeSpan.Zero, token);
        }),
        new("node stands still for 14 s", Heals: false, async (stage, token) =>
        {
            var node = stage.AnyNode();
            await node.Process.PauseAsync();
            await Task.Delay(TimeSpan.FromSeconds(14), token);
            await node.Process.ResumeAsync();
        }),
        new("node cut off from Redis for 12 s", Heals: false, (stage, token) => LineAsync(stage.AnyNode().Redis, LineState.Cut, 12, token)),
        new("node's line to Redis silent for 14 s", Heals: false, (stage, token) => LineAsync(stage.AnyNode().Redis, LineState.Silent, 14, token)),
        new("node's line to Redis slow for 10 s", Heals: false, (stage, token) => LineAsync(stage.AnyNode().Redis, LineState.Slow, 10, token)),
        new("node cut off from PostgreSQL for 8 s", Heals: true, (stage, token) => LineAsync(stage.AnyNode().Records, LineState.Cut, 8, token)),
        new("Redis stands still for 6 s", Heals: true, async (stage, token) =>
        {
            await stage.Redis.PauseAsync();
            await Task.Delay(TimeSpan.FromSeconds(6), token);
            await stage.Redis.ResumeAsync();
        }),
        new("Redis killed, back after 2 s", Heals: true, async (stage, token) =>
        {
            await stage.Redis.KillAsync();
            await Task.Delay(TimeSpan.FromSeconds(2), token);
            await stage.Redis.StartAsync(token);
        }),
        new("PostgreSQL restarted", Heals: true, (_, token) => Task.Run(Tests.Storage.Records.PostgresServer.Restart, token)),
        .. smallDisk
            ? [new Fault("disk full for 10 s", Heals: true, async (stage, token) =>
            {
                stage.Disk!.Fill();
                await Task.Delay(TimeSpan.FromSeconds(10), token);
                stage.Disk.Free();
            })]
            : (IReadOnlyList<Fault>)[],
        .. skewClocks
            ? [new Fault("node restarted with a clock 3 minutes ahead", Heals: false, (stage, token) => SkewAsync(stage, Skew, token)), new Fault("node restarted with a clock 3 minutes behind", Heals: false, (stage, token) => SkewAsync(stage, -Skew, token))]
            : (IReadOnlyList<Fault>)[],
    ];

    private static async Task LineAsync(FaultProxy line, LineState state, int seconds, CancellationToken cancellationToken)
    {
        line.Set(state);
        await Task.Delay(TimeSpan.FromSeconds(seconds), cancellationToken);
        line.Set(LineState.Open);
    }

    private static async Task SkewAsync(ChaosStage stage, TimeSpan skew, CancellationToken cancellationToken)
    {
        var node = stage.AnyNode();
        await node.KillAsync();
        await node.StartAsync(skew, cancellationToken);
        await Task.Delay(TimeSpan.FromSeconds(12), cancellationToken);
        await node.KillAsync();
        await node.StartAsync(TimeSpan.Zero, cancellationToken);
    }
}
