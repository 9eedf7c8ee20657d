namespace CivicBot.Conversation;

/// <summary>Thanks, chat, abuse, advertising, what is not ours, what we do not know.</summary>
internal static partial class Texts
{
    public const string YouAreWelcome = "Dạ, không có gì ạ. Chúc ông/bà nhiều sức khỏe. Cần gì ông/bà cứ nhắn tiếp.";

    public const string Chitchat = "Dạ, cảm ơn ông/bà đã hỏi thăm. Tôi là máy trả lời, chỉ rành chuyện thủ tục và nơi liên hệ.";

    public const string CalmAnswer = "Tôi hiểu ông/bà đang bực. Việc gì cần giúp, xin ông/bà nói rõ, tôi giúp hoặc chuyển lời cho cán bộ.";

    public const string SpamAnswer = "Kênh này chỉ giải đáp thủ tục và nhận ý kiến của người dân, không nhận quảng cáo.";

    public const string OtherTopic = "Việc này không thuộc việc của chính quyền xã, phường nên tôi không trả lời được, mong ông/bà thông cảm.";

    public const string Unknown =
        "Câu này tôi chưa có câu trả lời chắc chắn, nên không dám nói bừa. Tôi đã ghi câu hỏi lại (không ghi tên ông/bà) để bổ sung. "
        + "Ông/bà hỏi cán bộ giúp:";

    public const string UnknownShort = "Tôi chưa hiểu ý ông/bà. Xin nhắn rõ hơn một chút, ví dụ: “làm giấy khai sinh cần gì”.";

    public const string NotTheseHandedOver = "Vậy câu này xin ông/bà hỏi cán bộ. Tôi đã ghi câu hỏi lại (không ghi tên ông/bà) để bổ sung.";
}
