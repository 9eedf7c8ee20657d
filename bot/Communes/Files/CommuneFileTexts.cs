namespace CivicBot.Communes.Files;

/// <summary>What saving a commune's file says to administrators.</summary>
internal static class CommuneFileTexts
{
    public const string CannotWrite = "Không ghi được tệp của xã, phường: thư mục chỉ cho đọc. Hãy nhờ người giữ máy chủ cấp quyền ghi cho thư mục đó.";
    public const string NothingEarlier = "Không có bản trước để lấy lại.";

    public static string Wrong(string rule) => $"Chưa lưu được vì tệp sẽ không đúng: {rule}";
}
