namespace CivicBot.Officials.Accounts;

/// <summary>Roles as officials read them.</summary>
internal static class AccountNames
{
    public static string Of(OfficialRole role) => role switch
    {
        OfficialRole.Clerk => "Tiếp nhận",
        OfficialRole.Officer => "Cán bộ lĩnh vực",
        OfficialRole.Leader => "Lãnh đạo (chỉ xem)",
        OfficialRole.Administrator => "Quản trị",
        OfficialRole.Department => "Sở, ngành",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Unknown role."),
    };

    public static string Explain(OfficialRole role) => role switch
    {
        OfficialRole.Clerk => "tiếp nhận, phân loại, giao việc, trả lời, lập lịch đối thoại",
        OfficialRole.Officer => "xem và trả lời ý kiến thuộc lĩnh vực của mình",
        OfficialRole.Leader => "xem tất cả, không sửa",
        OfficialRole.Administrator => "như người tiếp nhận, thêm quản lý tài khoản và cài đặt",
        OfficialRole.Department => "chỉ xem ý kiến đã chuyển đến cơ quan mình",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Unknown role."),
    };
}
