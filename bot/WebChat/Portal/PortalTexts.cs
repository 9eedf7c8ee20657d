namespace CivicBot.WebChat.Portal;

/// <summary>What visitors of a portal read before the conversation begins; what they read in the panel stands in <c>panel.html</c> and <c>panel.js</c>.</summary>
internal static class PortalTexts
{
    public const string Button = "Hỏi đáp";

    public const string UnknownCommune = "Địa chỉ này chưa có trợ lý hỏi đáp. Ông/bà vui lòng báo cho người quản trị trang.";

    public static string Title(string commune) => $"Hỏi đáp với {commune}";
}
