using CivicBot.Messaging.Proactive;
using CivicBot.ZaloStandIn;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CivicBot.Tests.Messaging.Proactive;

/// <summary>A stand-in of Zalo, the messaging in front of it, and a clock that stands at 08:00 in Vietnam on the second of March.</summary>
internal abstract class ZnsFixture
{
    protected const string User = "2512523625412515000";
    protected static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    protected FakeTime Time { get; private set; } = null!;

    protected TempDirectory Folder { get; private set; } = null!;

    protected StandIn Zalo { get; private set; } = null!;

    protected ZnsRig Rig { get; private set; } = null!;

    [SetUp]
    public async Task StartAsync()
    {
        Time = new FakeTime();
        Folder = new TempDirectory();
        Zalo = await StandIn.StartAsync(new StandInOptions { Accounts = [new AccountOptions { OaId = ZnsRig.OaId, RefreshToken = "RT-seed" }], Time = Time });
        Rig = new ZnsRig(Folder.Path, Zalo, Time);
        await Rig.StartAsync();
    }

    [TearDown]
    public async Task StopAsync()
    {
        await Rig.DisposeAsync();
        await Zalo.DisposeAsync();
        Folder.Dispose();
    }

    protected IReadOnlyList<string> Chat() => [.. Zalo.Ledger.Of(ZnsRig.OaId, User).Select(m => m.Text)];

    protected async Task RestartAsync(Dictionary<string, string?> settings)
    {
        await Rig.DisposeAsync();
        Rig = new ZnsRig(Folder.Path, Zalo, Time, settings);
        await Rig.StartAsync();
    }

    protected Task ExpectAsync<TStatus>(string key) => UntilAsync(async () => await Rig.StatusAsync(key) is TStatus);

    /// <summary>Until so many notices wait to be sent.</summary>
    protected Task ExpectWaitingAsync(int count) =>
        UntilAsync(async () => Spent(await Rig.HealthAsync()).Contains($"waiting = {count} ", StringComparison.Ordinal));

    protected static string Spent(HealthCheckResult health) => health.Data[ZnsRig.OaId].ToString()!;

    /// <summary>Until the result of a sending is stored: then nothing is interrupted by what follows.</summary>
    protected Task SettledAsync() => UntilAsync(() => Task.FromResult(!Rig.IsSending()));

    /// <summary>Waits until something waits for a moment within these bounds, and lets that moment come.</summary>
    protected async Task PassAsync(double fromHours, double toHours) => Time.Advance(await Time.WaitedForAsync(fromHours * Hour, toHours * Hour));

    /// <summary>For what leaves no trace but a row: looks again after each thread switch, for half a minute at most.</summary>
    protected static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await condition())
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
