using CivicBot.Comments.Life;

namespace CivicBot.Comments;

/// <summary>What officials read about comments, in one place; what citizens read is in <c>Conversation/Texts</c> and <c>Comments/Notices</c>.</summary>
public static partial class CommentTexts
{
    public const string NeedsOfficer = "Chưa ghi giao cho ai; hãy chọn cán bộ phụ trách.";
    public const string OfficerTooLong = "Tên hoặc chức danh cán bộ dài quá 200 chữ.";
    public const string NeedsReason = "Chưa ghi lý do; hãy viết một câu để người sau hiểu vì sao.";
    public const string NeedsQuestion = "Chưa ghi cần hỏi người dân điều gì.";
    public const string NeedsBody = "Chuyển nơi khác thì phải ghi cơ quan nhận và lý do vượt thẩm quyền của xã, phường.";
    public const string NeedsPromise = "Chưa ghi hẹn làm việc gì.";
    public const string NeedsAnswer = "Chưa có nội dung trả lời.";
    public const string NeedsProof = "Báo đã làm xong thì phải ghi đã làm gì và minh chứng (ảnh, biên bản, kết quả kiểm tra).";
    public const string NeedsLegalReason = "Không giải quyết thì phải ghi lý do, căn cứ pháp luật và nơi người dân có thể đến.";
    public const string NeedsOtherComment = "Hãy ghi mã của ý kiến khác mà ý kiến này trùng.";
    public const string DateIsPast = "Ngày này đã qua; hãy chọn từ hôm nay trở đi.";
    public const string DateIsTooFar = "Ngày hẹn quá xa; hãy xem lại năm.";

    public static string StateName(CommentState state) => state switch
    {
        CommentState.Received => "Đã tiếp nhận",
        CommentState.Confirmed => "Đã xác nhận",
        CommentState.Assigned => "Đã giao xử lý",
        CommentState.NeedsInformation => "Chờ người dân bổ sung",
        CommentState.Forwarded => "Đã chuyển cơ quan có thẩm quyền",
        CommentState.Promised => "Đã hẹn ngày",
        CommentState.Reopened => "Mở lại",
        CommentState.AnsweredOnSpot => "Đã trả lời tại chỗ",
        CommentState.Answered => "Đã trả lời",
        CommentState.Done => "Đã làm xong, có minh chứng",
        CommentState.Refused => "Không giải quyết, có lý do",
        CommentState.Duplicate => "Trùng ý kiến khác",
        CommentState.Withdrawn => "Người dân đã rút",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown state of a comment."),
    };

    public static string StepNotAllowed(CommentState from, CommentState to) =>
        $"Ý kiến đang ở trạng thái “{StateName(from)}”, không chuyển thẳng sang “{StateName(to)}” được.";

    public static string NotYours(CommentState to) => $"Việc chuyển sang “{StateName(to)}” không thuộc quyền của người đang thao tác.";
}
