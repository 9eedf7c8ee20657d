using CivicBot.Dialogues.Records;

namespace CivicBot.Dialogues.Desk;

/// <summary>What came of an official's action on a dialogue day.</summary>
public abstract record DayOutcome
{
    private DayOutcome()
    {
    }

    /// <param name="Version">To be given with the next action.</param>
    /// <param name="Comments">How many comments were put on a day, moved to another or kept for the next one.</param>
    /// <param name="Again">The same occasion had done it before; nothing happened now.</param>
    public sealed record Done(string DayId, DayState State, int Version, int Comments, bool Again) : DayOutcome;

    /// <param name="Why">One sentence for the person, Vietnamese.</param>
    public sealed record NotAllowed(string Why) : DayOutcome;

    /// <summary>Somebody else changed it meanwhile; look again.</summary>
    /// <param name="By">Who did, where it is known.</param>
    public sealed record ChangedMeanwhile(string? By, DateTimeOffset At) : DayOutcome;

    public sealed record NotFound : DayOutcome;
}
