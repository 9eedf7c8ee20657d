using CivicBot.Digests;
using DayKind = CivicBot.Dialogues.Records.DayKind;
using DialogueDay = CivicBot.Dialogues.Records.DialogueDay;

namespace CivicBot.Officials.Digests;

/// <summary>How the pages speak of digests.</summary>
internal static class DigestWords
{
    public const string NoSuchDigest = "Không có bản tổng hợp này, hoặc bản này thuộc nơi khác, phần việc khác.";
    public const string NoDay = "Chưa có ngày đối thoại nào. Hãy lập ở trang Ngày đối thoại trước.";
    public const string NoOfficer = "Tệp của xã, phường chưa ghi cán bộ nào phụ trách lĩnh vực.";
    public const string NoBody = "Trong kỳ này không có ý kiến nào đang chờ cơ quan khác. Hãy chọn kỳ khác.";

    public static string Kind(DigestKind kind) => kind switch
    {
        DigestKind.Host => "Cho người chủ trì",
        DigestKind.Officer => "Cho cán bộ",
        DigestKind.Department => "Gửi cơ quan khác",
        DigestKind.Public => "Bản công khai",
        DigestKind.Sheet => "Phiếu ghi tại buổi",
        DigestKind.Report => "Báo cáo sau buổi",
        DigestKind.Month => "Báo cáo tháng",
        DigestKind.Year => "Bảng năm",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind."),
    };

    public static string Means(DigestKind kind) => kind switch
    {
        DigestKind.Host => "mọi ý kiến, việc gấp lên đầu, trước buổi đối thoại",
        DigestKind.Officer => "phần việc của một người, kèm thủ tục và trả lời trước đây",
        DigestKind.Department => "công văn và danh sách việc vượt thẩm quyền",
        DigestKind.Public => "để niêm yết, đã bỏ dữ liệu cá nhân",
        DigestKind.Sheet => "in ra để điểm danh, ghi tay",
        DigestKind.Report => "số liệu, kết quả, việc đã hẹn, kết luận",
        DigestKind.Month => "theo ba lĩnh vực, cho ban chỉ đạo",
        DigestKind.Year => "số liệu từng tháng; danh sách ở bản XLSX",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind."),
    };

    public static string Format(DigestFormat format) => format switch
    {
        DigestFormat.Docx => "Word (DOCX)",
        DigestFormat.Xlsx => "Bảng tính (XLSX)",
        DigestFormat.Html => "Trang web (HTML)",
        DigestFormat.Json => "Dữ liệu (JSON)",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Unknown format."),
    };

    /// <param name="days">Among which a day is looked up; one that is not among them is named by its id.</param>
    public static string Scope(DigestScope scope, IReadOnlyCollection<DialogueDay> days) => scope switch
    {
        DigestScope.Period period => Capital(DigestTexts.PeriodLabel(period)),
        DigestScope.Day { Id: var id } => days.FirstOrDefault(day => day.Id == id) is { } day
            ? $"{(day.Kind == DayKind.FieldTrip ? "Đi cơ sở" : "Đối thoại")} {DigestTexts.Date(day.Date)}, {day.Place}"
            : id,
        _ => throw new InvalidOperationException("A scope is a day or a period."),
    };

    public static string Counted(string name, int count) => count == 0 ? name : $"{name} ({DigestTexts.Number(count)} ý kiến)";

    private static string Capital(string text) => char.ToUpper(text[0], DigestTexts.Vietnamese) + text[1..];
}
