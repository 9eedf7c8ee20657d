using CivicBot.Load.Bot;
using CivicBot.ZaloStandIn;
using Npgsql;

namespace CivicBot.Load.Chaos;

/// <summary>One node: its process, and its own lines to Redis and PostgreSQL.</summary>
internal sealed class ChaosNode : IAsyncDisposable
{
    private const string FakeTime = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1";

    private readonly BotLaunch launch;
    private BotProcess? process;

    /// <param name="number">From 1.</param>
    /// <param name="data">The folder that all nodes share, for attachments.</param>
    public ChaosNode(int number, StandIn standIn, string program, string data, int redis, string records, IEnumerable<string> settings)
    {
        Number = number;
        var database = new NpgsqlConnectionStringBuilder(records);
        Redis = new FaultProxy(redis);
        Records = new FaultProxy(database.Port);
        database.Port = Records.Port;
        launch = BotLaunch.For(
            standIn,
            program,
            data,
            [
                $"ConnectionStrings__Redis=127.0.0.1:{Redis.Port}", $"ConnectionStrings__Records={database.ConnectionString}",
                "Comments__Attachments__TimeLimit=00:00:20", "Comments__Attachments__IdleLimit=00:00:10", .. settings,
            ]);
    }

    public int Number { get; }

    public FaultProxy Redis { get; }

    public FaultProxy Records { get; }

    public BotProcess Process => process ?? throw new InvalidOperationException($"Node {Number} is not running.");

    public Uri Webhook => new(launch.Url + "/zalo/webhook");

    public static bool CanSkewClocks => File.Exists(FakeTime);

    /// <param name="skew">How far the node's clock is from the others'.</param>
    public async Task StartAsync(TimeSpan skew, CancellationToken cancellationToken)
    {
        var settings = new Dictionary<string, string>(launch.Settings, StringComparer.Ordinal);
        if (skew != TimeSpan.Zero)
        {
            settings["LD_PRELOAD"] = FakeTime;
            settings["FAKETIME"] = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{skew.TotalSeconds:+0;-0}s");
            settings["FAKETIME_DONT_FAKE_MONOTONIC"] = "1";
            settings["NO_FAKE_STAT"] = "1";
        }

        process = BotProcess.Start(launch with { Settings = settings }, $"{launch.DataDirectory}.{Number}.log");
        await process.WaitReadyAsync(cancellationToken);
    }

    public async Task KillAsync()
    {
        await Process.KillAsync();
        await Process.DisposeAsync();
        process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await process.DisposeAsync();
        }

        await Redis.DisposeAsync();
        await Records.DisposeAsync();
    }
}
