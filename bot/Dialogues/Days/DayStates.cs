using CivicBot.Dialogues.Records;

namespace CivicBot.Dialogues.Days;

public static class DayStates
{
    /// <summary>The meeting took place.</summary>
    public static bool WasHeld(this DayState state) => state is DayState.Held or DayState.Reported or DayState.Published;

    /// <summary>In files and commands, for example <c>announced</c>.</summary>
    public static string WireName(this DayState state) => state switch
    {
        DayState.Planned => "planned",
        DayState.Announced => "announced",
        DayState.Held => "held",
        DayState.Reported => "reported",
        DayState.Published => "published",
        DayState.Cancelled => "cancelled",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown state of a dialogue day."),
    };

    /// <summary>In the audit trail, for example <c>announce</c>.</summary>
    public static string WireName(this DayStep step) => step switch
    {
        DayStep.Edit => "edit",
        DayStep.Announce => "announce",
        DayStep.CutOff => "cutoff",
        DayStep.Hold => "hold",
        DayStep.Count => "attend",
        DayStep.Conclude => "conclude",
        DayStep.Report => "report",
        DayStep.Publish => "publish",
        DayStep.Reopen => "reopen",
        DayStep.Cancel => "cancel",
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "Unknown step of a dialogue day."),
    };
}
