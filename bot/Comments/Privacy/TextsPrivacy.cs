using System.Globalization;
using CivicBot.Comments.Life;
using CivicBot.Knowledge.Calendar;

namespace CivicBot.Comments.Privacy;

/// <summary>What citizens read about their own data, and what stands where something was erased.</summary>
internal static class TextsPrivacy
{
    public const string Erased = "[đã xóa]";
    public const string OwnDataHead = "Đây là những gì xã, phường đang lưu về ông/bà qua kênh này:";
    public const string NothingKept = "Xã, phường chưa lưu ý kiến, tên hay số điện thoại nào của ông/bà qua kênh này.";
    public const string OwnDataEnd = "Muốn xóa hết, ông/bà nhắn: xóa dữ liệu của tôi.";
    public const string NoContact = "Tên, số điện thoại: ông/bà chưa để lại.";
    public const string Answered = "Trả lời";
    public const string Added = "Ông/bà bổ sung";
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public static string OfficialChat(DateTimeOffset since) => $"Cuộc trò chuyện này được nối với một tài khoản cán bộ từ {VietnamTime.DateOf(since).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)}, để báo tin về các bản tổng hợp.";

    public static string Contact(string? name, string? phone) => string.Join(", ", new[]
    {
        name is null ? null : $"Tên: {name}",
        phone is null ? null : $"Số điện thoại: {phone}",
    }.OfType<string>());

    /// <summary>What officials call a citizen.</summary>
    public static string CitizenLabel(uint number) => string.Create(CultureInfo.InvariantCulture, $"Người dân {number}");

    public static string Since(DateTimeOffset at) => $"Lưu từ ngày {Day(at)}.";

    public static string Comment(string code, DateTimeOffset at, CommentState state, bool anonymous) =>
        $"{CommentCode.Show(code)}, ngày {Day(at)}: {CommentTexts.StateName(state)}{(anonymous ? ", gửi ẩn danh" : "")}.";

    public static string Place(string place) => $"Nơi: {place}";

    public static string Attachments(int count) => string.Create(Vietnamese, $"Kèm {count} ảnh hoặc tệp.");

    public static string Rated(int stars) => string.Create(Vietnamese, $"Ông/bà chấm {stars}/5.");

    public static string Joined(string code) => $"Ông/bà cùng ý kiến với {CommentCode.Show(code)}.";

    public static string Note(string code, DateTimeOffset at) => $"Lời nhắn {code}, ngày {Day(at)}:";

    private static string Day(DateTimeOffset at) => VietnamTime.DateOf(at).ToString("d/M/yyyy", Vietnamese);
}
