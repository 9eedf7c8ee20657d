namespace CivicBot.Tests.EndToEnd.StandInFacts;

/// <summary>A clock that only the test moves; timers run at the machine's pace.</summary>
internal sealed class ManualTime : TimeProvider
{
    private DateTimeOffset now = new(2026, 11, 21, 2, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    public void Advance(TimeSpan by) => now += by;
}
