namespace CivicBot.Knowledge.Calendar;

/// <summary>Opening hours of a week; times are Vietnamese local times.</summary>
/// <param name="Days">Spans in order, not overlapping; a day without spans is closed.</param>
public sealed record OpeningHours(IReadOnlyDictionary<DayOfWeek, IReadOnlyList<OpeningSpan>> Days)
{
    public IReadOnlyList<OpeningSpan> On(DayOfWeek day) => Days.GetValueOrDefault(day) ?? [];
}

/// <summary>From (included) to (excluded).</summary>
public sealed record OpeningSpan(TimeOnly From, TimeOnly To);

/// <summary>Whether an office is open at a moment.</summary>
/// <param name="IsOpen">Open at that moment.</param>
/// <param name="ClosesAt">End of the current span, Vietnamese offset; null while closed.</param>
/// <param name="NextOpening">Start of the next span, Vietnamese offset; null while open, or if none lies within the next 60 days.</param>
/// <param name="Reason">Why it is closed.</param>
/// <param name="ReasonText">Name of the holiday or reason of the closure as written in the files; null otherwise.</param>
public sealed record OpeningState(
    bool IsOpen,
    DateTimeOffset? ClosesAt,
    DateTimeOffset? NextOpening,
    ClosedReason Reason,
    string? ReasonText);

/// <summary>Why an office is closed.</summary>
public enum ClosedReason
{
    /// <summary>It is open.</summary>
    None,

    /// <summary>Outside the hours of a day on which it opens (before, lunch, after).</summary>
    OutsideHours,

    /// <summary>A day of the week without hours.</summary>
    Weekend,
    PublicHoliday,

    /// <summary>The commune's own closure.</summary>
    Closure,
}
