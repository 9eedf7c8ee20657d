using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CivicBot.Officials.Administration;

/// <summary>What the parts of <c>/health/ready</c> are called, what each trouble means for citizens and what to do; the technical sentence stands beside it.</summary>
internal static class HealthWords
{
    private static readonly Dictionary<string, (string Name, string Trouble)> Parts = new(StringComparer.Ordinal)
    {
        ["messaging"] = ("Nhận và gửi tin", "Tin của người dân có thể bị chậm. Xem số tin đang chờ và các tin không gửi được; nếu không lưu được gì, kiểm tra ổ đĩa của máy chủ còn chỗ trống không."),
        ["zns"] = ("Tin mẫu Zalo (ZNS)", "Sắp hết hạn mức trong ngày hoặc tháng: người dân sẽ được báo khi nhắn lần tới. Tăng hạn mức ở cấu hình nếu cần."),
        ["zalo-webhook"] = ("Tin từ Zalo về", "Tin của Zalo không về hoặc bị từ chối. Xem mục Kết nối Zalo, phần Địa chỉ nhận tin."),
        ["zalo-channel"] = ("Kết nối Zalo OA", "Không gửi được tin qua OA. Xem mục Kết nối Zalo và kết nối lại nếu trang đó yêu cầu."),
        ["knowledge"] = ("Thủ tục hành chính", "Có tệp thủ tục viết sai; bản đúng gần nhất vẫn trả lời người dân. Chạy lệnh check, hoặc xem trang Thủ tục."),
        ["comments"] = ("Phân loại ý kiến", "Chưa đọc được ý kiến mới; ý kiến vẫn được giữ lại để phân loại sau. Báo người giữ máy chủ xem danh mục lĩnh vực."),
        ["attachments"] = ("Ảnh, tệp của người dân", "Có ảnh, tệp chưa lấy về được. Kiểm tra máy chủ có ra Internet được không; ảnh ở Zalo sẽ mất nếu để lâu."),
        ["mail"] = ("Thư điện tử", "Thư chưa gửi đi được; chương trình tự gửi lại. Kiểm tra địa chỉ và mật khẩu của máy chủ thư."),
    };

    public static string Name(string part) => Parts.TryGetValue(part, out var known) ? known.Name : part;

    public static string Trouble(string part) => Parts.TryGetValue(part, out var known) ? known.Trouble : "Báo người giữ máy chủ kèm dòng chi tiết bên dưới.";

    public static string State(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "Tốt",
        HealthStatus.Degraded => "Cần xem",
        HealthStatus.Unhealthy => "Đang hỏng",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Unknown status."),
    };

    public static string Colour(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "green",
        HealthStatus.Degraded => "amber",
        _ => "red",
    };
}
