using System.Globalization;
using CivicBot.Comments.Deadlines;
using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Knowledge.Calendar;

namespace CivicBot.Officials.Comments;

/// <summary>Words and colours by which the pages speak of comments.</summary>
internal static class CommentWords
{
    public static string Moment(DateTimeOffset at) => VietnamTime.ToVietnam(at).ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture);

    public static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    public static string Channel(CommentChannel channel) => channel switch
    {
        CommentChannel.Zalo => "Zalo",
        CommentChannel.WebChat => "Trang web",
        CommentChannel.Phone => "Điện thoại",
        CommentChannel.Paper => "Giấy",
        CommentChannel.Room => "Tại hội nghị",
        CommentChannel.Import => "Nhập từ tệp",
        CommentChannel.Api => "Hệ thống khác",
        _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, "Unknown channel."),
    };

    public static string Refusal(RefusalReason reason) => reason switch
    {
        RefusalReason.PrivateMatter => "Việc giữa cá nhân với nhau",
        RefusalReason.AlreadyDecided => "Đã có quyết định có hiệu lực",
        RefusalReason.AgainstTheLaw => "Yêu cầu trái quy định",
        RefusalReason.OtherProcedure => "Phải đi theo thủ tục khác",
        RefusalReason.NotEnoughInformation => "Không đủ thông tin",
        RefusalReason.NotConfirmedByCheck => "Kiểm tra không đúng như phản ánh",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Unknown reason."),
    };

    /// <summary>green, amber, red: also the names of the style sheet's classes.</summary>
    public static string Clock(CommentClock clock) => clock.DaysLeft switch
    {
        < -1 => $"quá hạn {-clock.DaysLeft} ngày làm việc",
        -1 => "quá hạn 1 ngày làm việc",
        0 => "hết hạn hôm nay",
        var days => $"còn {days} ngày làm việc",
    };

    public static string StateColour(CommentState state) => state switch
    {
        CommentState.Received or CommentState.Confirmed or CommentState.Reopened => "amber",
        CommentState.AnsweredOnSpot or CommentState.Answered or CommentState.Done => "green",
        _ => "",
    };

    public static string By(CommentChange change) => change.ByKind switch
    {
        ActorKind.Citizen => "Người dân",
        ActorKind.System => "Tự động",
        _ => change.By,
    };

    public static string What(CommentChange change) => change.Kind switch
    {
        ChangeKind.Moved when change.To is { } to => CivicBot.Comments.CommentTexts.StateName(to),
        ChangeKind.Moved => "Chuyển trạng thái",
        ChangeKind.Added => "Bổ sung",
        ChangeKind.Corrected => "Chỉnh sửa",
        ChangeKind.Rated => $"Đánh giá {change.Stars} trên 5",
        ChangeKind.Joined => "Thêm một người cùng ý kiến",
        ChangeKind.Noted => "Ghi chú nội bộ",
        ChangeKind.Rescheduled => "Chuyển sang buổi khác",
        ChangeKind.BodyAnswered => "Cơ quan nhận đã trả lời xã, phường",
        ChangeKind.Erased => "Người dân đã xóa dữ liệu",
        _ => "Thay đổi",
    };
}
