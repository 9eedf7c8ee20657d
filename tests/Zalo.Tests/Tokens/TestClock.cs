namespace CivicBot.Adapters.Zalo.Tests.Tokens;

/// <summary>The machine's clock with an offset that tests move; timers run in real time.</summary>
internal sealed class TestClock(TimeSpan offset = default) : TimeProvider
{
    private long offset = offset.Ticks;

    public DateTimeOffset Now => GetUtcNow();

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + new TimeSpan(Interlocked.Read(ref offset));

    public void Move(TimeSpan span) => Interlocked.Add(ref offset, span.Ticks);
}
