namespace CivicBot.Storage.Redis;

/// <summary>
/// The time nodes agree on: this machine's, put right by Redis' where both contradict each other. Moments that one node stores ("not before") are compared
/// by another; on a machine whose clock is minutes slow, what is due would otherwise wait for minutes. Pauses are measured as the machine measures them.
/// </summary>
internal sealed class SharedTime(TimeProvider machine) : TimeProvider
{
    // NTP keeps machines within a few milliseconds; the answer's way back and forth takes a few more. Less than this is noise.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(250);

    private long correction;

    /// <summary>What this machine's own clock shows.</summary>
    public TimeProvider Machine => machine;

    /// <summary>What is added to the machine's clock; zero while it agrees.</summary>
    public TimeSpan Correction => TimeSpan.FromTicks(Interlocked.Read(ref correction));

    public override TimeZoneInfo LocalTimeZone => machine.LocalTimeZone;

    public override long TimestampFrequency => machine.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => machine.GetUtcNow() + Correction;

    public override long GetTimestamp() => machine.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => machine.CreateTimer(callback, state, dueTime, period);

    /// <summary>Asks Redis.</summary>
    /// <exception cref="StorageUnavailableException">Redis is away; the last correction stays.</exception>
    public async Task CorrectAsync(RedisConnection redis)
    {
        var (asked, since) = (machine.GetUtcNow(), machine.GetTimestamp());
        var theirs = await AskAsync(redis);
        Correct(theirs, asked, asked + machine.GetElapsedTime(since));
    }

    /// <returns>The time of the server.</returns>
    /// <exception cref="StorageUnavailableException">Redis is away.</exception>
    public static async Task<DateTimeOffset> AskAsync(RedisConnection redis)
    {
        var time = await redis.CommandAsync("TIME");
        return DateTimeOffset.FromUnixTimeSeconds(time.Integer(0)).AddMicroseconds(time.Integer(1));
    }

    /// <summary>A clock that shows any moment between question and answer is right; another is put right as if the server had answered half-way.</summary>
    internal void Correct(DateTimeOffset theirs, DateTimeOffset asked, DateTimeOffset answered)
    {
        var needed = theirs >= asked - Tolerance && theirs <= answered + Tolerance ? TimeSpan.Zero : theirs - (asked + ((answered - asked) / 2));
        if ((needed - Correction).Duration() > Tolerance)
        {
            Interlocked.Exchange(ref correction, needed.Ticks);
        }
    }
}
