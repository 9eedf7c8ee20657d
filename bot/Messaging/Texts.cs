using System.Globalization;

namespace CivicBot.Messaging;

/// <summary>The words of this feature.</summary>
internal sealed class Texts : IMessagingTexts
{
    private static readonly TimeZoneInfo Vietnam = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    public string FailedTurn =>
        "Xin lỗi, hệ thống đang gặp trục trặc nên chưa trả lời được tin nhắn vừa rồi. Tin nhắn đã được lưu lại để cán bộ kỹ thuật kiểm tra. " +
        "Vui lòng nhắn lại sau ít phút, hoặc liên hệ trực tiếp trụ sở trong giờ làm việc.";

    public string LateMessages(DateTimeOffset queuedAt) => string.Create(
        CultureInfo.InvariantCulture,
        $"Nội dung dưới đây được chuẩn bị từ ngày {TimeZoneInfo.ConvertTime(queuedAt, Vietnam):dd/MM/yyyy} nhưng khi đó chưa gửi được.");
}
