namespace CivicBot.Digests;

/// <summary>Headings of tables and marks beside comments.</summary>
public static partial class DigestTexts
{
    public const string ColumnMatter = "Việc";
    public const string ColumnTopic = "Lĩnh vực";
    public const string ColumnCount = "Số ý kiến";
    public const string ColumnListed = "Nêu trong văn bản";
    public const string ColumnOpen = "Chưa xong";
    public const string ColumnBefore = "Kỳ trước";
    public const string ColumnDifference = "Tăng, giảm";
    public const string ColumnText = "Nội dung ý kiến";
    public const string ColumnCodes = "Mã, ngày nhận, nơi";
    public const string ColumnHandling = "Thẩm quyền, cán bộ, tình trạng";
    public const string ColumnResult = "Kết quả";
    public const string ColumnState = "Tình trạng";
    public const string ColumnPlace = "Khu vực";
    public const string ColumnBody = "Cơ quan có thẩm quyền";
    public const string ColumnOnSpot = "Trả lời tại chỗ";
    public const string ColumnPromised = "Hẹn (ngày)";
    public const string ColumnBeyond = "Ngoài thẩm quyền";
    public const string ColumnNotes = "Ghi nội dung trả lời";
    public const string ColumnSpoken = "Người nói (nếu cho biết), khu vực";
    public const string ColumnMonth = "Tháng";
    public const string ColumnDays = "Số buổi";
    public const string ColumnPeople = "Lượt người dự";
    public const string ColumnAnsweredOnSpot = "Trả lời tại chỗ";
    public const string ColumnAnswered = "Đã trả lời, làm xong";
    public const string ColumnForwarded = "Chuyển nơi khác";
    public const string ColumnRefused = "Không giải quyết";
    public const string ColumnOverdue = "Quá hạn";
    public const string ColumnStillOpen = "Còn mở";
    public const string ColumnWhat = "Nội dung";
    public const string ColumnDate = "Ngày hẹn";
    public const string ColumnCode = "Mã";
    public const string ColumnCodesPublic = "Mã (3 số cuối), ngày nhận, khu vực";
    public const string Total = "Tổng số";
    public const string WholeYear = "Năm";
    public const string NoPlace = "Không rõ khu vực";
    public const string CheckedLabel = "Đã kiểm tra: ";
    public const string GroundLabel = "Căn cứ: ";
    public const string Box = "☐";

    public const string MarkNew = "MỚI";
    public const string MarkEmergency = "KHẨN";
    public const string MarkToday = "TRONG NGÀY";
    public const string MarkSoon = "SỚM";
    public const string MarkOverdue = "QUÁ HẠN";
    public const string MarkUnsure = "chưa chắc lĩnh vực";
    public const string MarkRecurring = "tái diễn";
    public const string MarkLate = "sau hạn chốt";
    public const string MarkSoftened = "lời lẽ đã lược bớt";

    public const string SameMatter = "Các ý kiến giống vậy:";
    public const string Added = "Bổ sung: ";
    public const string Found = "Kiểm tra thực địa ";
    public const string NobodyYet = "chưa giao cán bộ";
    public const string ProceduresLabel = "Thủ tục liên quan: ";
    public const string PastLabel = "Đã trả lời trước đây ";

    public static string Attachments(int count) => $"{Number(count)} ảnh, tệp kèm";

    public static string Due(DateOnly day) => $"Hạn {Date(day)}";
}
