using System.Globalization;

namespace CivicBot.Comments.Templates;

/// <summary>What officials read about templates.</summary>
internal static class TemplateTexts
{
    public const string NeedsTitle = "Chưa đặt tên cho mẫu.";
    public const string NeedsText = "Mẫu chưa có nội dung trả lời.";
    public const string IsGone = "Mẫu này không còn; có thể người khác vừa xóa.";

    public static string TitleTooLong(int most) => string.Create(CultureInfo.InvariantCulture, $"Tên mẫu dài quá {most} chữ; hãy đặt ngắn hơn.");

    public static string TextTooLong(int most) => string.Create(CultureInfo.InvariantCulture, $"Nội dung mẫu dài quá {most} chữ.");

    public static string ChangedMeanwhile(string by) => $"{by} vừa sửa mẫu này; hãy xem lại rồi sửa tiếp.";

    public static string UnknownPlaceholder(string name) => $"Không có chỗ điền sẵn “{{{name}}}”; dùng được: {string.Join(", ", AnswerPlaceholders.All.Select(one => $"{{{one}}}"))}.";
}
