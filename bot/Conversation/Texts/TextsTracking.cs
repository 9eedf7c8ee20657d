using CivicBot.Comments;
using CivicBot.Comments.Life;

namespace CivicBot.Conversation;

/// <summary>A comment that was sent: where it stands, and what its author can do.</summary>
internal static partial class Texts
{
    public const string ChoiceMyComments = "Ý kiến của tôi";
    public const string ChoiceAddInformation = "Bổ sung";
    public const string ChoiceWithdraw = "Rút ý kiến này";
    public const string ChoiceConfirmWithdraw = "Đồng ý rút";
    public const string ChoiceKeepComment = "Không rút nữa";
    public const string ChoiceRate = "Chấm điểm";
    public const string ChoiceContest = "Chưa đồng ý";
    public const string ChoiceAnswer = "Trả lời cán bộ";
    public const string ChoiceHideName = "Giấu tên tôi";

    public const string NoComments = "Ông/bà chưa gửi ý kiến nào ở đây. Muốn gửi, xin chọn “Gửi ý kiến”.";
    public const string MyCommentsLead = "Ý kiến của ông/bà, mới nhất ở trên. Chọn một ý kiến để xem rõ:";
    public const string WhichComment = "Ông/bà nói về ý kiến nào?";
    public const string NoSuchComment = "Hiện không có ý kiến nào của ông/bà làm việc đó được.";
    public const string AskAddition = "Xin ông/bà nhắn điều cần bổ sung, gửi kèm ảnh cũng được.";
    public const string AskContest = "Ông/bà chưa đồng ý chỗ nào? Xin nhắn một câu; ý kiến sẽ được mở lại cho cán bộ xem.";
    public const string AskRatingWords = "Ông/bà muốn nói thêm gì không? Xin nhắn một câu, hoặc chọn:";
    public const string ChoiceNoWords = "Không nói thêm";
    public const string RatingBad = "Nếu việc chưa xong, ông/bà chọn “Chưa đồng ý”: ý kiến sẽ được mở lại.";
    public const string ExportNothing = "Hiện ở đây không giữ dữ liệu nào của ông/bà ngoài cuộc trò chuyện này.";

    public static string StateInWords(CommentState state) => state switch
    {
        CommentState.Received => "đã nhận",
        CommentState.Confirmed => "đã nhận, chờ giao cán bộ",
        CommentState.Assigned => "cán bộ đang xử lý",
        CommentState.NeedsInformation => "cán bộ đang chờ ông/bà trả lời",
        CommentState.Forwarded => "đã chuyển cơ quan có thẩm quyền, vẫn theo dõi ở đây",
        CommentState.Promised => "đã hẹn ngày làm",
        CommentState.Reopened => "đã mở lại, cán bộ xem lại",
        CommentState.AnsweredOnSpot => "đã trả lời tại buổi đối thoại",
        CommentState.Answered => "đã trả lời",
        CommentState.Done => "đã làm xong",
        CommentState.Refused => "không giải quyết, có nêu lý do",
        CommentState.Duplicate => "đã gộp với ý kiến khác cùng việc",
        CommentState.Withdrawn => "ông/bà đã rút",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown state of a comment."),
    };

    public static string StateOfOther(CommentState state) => state switch
    {
        CommentState.NeedsInformation => "cán bộ đang chờ người gửi trả lời",
        CommentState.Withdrawn => "người gửi đã rút",
        _ => StateInWords(state),
    };

    public static string CommentLine(string code, string words, CommentState state, DateOnly received, bool joined) =>
        $"{CommentCode.Show(code)}, {(joined ? "cùng ý kiến" : $"gửi {Date(received)}")}: “{words}” – {StateInWords(state)}.";

    public static string CommentHead(string code, DateOnly received, bool joined) =>
        joined ? $"Ý kiến {CommentCode.Show(code)}, ông/bà cùng ý kiến:" : $"Ý kiến {CommentCode.Show(code)}, gửi ngày {Date(received)}:";

    public static string StateLine(CommentState state, DateOnly since) => $"Tình trạng: {StateInWords(state)} (từ {Date(since)}).";

    public static string Said(CommentState state, string by, string text) => state switch
    {
        CommentState.NeedsInformation => $"{by} hỏi: {Sentence(text)}",
        CommentState.Promised => $"{by} hẹn: {Sentence(text)}",
        CommentState.Refused or CommentState.Forwarded => $"Lý do: {Sentence(text)}",
        _ => $"{by} trả lời: {Sentence(text)}",
    };

    public static string PromisedDay(DateOnly day) => $"Hẹn ngày: {Date(day)}.";

    public static string ExpectedDay(DateOnly day) => $"Dự kiến có trả lời: {Date(day)}.";

    public static string ForwardedBody(string body) => $"Nơi nhận: {Sentence(body)}";

    public static string LegalGroundLine(string ground) => $"Căn cứ: {Sentence(ground)}";

    public static string DoorLine(string door) => $"Ông/bà có thể đến: {Sentence(door)}";

    public static string DuplicateLine(string code) => $"Trả lời theo ý kiến {CommentCode.Show(code)}; có trả lời, tôi báo ông/bà.";

    public static string RatedLine(int stars) => $"Ông/bà đã chấm {stars} trên 5.";

    public static string OtherComment(string code, CommentState state, DateOnly since) =>
        $"Ý kiến {CommentCode.Show(code)} không phải của ông/bà, nên tôi chỉ nói được tình trạng: {StateOfOther(state)} (từ {Date(since)}).";

    public static string PublicAnswer(string text) => $"Trả lời công khai: {Sentence(text)}";

    public static string CodeWrong(string shown) =>
        $"Mã {shown} không đúng, chắc có số đọc hoặc gõ nhầm. Mã ý kiến có 9 số, ví dụ YK 123-456-789; xin ông/bà xem lại.";

    public static string CodeUnknown(string code) =>
        $"Tôi không tìm thấy ý kiến {CommentCode.Show(code)}. Xin ông/bà xem lại mã. Mã hồ sơ thủ tục thì tra ở dichvucong.gov.vn.";

    public static string WithdrawQuestion(string code) => $"Ông/bà muốn rút ý kiến {CommentCode.Show(code)}? Rút rồi cán bộ không xử lý nữa; đổi ý thì vẫn mở lại được.";

    public static string Withdrawn(string code) => $"Đã rút ý kiến {CommentCode.Show(code)}.";

    public const string NotWithdrawn = "Dạ, ý kiến vẫn giữ nguyên, không rút.";

    public static string RateQuestion(string code) => $"Ông/bà hài lòng với kết quả ý kiến {CommentCode.Show(code)} tới đâu? 1 là rất không hài lòng, 5 là rất hài lòng.";

    public static string ChoiceStars(int stars) => stars switch
    {
        1 => "1 – rất không hài lòng",
        2 => "2 – không hài lòng",
        3 => "3 – tạm được",
        4 => "4 – hài lòng",
        5 => "5 – rất hài lòng",
        _ => throw new ArgumentOutOfRangeException(nameof(stars), stars, "One to five."),
    };

    public static string Rated(int stars) => $"Cảm ơn ông/bà đã chấm {stars} trên 5.";

    public static string Contested(string code) => $"Đã mở lại ý kiến {CommentCode.Show(code)} kèm lý do của ông/bà. Cán bộ sẽ xem lại và trả lời.";

    public static string Answered(string code) => $"Đã ghi câu trả lời của ông/bà vào ý kiến {CommentCode.Show(code)}. Cán bộ xử lý tiếp.";

    public static string AddedToClosed(string code, CommentState state) =>
        $"Đã ghi thêm vào ý kiến {CommentCode.Show(code)}. Ý kiến này {StateInWords(state)}; nếu chưa đồng ý kết quả, xin chọn “{ChoiceContest}”.";

    public static string NotPossible(string code, CommentState state) => $"Ý kiến {CommentCode.Show(code)} {StateInWords(state)}, nên không làm việc đó được.";

    public static string NameHidden(string code) => $"Từ nay cán bộ không thấy ai gửi ý kiến {CommentCode.Show(code)}.";
}
