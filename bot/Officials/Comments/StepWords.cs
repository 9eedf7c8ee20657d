using CivicBot.Comments;
using CivicBot.Comments.Desk;
using CivicBot.Comments.Life;

namespace CivicBot.Officials.Comments;

/// <summary>What can be done with a comment next, in words.</summary>
internal static class StepWords
{
    private static readonly CommentState[] Order =
    [
        CommentState.Confirmed, CommentState.Assigned, CommentState.Answered, CommentState.AnsweredOnSpot, CommentState.Done, CommentState.Promised, CommentState.NeedsInformation,
        CommentState.Forwarded, CommentState.Duplicate, CommentState.Refused, CommentState.Reopened,
    ];

    /// <summary>In the order in which officials think of them.</summary>
    public static IEnumerable<CommentState> Next(CommentState from) =>
        CommentTransitions.After(from).Where(step => step.By.HasFlag(ActorKind.Official)).Select(step => step.To).OrderBy(state => Array.IndexOf(Order, state));

    public static string Verb(CommentState from, CommentState to) => to switch
    {
        CommentState.Confirmed => from == CommentState.Received ? "Xác nhận đã hiểu đúng" : "Trả lại (không thuộc việc của tôi)",
        CommentState.Assigned => "Giao cán bộ",
        CommentState.NeedsInformation => "Hỏi thêm người dân",
        CommentState.Forwarded => "Chuyển cơ quan khác",
        CommentState.Promised => "Hẹn ngày",
        CommentState.AnsweredOnSpot => "Đã trả lời tại chỗ",
        CommentState.Answered => "Trả lời",
        CommentState.Done => "Đã làm xong",
        CommentState.Refused => "Không giải quyết",
        CommentState.Duplicate => "Đánh dấu trùng",
        CommentState.Reopened => "Mở lại",
        _ => CommentTexts.StateName(to),
    };

    /// <summary>Null where nothing is to be written.</summary>
    public static string? TextLabel(CommentState from, CommentState to) => to switch
    {
        CommentState.Confirmed when from == CommentState.Received => null,
        CommentState.Confirmed or CommentState.Reopened => "Lý do",
        CommentState.NeedsInformation => "Cần hỏi điều gì",
        CommentState.Forwarded => "Vì sao vượt thẩm quyền của xã, phường",
        CommentState.Promised => "Hẹn làm việc gì",
        CommentState.Done => "Đã làm gì",
        CommentState.Refused => "Lý do, bằng lời dễ hiểu",
        CommentState.Answered or CommentState.AnsweredOnSpot => "Nội dung trả lời",
        _ => null,
    };

    /// <summary>What the citizen hears of it, and when; null: nothing.</summary>
    public static string? Telling(CommentState from, CommentState to) => CommentTransitions.Find(from, to) switch
    {
        { Tells: true } when to.IsClosed() || to == CommentState.Forwarded => "Người gửi sẽ nhận một tin nhắn về việc này; trong vài phút đầu còn hoàn tác được mà chưa ai nhận tin.",
        { Tells: true } => "Người gửi sẽ nhận một tin nhắn về việc này.",
        _ => null,
    };
}
