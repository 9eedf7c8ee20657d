namespace CivicBot.Comments.Deadlines;

/// <summary>How a clock is shown everywhere: green, amber, red.</summary>
public enum ClockColour
{
    Green,

    /// <summary>Sắp đến hạn.</summary>
    Amber,

    /// <summary>Quá hạn.</summary>
    Red,
}

/// <summary>One rule for all clocks: of comments (working days) and of dialogue days (calendar days).</summary>
public static class ClockColours
{
    /// <summary>A clock that still runs. On its last day it is amber, not red: the day is not over.</summary>
    /// <param name="daysLeft">0 on the last day, negative after it; working or calendar days, as the clock counts.</param>
    /// <param name="amberDays">Amber from so many days before the last one.</param>
    public static ClockColour Of(int daysLeft, int amberDays) => daysLeft switch
    {
        < 0 => ClockColour.Red,
        _ when daysLeft <= amberDays => ClockColour.Amber,
        _ => ClockColour.Green,
    };

    /// <summary>A clock that was stopped: what should happen has happened.</summary>
    public static ClockColour OfStopped(DateOnly due, DateOnly happened) => happened <= due ? ClockColour.Green : ClockColour.Red;

    /// <summary>In files and commands: green, amber, red.</summary>
    public static string WireName(this ClockColour colour) => colour switch
    {
        ClockColour.Green => "green",
        ClockColour.Amber => "amber",
        ClockColour.Red => "red",
        _ => throw new ArgumentOutOfRangeException(nameof(colour), colour, "Unknown colour of a clock."),
    };
}
