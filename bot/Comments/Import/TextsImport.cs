using System.Globalization;
using CivicBot.Comments.Life;

namespace CivicBot.Comments.Import;

/// <summary>What a clerk reads about a row that cannot be taken, or was taken otherwise than written.</summary>
internal static class TextsImport
{
    public const string NoText = "chưa có nội dung ý kiến; hãy ghi vào cột “Nội dung”.";
    public const string TextTooLong = "nội dung dài quá 20.000 chữ; hãy kiểm tra lại ô này.";
    public const string FutureDate = "ngày nêu ý kiến ở sau hôm nay; hãy kiểm tra lại năm.";
    public const string AnswerBeforeComment = "ngày trả lời ở trước ngày nêu ý kiến.";
    public const string NeedsDue = "đã hẹn thì phải có ngày ở cột “Ngày hẹn”.";
    public const string RefuseAtDesk = "không giải quyết thì cần lý do, căn cứ pháp luật và nơi người dân có thể đến; hãy để trống kết quả rồi ghi tại bàn xử lý.";
    public const string DoneNeedsProof = "báo đã làm xong thì phải ghi đã làm gì (cột “Trả lời”) và cột “Minh chứng”; nếu chỉ mới trả lời thì ghi kết quả là “đã trả lời”.";
    public const string TakenAsAnswer = "cột kết quả được hiểu là nội dung trả lời.";
    public const string WithoutPhoneZero = "số điện thoại thiếu số 0 ở đầu, đã thêm vào.";
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public static string NotADate(string cell) => $"“{Short(cell)}” không phải là ngày; hãy ghi như 21/11/2026.";

    public static string UnknownTopic(string cell) => $"lĩnh vực “{Short(cell)}” không có trong danh mục; máy tự phân loại, cán bộ xem lại.";

    public static string UnknownCommune(string cell) => $"không có xã, phường nào tên “{Short(cell)}” trong hệ thống.";

    public static string UnknownDay(string cell) => $"không có ngày đối thoại “{Short(cell)}”; hãy lập ngày đối thoại trước.";

    public static string UnknownChannel(string cell) => $"kênh “{Short(cell)}” không rõ; hãy ghi giấy, điện thoại, hội nghị hoặc để trống.";

    public static string UnknownResult(string cell) => $"kết quả “{Short(cell)}” không rõ; hãy ghi đã trả lời, đã trả lời tại chỗ, đã làm xong, đã hẹn, đã chuyển, đang xử lý hoặc để trống.";

    public static string ResultNotPossible(CommentState state, string why) => $"không ghi được kết quả “{CommentTexts.StateName(state)}”: {why}";

    public static string Source(string file, int row) => string.Create(Vietnamese, $"{file}, dòng {row}");

    private static string Short(string cell) => cell.Length > 40 ? cell[..40] + "…" : cell;
}
