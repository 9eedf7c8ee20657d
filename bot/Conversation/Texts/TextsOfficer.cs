namespace CivicBot.Conversation;

/// <summary>Officer, notes, comments, status, emergencies.</summary>
internal static partial class Texts
{
    public const string ChoiceWriteNote = "Nhắn lại cho cán bộ";
    public const string ChoiceSendQuestion = "Gửi câu hỏi này cho cán bộ";
    public const string ChoiceCancelNote = "Thôi, không gửi";
    public const string ChoiceHowToTrack = "Cách tra cứu hồ sơ";

    public const string OfficerLead = "Ông/bà muốn gặp cán bộ. Đây là nơi liên hệ:";

    public const string OfficerOffer =
        "Nếu chưa gọi được, ông/bà để lại lời nhắn ở đây: chọn “Nhắn lại cho cán bộ”. Tôi ghi lại, có mã để ông/bà theo dõi.";

    public const string NotePrompt =
        "Ông/bà cần cán bộ giúp việc gì? Xin nhắn một tin, gửi kèm ảnh cũng được. Muốn được gọi lại thì ghi thêm số điện thoại.";

    public const string NoteCancelled = "Dạ, không gửi lời nhắn nào.";

    public const string NoteThingsNeedWords = "Đã nhận. Xin nhắn thêm một câu cho biết việc gì, ở đâu, để cán bộ hiểu.";

    public const string StatusLead =
        "Tôi không xem được hồ sơ của ông/bà. Cách tra cứu: mở dichvucong.gov.vn hoặc ứng dụng VNeID, vào mục tra cứu hồ sơ, nhập mã hồ sơ in trên giấy hẹn. "
        + "Không rành mạng thì gọi hoặc tới bộ phận một cửa, mang theo giấy hẹn.";

    public const string StatusSafety = "Xin đừng đưa mã hồ sơ, mã OTP cho người lạ.";

    public static string NoteTaken(string code, string officeName, string? nextOpening) =>
        $"Đã ghi lại lời nhắn của ông/bà. Mã: {code}.\n\n"
        + $"{officeName} sẽ xem trong giờ làm việc{(nextOpening is null ? "" : " (" + nextOpening + ")")}. "
        + $"Muốn hỏi lại, nhắn mã {code}. Muốn được gọi lại, xin nhắn số điện thoại ngay bây giờ.";

    public static string NextOpening(DateTimeOffset next, DateOnly today)
    {
        var day = DateOnly.FromDateTime(next.DateTime);
        return day == today
            ? $"sớm nhất {Hour(TimeOnly.FromDateTime(next.DateTime))} hôm nay"
            : $"sớm nhất {Hour(TimeOnly.FromDateTime(next.DateTime))} {Weekday(next.DayOfWeek)} {next:dd/MM}";
    }

    public static string NoteExtended(string code) => $"Đã ghi thêm vào lời nhắn mã {code}.";

    public static string NoteOpen(string code, DateOnly left) =>
        $"Lời nhắn mã {code}, gửi ngày {Date(left)}: cán bộ CHƯA xử lý xong. Cần gấp, xin ông/bà gọi điện.";

    public static string NoteClosed(string code, DateOnly closed, string result) =>
        $"Lời nhắn mã {code}: đã xử lý ngày {Date(closed)}. Trả lời của cán bộ: {Sentence(result)}";

    public static string NoteNotFound(string code) =>
        $"Tôi không tìm thấy lời nhắn mã {code} của ông/bà. Có thể mã gõ nhầm, hoặc lời nhắn đã được xóa. Mã hồ sơ thủ tục thì tra ở dichvucong.gov.vn.";
}
