using CivicBot.Dialogues;

namespace CivicBot.Officials.Days;

/// <summary>What the sheet of the room says.</summary>
internal static class RoomWords
{
    public const string WithoutOccasion = "Phiếu thiếu mã lần ghi; hãy tải lại trang rồi ghi lại.";
    public const string UnknownAct = "Phiếu không hiểu việc này; hãy tải lại trang.";
    public const string NotAnnounced = "Buổi này chưa thông báo, chưa ghi ý kiến tại phòng được.";
    public const string NotOpen = "Buổi này chưa khai mạc.";
    public const string Cancelled = "Buổi này đã hủy.";
    public const string UnknownComment = "Không có ý kiến này trong buổi.";
    public const string UnknownBody = "Hãy chọn cơ quan có thẩm quyền.";
    public const string NeedsDate = "Hẹn thì phải ghi ngày.";
    public const string NotReady = "Máy đang khởi động, chưa đọc được ý kiến; sẽ tự gửi lại.";
    public const string Busy = "Nhiều người đang ghi cùng lúc; sẽ tự gửi lại.";

    public static string Beyond(string body) => $"Việc này thuộc thẩm quyền của {body}; xã, phường chuyển và theo dõi trả lời.";

    public static string NotYet(DateOnly date) => DialogueTexts.NotYet(date);
}
