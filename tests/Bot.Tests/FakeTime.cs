namespace CivicBot.Tests;

/// <summary>A clock that only moves when told, and then fires what became due, in order.</summary>
internal sealed class FakeTime(DateTimeOffset now) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<Alarm> alarms = [];
    private readonly List<(DateTimeOffset From, DateTimeOffset To, TaskCompletionSource<DateTimeOffset> Seen)> watchers = [];
    private DateTimeOffset now = now;

    public FakeTime()
        : this(new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero))
    {
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, () => callback(state));
        alarm.Change(dueTime, period);
        return alarm;
    }

    public void Advance(TimeSpan by)
    {
        var until = GetUtcNow() + by;
        while (TakeDue(until) is { } due)
        {
            due.Fire();
        }

        lock (gate)
        {
            now = until;
        }
    }

    /// <summary>
    /// Completes when something waits for a moment within these bounds from now: the code under test has come to the point where only time
    /// helps. Then <see cref="Advance"/> can be called without a race.
    /// </summary>
    public async Task<TimeSpan> WaitedForAsync(TimeSpan from, TimeSpan to)
    {
        var seen = new TaskCompletionSource<DateTimeOffset>(TaskCreationOptions.RunContinuationsAsynchronously);
        DateTimeOffset start;
        lock (gate)
        {
            start = now;
            watchers.Add((now + from, now + to, seen));
            alarms.ForEach(TellWatchers);
        }

        return await seen.Task.WaitAsync(TimeSpan.FromSeconds(30)) - start;
    }

    private void TellWatchers(Alarm alarm)
    {
        foreach (var (_, _, seen) in watchers.Where(w => alarm.DueAt >= w.From && alarm.DueAt <= w.To))
        {
            seen.TrySetResult(alarm.DueAt);
        }
    }

    private Alarm? TakeDue(DateTimeOffset until)
    {
        lock (gate)
        {
            var due = alarms.Where(a => a.DueAt <= until).MinBy(a => a.DueAt);
            if (due is null)
            {
                return null;
            }

            now = due.DueAt > now ? due.DueAt : now;
            if (due.Period > TimeSpan.Zero)
            {
                due.DueAt = now + due.Period;
            }
            else
            {
                alarms.Remove(due);
            }

            return due;
        }
    }

    private sealed class Alarm(FakeTime time, Action callback) : ITimer
    {
        public DateTimeOffset DueAt { get; set; }

        public TimeSpan Period { get; private set; }

        public void Fire() => callback();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time.gate)
            {
                time.alarms.Remove(this);
                Period = period;
                if (dueTime >= TimeSpan.Zero)
                {
                    DueAt = time.now + dueTime;
                    time.alarms.Add(this);
                    time.TellWatchers(this);
                }

                return true;
            }
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
