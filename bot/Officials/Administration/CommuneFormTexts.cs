namespace CivicBot.Officials.Administration;

/// <summary>What the forms of a commune say when something is missing.</summary>
internal static class CommuneFormTexts
{
    public const string NoName = "Hãy ghi tên xã, phường, ví dụ: Phường An Hòa.";
    public const string NoProvince = "Hãy ghi tên tỉnh, thành phố, ví dụ: Tỉnh Đồng Tháp.";
    public const string NoOffice = "Hãy ghi ít nhất một nơi tiếp dân, bộ phận một cửa đứng đầu.";
    public const string NoTitle = "Có dòng cán bộ thiếu chức danh; hãy ghi chức danh, hoặc xóa trắng cả dòng.";
    public const string Exists = "Xã, phường này đã có; hãy mở từ danh sách để sửa.";

    public static string NoAddress(string office) => $"“{office}” thiếu địa chỉ.";

    public static string WrongDays(int most) => $"Số ngày làm việc phải là số từ 1 đến {most}.";
}
