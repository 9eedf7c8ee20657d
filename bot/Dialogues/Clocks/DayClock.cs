using CivicBot.Comments.Deadlines;

namespace CivicBot.Dialogues.Clocks;

/// <summary>What a clock of a dialogue day waits for.</summary>
public enum DayClockKind
{
    /// <summary>Thông báo, by law.</summary>
    Announce,

    /// <summary>Hạn gửi ý kiến, set by the commune.</summary>
    CutOff,

    /// <summary>Nhắc người dân.</summary>
    Remind,

    /// <summary>Công khai kết quả, by law.</summary>
    Publish,
}

/// <summary>One clock of a dialogue day, as it is shown everywhere.</summary>
/// <param name="DueOn">Last day; legal terms and this date count calendar days.</param>
/// <param name="HappenedOn">The clock was stopped on this day; null: it runs.</param>
/// <param name="DaysLeft">Calendar days to <paramref name="DueOn"/>: 0 on the last day, negative after it.</param>
/// <param name="WorkingDaysLeft">Of these, days on which the office works: what is left to prepare in.</param>
/// <param name="Text">One or two Vietnamese sentences for officials.</param>
public sealed record DayClock(DayClockKind Kind, DateOnly DueOn, DateOnly? HappenedOn, ClockColour Colour, int DaysLeft, int WorkingDaysLeft, string Text);
