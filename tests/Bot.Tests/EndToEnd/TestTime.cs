namespace CivicBot.Tests.EndToEnd;

/// <summary>
/// A clock for a whole program with real sockets: it starts where the test says, runs <paramref name="speed"/> times as fast as the machine's
/// (timers too), and can be moved forward. Pauses of minutes then take seconds, and nothing has to be told when to wait.
/// </summary>
internal sealed class TestTime(DateTimeOffset start, double speed = 1) : TimeProvider
{
    /// <summary>A Monday morning in Vietnam, offices open.</summary>
    public static readonly DateTimeOffset MondayMorning = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(7));

    private readonly long started = System.GetTimestamp();
    private long ahead;

    public override DateTimeOffset GetUtcNow() =>
        start.ToUniversalTime() + (System.GetElapsedTime(started) * speed) + TimeSpan.FromTicks(Interlocked.Read(ref ahead));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Timer(System.CreateTimer(callback, state, Real(dueTime), Real(period)), Real);

    public void Advance(TimeSpan by) => Interlocked.Add(ref ahead, by.Ticks);

    private TimeSpan Real(TimeSpan time) => time <= TimeSpan.Zero ? time : time / speed;

    private sealed class Timer(ITimer inner, Func<TimeSpan, TimeSpan> real) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => inner.Change(real(dueTime), real(period));

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
