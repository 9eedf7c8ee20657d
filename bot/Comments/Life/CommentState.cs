namespace CivicBot.Comments.Life;

/// <summary>Where a comment stands (trạng thái). "Closed" is never one word: each closed state says what it means. Stored by number: never renumber.</summary>
public enum CommentState
{
    /// <summary>Đã tiếp nhận: written down by somebody else (paper, phone, room, import), not read back to the citizen.</summary>
    Received = 0,

    /// <summary>Đã xác nhận: the citizen, or the clerk for the citizen, confirmed what was understood.</summary>
    Confirmed = 1,

    /// <summary>Đã giao xử lý: an officer has it.</summary>
    Assigned = 2,

    /// <summary>Cần thêm thông tin: the citizen was asked something.</summary>
    NeedsInformation = 3,

    /// <summary>Đã chuyển cơ quan có thẩm quyền: beyond the commune; still followed here.</summary>
    Forwarded = 4,

    /// <summary>Đã hẹn: promised with a date.</summary>
    Promised = 5,

    /// <summary>Mở lại: contested by the citizen or taken up again by an official.</summary>
    Reopened = 6,

    /// <summary>Đã trả lời tại chỗ: answered in the meeting itself.</summary>
    AnsweredOnSpot = 10,

    /// <summary>Đã trả lời.</summary>
    Answered = 11,

    /// <summary>Đã làm xong, có minh chứng: done, with proof.</summary>
    Done = 12,

    /// <summary>Không giải quyết, có lý do pháp luật: refused with a legal reason.</summary>
    Refused = 13,

    /// <summary>Trùng ý kiến khác.</summary>
    Duplicate = 14,

    /// <summary>Người dân đã rút.</summary>
    Withdrawn = 15,
}

public static class CommentStates
{
    public static IReadOnlyList<CommentState> All { get; } = Enum.GetValues<CommentState>();

    public static bool IsClosed(this CommentState state) => state >= CommentState.AnsweredOnSpot;

    public static bool IsOpen(this CommentState state) => !state.IsClosed();

    /// <summary>Wire name in files and commands, for example <c>needs-information</c>.</summary>
    public static string WireName(this CommentState state) => state switch
    {
        CommentState.Received => "received",
        CommentState.Confirmed => "confirmed",
        CommentState.Assigned => "assigned",
        CommentState.NeedsInformation => "needs-information",
        CommentState.Forwarded => "forwarded",
        CommentState.Promised => "promised",
        CommentState.Reopened => "reopened",
        CommentState.AnsweredOnSpot => "answered-on-spot",
        CommentState.Answered => "answered",
        CommentState.Done => "done",
        CommentState.Refused => "refused",
        CommentState.Duplicate => "duplicate",
        CommentState.Withdrawn => "withdrawn",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown state of a comment."),
    };

    public static CommentState? OfWireName(string name) => All.Select(state => (CommentState?)state).FirstOrDefault(state => state!.Value.WireName() == name);
}
