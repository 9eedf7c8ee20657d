namespace CivicBot.Dialogues;

/// <summary>Fixed words of the poster; the head of an official notice follows Decree 30/2020/NĐ-CP.</summary>
internal static class PosterTexts
{
    public const string Nation = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
    public const string Motto = "Độc lập - Tự do - Hạnh phúc";
    public const string Committee = "ỦY BAN NHÂN DÂN";
    public const string Notice = "THÔNG BÁO";
    public const string About = "Về việc đối thoại giữa lãnh đạo {0} với nhân dân";
    public const string To = "Kính gửi: Bà con {0}";
    public const string When = "Thời gian";
    public const string Where = "Địa điểm";
    public const string What = "Nội dung";
    public const string Who = "Chủ trì";
    public const string ScanTitle = "Bà con có điều muốn nói?";
    public const string ScanSteps = "Mở Zalo, quét mã này, bấm “Gửi ý kiến” rồi viết vài dòng. Có ảnh thì gửi kèm. Không cần ghi tên.";
    public const string NoCode = "Nói với tổ trưởng, trưởng khu hoặc cán bộ tiếp dân; cán bộ ghi giúp và đưa mã ý kiến để theo dõi.";
    public const string Before = "Xin gửi trước {0} để cán bộ kịp chuẩn bị trả lời. Gửi sau vẫn nhận.";
    public const string NoSmartphone = "Không có điện thoại thông minh: nói với tổ trưởng, trưởng khu{0}.";
    public const string OrCall = ", hoặc gọi {0}";
    public const string Result = "Kết quả được công khai trong vòng 10 ngày sau buổi đối thoại.";
    public const string NoFear = "Gửi ý kiến không mất tiền. Không ai được hỏi mã OTP, mật khẩu hay đòi chuyển tiền.";
    public const string Trial = "BẢN CHẠY THỬ – ĐỊA PHƯƠNG TỰ ĐẶT";
    public const string DateLine = "{0}, ngày {1:00} tháng {2:00} năm {3}";
}
