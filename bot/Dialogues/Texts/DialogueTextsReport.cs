using System.Globalization;
using CivicBot.Comments.Life;
using CivicBot.Dialogues.Reports;

namespace CivicBot.Dialogues;

/// <summary>What reports say.</summary>
public static partial class DialogueTexts
{
    public const string ReportTitle = "Báo cáo kết quả đối thoại với nhân dân";
    public const string PublicReportTitle = "Công khai kết quả đối thoại với nhân dân";
    public const string AllUnits = "Tổng cộng";
    public const string UnknownPlace = "Chưa rõ địa bàn";
    public const string ConclusionTitle = "Kết luận của người chủ trì";
    public const string ByOutcomeTitle = "Kết quả giải quyết";
    public const string ByTopicTitle = "Theo lĩnh vực";
    public const string ByPlaceTitle = "Theo địa bàn";
    public const string ByRefusalTitle = "Lý do không giải quyết";
    public const string ByUnitTitle = "Theo đơn vị";
    public const string OnlyCountedDenunciations = "Đơn, ý kiến có nội dung tố cáo được chuyển theo Luật Tố cáo, không nêu ở đây; bảng dưới không gồm các ý kiến này.";

    public static string OutcomeName(CommentOutcome outcome) => outcome switch
    {
        CommentOutcome.AnsweredOnSpot => "Trả lời tại chỗ",
        CommentOutcome.Answered => "Đã trả lời sau buổi đối thoại",
        CommentOutcome.Done => "Đã làm xong, có minh chứng",
        CommentOutcome.Promised => "Đã hẹn ngày giải quyết",
        CommentOutcome.Forwarded => "Đã chuyển cơ quan có thẩm quyền, đang theo dõi",
        CommentOutcome.Refused => "Không giải quyết, có lý do pháp luật",
        CommentOutcome.Duplicate => "Trùng ý kiến khác",
        CommentOutcome.Withdrawn => "Người dân đã rút",
        CommentOutcome.InProgress => "Đang xử lý",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Unknown outcome of a comment."),
    };

    public static string RefusalName(RefusalReason reason) => reason switch
    {
        RefusalReason.PrivateMatter => "Việc giữa các cá nhân, không thuộc thẩm quyền Nhà nước",
        RefusalReason.AlreadyDecided => "Đã có quyết định có hiệu lực",
        RefusalReason.AgainstTheLaw => "Trái quy định pháp luật",
        RefusalReason.OtherProcedure => "Phải đi theo thủ tục khác",
        RefusalReason.NotEnoughInformation => "Không đủ thông tin",
        RefusalReason.NotConfirmedByCheck => "Kiểm tra thấy không đúng",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Unknown reason of a refusal."),
    };

    public static string Period(DateOnly from, DateOnly to) => from == to ? $"Ngày {Date(from)}" : $"Từ {Date(from)} đến {Date(to)}";

    /// <summary>The sentence that practice reports: meetings, attendance, comments.</summary>
    public static string Sentence(ReportNumbers numbers)
    {
        var trips = numbers.FieldTrips == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {numbers.FieldTrips} chuyến đi cơ sở");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Đã tổ chức {numbers.Meetings} buổi đối thoại{trips}, {numbers.Attendance} lượt người dự, {numbers.Officials} lượt cán bộ, tiếp nhận {numbers.Comments} ý kiến.");
    }
}
