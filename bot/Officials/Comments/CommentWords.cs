using System.Globalization;
using CivicBot.Comments.Deadlines;
using CivicBot.Comments.Life;
using CivicBot.Comments.Records;
using CivicBot.Knowledge.Calendar;

namespace CivicBot.Officials.Comments;

/// <summary>Words and colours by which the pages speak of comments.</summary>
internal static class CommentWords
{
    public const string SameMatter = "Cùng một việc";
    public const string Erased = "(đã xóa theo yêu cầu của người dân)";

    public const string OneCommune = "Một xã, phường";
    public const string WasCorrected = "Cán bộ đã sửa phân loại";

    private const int Shown = 160;

    public static string MainTopic(string name) => $"Lĩnh vực chính: {name}";

    /// <param name="days">"3-5", "21-".</param>
    public static string AnsweredWithin(string days) => days.EndsWith('-') ? $"Trả lời sau {days.TrimEnd('-')} ngày làm việc trở lên" : $"Trả lời sau {days} ngày làm việc";

    public static string Rated(string stars) => $"Chấm {stars} sao";

    /// <summary>What the list can be narrowed to, beside the filters by value.</summary>
    public static IReadOnlyList<(string Value, string Label)> Shows { get; } =
    [
        ("", "Tất cả"), ("open", "Đang mở"), ("unassigned", "Chưa giao ai"), ("unsure", "Chưa chắc lĩnh vực"), ("overdue", "Quá hạn"), ("due-soon", "Sắp đến hạn"),
        ("flagged", "Có dấu hiệu cần lưu ý"), ("grouped", "Có ý kiến tương tự"), ("recurring", "Tái diễn"), ("body-answered", "Cơ quan nhận đã trả lời"),
        ("unchecked", "Chưa có người kiểm lại"), ("without-day", "Chưa gắn buổi đối thoại"), ("closed", "Đã khép lại"),
        ("in-time", "Trả lời đúng hạn"), ("late", "Trả lời trễ hạn"), ("waiting", "Chưa trả lời, còn hạn"), ("without-place", "Chưa rõ địa bàn"),
        ("kept", "Lĩnh vực máy xếp, cán bộ giữ nguyên"),
    ];

    public static IReadOnlyList<(string Value, string Label)> Orders { get; } = [("", "Mới nhận trước"), ("oldest", "Tồn lâu nhất trước"), ("due", "Hạn gần trước")];

    /// <summary>The beginning of a comment, for lists.</summary>
    public static string Short(Comment comment) => comment.Masked.Length switch
    {
        0 => Erased,
        > Shown => comment.Masked[..Shown] + "…",
        _ => comment.Masked,
    };

    public static string DayOf(CivicBot.Dialogues.Records.DialogueDay day) => $"{Day(day.Date)}, {day.Place}";

    public static string From(DateOnly? day) => day is { } from ? $"Nhận từ {Day(from)}" : "Ngày bắt đầu không đúng";

    public static string To(DateOnly? day) => day is { } to ? $"Nhận đến {Day(to)}" : "Ngày kết thúc không đúng";

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
        ChangeKind.Split => "Tách thành hai ý kiến",
        ChangeKind.FieldChecked => "Kiểm tra thực địa",
        ChangeKind.UsedIn => "Đưa vào nghị quyết, quyết định",
        ChangeKind.Erased => "Người dân đã xóa dữ liệu",
        _ => "Thay đổi",
    };
}
