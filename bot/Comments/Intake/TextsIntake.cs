namespace CivicBot.Comments.Intake;

/// <summary>What intake says to officials and writes for them.</summary>
internal static class IntakeTexts
{
    public const string ContactGiven = "Người dân để lại cách liên hệ.";
    public const string WantsAnonymity = "Người dân xin ẩn danh.";

    public const string NeedsText = "Chưa ghi nội dung ý kiến.";
    public const string WrongChannel = "Nhập hộ chỉ dùng cho điện thoại, giấy hoặc lời nói tại buổi đối thoại.";
    public const string WrongTopics = "Lĩnh vực không đúng: hãy chọn một đến ba mã trong danh sách lĩnh vực, mã chính đứng đầu.";
    public const string RoomNeedsDay = "Ý kiến nói tại buổi đối thoại thì phải ghi buổi nào.";

    public const string NoSuchNeighbourhood = "Xã, phường này không có khu phố, thôn, ấp đã chọn.";

    public const string IsEmergency = "Nội dung có vẻ khẩn cấp: hãy báo ngay 113, 114 hoặc 115.";
    public const string IsDenunciation = "Nội dung giống tố cáo: hãy hướng dẫn người dân nộp đơn theo luật; ý kiến này không đưa vào bản tổng hợp chung.";
    public const string IsLate = "Buổi đối thoại đã chốt danh sách; ý kiến được ghi là gửi muộn.";
    public const string WaitsForDay = "Chưa có buổi đối thoại phù hợp; ý kiến được giữ cho buổi tới.";

    public static string NoSuchCommune(string commune) => $"Không có xã, phường nào mang mã “{commune}”.";

    public static string NoSuchDay(string day) => $"Xã, phường này không có buổi đối thoại “{day}”, hoặc buổi đó đã hủy.";

    public static string HoldsSeveral(int count) => $"Nội dung nói {count} việc khác nhau; nên tách thành {count} ý kiến.";
}
