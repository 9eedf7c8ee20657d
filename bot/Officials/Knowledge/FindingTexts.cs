using CivicBot.Knowledge.Procedures;

namespace CivicBot.Officials.Knowledge;

/// <summary>What <c>check</c> finds in a commune's own text, in the words of officials; operators read the English sentences.</summary>
internal static class FindingTexts
{
    private static readonly Dictionary<string, string> ByRule = new(StringComparer.Ordinal)
    {
        ["not-utf8"] = "Có chữ không đọc được; hãy gõ lại.",
        ["not-nfc"] = "Có chữ dấu rời (chép từ máy Mac hoặc tệp PDF); hãy gõ lại dòng này.",
        ["invisible-character"] = "Có ký tự không nhìn thấy; hãy gõ lại chỗ đó.",
        ["bad-yaml"] = "Phần đầu viết sai: thiếu ngoặc kép, thụt dòng sai hoặc khóa lặp. Giá trị có dấu hai chấm thì đặt trong ngoặc kép.",
        ["unknown-key"] = "Khóa này không có trong danh sách; thường là gõ nhầm.",
        ["empty-value"] = "Khóa này chưa có giá trị; hãy ghi giá trị hoặc xóa dòng.",
        ["wrong-type"] = "Giá trị không đúng kiểu: danh sách đặt trong [ ], đúng sai ghi true hoặc false.",
        ["wrong-date"] = "Ngày phải viết năm-tháng-ngày, ví dụ 2026-11-21.",
        ["repeated-item"] = "Dòng này lặp lại trong danh sách.",
        ["wrong-file-name"] = "Tên mục không hợp lệ.",
        ["missing-front-matter"] = "Dòng đầu tiên phải là ---, sau các khóa lại có một dòng ---.",
        ["wrong-code"] = "Mã thủ tục phải có dạng \"1.001193\", trong ngoặc kép.",
        ["wrong-level"] = "Cấp giải quyết phải là một trong: xã, tỉnh, công an xã, công an tỉnh, khác.",
        ["wrong-online"] = "Làm qua mạng phải ghi: toàn trình, một phần hoặc không; muốn giải thích thì thêm sau dấu phẩy.",
        ["wrong-confidence"] = "Độ chắc chắn phải là high, medium hoặc low.",
        ["wrong-emergency"] = "Số khẩn cấp chỉ gồm chữ số; có câu dặn thì phải có số.",
        ["wrong-validity"] = "Ngày hết hiệu lực nằm trước ngày bắt đầu.",
        ["missing-legal-ground"] = "Không còn căn cứ pháp lý nào; câu trả lời phải có căn cứ.",
        ["unknown-section"] = "Tên mục lạ. Các mục: Hồ sơ, Điều kiện, Trình tự, Thời hạn, Lệ phí, Nơi nộp, Căn cứ pháp lý, Lưu ý; có thể thêm (bổ sung) ở cuối.",
        ["repeated-section"] = "Mục này đã có ở trên; hãy gộp hai mục.",
        ["empty-section"] = "Mục này chưa có chữ nào; hãy ghi nội dung hoặc xóa tên mục.",
        ["text-outside-section"] = "Có chữ nằm trước tên mục đầu tiên; hãy đưa vào một mục.",
        ["section-order"] = "Mục không đúng thứ tự.",
        ["bad-reference"] = "Dấu [[ ]] viết sai.",
        ["dead-reference"] = "Dẫn tới thủ tục không có; hãy sửa tên hoặc bỏ dấu [[ ]].",
        ["self-reference"] = "Dẫn tới chính thủ tục này; hãy bỏ dấu [[ ]].",
        ["reference-to-switched-off"] = "Dẫn tới thủ tục đang tắt; người dân sẽ không mở được.",
        ["unknown-slug"] = "Không còn thủ tục này trong bản chung.",
        ["empty-override"] = "Nội dung này không khác gì bản chung.",
        ["reviewed-in-future"] = "Ngày rà soát là ngày chưa đến.",
        ["not-yet-valid"] = "Chưa có hiệu lực; câu trả lời sẽ nói điều này trước tiên.",
        ["expires-soon"] = "Sắp hết hiệu lực.",
        ["expired"] = "Đã hết hiệu lực; hãy viết lại hoặc tắt.",
    };

    /// <summary>Rules that have words of their own.</summary>
    public static IReadOnlyCollection<string> Rules => ByRule.Keys;

    public static string Of(KnowledgeProblem problem) => ByRule.GetValueOrDefault(problem.Rule) ?? "Chỗ này chưa đúng cách viết.";
}
