namespace CivicBot.Digests;

/// <summary>The sheet for the room, and the workbook.</summary>
public static partial class DigestTexts
{
    public const string SheetAttendance = "I. ĐIỂM DANH";
    public const string SheetComments = "II. Ý KIẾN GỬI TRƯỚC";
    public const string SheetSpoken = "III. Ý KIẾN NÊU TẠI BUỔI ĐỐI THOẠI";
    public const string SheetConclusion = "IV. KẾT LUẬN CỦA NGƯỜI CHỦ TRÌ";
    public const string SheetHint = "Đánh dấu × vào một ô cho mỗi việc; ghi nội dung trả lời hoặc hẹn vào cột cuối. Sau buổi đối thoại nhập vào máy theo mã.";
    public const string SheetArea = "Khu vực";
    public const string SheetCitizens = "Người dân dự";
    public const string SheetOfficials = "Cán bộ dự";
    public const string SheetCountedBy = "Người đếm";
    public const string SheetSum = "Cộng";
    public const string SheetSpokenText = "Nội dung ý kiến";

    public static IReadOnlyList<string> SheetSigners { get; } = ["Người ghi (ký, ghi rõ họ tên)", "Người chủ trì (ký, ghi rõ họ tên)"];

    public const string SheetNumbers = "Tổng hợp";
    public const string SheetMonths = "Theo tháng";
    public const string SheetList = "Ý kiến";
    public const string ColumnKind = "Nhóm số liệu";
    public const string KindGeneral = "Số liệu chung";
    public const string KindField = "Ba lĩnh vực";
    public const string NameNotListed = "Chỉ đếm, không nêu nội dung";
    public const string NameSupporters = "Lượt người cùng ý kiến";
    public const string NameRated = "Lượt đánh giá";
    public const string NameContested = "Lượt chưa đồng ý với kết quả";
    public const string NameDenunciations = "Tố cáo (chỉ đếm)";
    public const string NameErased = "Đã xóa theo yêu cầu (chỉ đếm)";
    public const string NameWithdrawn = "Người gửi đã rút (chỉ đếm)";
    public const string NameUnsure = "Chưa chắc lĩnh vực";
    public const string NameEmergencies = "Có dấu hiệu khẩn cấp";
    public const string NameBeyond = "Ngoài thẩm quyền trực tiếp của cấp xã";
    public const string NameRecurring = "Tái diễn";
    public const string NameLate = "Gửi sau hạn chốt";
    public const string ColumnReceived = "Ngày nhận";
    public const string ColumnMoreTopics = "Lĩnh vực khác";
    public const string ColumnUnsure = "Chưa chắc";
    public const string ColumnAdditions = "Bổ sung";
    public const string ColumnArea = "Khu vực";
    public const string ColumnSpot = "Địa điểm";
    public const string ColumnLevel = "Cấp";
    public const string ColumnOfficer = "Cán bộ";
    public const string ColumnDue = "Hạn trả lời";
    public const string ColumnUrgency = "Mức gấp";
    public const string ColumnSupporters = "Cùng ý kiến";
    public const string ColumnNew = "Mới";
    public const string ColumnRecurring = "Tái diễn";
    public const string ColumnLate = "Sau hạn chốt";
    public const string Yes = "x";

    public static string? Urgency(DigestComment comment) => comment switch
    {
        { Emergency: true } => "khẩn cấp",
        { Urgency: "trong-ngay" } => "trong ngày",
        { Urgency: "som" } => "sớm",
        _ => null,
    };
}
