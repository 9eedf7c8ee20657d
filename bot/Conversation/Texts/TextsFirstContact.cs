namespace CivicBot.Conversation;

/// <summary>First contact, menu, greetings, data of the citizen.</summary>
internal static partial class Texts
{
    public const string MenuAsk = "Hỏi thủ tục";
    public const string MenuComment = "Gửi ý kiến";
    public const string MenuDialogueDays = "Lịch đối thoại";
    public const string MenuOfficer = "Gặp cán bộ";

    public const string MenuLead = "Ông/bà cần việc gì? Cứ nhắn câu hỏi bằng lời thường, hoặc chọn một việc dưới đây.";

    public const string MenuLeadShort = "Ông/bà cần việc gì, xin chọn một mục hoặc cứ nhắn câu hỏi.";

    public const string AskLead =
        "Ông/bà cứ hỏi bằng lời thường, gõ không dấu cũng được. Ví dụ: “làm giấy khai sinh cho cháu cần gì”.\n\nMấy việc nhiều người hỏi:";

    public const string WelcomeBack = "Mừng ông/bà trở lại.";

    public const string OfficialLinked =
        "Đã nối Zalo này với tài khoản cán bộ của ông/bà. Khi có bản tổng hợp gửi cho ông/bà, OA sẽ báo ở đây. Muốn thôi, ông/bà mở trang Tài khoản của tôi, chọn “Thôi nối Zalo”.";

    public const string OfficialCodeWrong = "Mã này không đúng, đã dùng hoặc đã quá 15 phút. Ông/bà mở trang Tài khoản của tôi để lấy mã mới, rồi nhắn lại đúng dòng hiện ra.";

    public const string Stopped = "Dạ, tôi dừng ở đây. Khi nào cần, ông/bà cứ nhắn lại.";

    public const string NothingToContinue = "Hiện chưa có nội dung nào đang xem dở.";

    public const string DeleteQuestion =
        "Ông/bà muốn xóa hết dữ liệu của mình ở đây? Tôi sẽ xóa cuộc trò chuyện đang nhớ, mọi lời nhắn, nội dung, ảnh các ý kiến ông/bà đã gửi và tên, số điện thoại nếu có. "
        + "Việc chỉ còn lại là con số thống kê, ông/bà không nhận được trả lời nữa. Xóa rồi thì không lấy lại được.\n\nXin chọn:";

    public const string ChoiceDelete = "Đồng ý xóa";
    public const string ChoiceKeep = "Không xóa nữa";

    public const string Deleted =
        "Đã xóa xong dữ liệu của ông/bà ở đây. Những tin nhắn còn hiện trong Zalo là của máy ông/bà, ông/bà tự xóa được. "
        + "Lần sau nhắn lại, chúng ta bắt đầu như mới.";

    public const string Kept = "Dạ, tôi giữ nguyên, không xóa gì cả.";

    public const string SafetyLine =
        "Chúng tôi KHÔNG BAO GIỜ hỏi mã OTP, mật khẩu, và không đòi chuyển tiền. Ai hỏi những thứ đó là lừa đảo.";

    /// <param name="hour">0–23, Vietnamese time.</param>
    public static string DayGreeting(int hour) => hour switch
    {
        >= 4 and < 11 => "Chào buổi sáng ông/bà.",
        >= 11 and < 13 => "Chào buổi trưa ông/bà.",
        >= 13 and < 18 => "Chào buổi chiều ông/bà.",
        _ => "Chào buổi tối ông/bà.",
    };

    /// <param name="authority">For example "Ủy ban nhân dân phường Cầu Mây".</param>
    public static string Introduction(string dayGreeting, string authority, bool fictional, int keptDays, int commentDays)
    {
        var trial = fictional
            ? "Lưu ý: đây là bản chạy thử. Địa phương, địa chỉ, số điện thoại trong bản này là TỰ ĐẶT, xin đừng gọi hay tìm đến.\n\n"
            : "";
        return $"""
            {dayGreeting} Đây là trợ lý tự động (máy trả lời) của {authority}.

            {trial}Tôi trả lời về thủ tục, và nhận ý kiến của ông/bà gửi chính quyền. Việc gì không chắc, tôi nói thật và chỉ cán bộ để ông/bà hỏi.

            Về thông tin của ông/bà: chỉ giữ cuộc trò chuyện, lời nhắn và ý kiến ông/bà gửi; cán bộ không thấy ông/bà là ai, trừ khi ông/bà tự cho tên, số điện thoại. Lời nhắn xong rồi được xóa sau {keptDays} ngày, ý kiến sau {commentDays} ngày. Muốn xem, nhắn: dữ liệu của tôi. Muốn xóa hết, nhắn: xóa dữ liệu của tôi.

            {SafetyLine}
            """;
    }

    public static string Authority(string communeName) => $"Ủy ban nhân dân {InSentence(communeName)}";

    public static string DialogueDay(string date, string? time, string place, string? topic)
    {
        var when = time is null ? date : $"{date}, {time}";
        return topic is null ? $"• {when}, tại {place}" : $"• {when}, tại {place}: {topic}";
    }

    public static string DialogueDays(string communeName, string lines) =>
        $"Các buổi đối thoại với người dân của {InSentence(communeName)}:\n{lines}\n\n"
        + "Ông/bà có điều muốn nói trước, xin chọn “Gửi ý kiến”.";

    public static string NoDialogueDays(string communeName) =>
        $"Hiện {InSentence(communeName)} chưa báo ngày đối thoại nào qua kênh này. Theo luật, lịch phải được báo trước ít nhất 7 ngày.\n\n"
        + "Ông/bà có điều muốn nói ngay, xin chọn “Gửi ý kiến”: tôi chuyển cho cán bộ.";
}
