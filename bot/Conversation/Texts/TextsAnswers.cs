using CivicBot.Conversation.Answers;

namespace CivicBot.Conversation;

/// <summary>Answers about procedures.</summary>
internal static partial class Texts
{
    public const string Bullet = "• ";

    public const string ChoiceMore = "Xem thêm";
    public const string ChoiceNoneOfThese = "Không phải, hỏi cán bộ";

    public const string ClarifyLead = "Để trả lời cho đúng, xin hỏi lại: ông/bà cần việc nào dưới đây?";

    public const string LowConfidence = "Phần này tôi chưa chắc chắn hoàn toàn. Trước khi đi làm, xin ông/bà hỏi lại cán bộ cho chắc.";

    public const string OnlyNumbersShown = "Xin ông/bà chọn một số có trong danh sách, hoặc nhắn câu hỏi bằng chữ.";

    public const string ProcedureGone = "Thủ tục này hiện không còn trong danh sách trả lời. Xin ông/bà hỏi cán bộ hoặc nhắn lại câu hỏi.";

    public const string OnlineFull = "Làm qua mạng được toàn bộ, không phải tới nơi để nộp.";
    public const string OnlinePartial = "Làm qua mạng được một phần: nộp qua mạng, nhưng có bước vẫn phải tới nơi.";
    public const string OnlineNone = "Việc này chưa làm qua mạng được, phải làm trực tiếp.";

    public const string Portal = "Cổng Dịch vụ công quốc gia";
    public const string NationalPortal = "https://dichvucong.gov.vn";
    public const string ChoicePortal = "Mở Cổng Dịch vụ công quốc gia";

    private const string And = " và ";

    public static string PartLabel(AnswerPart part) => part switch
    {
        AnswerPart.General => "Tóm tắt",
        AnswerPart.Papers => "Giấy tờ cần có",
        AnswerPart.Steps => "Các bước làm",
        AnswerPart.Time => "Bao lâu thì xong",
        AnswerPart.Fee => "Lệ phí",
        AnswerPart.Where => "Nơi nộp",
        AnswerPart.Online => "Làm qua mạng",
        AnswerPart.Conditions => "Điều kiện",
        AnswerPart.LegalGround => "Căn cứ pháp lý",
        AnswerPart.Notes => "Điều cần lưu ý",
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "Unknown part."),
    };

    /// <summary>First line of an answer.</summary>
    public static string AnswerTitle(string procedureName, AnswerPart part) =>
        part == AnswerPart.General ? $"{procedureName}:" : $"{procedureName} – {InSentence(PartLabel(part))}:";

    public static string Summary(string authority, string duration, string fee) =>
        $"Nơi giải quyết: {Sentence(authority)}\nThời gian: {Sentence(duration)}\nLệ phí: {Sentence(fee)}";

    public const string SummaryPapers = "Giấy tờ chính:";

    public static string MoreLeft(int items) => $"(Còn {items} ý nữa, chọn “{ChoiceMore}”.)";

    public const string MoreLeftInItem = $"(Còn chi tiết, chọn “{ChoiceMore}”.)";

    public static string Expired(DateOnly until) => $"LƯU Ý: nội dung dưới đây chỉ áp dụng đến hết ngày {Date(until)}, nay ĐÃ HẾT HẠN. Xin hỏi lại cán bộ trước khi làm.";

    public static string NotYetValid(DateOnly from) => $"LƯU Ý: nội dung dưới đây CHƯA áp dụng, đến ngày {Date(from)} mới có hiệu lực.";

    public static string ExpiresSoon(DateOnly until) => $"Nội dung này áp dụng đến hết ngày {Date(until)}.";

    public static string ReviewIsOld(DateOnly reviewed) => $"Nội dung này được rà soát đã lâu (ngày {Date(reviewed)}), xin hỏi lại cán bộ cho chắc.";

    public static string LegalGrounds(IReadOnlyList<string> first, int others) =>
        others > 0 ? $"Căn cứ: {string.Join("; ", first)}{And}{others} văn bản khác." : $"Căn cứ: {Sentence(string.Join("; ", first))}";

    public static string Source(string source, DateOnly reviewed) => $"Nguồn: {Sentence(source)} Rà soát ngày {Date(reviewed)}.";

    public const string SourceLegalTexts = "các văn bản nêu trên";

    public static string SourceWithCode(string source, string code) => $"{source}, mã thủ tục {code}";

    /// <param name="note">The entry's own sentence; it may name the number itself.</param>
    public static string EmergencyEntry(string phone, string? note) => note switch
    {
        null => $"KHẨN CẤP: gọi ngay {phone}.",
        _ when note.Contains(phone, StringComparison.Ordinal) => $"KHẨN CẤP: {InSentence(Sentence(note))}",
        _ => $"KHẨN CẤP: gọi ngay {phone}. {Sentence(note)}",
    };
}
