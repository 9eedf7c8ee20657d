using CivicBot.Comments.Life;

namespace CivicBot.Comments.Desk;

/// <summary>What came of an official's action.</summary>
public abstract record DeskOutcome
{
    private DeskOutcome()
    {
    }

    /// <param name="Version">To be given with the next action.</param>
    /// <param name="Again">The same occasion had done it before; nothing happened now.</param>
    public sealed record Done(string Code, CommentState State, int Version, bool Again) : DeskOutcome;

    /// <param name="Why">One sentence for the person, Vietnamese.</param>
    public sealed record NotAllowed(string Why) : DeskOutcome;

    /// <summary>Somebody else changed it meanwhile; look again.</summary>
    /// <param name="By">Who did; "" the citizen; null where it is not known.</param>
    public sealed record ChangedMeanwhile(string? By, DateTimeOffset At) : DeskOutcome
    {
        /// <summary>One sentence for the person, Vietnamese.</summary>
        public string Why => CommentTexts.ChangedMeanwhile(By, At);
    }

    public sealed record NotFound : DeskOutcome;
}

/// <summary>Who comes to the desk with which comment.</summary>
/// <param name="Code">Digits of the code.</param>
/// <param name="Version">What the person saw; null: whatever it is now.</param>
/// <param name="Occasion">Stable key of the click or row; the same again does nothing.</param>
public sealed record DeskVisit(string Code, Actor By, int? Version, string Occasion);
