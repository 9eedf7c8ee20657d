namespace CivicBot.Conversation;

/// <summary>Photos, voice and other things without words.</summary>
internal static partial class Texts
{
    public const string ImageSeen = "Đã nhận ảnh của ông/bà, nhưng tôi không đọc được ảnh. Ảnh này về việc gì ạ? Xin nhắn một câu, hoặc chọn:";
    public const string FileSeen = "Đã nhận tập tin, nhưng tôi không mở được. Ông/bà cần hỏi việc gì, xin nhắn một câu. Hồ sơ thì nộp ở một cửa hoặc dichvucong.gov.vn, không nộp qua tin nhắn này.";
    public const string AudioSeen = "Tôi là máy, chưa nghe được tin thoại. Cần hỏi thủ tục, xin ông/bà gõ chữ (không dấu cũng được) hoặc gọi điện. Đây là ý kiến thì chọn “Gửi ý kiến”: tin thoại được giữ kèm cho cán bộ nghe.";
    public const string VideoSeen = "Tôi chưa xem được video. Xin ông/bà nhắn một câu cho biết việc gì, hoặc chọn:";
    public const string StickerSeen = "Dạ, chào ông/bà. Cần hỏi thủ tục gì, ông/bà cứ nhắn.";
    public const string LinkSeen = "Tôi không mở đường liên kết. Ông/bà muốn hỏi gì về nội dung đó, xin nhắn bằng chữ. Xin cẩn thận với liên kết lạ đòi đăng nhập hay chuyển tiền.";
    public const string ContactCardSeen = "Tôi không lưu danh thiếp của người khác. Ông/bà cần việc gì, xin nhắn một câu.";
    public const string OtherSeen = "Tôi chưa hiểu được loại tin này. Ông/bà cần việc gì, xin nhắn bằng chữ.";
    public const string ContactNotNeeded = "Cảm ơn ông/bà. Hiện không có lời nhắn nào cần gọi lại, nên tôi không giữ số điện thoại này.";

    public static string LocationSeen(string communeName) =>
        $"Đã nhận vị trí. Kênh này là của {InSentence(communeName)}; tôi không xem được bản đồ. Nơi làm thủ tục:";

    public static string ContactAdded(string code) => $"Cảm ơn ông/bà. Đã ghi số điện thoại vào lời nhắn mã {code} để cán bộ gọi lại.";
}
