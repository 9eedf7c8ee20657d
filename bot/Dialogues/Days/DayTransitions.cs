using CivicBot.Dialogues.Records;
using static CivicBot.Dialogues.Days.DayStep;
using static CivicBot.Dialogues.Records.DayState;

namespace CivicBot.Dialogues.Days;

/// <summary>What is done with a dialogue day.</summary>
public enum DayStep
{
    /// <summary>Sửa kế hoạch.</summary>
    Edit,

    /// <summary>Thông báo cho người dân.</summary>
    Announce,

    /// <summary>Đổi hạn gửi ý kiến.</summary>
    CutOff,

    /// <summary>Khai mạc: the meeting takes place.</summary>
    Hold,

    /// <summary>Điểm danh bằng số.</summary>
    Count,

    /// <summary>Ghi kết luận.</summary>
    Conclude,

    /// <summary>Chốt số liệu.</summary>
    Report,

    /// <summary>Công khai kết quả.</summary>
    Publish,

    /// <summary>Mở lại báo cáo đã chốt để sửa.</summary>
    Reopen,

    /// <summary>Hủy.</summary>
    Cancel,
}

/// <summary>One allowed step.</summary>
public sealed record DayTransition(DayState From, DayStep Step, DayState To);

/// <summary>The one table of what may become of a dialogue day. Cancelled and published days stay as they are.</summary>
public static class DayTransitions
{
    /// <summary>Every allowed step, once.</summary>
    public static IReadOnlyList<DayTransition> All { get; } =
    [
        new(Planned, Edit, Planned),
        new(Planned, Announce, Announced),
        new(Planned, Cancel, Cancelled),

        // Only a field trip: a dialogue with the people must be announced first (DayLife).
        new(Planned, Hold, Held),

        new(Announced, Edit, Announced),
        new(Announced, CutOff, Announced),
        new(Announced, Hold, Held),
        new(Announced, Cancel, Cancelled),

        new(Held, Count, Held),
        new(Held, Conclude, Held),
        new(Held, Report, Reported),

        new(Reported, Publish, Published),

        // What was made public stays as it was.
        new(Reported, Reopen, Held),
    ];

    /// <summary>Null where this step is not allowed.</summary>
    public static DayTransition? Find(DayState from, DayStep step) => All.FirstOrDefault(transition => transition.From == from && transition.Step == step);

    /// <summary>What may follow.</summary>
    public static IEnumerable<DayTransition> After(DayState from) => All.Where(transition => transition.From == from);
}
