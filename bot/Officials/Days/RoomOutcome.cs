namespace CivicBot.Officials.Days;

/// <summary>What came of an act at the sheet of the room.</summary>
internal abstract record RoomOutcome
{
    private RoomOutcome()
    {
    }

    /// <param name="Code">Digits of the comment's code; null: the act was about none.</param>
    /// <param name="Notes">What the clerk should know, a Vietnamese sentence each.</param>
    public sealed record Done(string? Code, IReadOnlyList<string> Notes) : RoomOutcome;

    /// <summary>It will not be done, however often it is asked.</summary>
    /// <param name="Why">One sentence, Vietnamese.</param>
    public sealed record Refused(string Why) : RoomOutcome;

    /// <summary>It may be done when asked again.</summary>
    /// <param name="Why">One sentence, Vietnamese.</param>
    public sealed record Later(string Why) : RoomOutcome;
}
