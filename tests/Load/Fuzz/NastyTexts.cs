namespace CivicBot.Load.Fuzz;

/// <summary>What is sent.</summary>
internal static class NastyTexts
{
    /// <summary>What citizens say, so that every part of the conversation is reached.</summary>
    public static readonly IReadOnlyList<string> Said =
    [
        "menu", "Gửi ý kiến", "Gửi", "Sửa", "Bỏ", "1", "2", "9", "0", "có", "không", "xóa dữ liệu của tôi", "Đồng ý xóa", "ý kiến của tôi", "YK 123-456-789", "Rút ý kiến", "gặp cán bộ", "cảm ơn", "dừng lại",
        "làm giấy khai sinh cho con cần giấy tờ gì", "đăng ký tạm trú mất mấy ngày", "lệ phí bao nhiêu", "nộp ở đâu", "cấp lại sổ đỏ bị mất", "đèn đường hẻm 12 tắt cả tuần nay, tối lắm", "rác chất đống trước chợ, hôi quá",
        "đường vào khu phố 3 nhiều ổ gà, mưa là ngập", "tôi tố cáo ông trưởng ấp nhận tiền", "cháy nhà rồi cứu với", "số điện thoại của tôi 0912 345 678, căn cước 012345678901", "hồ sơ của tôi tới đâu rồi", "chợ ồn quá ngủ không được",
        "lam giay khai sinh", "dk ket hon can j", "Ý kiến của tôi về rác thải và cả đèn đường nữa, hai việc luôn", "1 ngày nữa họp phải không", "xuất dữ liệu của tôi", "đánh giá 5 sao", "#bot",
    ];

    /// <summary>What breaks programs that are not careful.</summary>
    public static readonly IReadOnlyList<string> Breaking =
    [
        "", " ", "\0", "\u0001\u0002\u001f", "\ufeff", "\ud800", "\udfff\ud800", "\u202e đảo ngược", "🧑‍👩‍👧‍👦🇻🇳", "e\u0301\u0323\u0302\u0309", string.Concat(Enumerable.Repeat("ạ\u0323\u0301", 300)), new string('a', 5_000), new string('9', 400),
        new string('(', 2_000), new string(' ', 3_000), string.Concat(Enumerable.Repeat("ý kiến ", 800)), "-1", "1e999", "NaN", "null", "true", "[]", "{}", "{\"a\":", "'; DROP TABLE inbox; --", "<script>alert(1)</script>", "{{7*7}}", "${jndi:ldap://x}", "%00%0d%0a", "\r\nSet-Cookie: a=b",
        "../../../../etc/passwd", "http://169.254.169.254/", "file:///etc/passwd", "https://zdn.vn@127.0.0.1/", "9999-99-99", "0000-00-00T00:00:00Z", "31/02/2026", "99999999999999999999", "٣٤٥", "１２３", "½", "İıŞ", "ﬀﬁ", "\u1ea0\u0300", "Zalo\u200bbot", "\u2028\u2029", "=cmd|'/c calc'!A1", "@SUM(1)",
    ];

    /// <summary>What is no text at all.</summary>
    public static readonly IReadOnlyList<byte[]> Raw = [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0x00], [0x22], [0x5C], [0x7B], [0x5D], [.. "\\ud800"u8], [.. "\\u0000"u8]];
}
