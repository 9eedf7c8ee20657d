namespace CivicBot.ZaloStandIn.Control;

/// <summary>A clock that runs <paramref name="speed"/> times as fast as the machine's from now on; timers keep the machine's pace.</summary>
internal sealed class FastTime(double speed) : TimeProvider
{
    private readonly DateTimeOffset start = System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => start + ((System.GetUtcNow() - start) * speed);
}
