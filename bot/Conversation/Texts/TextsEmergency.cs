using CivicBot.Conversation.Emergencies;

namespace CivicBot.Conversation;

/// <summary>Emergencies: the number is the first thing that is read.</summary>
internal static partial class Texts
{
    public const string EmergencyHonesty = "Đây là máy trả lời tự động, KHÔNG gọi cứu giúp thay ông/bà được. Xin gọi ngay, nói rõ địa chỉ.";

    public const string EmergencyNumbers = "Các số khẩn cấp, gọi miễn phí: 113 công an, 114 cháy và cứu nạn, 115 cấp cứu, 112 tìm kiếm cứu nạn, 111 bảo vệ trẻ em.";

    public static string EmergencyFirstLine(EmergencyKind kind) => kind switch
    {
        EmergencyKind.Fire => "GỌI NGAY 114 (cháy, nổ, cứu nạn). Ra khỏi chỗ nguy hiểm trước đã.",
        EmergencyKind.Medical => "GỌI NGAY 115 (cấp cứu).",
        EmergencyKind.Crime => "GỌI NGAY 113 (công an). Tránh xa chỗ nguy hiểm trước đã.",
        EmergencyKind.Child => "GỌI NGAY 111 (bảo vệ trẻ em). Trẻ đang bị nguy hiểm thì gọi 113.",
        EmergencyKind.Disaster => "GỌI NGAY 112 (tìm kiếm cứu nạn). Có người bị thương thì gọi 115.",
        EmergencyKind.SelfHarm => "GỌI NGAY 115. Xin đừng ở một mình, hãy gọi người thân đến bên cạnh.",
        EmergencyKind.Unclear => "GỌI NGAY 113 (công an), 114 (cháy) hoặc 115 (cấp cứu).",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown emergency."),
    };

    public static string LocalDuty(string office, string phone) => $"Gần nhất: {office}, điện thoại {phone}.";

    public static string ChoiceGuide(string procedureName) => $"Xem hướng dẫn: {InSentence(procedureName)}";

    public static string NoteAlsoTaken(string code) => $"Lời nhắn của ông/bà cũng đã được ghi lại, mã {code}, nhưng cán bộ chỉ xem trong giờ làm việc.";
}
