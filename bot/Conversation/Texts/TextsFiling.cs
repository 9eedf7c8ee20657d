using CivicBot.Comments;

namespace CivicBot.Conversation;

/// <summary>Taking a comment: asking, reading back, correcting, sending.</summary>
internal static partial class Texts
{
    public const string ChoiceSend = "Gửi";
    public const string ChoiceEdit = "Sửa";
    public const string ChoiceAdd = "Thêm";
    public const string ChoiceAnonymous = "Ẩn danh";
    public const string ChoiceNotAnonymous = "Không ẩn danh nữa";
    public const string ChoiceDrop = "Thôi";
    public const string ChoiceResumeDraft = "Tiếp tục ý kiến đang viết";
    public const string ChoiceTogether = "Gửi chung một ý kiến";
    public const string ChoiceEditWords = "Sửa nội dung";
    public const string ChoiceEditPlace = "Sửa địa điểm";
    public const string ChoiceEditDay = "Đổi buổi đối thoại";
    public const string ChoiceLaterDay = "Để buổi sau";
    public const string ChoiceBack = "Quay lại";
    public const string ChoiceSendVoice = "Gửi tin thoại này";
    public const string ChoiceJoin = "Cùng ý kiến đó";
    public const string ChoiceSendAnyway = "Vẫn gửi riêng";
    public const string ChoiceKeepInspite = "Vẫn để lại ý kiến";
    public const string ChoiceLegalWay = "Xem cách khiếu nại, tố cáo";
    public const string ChoiceAddAsked = "Ghi câu này vào ý kiến";

    public const string DraftEmptyAdd = "Xin ông/bà nhắn tiếp, gửi kèm ảnh, vị trí cũng được.";
    public const string DraftRewrite = "Xin ông/bà nhắn lại nội dung cho đúng; tôi thay toàn bộ lời cũ.";
    public const string DraftAskPlace = "Việc này ở chỗ nào? Ví dụ: hẻm 12 đường Minh Họa, khu phố 5. Gửi vị trí cũng được.";
    public const string DraftAskDay = "Ông/bà muốn ý kiến này được nêu ở buổi nào?";
    public const string DraftAskEdit = "Ông/bà muốn sửa chỗ nào? Chọn, hoặc cứ nhắn, ví dụ: “không phải khu phố 3, khu phố 5”.";
    public const string DraftDropped = "Dạ, tôi bỏ ý kiến đang viết, không gửi gì cả.";
    public const string DraftNothing = "Hiện không có ý kiến nào đang viết dở.";
    public const string DraftNeedsWords = "Đã giữ kèm. Xin ông/bà nhắn thêm một câu cho biết việc gì, ở đâu.";
    public const string DraftVoiceNeedsWords =
        "Đã giữ tin thoại để cán bộ nghe. Máy không nghe được, nên xin ông/bà gõ thêm vài chữ (không dấu cũng được). Không gõ được thì chọn gửi tin thoại.";

    public const string VoiceOnlyWords = "(Người dân gửi tin thoại, cần cán bộ nghe.)";

    public const string DraftAdded = "Đã ghi thêm.";
    public const string DraftCorrected = "Dạ, tôi đã sửa lại.";
    public const string DraftReplaced = "Đã thay nội dung.";
    public const string DraftAnonymous = "Ý kiến này sẽ gửi ẩn danh: cán bộ không thấy tên, số điện thoại của ông/bà. Ông/bà vẫn có mã để theo dõi.";
    public const string DraftNotAnonymous = "Đã bỏ ẩn danh.";
    public const string DraftContactKept = "Đã ghi cách liên hệ, chỉ cán bộ phụ trách xem được.";
    public const string ContactNeedsWords = "Đã ghi số điện thoại. Xin ông/bà nhắn việc cần nói.";
    public const string DraftConfirm = "Đúng thì chọn “Gửi”. Sai chỗ nào, ông/bà cứ nhắn lại cho đúng.";
    public const string DraftStillThere = "Ý kiến ông/bà viết dở vẫn được giữ, CHƯA gửi.";
    public const string DraftCalm = "Tôi hiểu ông/bà đang bực. Lời ông/bà được chuyển nguyên ý, xin cứ nói rõ việc gì, ở đâu.";
    public const string DraftPlaceUnknown = "Ở đâu: chưa rõ (nhắn thêm thì cán bộ dễ tìm, không nhắn cũng được)";
    public const string DraftAnonymousLine = "Gửi ẩn danh: có";
    public const string DraftContactLine = "Cách liên hệ: có ghi";
    public const string DraftDoorLine = "Lưu ý: lời này KHÔNG thay cho đơn khiếu nại, tố cáo; chỉ người có trách nhiệm xem, không đưa vào bản tổng hợp chung.";

    public const string DoorText =
        "Lời này giống khiếu nại hoặc tố cáo. Theo luật, việc đó phải nộp đơn thì cơ quan mới có trách nhiệm giải quyết đúng hạn và giữ bí mật cho người tố cáo; "
        + "tin nhắn ở đây KHÔNG thay cho đơn.";

    public const string DoorOffer =
        "Nếu ông/bà vẫn muốn để lại, tôi ghi lại riêng cho người có trách nhiệm xem, không đưa vào bản tổng hợp chung.";

    public const string EmergencyFile = "Nếu ông/bà muốn báo thêm cho địa phương biết, sau khi gọi xong, chọn “Gửi ý kiến”.";
    public const string EmergencyInDraft = "Lời ông/bà vừa nhắn được giữ trong ý kiến đang viết, CHƯA gửi. Gọi xong rồi hãy xem lại và gửi.";

    public const string SendNothing = "Hiện không có ý kiến nào để gửi. Ông/bà muốn nói điều gì, xin chọn “Gửi ý kiến”.";

    public const string FiledHowTo =
        "Xin ông/bà ghi mã này ra giấy. Muốn biết tới đâu, nhắn mã hoặc nhắn “ý kiến của tôi”; gọi điện hay tới nơi thì đọc mã cho cán bộ.";

    public const string FiledContact = "Có trả lời, tôi nhắn ông/bà ở đây. Muốn cán bộ gọi lại thì nhắn số điện thoại; không nhắn cũng không sao.";

    public const string FiledNoPhone = "Có trả lời, tôi nhắn ông/bà ở đây.";

    public const string ForNoDay = "Hiện chưa có lịch buổi đối thoại; ý kiến được giữ cho buổi tới, cán bộ vẫn xem ngay từ bây giờ.";

    public const string ReviewNoDay = "Gửi cho: buổi đối thoại tới (chưa có lịch), cán bộ xem ngay từ bây giờ";

    public static string DraftPrompt(string communeName) =>
        $"Ông/bà muốn nói với {InSentence(communeName)} điều gì? Xin nhắn: việc gì, ở đâu, từ khi nào. Nhắn nhiều tin cũng được, gửi kèm ảnh, tin thoại, vị trí cũng được. "
        + "Tôi đọc lại cho ông/bà nghe rồi mới gửi.";

    public static string DraftHeard(string communeName) => $"Đây là ý kiến gửi {InSentence(communeName)}. Tôi đọc lại, ông/bà xem đúng chưa:";

    public const string DraftReadBack = "Tôi đọc lại ý kiến của ông/bà:";

    public static string DraftQuoted(string words) => $"“{words}”";

    public static string DraftPlace(string place) => $"Ở đâu: {place}";

    public const string PinnedPlace = "theo vị trí đã gửi";

    public static string DraftThings(string things) => $"Kèm theo: {things}";

    public static string Things(int images, int files, int voices, int videos, bool place)
    {
        string[] parts =
        [
            .. images > 0 ? [$"{images} ảnh"] : Array.Empty<string>(),
            .. files > 0 ? [$"{files} tập tin"] : Array.Empty<string>(),
            .. voices > 0 ? [$"{voices} tin thoại"] : Array.Empty<string>(),
            .. videos > 0 ? [$"{videos} video"] : Array.Empty<string>(),
            .. place ? ["vị trí"] : Array.Empty<string>(),
        ];
        return string.Join(", ", parts);
    }

    public static string DraftTopic(string topic) => $"Về: {InSentence(topic)} (máy đoán, cán bộ sẽ xem lại)";

    public static string DraftDay(string day) => $"Gửi cho: buổi đối thoại {day}";

    public static string DraftDayLate(string day) => $"Gửi cho: buổi đối thoại {day}; đã chốt danh sách nên ghi là gửi MUỘN";

    public const string DraftLaterDay = "Gửi cho: buổi đối thoại sau";

    /// <summary>"thứ Bảy 12/12/2026, 8 giờ, nhà văn hóa khu phố 3".</summary>
    public static string DayInShort(DateOnly date, TimeOnly? from, string place) =>
        from is { } hour ? $"{Weekday(date.DayOfWeek)} {Date(date)}, {Hour(hour)}, {place}" : $"{Weekday(date.DayOfWeek)} {Date(date)}, {place}";

    public static string SeveralMatters(int count, IEnumerable<string> matters) =>
        $"Ông/bà nói {count} việc:\n{string.Join('\n', matters.Select((matter, index) => $"– Việc {index + 1}: {matter}"))}\nGửi thành {count} ý kiến thì mỗi việc có người lo riêng, mỗi việc một mã.";

    public static string ChoiceSplit(int count) => $"Gửi thành {count} ý kiến";

    public static string SimilarFound(int people, string masked) =>
        $"Việc này đã có {people} người nêu, đang được xử lý:\n“{masked}”\n\nÔng/bà cùng ý kiến thì tôi ghi thêm ông/bà vào đó: có trả lời, tôi cũng báo ông/bà. Hay vẫn gửi riêng?";

    public static string Joined(string code, int people) =>
        $"Đã ghi ông/bà cùng ý kiến này (nay là {people} người). Mã:\n\n{CommentCode.Show(code)}\n\nCó trả lời, tôi nhắn ông/bà. Muốn biết tới đâu, nhắn mã hoặc nhắn “ý kiến của tôi”.";

    public const string JoinGone = "Ý kiến đó không còn nữa. Xin ông/bà chọn gửi riêng.";

    public static string Filed(string code) => $"Đã nhận ý kiến của ông/bà. Mã:\n\n{CommentCode.Show(code)}";

    public static string FiledSeveral(IReadOnlyList<(string Code, string Words)> comments) =>
        $"Đã nhận {comments.Count} ý kiến của ông/bà:\n\n{string.Join("\n\n", comments.Select(one => $"{CommentCode.Show(one.Code)}\n“{one.Words}”"))}";

    public static string FiledForDay(string day) => $"Ý kiến được đưa vào buổi đối thoại {day}.";

    public static string FiledLate(string day) =>
        $"Buổi đối thoại {day} đã chốt danh sách, nên ý kiến này ghi là gửi MUỘN: có thể được trả lời tại buổi đó hoặc sau buổi đó. Không mất.";

    public const string FiledLaterDay = "Ý kiến được giữ cho buổi đối thoại sau; cán bộ vẫn xem ngay từ bây giờ.";

    public static string FiledBeyond(string body) => $"Việc này có thể thuộc {body}. Địa phương vẫn nhận, chuyển đi và theo dõi trả lời cho ông/bà.";

    public const string FiledAnonymous = "Gửi ẩn danh: cán bộ không thấy tên, số điện thoại của ông/bà.";

    public static string DraftKept(int days) => $"Ý kiến đang viết dở được giữ {days} ngày. Muốn viết tiếp, nhắn: gửi ý kiến.";

    public static string ChoiceMoveTo(string code) => $"Thêm vào {CommentCode.Show(code)}";

    public static string AddedTo(string code) => $"Đã ghi thêm vào ý kiến {CommentCode.Show(code)}.";

    public static string ContactAddedTo(string code) => $"Cảm ơn ông/bà. Đã ghi cách liên hệ vào ý kiến {CommentCode.Show(code)}; chỉ cán bộ phụ trách xem được.";
}
