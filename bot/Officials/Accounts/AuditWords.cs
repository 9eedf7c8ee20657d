using CivicBot.Comments;
using CivicBot.Comments.Life;

namespace CivicBot.Officials.Accounts;

/// <summary>What the audit's actions are called on its page.</summary>
internal static class AuditWords
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["account.create"] = "Tạo tài khoản",
        ["account.change"] = "Sửa tài khoản",
        ["account.disable"] = "Khóa tài khoản",
        ["account.enable"] = "Mở lại tài khoản",
        ["account.reset-password"] = "Đặt lại mật khẩu",
        ["account.end-sessions"] = "Thoát tài khoản khỏi các máy",
        ["backup.download"] = "Tải bản sao lưu",
        ["citizen.contact-opened"] = "Xem tên, số điện thoại người gửi",
        ["citizen.erase"] = "Xóa dữ liệu của người dân",
        ["comment.body-answer"] = "Cơ quan nhận trả lời xã, phường",
        ["comment.called"] = "Báo kết quả qua điện thoại",
        ["comment.check-closing"] = "Kiểm lại kết quả",
        ["comment.correct"] = "Sửa phân loại",
        ["comment.field-check"] = "Kiểm tra thực địa",
        ["comment.import"] = "Nhập ý kiến từ tệp",
        ["comment.note"] = "Ghi chú nội bộ",
        ["comment.reschedule"] = "Chuyển sang ngày khác",
        ["comment.take-back"] = "Rút lại việc đóng",
        ["comment.used-in"] = "Ghi đã đưa vào nghị quyết",
        ["commune.save"] = "Sửa thông tin xã, phường",
        ["commune.take-back"] = "Lấy lại bản trước của xã, phường",
        ["day.plan"] = "Lập ngày đối thoại",
        ["dead-letter.drop"] = "Bỏ tin không gửi được",
        ["dead-letter.retry"] = "Gửi lại tin không gửi được",
        ["programme.add-unit"] = "Thêm đơn vị vào kế hoạch",
        ["programme.create"] = "Lập kế hoạch đối thoại",
        ["programme.edit"] = "Sửa kế hoạch đối thoại",
        ["setting.change"] = "Đổi cài đặt",
        ["zalo.connect"] = "Bắt đầu kết nối Zalo OA",
        ["zalo.paste-token"] = "Dán mã làm mới của Zalo OA",
    };

    /// <summary>The action itself where it has no name yet: better than to hide that something was done.</summary>
    public static string Action(string action) =>
        Known.TryGetValue(action, out var name) ? name
        : action.StartsWith("comment.", StringComparison.Ordinal) && CommentStates.OfWireName(action["comment.".Length..]) is { } state ? $"Ý kiến: {CommentTexts.StateName(state)}"
        : action;
}
