using CivicBot.Adapters.Zalo;
using CivicBot.Officials.Accounts;

namespace CivicBot.Officials.Today;

/// <summary>What the page of the day says.</summary>
internal static class TodayWords
{
    public const string Calls = "người cần gọi điện, tin không gửi được";
    public const string Questions = "câu hỏi chưa ai trả lời được (30 ngày qua)";
    public const string DeadLetters = "tin không gửi được, cần xem";

    /// <summary>Tiles that are a list of comments, the most urgent first.</summary>
    public static IReadOnlyList<(string Colour, string Show, string Text, Func<OfficialRole, bool> For)> Lists { get; } =
    [
        ("red", "overdue", "quá hạn trả lời", _ => true),
        ("amber", "due-soon", "sắp đến hạn", _ => true),
        ("amber", "unsure", "chưa chắc lĩnh vực, cần người xem", role => role != OfficialRole.Department),
        ("amber", "unassigned", "chưa giao ai", role => role is OfficialRole.Clerk or OfficialRole.Administrator or OfficialRole.Leader),
        ("amber", "body-answered", "cơ quan cấp trên đã trả lời, chờ báo người dân", role => role != OfficialRole.Department),
        ("", "recurring", "tái diễn sau khi đã khép lại", role => role is OfficialRole.Leader),
        ("", "unchecked", "đã khép, chưa có người kiểm lại", role => role is OfficialRole.Leader),
    ];

    public static string OpenOf(string topic) => $"đang mở trong lĩnh vực {topic}";

    public static string Channel(ZaloHealthLevel level) => level == ZaloHealthLevel.Down ? "lỗi Zalo, tin đang dừng" : "cảnh báo Zalo";
}
